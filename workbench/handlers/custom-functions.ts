// Custom functions of the add-in in the engine's own calculation. The engine asks for a value and cannot wait: it is given what
// is known, or #BUSY!, and every call that is new goes to the add-in in one message. What comes back is kept by function and
// arguments, and the workbook is calculated again. A later answer to the same call (a stream) takes the place of the first.
import type { Engine } from '../engine/engine';
import { isRecord, textOf } from '../protocol/arguments';
import { type RichClass, type RichObject, rich } from '../protocol/rich-class';
import type { WireEvent } from '../protocol/wire';

/** Category and type of a call in a `richApiMessage`, and its flags: cancelable and streaming. */
const category = 1;
const invocation = 1000;
const flags = { cancelable: 1, streaming: 2 };
/** Calls of one calculation come one by one. */
const together = 10;

export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly options?: { readonly stream?: boolean; readonly cancelable?: boolean };
}

type Leaf = string | number | boolean | null;
type Value = Leaf | readonly (readonly Leaf[])[];
interface Call {
  readonly id: number;
  readonly metadata: FunctionMetadata;
  readonly args: readonly Leaf[];
  value: Value;
  message: string;
}

export interface CustomFunctions {
  /** Makes the functions of a namespace known: `PIB` and `VALUE` are typed as `PIB.VALUE`. */
  register(namespace: string, functions: readonly FunctionMetadata[]): void;
  /** Messages for the add-in. */
  onEntries(listener: (entries: readonly WireEvent[]) => void): void;
  /** The add-in has said that its functions can be called. */
  readonly service: RichObject;
  /** How many messages with calls went to the add-in so far, and how many calls. */
  readonly sent: () => { readonly messages: number; readonly calls: number };
  /** What the add-in said with an error in answer to a call. */
  messageOf(name: string, args: readonly Leaf[]): string;
}

/** The client's numbers of errors → what a cell shows. */
const errors: Readonly<Record<number, string>> = {
  1: '#N/A',
  5: '#DIV/0!',
  6: '#NUM!',
  7: '#VALUE!',
  8: '#NULL!',
  9: '#NAME?',
  10: '#NAME?',
};

export const createCustomFunctions = (engine: Engine): CustomFunctions => {
  const calls = new Map<string, Call>();
  const byId = new Map<number, Call>();
  const listeners: ((entries: readonly WireEvent[]) => void)[] = [];
  let waiting: Call[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isReady = false;
  const sent = { messages: 0, calls: 0 };

  const send = (): void => {
    timer = undefined;
    if (!isReady || waiting.length === 0) return;
    const entries = waiting.map((call): WireEvent => {
      const { stream, cancelable } = call.metadata.options ?? {};
      const flag = (cancelable ? flags.cancelable : 0) | (stream ? flags.streaming : 0);
      return [category, invocation, '', JSON.stringify([call.id, call.metadata.id, call.args, '', flag]), 0, false];
    });
    sent.messages += 1;
    sent.calls += waiting.length;
    waiting = [];
    for (const listener of listeners) listener(entries);
  };
  const soon = (): void => {
    timer ??= setTimeout(send, together);
  };

  const keyOf = (id: string, args: readonly Leaf[]): string => JSON.stringify([id.toUpperCase(), args]);
  const calculate = (metadata: FunctionMetadata, given: readonly unknown[]): Value => {
    const args = given.map(leafOf);
    while (args.length > 0 && args.at(-1) === null) args.pop();
    const key = keyOf(metadata.id, args);
    const known = calls.get(key);
    if (known) return known.value;
    const call: Call = { id: calls.size + 1, metadata, args, value: '#BUSY!', message: '' };
    calls.set(key, call);
    byId.set(call.id, call);
    waiting.push(call);
    soon();
    return call.value;
  };

  const take = (id: unknown, failed: boolean, value: unknown, code: unknown): boolean => {
    const call = byId.get(Number(id));
    if (!call) return false;
    // An error is a value that says so: the client sends it as it was made, or as a failure with a number.
    const said = isRecord(value) && 'basicValue' in value ? String(value.basicValue) : undefined;
    const next: Value = failed ? (errors[Number(code)] ?? '#VALUE!') : (said ?? valueOf(value));
    call.message = failed ? textOf(value) : isRecord(value) ? messageIn(value) : '';
    if (JSON.stringify(next) === JSON.stringify(call.value)) return false;
    call.value = next;
    return true;
  };
  const results = (list: readonly unknown[]): void => {
    let changed = false;
    for (const each of list) {
      if (Array.isArray(each)) {
        const [id, ok, value, code] = each as readonly unknown[];
        changed = take(id, ok !== true, value, code) || changed;
      } else if (isRecord(each)) changed = take(each.id, each.failed === true, each.value, each.errorCode) || changed;
    }
    if (changed) engine.calc.calculateAll();
  };
  const shape: RichClass<null> = {
    name: 'CustomFunctions',
    methods: {
      _GetEnabledFeatures: () => [],
      _SetOsfControlContainerReadyForCustomFunctions: () => {
        isReady = true;
        // A page that was loaded anew knows nothing of earlier calls.
        waiting = [...byId.values()];
        soon();
      },
      SetInvocationArrayResults: (_target, args) => results(args.list(0)),
      SetInvocationResults: (_target, args) => results(args.list(0)),
    },
  };

  return {
    register: (namespace, functions) => {
      for (const metadata of functions)
        engine.parts.registerFunction(`${namespace}.${metadata.name}`.toUpperCase(), (...args) =>
          calculate(metadata, args),
        );
      // Cells of a kept workbook that use them are calculated now that they are known.
      engine.calc.calculateAll();
    },
    onEntries: (listener) => {
      listeners.push(listener);
    },
    service: rich(shape, null),
    sent: () => ({ ...sent }),
    messageOf: (name, args) => calls.get(keyOf(name, args))?.message ?? '',
  };
};

/** A single cell comes as rows of one. */
const leafOf = (value: unknown): Leaf => {
  const plain: unknown = Array.isArray(value) ? (value as readonly (readonly unknown[])[])[0]?.[0] : value;
  return typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean' ? plain : null;
};

const valueOf = (value: unknown): Value => {
  if (Array.isArray(value)) return value.map((row) => (Array.isArray(row) ? row.map(leafOf) : [leafOf(row)]));
  return leafOf(value) ?? '';
};

const messageIn = (value: Readonly<Record<string, unknown>>): string => {
  const said = value.message ?? value.errorMessage;
  return typeof said === 'string' ? said : '';
};

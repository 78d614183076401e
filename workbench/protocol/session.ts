// Takes the requests of one add-in in order: refuses them while a cell is being edited, or lets those wait
// that asked to, and counts them. Services of the host do not queue behind a batch.
import { type Interpreter } from './interpreter';
import { PathType, type WireReply, type WireRequest } from './wire';

export type Answer =
  { readonly kind: 'reply'; readonly reply: WireReply } | { readonly kind: 'refused'; readonly code: number };

/** What office.js turns into InvalidOperationInCellEditMode. */
export const inCellEditMode = 5004;

/** The request flag of `Excel.run({ delayForCellEdit: true }, …)`. */
export const delayForCellEdit = 64;

export interface SessionOptions {
  readonly interpret: Interpreter;
  /** Requests to the host's own services, which must not wait for the workbook. */
  readonly interpretService: Interpreter;
  readonly isEditing: () => boolean;
  /** Wraps a batch: marks its changes as the add-in's and makes one undo step of them. */
  readonly around: (work: () => Promise<WireReply>) => Promise<WireReply>;
  /** Called after each batch, before its reply goes out. */
  readonly afterBatch: () => void;
}

export interface Session {
  execute(request: WireRequest, flags: number): Promise<Answer>;
  /** Requests that reached the workbook since the session began, clean-up of references aside. */
  count(): number;
  /** Milliseconds that the workbook took for them, waiting for the one before not counted. */
  millis(): number;
}

export const createSession = (options: SessionOptions): Session => {
  let queue: Promise<unknown> = Promise.resolve();
  let count = 0;
  let millis = 0;

  const untilEdited = async (): Promise<void> => {
    while (options.isEditing()) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  return {
    count: () => count,
    millis: () => millis,
    execute: async (request, flags) => {
      if (isService(request)) return { kind: 'reply', reply: await options.interpretService(request) };
      const cleanUp = isCleanUp(request);
      // Decided on arrival: in the queue a plain call would hang behind a delayed one.
      const editing = !cleanUp && options.isEditing();
      if (editing && (flags & delayForCellEdit) === 0) return { kind: 'refused', code: inCellEditMode };
      if (!cleanUp) count += 1;
      const turn = queue.then(async () => {
        if (editing) await untilEdited();
        const began = performance.now();
        const reply = await options.around(() => options.interpret(request));
        options.afterBatch();
        millis += performance.now() - began;
        return reply;
      });
      queue = turn.catch(() => undefined);
      return { kind: 'reply', reply: await turn };
    },
  };
};

const isService = (request: WireRequest): boolean =>
  Object.values(request.ObjectPaths ?? {}).some((path) => path.ObjectPathType === PathType.newObject);

/** What Excel.run sends when it ends, without the programmer's doing. */
const isCleanUp = (request: WireRequest): boolean =>
  request.Actions.length > 0 &&
  request.Actions.every((action) => action.ActionType === 1 || action.Name === '_RemoveReference') &&
  request.Actions.some((action) => action.Name === '_RemoveReference');

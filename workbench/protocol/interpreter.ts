// Runs one request of the rich API against described objects. Knows nothing of Excel: what an object
// can do is in its class. Actions run in order, paths are resolved once, when their action comes.
import { argumentsOf, isRecord } from './arguments';
import { call, findSetter, lowerFirst, navigate } from './members';
import { idFields, query } from './query';
import { isRich, type RichObject } from './rich-class';
import { RichError, apiNotFound, invalidArgument, invalidReference, itemNotFound, notImplemented } from './rich-error';
import { ActionType, PathType } from './wire';
import type { WireAction, WireArguments, WirePath, WireReply, WireRequest, WireResult } from './wire';

export interface InterpreterHost {
  readonly root: RichObject;
  newObject(typeName: string): RichObject | null;
  /** Objects the client asked to keep between requests, by reference id. */
  readonly kept: Map<string, RichObject>;
  nextReferenceId(): string;
  /** Called before a member that may see the effect of earlier writes. */
  readonly beforeEffect: () => void;
  /** Called before a query, so that the host can wait for a calculation. */
  beforeQuery(object: RichObject, select: readonly string[]): Promise<void>;
}

export type Interpreter = (request: WireRequest) => Promise<WireReply>;

export const createInterpreter = (host: InterpreterHost): Interpreter => {
  return async (request) => {
    const paths = request.ObjectPaths ?? {};
    const resolved = new Map<number, RichObject | null>();
    const results: WireResult[] = [];
    const traceIds: number[] = [];

    const resolve = async (id: number): Promise<RichObject | null> => {
      const known = resolved.get(id);
      if (known !== undefined) return known;
      const path = paths[String(id)];
      if (!path) throw invalidArgument();
      const object = await follow(path);
      resolved.set(id, object);
      return object;
    };

    const follow = async (path: WirePath): Promise<RichObject | null> => {
      if (path.ObjectPathType === PathType.globalObject) return host.root;
      if (path.ObjectPathType === PathType.nullObject) return null;
      if (path.ObjectPathType === PathType.newObject) {
        const made = host.newObject(path.Name);
        if (!made) throw apiNotFound(path.Name);
        return made;
      }
      if (path.ObjectPathType === PathType.referenceId) {
        const kept = host.kept.get(path.Name);
        if (!kept) throw invalidReference();
        return kept;
      }
      const parent = path.ParentObjectPathId === undefined ? null : await resolve(path.ParentObjectPathId);
      if (!parent) return null;
      if (path.ObjectPathType === PathType.property) return navigate(parent, path.Name);
      if (path.ObjectPathType !== PathType.method && path.ObjectPathType !== PathType.indexer)
        throw notImplemented(`ObjectPathType ${path.ObjectPathType}`);
      const name = path.ObjectPathType === PathType.indexer ? 'getItem' : path.Name;
      const value = await call(parent, name, argumentsOf(await readArguments(path.ArgumentInfo)), host.beforeEffect);
      return isRich(value) ? value : null;
    };

    const readArguments = async (info: WireArguments | undefined): Promise<unknown[]> => {
      const referenced = info?.ReferencedObjectPathIds ?? [];
      const values: unknown[] = [];
      for (const [index, value] of (info?.Arguments ?? []).entries())
        values.push(await readValue(value, referenced[index]));
      return values;
    };

    const readValue = async (value: unknown, reference: unknown): Promise<unknown> => {
      if (typeof reference === 'number' && reference !== 0) return resolve(reference);
      if (Array.isArray(value)) {
        if (!Array.isArray(reference) && !mayHoldObjects(value)) return value;
        const inner = Array.isArray(reference) ? reference : [];
        return Promise.all(value.map((item, index) => readValue(item, inner[index])));
      }
      if (!isRecord(value)) return value;
      if (typeof value._ObjectPathId === 'number') return resolve(value._ObjectPathId);
      const out: Record<string, unknown> = {};
      for (const [key, item] of Object.entries(value)) out[key] = await readValue(item, undefined);
      return out;
    };

    const setProperty = async (object: RichObject | null, name: string, value: unknown): Promise<void> => {
      if (!object) throw itemNotFound();
      const setter = findSetter(object, name);
      if (!setter.deferred) host.beforeEffect();
      try {
        await setter.set(value);
      } catch (error) {
        throw located(error, `${object.className}.${lowerFirst(name)}`);
      }
    };

    const runMethod = async (action: WireAction): Promise<unknown> => {
      const object = await resolve(action.ObjectPathId);
      if (action.Name === '_KeepReference') {
        // The client sends this for every range, also for an …OrNullObject that turned out null.
        if (object && object.referenceId === undefined) {
          object.referenceId = host.nextReferenceId();
          host.kept.set(object.referenceId, object);
        }
        return null;
      }
      if (!object) throw itemNotFound();
      const args = argumentsOf(await readArguments(action.ArgumentInfo));
      return (await call(object, action.Name, args, host.beforeEffect)) ?? null;
    };

    const run = async (action: WireAction): Promise<unknown> => {
      switch (action.ActionType) {
        case ActionType.instantiate: {
          const object = await resolve(action.ObjectPathId);
          return object ? idFields(object) : null;
        }
        case ActionType.query:
        case ActionType.queryAsJson: {
          const object = await resolve(action.ObjectPathId);
          if (!object) return null;
          const info = action.QueryInfo ?? {};
          const select = [...(info.Select ?? []), ...(info.Expand ?? [])];
          host.beforeEffect();
          await host.beforeQuery(object, select);
          return query(object, select, info);
        }
        case ActionType.method:
          return runMethod(action);
        case ActionType.setProperty: {
          const [value] = await readArguments(action.ArgumentInfo);
          await setProperty(await resolve(action.ObjectPathId), action.Name, value);
          return null;
        }
        case ActionType.trace:
          traceIds.push(action.Id);
          return null;
        case ActionType.ensureUnchanged:
          return null;
        case ActionType.update: {
          const object = await resolve(action.ObjectPathId);
          for (const [name, value] of Object.entries(action.ObjectState ?? {}))
            await setProperty(object, name, await readValue(value, undefined));
          return null;
        }
        default:
          throw notImplemented(`ActionType ${action.ActionType}`);
      }
    };

    let index = -1;
    try {
      for (const action of request.Actions) {
        index += 1;
        results.push({ ActionId: action.Id, Value: await run(action) });
      }
      host.beforeEffect();
      return { Results: results, TraceIds: traceIds };
    } catch (error) {
      const rich = asRichError(error);
      return {
        Results: results,
        TraceIds: traceIds,
        Error: {
          Code: rich.code,
          Message: rich.message,
          Location: rich.location,
          HttpStatusCode: rich.httpStatus,
          ActionIndex: index,
        },
      };
    }
  };
};

/** An array of cells never holds objects; checking its first leaf saves walking 450,000 of them. */
const mayHoldObjects = (values: readonly unknown[]): boolean => {
  const first: unknown = values[0];
  if (Array.isArray(first)) return mayHoldObjects(first);
  return isRecord(first);
};

const located = (error: unknown, location: string): unknown => {
  if (error instanceof RichError && error.location === '') error.location = location;
  return error;
};

const asRichError = (error: unknown): RichError => {
  if (error instanceof RichError) return error;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new RichError('GeneralException', `There was an internal error while processing the request. ${text}`, 500);
};

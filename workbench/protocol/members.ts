// Finds a member of a described object by the name on the wire. The client writes method names in
// PascalCase and properties as the programmer typed them, so names are compared without case.
import type { Arguments } from './rich-class';
import { argumentsOf } from './arguments';
import type { ErasedClass, RichObject } from './rich-class';
import { RichError, apiNotFound, invalidArgument, itemNotFound } from './rich-error';

type Table = Readonly<Record<string, unknown>>;

const indexes = new WeakMap<Table, Map<string, string>>();

/** The key of a table under which a wire name is kept, or undefined. */
const keyOf = (table: Table | undefined, name: string): string | undefined => {
  if (!table) return undefined;
  let index = indexes.get(table);
  if (!index) {
    index = new Map(Object.keys(table).map((key) => [key.toLowerCase(), key]));
    indexes.set(table, index);
  }
  return index.get(name.toLowerCase());
};

export const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
export const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const missing = (object: RichObject, name: string): RichError => apiNotFound(`${object.className}.${lowerFirst(name)}`);

const isDeferred = (shape: ErasedClass, key: string): boolean => shape.deferred?.includes(key) ?? false;

// The object carries the target its own class expects, so the erased call is sound.
const targetOf = (object: RichObject): never => object.target as never;

export const navigate = (object: RichObject, name: string): RichObject | null => {
  const key = keyOf(object.shape.objects, name);
  const go = key === undefined ? undefined : object.shape.objects?.[key];
  if (!go) throw missing(object, name);
  return go(targetOf(object));
};

/** Calls a method; `beforeEffect` is told unless the method is one that does not look at cells. */
export const call = (object: RichObject, name: string, args: Arguments, beforeEffect: () => void): unknown => {
  const run = methodOf(object, name);
  if (!run.deferred) beforeEffect();
  const place = (error: unknown): unknown => {
    if (error instanceof RichError && error.location === '') error.location = `${object.className}.${lowerFirst(name)}`;
    return error;
  };
  try {
    const value = run.call(args);
    if (value instanceof Promise)
      return value.catch((error: unknown) => {
        throw place(error);
      });
    return value;
  } catch (error) {
    throw place(error);
  }
};

const methodOf = (object: RichObject, name: string): { deferred: boolean; call: (args: Arguments) => unknown } => {
  const { shape } = object;
  const key = keyOf(shape.methods, name);
  const method = key === undefined ? undefined : shape.methods?.[key];
  if (method && key !== undefined)
    return { deferred: isDeferred(shape, key), call: (args) => method(targetOf(object), args) };
  const built = shape.items ? collectionMethod(object, name.toLowerCase()) : undefined;
  if (!built) throw missing(object, name);
  return { deferred: isDeferred(shape, 'items'), call: built };
};

/** What every collection can do, from its items and its idea of a key. */
const collectionMethod = (object: RichObject, name: string): ((args: Arguments) => unknown) | undefined => {
  const items = (): readonly RichObject[] => object.shape.items?.(targetOf(object)) ?? [];
  const find = (args: Arguments): RichObject | null => {
    const key = args.raw(0);
    if (key === undefined) throw invalidArgument();
    return object.shape.find?.(targetOf(object), key) ?? null;
  };
  if (name === 'getcount') return () => items().length;
  if (name === 'getitematornullobject') return (args) => items()[args.number(0)] ?? null;
  if (name === 'getitemat')
    return (args) => {
      const item = items()[args.number(0)];
      if (!item) throw itemNotFound();
      return item;
    };
  if (!object.shape.find) return undefined;
  if (name === 'getitemornullobject') return find;
  if (name === 'getitem')
    return (args) => {
      const item = find(args);
      if (!item) throw itemNotFound();
      return item;
    };
  return undefined;
};

export interface Property {
  readonly key: string;
  readonly read: () => unknown;
}

/** A scalar, or an object to be loaded through, by its wire name. */
export const findProperty = (object: RichObject, name: string): Property | undefined => {
  const { shape } = object;
  for (const table of [shape.scalars, shape.onRequest, shape.objects]) {
    const key = keyOf(table, name);
    const read = key === undefined ? undefined : table?.[key];
    if (read && key !== undefined) return { key, read: () => read(targetOf(object)) };
  }
  if (shape.items && name.toLowerCase() === 'count')
    return { key: 'count', read: () => call(object, 'getCount', argumentsOf([]), () => undefined) };
  return undefined;
};

export const findSetter = (
  object: RichObject,
  name: string,
): { deferred: boolean; set: (value: unknown) => void | Promise<void> } => {
  const key = keyOf(object.shape.setters, name);
  const setter = key === undefined ? undefined : object.shape.setters?.[key];
  if (!setter || key === undefined) throw missing(object, name);
  return { deferred: isDeferred(object.shape, key), set: (value) => setter(targetOf(object), value) };
};

export const itemsOf = (object: RichObject): readonly RichObject[] | undefined =>
  object.shape.items?.(targetOf(object));

export const identityOf = (object: RichObject): { as: 'Id' | '_Id'; value: string | number } | undefined =>
  object.shape.id && { as: object.shape.id.as, value: object.shape.id.of(targetOf(object)) };

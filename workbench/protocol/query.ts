// Answers a load: the scalars, nested objects and items that the client selected, with the ids it needs
// to find the same objects in the next request.
import { findProperty, identityOf, itemsOf, upperFirst } from './members';
import { isRich, type RichObject } from './rich-class';
import { apiNotFound } from './rich-error';
import type { WireQuery } from './wire';

type Fields = Record<string, unknown>;

/** The fields by which the client finds the object again; required in every Instantiate reply. */
export const idFields = (object: RichObject): Fields => {
  const out: Fields = {};
  const id = identityOf(object);
  if (id) out[id.as] = id.value;
  if (object.referenceId !== undefined) out._ReferenceId = object.referenceId;
  return out;
};

export const query = (object: RichObject, select: readonly string[], paging: WireQuery = {}): Fields => {
  const items = itemsOf(object);
  const out = idFields(object);
  if (!items) return Object.assign(out, fieldsOf(object, select));
  const own = select.filter((name) => findProperty(object, head(name)) !== undefined);
  const rest = select.filter((name) => !own.includes(name));
  const skip = paging.Skip ?? 0;
  const page = items.slice(skip, paging.Top ? skip + paging.Top : undefined);
  if (rest.length > 0 || own.length === 0) out._Items = page.map((item) => query(item, rest.map(withoutItems)));
  return Object.assign(out, fieldsOf(object, own.length === 0 ? ['*'] : own));
};

const head = (name: string): string => name.split(/[/.]/, 1)[0] ?? name;

/** `items/name` and `name` mean the same on a collection. */
const withoutItems = (name: string): string => name.replace(/^items[/.]/i, '').replace(/^items$/i, '*');

const fieldsOf = (object: RichObject, select: readonly string[]): Fields => {
  const out: Fields = {};
  const nested = new Map<string, string[]>();
  for (const name of select.length === 0 ? ['*'] : select) {
    const first = head(name);
    if (first === '*') everyScalar(object, out);
    else if (first.length < name.length)
      nested.set(first, [...(nested.get(first) ?? []), name.slice(first.length + 1)]);
    else if (!/^isNull(Object)?$/i.test(first)) readInto(object, first, ['*'], out);
  }
  for (const [name, inner] of nested) readInto(object, name, inner, out);
  return out;
};

const everyScalar = (object: RichObject, out: Fields): void => {
  for (const name of Object.keys(object.shape.scalars ?? {})) readInto(object, name, [], out);
};

const readInto = (object: RichObject, name: string, inner: readonly string[], out: Fields): void => {
  const property = findProperty(object, name);
  if (!property) throw apiNotFound(`${object.className}.${name}`);
  const value = property.read();
  out[upperFirst(property.key)] = isRich(value) ? query(value, inner) : (value ?? null);
};

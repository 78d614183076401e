// Stored records as what their type says. They passed its schema when they were taken and never change in place, so one
// that has every field of its type is taken as it stands; one from before a field came is parsed, which fills it in.
import type { RecordFields, RecordType } from '../../domain/records/record-type';

/** What a stored record of a type is: asked again, the same object again. */
export function storedAs<T>({ fields, schema }: RecordType<T>): (record: RecordFields) => T {
  const names = Object.keys(fields);
  const known = new WeakMap<RecordFields, T>();
  const isWhole = (record: RecordFields): record is RecordFields & T =>
    names.every((name) => record[name] !== undefined);
  return (record) => {
    const found = known.get(record);
    if (found !== undefined) return found;
    const read: T = isWhole(record) ? record : schema.parse(record);
    known.set(record, read);
    return read;
  };
}

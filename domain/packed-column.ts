// A column on its way over the wire: what stands in it again and again is sent once. Items in order, one item for all
// rows, or a short list of items and which of them each row, or each run of rows, has.
import * as z from 'zod/mini';
import { column, isRevision, type Plain } from './plain-column';

export type Packed<T> =
  | T[]
  /** The same in every row. */
  | { all: T }
  /** Row after row, or where `times` says how many rows in a row have it, run after run, an index into `list`. */
  | { list: T[]; at: number[]; times?: number[] | undefined };

const made = new WeakSet<object>();

/** The schema of a column of `item`. What `plain` says yes to must be taken by `item` as it is. */
export function packed<T>(item: z.ZodMiniType<T>, plain: Plain): z.ZodMiniType<Packed<T>> {
  const items = column(item, plain);
  const numbers = column(z.int().check(z.gte(0)), isRevision);
  const listed = z.object({ list: items, at: numbers, times: z.optional(numbers) });
  const schema = z.union([items, z.object({ all: item }), listed]);
  made.add(schema);
  return schema;
}

/** Whether a schema is one of a packed column: whoever describes the contract says what that is. */
export function isPacked(schema: object): boolean {
  return made.has(schema);
}

/** So many different items are looked at before a column counts as one of which each row has its own. */
const WORDS = 512;
const NUMBERS = 64;

/** The shortest of the forms, roughly. Items that are the same (`===`) count as one. */
export function pack<T>(values: readonly T[]): Packed<T> {
  const places = new Map<T, number>();
  const at: number[] = [];
  const starts: number[] = [];
  let last: T | undefined;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as T;
    if (value === last && i > 0) continue;
    last = value;
    let place = places.get(value);
    if (place === undefined) {
      place = places.size;
      if (place >= (typeof value === 'number' ? NUMBERS : WORDS) + i / 4) return [...values];
      places.set(value, place);
    }
    at.push(place);
    starts.push(i);
  }
  const list = [...places.keys()];
  const [all] = list;
  if (list.length === 1 && all !== undefined) return { all };
  if (list.length === 0 || list.length * 2 > values.length) return [...values];
  const times = starts.map((start, i) => (starts[i + 1] ?? values.length) - start);
  if (at.length * 2 <= values.length) return { list, at, times };
  return { list, at: items(at, times) };
}

/** @throws RangeError where the column does not have `length` items */
export function unpack<T>(packedColumn: Packed<T>, length: number): readonly T[] {
  if (Array.isArray(packedColumn)) return fitting(packedColumn, length);
  if ('all' in packedColumn) return new Array<T>(length).fill(packedColumn.all);
  const { list, at, times } = packedColumn;
  for (const place of at) if (place >= list.length) throw misfit(place, list.length);
  const column = at.map((place) => list[place] as T);
  if (!times) return fitting(column, length);
  const sum = times.reduce((rows, n) => rows + n, 0);
  if (times.length !== at.length || sum !== length) throw misfit(sum, length);
  return items(column, times);
}

function items<T>(runs: readonly T[], times: readonly number[]): T[] {
  const column: T[] = [];
  for (let i = 0; i < runs.length; i++) for (let n = times[i] ?? 0; n > 0; n--) column.push(runs[i] as T);
  return column;
}

function fitting<T>(column: readonly T[], length: number): readonly T[] {
  if (column.length !== length) throw misfit(column.length, length);
  return column;
}

/** Columns of a view that are not of one length, or point beyond a list. */
export function misfit(is: number, of: number): RangeError {
  return new RangeError(`The view’s columns do not fit: ${is} of ${of}`);
}

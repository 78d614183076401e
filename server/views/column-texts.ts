// Columns as pieces of JSON, in the shortest of the forms that domain/packed-column.ts has.
import type { FieldValue } from '../../domain/figure';
import { pack } from '../../domain/packed-column';
import { jsonColumn } from '../bytes/json-column';
import { Piece } from '../bytes/piece';

/** Two lists or records in it count as the same only where they are one object: see {@link alike}. */
export function columnText(values: readonly FieldValue[]): Piece {
  const column = pack(values);
  if (Array.isArray(column)) return new Piece(jsonArray(column));
  if ('all' in column) return sameText(column.all);
  const { list, at, times } = column;
  const ends = times ? [Buffer.from(',"times":'), jsonArray(times)] : [];
  const bytes = [Buffer.from(`{"list":${JSON.stringify(list)},"at":`), jsonArray(at), ...ends, Buffer.from('}')];
  return new Piece(Buffer.concat(bytes));
}

/** A column that has the same in every row, however many there are. */
export function sameText(all: FieldValue): Piece {
  return new Piece(Buffer.from(JSON.stringify({ all })));
}

function jsonArray(values: readonly FieldValue[]): Buffer {
  return Buffer.concat([Buffer.from('['), jsonColumn(values), Buffer.from(']')]);
}

/** The same items, with one object for all that have the same name. */
export function alike<T extends object>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const known = new Map<string, T>();
  let [last, first]: (T | undefined)[] = [];
  return items.map((item) => {
    if (item === last && first) return first;
    const name = nameOf(item);
    last = item;
    first = known.get(name) ?? item;
    if (first === item) known.set(name, item);
    return first;
  });
}

export function weightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.weight, 200);
}

// Columns as pieces of JSON, without brackets. One value again and again is one piece for every column of that length.
import type { FieldValue } from '../../domain/figure';
import { constantOf, jsonColumn, repeated } from '../bytes/json-column';
import { Kept, type Room } from '../bytes/kept';
import { Piece } from '../bytes/piece';

export class ColumnTexts {
  private readonly constants: Kept<Piece>;

  /** @param room where columns of one value are kept */
  constructor(room: Room) {
    this.constants = new Kept(room);
  }

  of(values: readonly FieldValue[]): Piece {
    const constant = constantOf(values);
    return constant === undefined ? new Piece(jsonColumn(values)) : this.constant(constant, values.length);
  }

  /** Of items that are JSON already. */
  ofJson(texts: readonly string[]): Piece {
    const [first] = texts;
    if (first !== undefined && texts.every((text) => text === first)) return this.constant(first, texts.length);
    return new Piece(Buffer.from(texts.join(',')));
  }

  constant(json: string, times: number): Piece {
    const key = `${times} ${json}`;
    const known = this.constants.get(key);
    if (known) return known;
    const plain = repeated(json, times);
    // It is kept here, and weighs nothing where it is kept besides; compressed it is next to nothing.
    return this.constants.set(key, new Piece(plain, 0), plain.length + 500);
  }
}

export function weightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.weight, 200);
}

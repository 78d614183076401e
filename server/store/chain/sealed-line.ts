// A sealed line: JSON with the checksum of the line first and the previous line's checksum second, so that a line is
// checked without being parsed, and none can be changed, swapped or taken out unseen.
import { createHash } from 'node:crypto';

const SUM = 64;
const prefix = '{"sum":"';
const BODY = prefix.length + SUM + 2;
const NEWLINE = 10;
/** So many bytes at the beginning of a line say its checksum and the one before it. */
export const SEAL_BYTES = BODY + SUM + 9;

export function sumOf(body: string | Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}

/** What the first change-set of a store follows. */
export function genesisOf(store: string): string {
  return sumOf(`PI Bridge store ${store}`);
}

/** What a line can be made of: the checksum of the line before it first. */
export interface Sealable {
  readonly prev: string;
  readonly [name: string]: unknown;
}

/** The line of a value, newline included, and its checksum for the next line. */
export function sealedLine(value: Sealable): { bytes: Buffer; sum: string } {
  const text = JSON.stringify(value);
  // The text's own `{` is written over by the end of what stands before it.
  const bytes = Buffer.allocUnsafe(BODY + Buffer.byteLength(text));
  const end = BODY - 1 + bytes.write(text, BODY - 1);
  bytes[end] = NEWLINE;
  const sum = sumOf(bytes.subarray(BODY, end));
  bytes.write(`${prefix}${sum}",`, 0, 'latin1');
  return { bytes, sum };
}

/** The checksum of a line (without its newline) where it holds and the line follows `prev`; else what is wrong. */
export function checkLine(bytes: Buffer, prev: string): { sum: string } | { wrong: string } {
  if (bytes.length < BODY + SUM || bytes.toString('latin1', 0, prefix.length) !== prefix)
    return { wrong: 'this is no line of a journal' };
  const sum = bytes.toString('latin1', prefix.length, prefix.length + SUM);
  if (bytes.toString('latin1', prefix.length + SUM, BODY) !== '",' || sumOf(bytes.subarray(BODY)) !== sum)
    return { wrong: 'the checksum of this line does not hold' };
  if (bytes.toString('latin1', BODY, SEAL_BYTES) !== `"prev":"${prev}"`)
    return { wrong: 'this line does not follow the one before it' };
  return { sum };
}

/** What the first bytes of a line say of its checksum and of the one before it; not checked. */
export function sealOf(bytes: Buffer): { sum: string; prev: string } {
  const at = (from: number) => bytes.toString('latin1', from, from + SUM);
  return { sum: at(prefix.length), prev: at(BODY + 8) };
}

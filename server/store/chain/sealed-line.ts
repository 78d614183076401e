// A sealed line: JSON with the checksum of the line first and the previous line's checksum second, so that a line is
// checked without being parsed, and none can be changed, swapped or taken out unseen.
import { createHash } from 'node:crypto';

const SUM = 64;
const prefix = '{"sum":"';
const BODY = prefix.length + SUM + 2;

export function sumOf(body: string | Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}

/** What the first change-set of a store follows. */
export function genesisOf(store: string): string {
  return sumOf(`PI Bridge store ${store}`);
}

/** The line of a value, newline included, and its checksum for the next line. */
export function sealedLine(value: { readonly prev: string }): { bytes: Buffer; sum: string } {
  // Written once into its place: a line may have megabytes. The value's own `{` gives way to the comma after the sum.
  const text = JSON.stringify(value);
  const size = BODY - 1 + Buffer.byteLength(text);
  const bytes = Buffer.allocUnsafe(size + 1);
  bytes.write(text, BODY - 1);
  bytes.write('\n', size);
  const sum = sumOf(bytes.subarray(BODY, size));
  bytes.write(`${prefix}${sum}",`);
  return { bytes, sum };
}

/** The checksum of a line (without its newline) where it holds and the line follows `prev`; else what is wrong. */
export function checkLine(bytes: Buffer, prev: string): { sum: string } | { wrong: string } {
  if (bytes.length < BODY + SUM || bytes.toString('latin1', 0, prefix.length) !== prefix)
    return { wrong: 'this is no line of a journal' };
  const sum = bytes.toString('latin1', prefix.length, prefix.length + SUM);
  if (bytes.toString('latin1', prefix.length + SUM, BODY) !== '",' || sumOf(bytes.subarray(BODY)) !== sum)
    return { wrong: 'the checksum of this line does not hold' };
  if (
    !bytes
      .subarray(BODY)
      .toString('latin1', 0, SUM + 11)
      .startsWith(`"prev":"${prev}"`)
  )
    return { wrong: 'this line does not follow the one before it' };
  return { sum };
}

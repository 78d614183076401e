// How much goes into one request. Excel on the web takes 5 MB a request and a response; we stay well under it,
// because the body travels as JSON inside JSON.

/** Cells in one request at most. */
export const CELLS_PER_CHUNK = 20_000;
/** Bytes of cell text in one request at most, counted as JSON in UTF-8. */
export const BYTES_PER_CHUNK = 1_500_000;

export interface Chunk {
  readonly start: number;
  readonly count: number;
}

const encoder = new TextEncoder();

/** Size of a row in a request: what JSON makes of it, and once more for its quotes inside a string. */
export function rowBytes(row: readonly unknown[]): number {
  const json = JSON.stringify(row);
  return encoder.encode(JSON.stringify(json)).length;
}

/**
 * Splits rows that are to be written, by cells and by bytes. A row that is too large alone is a chunk alone. One chunk is worked
 * out at a time: to measure thirty thousand rows at once would hold up the pane.
 * @param bytesOf size of the row of this index
 */
export function* chunksToWrite(rows: number, columns: number, bytesOf: (row: number) => number): Generator<Chunk> {
  const most = Math.max(1, Math.floor(CELLS_PER_CHUNK / Math.max(1, columns)));
  let start = 0;
  let bytes = 0;
  for (let row = 0; row < rows; row++) {
    const size = bytesOf(row);
    if (row > start && (row - start >= most || bytes + size > BYTES_PER_CHUNK)) {
      yield { start, count: row - start };
      start = row;
      bytes = 0;
    }
    bytes += size;
  }
  if (rows > start) yield { start, count: rows - start };
}

/** Splits rows that are to be read, by cells only: their size is not known before. */
export function chunksToRead(rows: number, columns: number, cells = CELLS_PER_CHUNK): Chunk[] {
  const most = Math.max(1, Math.floor(cells / Math.max(1, columns)));
  const chunks: Chunk[] = [];
  for (let start = 0; start < rows; start += most) chunks.push({ start, count: Math.min(most, rows - start) });
  return chunks;
}

/** Neighbouring numbers as runs. `numbers` ascend. */
export function runsOf(numbers: readonly number[]): Chunk[] {
  const runs: { start: number; count: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last.start + last.count === number) last.count++;
    else runs.push({ start: number, count: 1 });
  }
  return runs;
}

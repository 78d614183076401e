// Lines of a file as they stream by, gzipped or not, whatever the file is called: what a backup is read with, so that
// its size does not matter.
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refusal } from '../outcome';

const NEWLINE = 10;
/** A first line that is longer than this is no backup's: nobody reads a film into memory to find that out. */
const LONGEST_FIRST = 64 * 1024;

export interface ReadLine {
  /** Without the newline. */
  readonly bytes: Buffer;
  /** False only for a last line whose newline is missing. */
  readonly ended: boolean;
  /** Bytes of the file that were read so far, as they are on disk. */
  readonly read: number;
}

/** Lines of pieces of bytes. A piece's bytes are copied only where a line goes over its end. */
async function* split(pieces: AsyncIterable<Buffer>, read: () => number): AsyncGenerator<ReadLine> {
  let begun: Buffer[] = [];
  let first = true;
  for await (const piece of pieces) {
    let from = 0;
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, from)) {
      const end = piece.subarray(from, at);
      yield { bytes: begun.length > 0 ? Buffer.concat([...begun, end]) : end, ended: true, read: read() };
      begun = [];
      first = false;
      from = at + 1;
    }
    if (from < piece.length) begun.push(piece.subarray(from));
    if (first && begun.reduce((n, b) => n + b.length, 0) > LONGEST_FIRST) break;
  }
  if (begun.length > 0) yield { bytes: Buffer.concat(begun), ended: false, read: read() };
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

/** Size in bytes. @throws Refusal where there is no such file */
export async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (!found) throw new Refusal(`There is no file ${file}.`);
  if (!found.isFile()) throw new Refusal(`${file} is not a file.`);
  return found.size;
}

/** @throws what reading throws; a gzipped file that ends too early gives `Z_BUF_ERROR` */
export async function* readLines(file: string, signal: AbortSignal): AsyncGenerator<ReadLine> {
  const gzipped = await isGzip(file);
  // From here to the first read there is no pause: a stream that fails while nobody listens ends the process.
  const raw = createReadStream(file, { highWaterMark: 256 * 1024 });
  // pipeline carries errors and endings both ways; who reads is told by the last stream.
  const stream = gzipped ? pipeline(raw, createGunzip({ chunkSize: 256 * 1024 }), () => undefined) : raw;
  try {
    for await (const line of split(stream as AsyncIterable<Buffer>, () => raw.bytesRead)) {
      signal.throwIfAborted();
      yield line;
    }
  } finally {
    raw.destroy();
  }
}

// Writes a file that is either whole or not there: under a name of its own beside the place, synced, then named, and
// the folder synced. A file that is there already is never written over unless that was asked for.
import { link, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { codeOf } from '../error-code';
import { Refusal } from '../outcome';

const CHUNK = 256 * 1024;

export interface WholeFileOptions {
  /** Writes over a file that is there. */
  readonly force: boolean;
  readonly unique: string;
  readonly signal: AbortSignal;
}

function taken(file: string): Refusal {
  return new Refusal(`${file} is there already and was left as it is. Choose another name, or add --force.`);
}

/** @throws Refusal where the file is there, or its folder is not: said before long work begins. */
export async function mayWrite(file: string, force: boolean): Promise<void> {
  const folder = path.dirname(file);
  const inFolder = await stat(folder).catch(() => undefined);
  if (!inFolder?.isDirectory()) throw new Refusal(`There is no folder ${folder}. Make it, or choose another place.`);
  const there = await stat(file).catch(() => undefined);
  if (there && !there.isFile()) throw new Refusal(`${file} is not a file. Choose another name.`);
  if (there && !force) throw taken(file);
}

/** Small pieces together, since each write costs a call. */
async function* inChunks(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    bytes += piece.length;
    if (bytes < CHUNK) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}

async function fill(handle: FileHandle, pieces: AsyncIterable<Buffer>, gzip: boolean, signal: AbortSignal) {
  const write = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) await handle.appendFile(chunk);
  };
  const from = Readable.from(inChunks(pieces), { objectMode: true, highWaterMark: 2 });
  if (gzip) await pipeline(from, createGzip(), write, { signal });
  else await pipeline(from, write, { signal });
  await handle.sync();
}

/** Gives the file its name; of two who write the same one at once, only one does without `force`. */
async function putInPlace(temporary: string, file: string, force: boolean): Promise<void> {
  if (force) return rename(temporary, file);
  try {
    await link(temporary, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw taken(file);
    // Some network and memory-stick file systems know no links.
    await mayWrite(file, false);
    return rename(temporary, file);
  }
  await rm(temporary);
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Writes the pieces; gzipped where the name ends in `.gz`. Answers how many bytes the file has. */
export async function writeWhole(
  file: string,
  pieces: AsyncIterable<Buffer>,
  { force, unique, signal }: WholeFileOptions,
): Promise<number> {
  await mayWrite(file, force);
  const folder = path.dirname(file);
  const temporary = path.join(folder, `.${path.basename(file)}.${unique}.tmp`);
  const handle = await open(temporary, 'wx', 0o600);
  let size: number;
  try {
    try {
      await fill(handle, pieces, file.endsWith('.gz'), signal);
      size = (await handle.stat()).size;
    } finally {
      await handle.close();
    }
    await putInPlace(temporary, file, force);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
  return size;
}

// The worker that reads a file: what a hostile or broken file does to memory and time, it does here and not to its caller.
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { FileRefusal, type ImportLimits } from './limits';
import { readTableFile, type Read } from './read-file';

const { file, limits } = workerData as { readonly file: string; readonly limits: ImportLimits };

async function read(): Promise<Read> {
  try {
    return { kind: 'read', tables: await readTableFile(await readFile(file), limits) };
  } catch (error) {
    if (error instanceof FileRefusal) return { kind: 'refused', message: error.message };
    throw error;
  }
}

parentPort?.postMessage(await read());

// Reads a file in a worker of its own that may be ended: after so many seconds, or with so much memory. The process lives.
import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { FileRefusal, type ImportLimits } from './limits';
import type { Read } from './read-file';
import type { FileTables } from './workbook-file';

export interface ReadOptions {
  /** The worker's program. */
  readonly program: string;
  readonly file: string;
  readonly limits: ImportLimits;
  readonly signal: AbortSignal;
}

/** @throws FileRefusal in one line that says what to do; the system's own error where the file cannot be opened */
export async function readInWorker({ program, file, limits, signal }: ReadOptions): Promise<FileTables> {
  signal.throwIfAborted();
  // Here, so that a name that is wrong is said as the system says it.
  const { size } = await stat(file);
  if (size > limits.fileBytes)
    throw new FileRefusal(
      `The file has ${Math.ceil(size / 1024 / 1024)} MB; at most ${limits.fileBytes / 1024 / 1024} MB are read.`,
    );
  const worker = new Worker(program, {
    workerData: { file, limits },
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 64 },
    env: {},
  });
  let timer: NodeJS.Timeout | undefined;
  let onAbort = (): void => undefined;
  try {
    const answer = await new Promise<Read>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (error: Error & { readonly code?: string }) => {
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new FileRefusal(`The file needs more than ${limits.megabytes} MB to be read. Split it.`)
            : error,
        );
      });
      worker.once('exit', () => reject(new FileRefusal('The file could not be read to its end.')));
      timer = setTimeout(
        () =>
          reject(new FileRefusal(`The file takes longer than ${limits.milliseconds / 1000} s to be read. Split it.`)),
        limits.milliseconds,
      );
      onAbort = () => reject(new Error('Stopped'));
      signal.addEventListener('abort', onAbort, { once: true });
    });
    if (answer.kind === 'refused') throw new FileRefusal(answer.message);
    return answer.tables;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}

// Checks the server's own store in a process of its own with a low priority: checking reads and counts everything twice,
// which in the server's process would keep every push waiting.
import { fork } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { nameOf, type Place } from '../store/places';
import type { VerifyStore } from './verification';
import type { FromVerifier } from '../verify';

/** Beside the server's own file, where it is built. */
const SCRIPT = path.join(path.dirname(fileURLToPath(import.meta.url)), 'verify.js');
const LOW_PRIORITY = 10;

export function verifyBesides(place: Place, logger: Logger): VerifyStore {
  const here = `${nameOf(place)}${path.sep}`;
  return (onProgress) =>
    new Promise((resolve, reject) => {
      // What it is to check is told by message: a command line is seen by everybody on the machine.
      const child = fork(SCRIPT, [], { execArgv: [], env: {}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      const failed = (cause: unknown) => {
        logger.warn({ err: cause }, 'The store could not be checked');
        reject(cause instanceof Error ? cause : new Error('The store could not be checked'));
      };
      if (child.pid !== undefined)
        try {
          os.setPriority(child.pid, LOW_PRIORITY);
        } catch {
          // It is checked all the same, only less politely.
        }
      child.on('error', failed);
      child.on('exit', (code) => failed(new Error(`The check ended by itself with code ${code ?? 'none'}`)));
      child.on('message', (said: FromVerifier) => {
        if (said.kind === 'at') onProgress({ revision: said.revision });
        else if (said.kind === 'failed') failed(new Error(said.why));
        else
          resolve({
            ...said.verified,
            findings: said.verified.findings.map((f) => ({ ...f, file: f.file.replace(here, '') })),
          });
      });
      child.send(place);
    });
}

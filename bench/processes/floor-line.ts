// The floor as the works use it.
import { startProcess } from './child';
import { must } from './exchange';
import path from 'node:path';

export interface Floor {
  /** A push of these bytes. */
  push(body: Buffer): Promise<unknown>;
  /** A dry run of these bytes that is answered with what was last made ready. */
  dryRun(body: Buffer): Promise<unknown>;
  /** What the next pulls answer with. Not part of what is measured. */
  makeReady(answer: Buffer): Promise<void>;
  pull(): Promise<unknown>;
  stop(): Promise<void>;
}

export async function startFloor(folder: string): Promise<Floor> {
  const file = path.join(path.dirname(process.argv[1] ?? ''), 'floor.js');
  const { line, stop } = await startProcess({ args: [file, folder], env: {} });
  return {
    push: (body) => line.send({ method: 'POST', path: '/push', body }),
    dryRun: (body) => line.send({ method: 'POST', path: '/dry-run', body }),
    async makeReady(body) {
      must(await line.send({ method: 'PUT', path: '/ready', body }));
    },
    pull: () => line.send({ method: 'GET', path: '/' }),
    stop,
  };
}

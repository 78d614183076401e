// A server as a process of its own: started, asked for its memory, ended. Nothing that is measured shares our heap.
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { lineTo, type Line } from './exchange';

export interface Memory {
  /** Resident set after a full garbage collection, in bytes. */
  readonly rss: number;
  readonly heap: number;
  /** Buffers and typed arrays. */
  readonly buffers: number;
}

export interface ServerProcess {
  readonly line: Line;
  /** From the start of the process to its first healthy answer. */
  readonly startMillis: number;
  readonly memory: () => Promise<Memory>;
  /** The longest pause of its loop since this was asked last, in ms. */
  readonly pauses: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

export interface Command {
  /** File of the server and its arguments. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Folder for a profile of the processor, written when the server ends. */
  readonly profile?: string | undefined;
}

const here = path.dirname(process.argv[1] ?? '');
const LONGEST_START = 300_000;

/** Starts a server that prints its address when it listens. @throws Error with what it wrote where it ends instead */
export async function startProcess({ args, env, profile }: Command): Promise<ServerProcess> {
  const begun = performance.now();
  const profiling = profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profile];
  const flags = ['--expose-gc', '--import', path.join(here, 'probe.js'), ...profiling];
  const child = spawn(process.execPath, [...flags, ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const endWithUs = () => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const line = lineTo(await portOf(child));
  const { status } = await line.send({ method: 'GET', path: '/api/health' });
  const startMillis = performance.now() - begun;
  if (status !== 200) throw new Error(`A server that was started is not healthy: ${status}`);
  return {
    ...{ line, startMillis },
    memory: async () => (await asked(child, 'memory')) as Memory,
    pauses: async () => ((await asked(child, 'pauses')) as { longest: number }).longest,
    async stop() {
      process.off('exit', endWithUs);
      line.close();
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const asked = (child: ChildProcess, what: string): Promise<unknown> =>
  new Promise((resolve) => {
    child.once('message', resolve);
    child.send(what);
  });

/** Reads the address that the server prints, and goes on reading so that it can go on writing. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let written = '';
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`A server did not start within ${LONGEST_START / 1000} s.\n${written}`));
    }, LONGEST_START);
    const read = (text: Buffer) => {
      if (written.length < 10_000) written += text.toString();
      const port = /https?:\/\/(?:localhost|127\.0\.0\.1):(\d+)/.exec(written)?.[1];
      if (port === undefined) return;
      clearTimeout(late);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`A server ended with ${code ?? 'a signal'} before it listened.\n${written}`));
    });
  });
}

// Runs one of contenders.mjs and reads what it leaves.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Scratch } from './scratch';

export type ContenderKind = 'stock-lowdb' | 'file-synced' | 'answer-first' | 'two-files';

export interface Contender {
  /** The last push that it said it stored. */
  acknowledged(): number;
  /** Waits until it has said so of that many more. */
  after(pushes: number): Promise<void>;
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  kill(): Promise<void>;
}

export function startContender(kind: ContenderKind, folder: string, scratch: Scratch): Contender {
  const child = spawn(process.execPath, ['tests/reliability/contenders.mjs', kind, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  scratch.adopt(child.pid);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let acknowledged = 0;
  child.stdout.on('data', (text: Buffer) => {
    for (const line of text.toString().split('\n')) if (line !== '') acknowledged = Number(line);
  });
  return {
    acknowledged: () => acknowledged,
    async after(pushes) {
      const until = acknowledged + pushes;
      while (acknowledged < until) {
        if (child.exitCode !== null) throw new Error(`${kind} ended by itself`);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
    signal: (signal) => void child.kill(signal),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Numbers of the pushes that a file holds; none where it is missing, empty or torn. */
export async function pushesIn(file: string): Promise<Set<number>> {
  try {
    const { pushes } = JSON.parse(await readFile(file, 'utf8')) as { pushes: Record<string, number[]> };
    return new Set(Object.keys(pushes).map(Number));
  } catch {
    return new Set();
  }
}

/** How many of the acknowledged pushes a file no longer holds. */
export async function lostFrom(file: string, acknowledged: number): Promise<number> {
  const held = await pushesIn(file);
  return Array.from({ length: acknowledged }, (_, i) => i + 1).filter((n) => !held.has(n)).length;
}

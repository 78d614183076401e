// A folder for a test that kills, mounts and stops processes. A janitor of its own (janitor.mjs) clears it all away,
// also where the test run itself is interrupted or killed.
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Scratch {
  readonly folder: string;
  /** A new folder in it. */
  fresh(name: string): Promise<string>;
  /** Notes a process, so that it never outlives the run. */
  adopt(pid: number | undefined): void;
  mount(...args: readonly string[]): void;
  unmount(place: string): void;
  clear(): Promise<void>;
}

/** Memory where there is room for it: what is tested is the order of writes, not the speed of this disk. */
async function parent(): Promise<string> {
  if (!existsSync('/dev/shm')) return tmpdir();
  const { bavail, bsize } = await statfs('/dev/shm');
  return bavail * bsize > 512 * 1024 * 1024 ? '/dev/shm' : tmpdir();
}

function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

export async function scratch(): Promise<Scratch> {
  const folder = await mkdtemp(path.join(await parent(), 'pi-bridge-reliability-'));
  const janitor = spawn(process.execPath, ['tests/reliability/janitor.mjs', folder], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  });
  const gone = new Promise<void>((resolve) => janitor.once('exit', () => resolve()));
  janitor.unref();
  let made = 0;
  return {
    folder,
    async fresh(name) {
      const place = path.join(folder, `${name}-${++made}`);
      await mkdir(place);
      return place;
    },
    adopt(pid) {
      if (pid !== undefined) appendFileSync(path.join(folder, 'processes'), `${pid} ${startOf(pid)}\n`);
    },
    mount: (...args) => void execFileSync('mount', args, { stdio: 'pipe' }),
    unmount,
    async clear() {
      janitor.ref();
      janitor.stdin.end();
      await gone;
    },
  };
}

const TRIES = 50;

/** Who had files open there may need a moment to let go of them; after five seconds the place is taken away all the same. */
function unmount(place: string): void {
  for (let i = 1; i <= TRIES; i++)
    try {
      execFileSync('umount', [place], { stdio: 'pipe' });
      return;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  execFileSync('umount', ['--lazy', place], { stdio: 'pipe' });
}

// A store with the reference body, ready to be served: filled once, kept in the system's temporary folder under its
// size, seed and the code that wrote it, and copied for each run.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BodySize } from '../generator/body';

/** Where the code stands that decides what is in a filled folder: of every one, and of our own store. */
const GENERATOR = ['bench/generator'];
const OURS = ['bench/stores/bring-in.ts', 'bench/stores/people-file.ts', 'server/store/chain', 'server/store/lowdb'];
const KEPT = path.join(tmpdir(), 'pi-bridge-bench');

async function filesIn(place: string): Promise<string[]> {
  if (place.endsWith('.ts')) return [place];
  const names = await readdir(place, { recursive: true });
  return names.filter((name) => name.endsWith('.ts') && !name.includes('.test.')).map((name) => path.join(place, name));
}

async function codeHash(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const place of places) for (const file of (await filesIn(place)).sort()) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}

/** Runs a program of ours to its end and hands on what it says. @throws Error where it fails */
export function runToEnd(args: readonly string[], say: (text: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.on('data', (text: Buffer) => say(text.toString().trimEnd()));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${args.join(' ')} ended with ${code ?? 'a signal'}.`));
    });
  });
}

/**
 * The kept folder `name` for this size and code; made by `fill` where there is none. Those of older code are removed.
 * @param sources files and folders of the code that writes it, beside the generator
 * @param fill makes the folder it is given
 */
export async function keptFolder(
  name: string,
  { pis, months, seed }: BodySize,
  sources: readonly string[],
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const size = `${name}-${pis}x${months}-${seed}-`;
  const folder = path.join(KEPT, size + (await codeHash([...GENERATOR, ...sources])));
  if (existsSync(folder)) return folder;
  await mkdir(KEPT, { recursive: true });
  for (const old of await readdir(KEPT))
    if (old.startsWith(size)) await rm(path.join(KEPT, old), { recursive: true, force: true });
  const half = `${folder}.${process.pid}`;
  try {
    await fill(half);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw error;
  }
  await rename(half, folder);
  return folder;
}

/** The kept folder of the lowdb store with this body, filled where it has to be. */
export async function preparedBody(size: BodySize, say: (text: string) => void): Promise<string> {
  return keptFolder('body', size, OURS, async (folder) => {
    say(`Bringing in ${size.pis} PIs × ${size.months} months; kept for the next run.`);
    const { pis, months, seed } = size;
    const sizes = ['--pis', pis, '--months', months, '--seed', seed].map(String);
    await runToEnd([path.join(path.dirname(process.argv[1] ?? ''), 'body.js'), '--out', folder, ...sizes], say);
  });
}

/** A copy to work on. */
export async function copyOf(folder: string, to: string): Promise<string> {
  await cp(folder, to, { recursive: true, mode: 2 });
  return to;
}

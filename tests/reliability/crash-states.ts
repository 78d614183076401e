// What a crash may leave of a disk, by the rules of POSIX and no kinder: contents are there once their file was
// synced, names once their folder was; of the rest anything may be there, in part and in any order.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Dice } from './dice';
import type { Step } from './disk-record';

/** What becomes of that which was not synced. */
export const fates = [
  'nothing that was not synced is there',
  'everything is there',
  'the names are there, the contents are not',
  'the contents are there, the names are not',
  'some of both is there, the last write cut short',
  'the names are there, the contents are zeros',
  'of every write some sectors are there, the others zeros',
] as const;
export type Fate = (typeof fates)[number];

/**
 * Zeros at the end of a journal may be an append that was never confirmed, or a sector that the disk lost since: where
 * nobody can tell a store may refuse and name the place.
 */
export function leavesZeros(fate: Fate): boolean {
  return fate.endsWith('zeros');
}

const SECTOR = 512;

type NameStep = Extract<Step, { kind: 'make' | 'rename' | 'link' | 'remove' | 'folder' }>;
type DataStep = Extract<Step, { kind: 'write' | 'truncate' }>;

const isName = (s: Step): s is NameStep => ['make', 'rename', 'link', 'remove', 'folder'].includes(s.kind);
const isData = (s: Step): s is DataStep => s.kind === 'write' || s.kind === 'truncate';

const folderOf = (step: NameStep) => path.posix.dirname('to' in step ? step.to : step.path);

/** For each file and folder the step up to which it is durable. */
function durableUpTo(steps: readonly Step[]): { files: Map<number, number>; folders: Map<string, number> } {
  const files = new Map<number, number>();
  const folders = new Map<string, number>();
  for (const step of steps)
    if (step.kind === 'sync') files.set(step.file, Math.max(step.asked, files.get(step.file) ?? 0));
    else if (step.kind === 'sync folder') folders.set(step.path, Math.max(step.asked, folders.get(step.path) ?? 0));
  return { files, folders };
}

function applyData(contents: Map<number, Buffer>, step: DataStep, bytes?: Buffer): void {
  const old = contents.get(step.file) ?? Buffer.alloc(0);
  if (step.kind === 'truncate') {
    const next = Buffer.alloc(step.length);
    old.copy(next, 0, 0, step.length);
    contents.set(step.file, next);
    return;
  }
  const written = bytes ?? step.bytes;
  const next = Buffer.alloc(Math.max(old.length, step.at + written.length));
  old.copy(next);
  written.copy(next, step.at);
  contents.set(step.file, next);
}

/** Files by path. */
export type Left = ReadonlyMap<string, Buffer>;

/** What a crash after these steps leaves. */
export function leftAfter(steps: readonly Step[], fate: Fate, dice: Dice): Left {
  const durable = durableUpTo(steps);
  const contents = new Map<number, Buffer>();
  const names = new Map<string, number>();
  for (const [i, step] of steps.entries()) {
    if (isData(step)) {
      const sure = i < (durable.files.get(step.file) ?? 0);
      const kept = sure ? undefined : keptData(step, fate, dice);
      if (sure || kept) applyData(contents, step, kept);
    } else if (isName(step) && step.kind !== 'folder') {
      const sure = i < (durable.folders.get(folderOf(step)) ?? 0);
      if (sure || keepsName(fate, dice)) applyName(names, step);
    }
  }
  return new Map([...names].map(([name, file]) => [name, contents.get(file) ?? Buffer.alloc(0)]));
}

function keepsName(fate: Fate, dice: Dice): boolean {
  if (fate === 'some of both is there, the last write cut short') return dice.chance(0.5);
  return fate !== 'nothing that was not synced is there' && fate !== 'the contents are there, the names are not';
}

/** The part of an unsynced write that is there; `undefined` for none of it. */
function keptData(step: DataStep, fate: Fate, dice: Dice): Buffer | undefined {
  const all = step.kind === 'write' ? step.bytes : Buffer.alloc(0);
  switch (fate) {
    case 'everything is there':
    case 'the contents are there, the names are not':
      return all;
    case 'the names are there, the contents are zeros':
      return step.kind === 'write' ? Buffer.alloc(all.length) : undefined;
    case 'some of both is there, the last write cut short':
      return all.subarray(0, dice.below(all.length + 1));
    case 'of every write some sectors are there, the others zeros':
      return step.kind === 'write' ? someSectors(step, dice) : undefined;
    case 'nothing that was not synced is there':
    case 'the names are there, the contents are not':
      return undefined;
  }
}

function someSectors({ at, bytes }: Extract<Step, { kind: 'write' }>, dice: Dice): Buffer {
  const kept = Buffer.from(bytes);
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + SECTOR - ((at + from) % SECTOR));
    if (dice.chance(0.5)) kept.fill(0, from, to);
    from = to;
  }
  return kept;
}

function applyName(names: Map<string, number>, step: Exclude<NameStep, { kind: 'folder' }>): void {
  switch (step.kind) {
    case 'make':
      names.set(step.path, step.file);
      return;
    case 'rename':
      // In one step: where the new name is there the old one is gone.
      names.delete(step.from);
      names.set(step.to, step.file);
      return;
    case 'link':
      names.set(step.to, step.file);
      return;
    case 'remove':
      names.delete(step.path);
  }
}

/** Writes what a crash left into a folder, in place of the one that was recorded. */
export async function layOut(left: Left, recorded: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of left) {
    const to = path.join(folder, path.relative(recorded, name));
    await mkdir(path.dirname(to), { recursive: true });
    await writeFile(to, bytes);
  }
}

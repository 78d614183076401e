// One process per data folder. The lock is a file with its owner's identity, made in one step by `link`, so that
// nobody ever sees it half written. A dead owner's lock is taken over, by one process at a time.
import { systemCode, writeAll, type Disk } from './disk';
import { isAlive, thisProcess, type ProcessIdentity } from './process-identity';
import { StoreRefusal } from '../refusal';
import { z } from 'zod';

const identitySchema = z.object({ host: z.string(), pid: z.int().positive(), started: z.string().nullable() });

export interface Lock {
  release(): Promise<void>;
}

async function ownerOf(disk: Disk, path: string): Promise<ProcessIdentity | 'none' | 'unreadable'> {
  const bytes = await disk.read(path);
  if (!bytes) return 'none';
  try {
    return identitySchema.parse(JSON.parse(bytes.toString()));
  } catch {
    // Whoever wrote this was no server of ours: not judged dead, so never taken over.
    return 'unreadable';
  }
}

async function linked(disk: Disk, from: string, to: string): Promise<boolean> {
  try {
    await disk.link(from, to);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function heldBy(folder: string, owner: ProcessIdentity | 'unreadable'): StoreRefusal {
  if (owner === 'unreadable')
    return new StoreRefusal('locked', `${folder}/lock cannot be read. Remove it if no server uses this folder.`);
  return new StoreRefusal(
    'locked',
    `Another server uses ${folder}: process ${owner.pid} on ${owner.host}. Stop it first, or give this one a folder of its own.`,
  );
}

/** Removes `path` where its owner is dead. @throws StoreRefusal `locked` where it lives or cannot be judged. */
async function clearDead(disk: Disk, folder: string, path: string): Promise<void> {
  const owner = await ownerOf(disk, path);
  if (owner === 'none') return;
  if (owner === 'unreadable' || (await isAlive(owner))) throw heldBy(folder, owner);
  await disk.remove(path);
}

/**
 * Takes the lock of a data folder.
 * @throws StoreRefusal `locked`, naming the process that holds it.
 */
export async function takeLock(disk: Disk, folder: string, unique: string): Promise<Lock> {
  const path = `${folder}/lock`;
  const guard = `${folder}/lock.takeover`;
  const own = `${folder}/.lock.${process.pid}.${unique}`;
  const file = await disk.open(own, 'new');
  await writeAll(file, Buffer.from(JSON.stringify(await thisProcess())), 0);
  // Its name may outlive a power loss without its contents, and nobody dares to judge a lock that is empty.
  await file.datasync();
  await file.close();
  try {
    if (!(await linked(disk, own, path))) {
      const owner = await ownerOf(disk, path);
      if (owner === 'unreadable' || (owner !== 'none' && (await isAlive(owner)))) throw heldBy(folder, owner);
      // Only one process at a time may judge and remove a dead owner's lock.
      await clearDead(disk, folder, guard);
      if (!(await linked(disk, own, guard))) throw heldBy(folder, owner === 'none' ? 'unreadable' : owner);
      try {
        await clearDead(disk, folder, path);
        if (!(await linked(disk, own, path))) throw heldBy(folder, 'unreadable');
      } finally {
        await disk.remove(guard);
      }
    }
  } finally {
    await disk.remove(own);
  }
  return { release: () => disk.remove(path) };
}

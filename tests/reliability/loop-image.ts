// A power loss as a file system sees it: an ext4 image mounted through a loop device. What reached the image file has
// reached the "disk"; what the kernel still holds in its caches has not. A copy of the image, taken while the writer
// stands still, is what a machine would find after its plug was pulled: mounting the copy replays ext4's journal.
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, statfs, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Scratch } from './scratch';

/** Room for what a quick machine pushes while one cut is looked at, many times over. */
const BYTES = 24 * 1024 * 1024;

/** Why power cannot be cut here; `undefined` where it can. */
export async function whyNoPowerLoss(scratch: Scratch): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'it needs Linux';
  if (process.getuid?.() !== 0) return 'it needs root, to mount loop devices';
  try {
    const image = await newImage(scratch, 'ordered');
    image.unmount();
    return undefined;
  } catch (error) {
    return `loop mounts of ext4 do not work here (${String(error).split('\n')[0] ?? ''})`;
  }
}

export type DataMode = 'ordered' | 'writeback';

export interface Image {
  /** Where it is mounted. */
  readonly place: string;
  /** What a disk without power would hold now. The writer must stand still. */
  cut(): Promise<Buffer>;
  /** Whether half of it is taken: a full disk is another test. */
  halfFull(): Promise<boolean>;
  unmount(): void;
}

export async function newImage(scratch: Scratch, mode: DataMode): Promise<Image> {
  const folder = await scratch.fresh('image');
  const file = path.join(folder, 'disk');
  const place = path.join(folder, 'mounted');
  await mkdir(place);
  await writeFile(file, '');
  await truncate(file, BYTES);
  execFileSync('mkfs.ext4', ['-q', '-F', '-b', '4096', '-E', 'lazy_itable_init=0,lazy_journal_init=0', file]);
  scratch.mount('-o', `loop,data=${mode}`, file, place);
  return {
    place,
    async cut() {
      // Two copies that are the same, byte for byte: the image stood as they say at the moment between them.
      let before = await readFile(file);
      for (let i = 0; i < 500; i++) {
        const again = await readFile(file);
        if (again.equals(before)) return again;
        before = again;
      }
      throw new Error('The image never stood still');
    },
    async halfFull() {
      const { bavail, blocks } = await statfs(place);
      return bavail * 2 < blocks;
    },
    unmount: () => scratch.unmount(place),
  };
}

/** Mounts what was left and does something there. */
export async function afterPowerLoss<T>(
  scratch: Scratch,
  left: Buffer,
  look: (place: string) => Promise<T>,
): Promise<T> {
  const folder = await scratch.fresh('left');
  const file = path.join(folder, 'disk');
  const place = path.join(folder, 'mounted');
  await mkdir(place);
  await writeFile(file, left);
  scratch.mount('-o', 'loop', file, place);
  try {
    return await look(place);
  } finally {
    scratch.unmount(place);
    await rm(folder, { recursive: true, force: true });
  }
}

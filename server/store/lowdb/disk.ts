// What the store asks of a file system, and the real one. A port, so that tests can plant a full disk, a short
// write or a failed sync with the real file system underneath.
import { link, mkdir, open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises';

export interface DiskFile {
  /** Writes at a position; answers how many bytes were taken, which may be fewer than asked. */
  write(bytes: Buffer, position: number): Promise<number>;
  read(position: number, length: number): Promise<Buffer>;
  /** Bytes in it. */
  size(): Promise<number>;
  truncate(length: number): Promise<void>;
  /** Durable contents and length. */
  datasync(): Promise<void>;
  close(): Promise<void>;
}

export type OpenMode = 'new' | 'existing' | 'read';

const flags: Readonly<Record<OpenMode, string>> = { new: 'wx+', existing: 'r+', read: 'r' };

export interface Disk {
  /** `new` fails where the file exists; `existing` and `read` (which never writes) where it does not. */
  open(path: string, mode: OpenMode): Promise<DiskFile>;
  /** The whole file; `undefined` where there is none. */
  read(path: string): Promise<Buffer | undefined>;
  /** Names in a folder; `undefined` where there is none. */
  list(folder: string): Promise<string[] | undefined>;
  mkdir(folder: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A second name for a file; fails with EEXIST where the name is taken. */
  link(from: string, to: string): Promise<void>;
  /** Removes a file; nothing happens where there is none. */
  remove(path: string): Promise<void>;
  /** Makes names created, renamed or removed in a folder durable. */
  syncFolder(folder: string): Promise<void>;
}

/** Code of a system error, as `ENOSPC`; `undefined` for anything else. */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function fileOn(handle: FileHandle): DiskFile {
  return {
    write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
    async read(position, length) {
      const bytes = Buffer.allocUnsafe(length);
      let done = 0;
      while (done < length) {
        const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    },
    size: async () => (await handle.stat()).size,
    truncate: (length) => handle.truncate(length),
    datasync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

export const realDisk: Disk = {
  open: async (path, mode) => fileOn(await open(path, flags[mode], 0o600)),
  read: (path) => unlessMissing(readFile(path)),
  list: (folder) => unlessMissing(readdir(folder)),
  async mkdir(folder) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  },
  rename,
  link,
  remove: (path) => rm(path, { force: true }),
  async syncFolder(folder) {
    // Windows cannot open a folder; its file system journals names by itself.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/** Writes all bytes, going on after a short write; fails where nothing is taken any more. */
export async function writeAll(file: DiskFile, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const written = await file.write(bytes.subarray(done), position + done);
    if (written === 0) throw new Error('The file takes no more bytes');
    done += written;
  }
}

/**
 * Puts a whole file in place: unique temporary name, contents synced, renamed, folder synced. A reader sees the old
 * file or the new one, never a part.
 */
export async function replaceFile(
  disk: Disk,
  folder: string,
  name: string,
  bytes: Buffer,
  unique: string,
): Promise<void> {
  await replaceInParts(disk, folder, name, [bytes], unique);
}

/** The same for a file that is made part by part. */
export async function replaceInParts(
  disk: Disk,
  folder: string,
  name: string,
  parts: Iterable<Buffer> | AsyncIterable<Buffer>,
  unique: string,
): Promise<void> {
  const temporary = `${folder}/.${name}.${unique}.tmp`;
  try {
    const file = await disk.open(temporary, 'new');
    try {
      let at = 0;
      for await (const part of parts) {
        await writeAll(file, part, at);
        at += part.length;
      }
      await file.datasync();
    } finally {
      await file.close();
    }
    await disk.rename(temporary, `${folder}/${name}`);
  } catch (error) {
    await disk.remove(temporary);
    throw error;
  }
  await disk.syncFolder(folder);
}

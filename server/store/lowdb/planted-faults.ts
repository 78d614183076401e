// The real file system with faults planted in it: a disk that is full, writes that are cut short, syncs that fail.
// For tests only; each fault names the call it strikes.
import type { Disk, DiskFile } from './disk';

export type Call = 'write' | 'truncate' | 'datasync' | 'rename' | 'open' | 'syncFolder';

export interface Faults {
  /** Called before each call; what it throws is what the system says. */
  before: (call: Call, path: string) => void;
  /** Bytes that may still be written before the disk is full. */
  room: number;
}

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: planted`), { code });
}

export function noFaults(): Faults {
  return { before: () => undefined, room: Number.POSITIVE_INFINITY };
}

function faultyFile(file: DiskFile, path: string, faults: Faults): DiskFile {
  return {
    ...file,
    async write(bytes, position) {
      faults.before('write', path);
      if (faults.room <= 0) throw systemError('ENOSPC');
      // As a real disk does: what fits is written, and only the next write fails.
      const written = await file.write(bytes.subarray(0, Math.min(bytes.length, faults.room)), position);
      faults.room -= written;
      return written;
    },
    async truncate(length) {
      faults.before('truncate', path);
      await file.truncate(length);
    },
    async datasync() {
      faults.before('datasync', path);
      await file.datasync();
    },
  };
}

export function faultyDisk(disk: Disk, faults: Faults): Disk {
  return {
    ...disk,
    async open(path, mode) {
      faults.before('open', path);
      return faultyFile(await disk.open(path, mode), path, faults);
    },
    async rename(from, to) {
      faults.before('rename', to);
      await disk.rename(from, to);
    },
    async syncFolder(folder) {
      faults.before('syncFolder', folder);
      await disk.syncFolder(folder);
    },
  };
}

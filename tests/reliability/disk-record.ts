// Everything that a store asks of its disk, written down while the real disk does it: what a crash at any moment may
// leave is worked out from this record (crash-states.ts).
import type { Disk, DiskFile } from '../../server/store/lowdb/disk';

/** Files are numbered as they are made: a name may come to mean another file. */
export type Step =
  | { readonly kind: 'make'; readonly path: string; readonly file: number }
  | { readonly kind: 'write'; readonly file: number; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: number; readonly length: number }
  /** Steps before `asked` are covered: what was written while the sync ran may have missed it. */
  | { readonly kind: 'sync'; readonly file: number; readonly asked: number }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string; readonly file: number }
  | { readonly kind: 'link'; readonly to: string; readonly file: number }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'sync folder'; readonly path: string; readonly asked: number }
  /** Something that was told to somebody: it must hold from here on. */
  | { readonly kind: 'told'; readonly what: string };

export interface DiskRecord {
  readonly disk: Disk;
  readonly steps: readonly Step[];
  told(what: string): void;
}

/** Each step stands where it could first have had its effect; a sync where it was answered. */
export function recordingDisk(real: Disk): DiskRecord {
  const steps: Step[] = [];
  const names = new Map<string, number>();
  let files = 0;

  function fileOn(file: number, inner: DiskFile): DiskFile {
    return {
      ...inner,
      write(bytes, at) {
        steps.push({ kind: 'write', file, at, bytes: Buffer.from(bytes) });
        return inner.write(bytes, at);
      },
      truncate(length) {
        steps.push({ kind: 'truncate', file, length });
        return inner.truncate(length);
      },
      async datasync() {
        const asked = steps.length;
        await inner.datasync();
        steps.push({ kind: 'sync', file, asked });
      },
    };
  }

  const disk: Disk = {
    ...real,
    async open(path, mode) {
      const inner = await real.open(path, mode);
      let file = names.get(path);
      if (mode === 'new' || file === undefined) {
        file = ++files;
        names.set(path, file);
        steps.push({ kind: 'make', path, file });
      }
      return fileOn(file, inner);
    },
    async mkdir(path) {
      steps.push({ kind: 'folder', path });
      await real.mkdir(path);
    },
    async rename(from, to) {
      const file = names.get(from);
      if (file === undefined) throw new Error(`${from} was never made on this disk`);
      steps.push({ kind: 'rename', from, to, file });
      await real.rename(from, to);
      names.delete(from);
      names.set(to, file);
    },
    async link(from, to) {
      await real.link(from, to);
      const file = names.get(from);
      if (file === undefined) throw new Error(`${from} was never made on this disk`);
      steps.push({ kind: 'link', to, file });
      names.set(to, file);
    },
    async remove(path) {
      if (names.delete(path)) steps.push({ kind: 'remove', path });
      await real.remove(path);
    },
    async syncFolder(path) {
      const asked = steps.length;
      await real.syncFolder(path);
      steps.push({ kind: 'sync folder', path, asked });
    },
  };
  return { disk, steps, told: (what) => steps.push({ kind: 'told', what }) };
}

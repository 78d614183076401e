// What is done with a store as a whole: backup, restore, move, verify. The one spot that knows for these which store a
// place means: a folder is a lowdb store, a database is PostgreSQL.
import { randomBytes } from 'node:crypto';
import { rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../domain/errors';
import { realDisk } from './lowdb/disk';
import { openLowdbStore } from './lowdb/open';
import { takeLock } from './lowdb/lock';
import { readLowdbStore } from './lowdb/read-store';
import { StoreRefusal } from './refusal';
import { restoreLowdb } from './lowdb/restore-store';
import { verifyLowdbStore } from './lowdb/verify-store';
import { nameOf, type Place } from './places';
import type { ChainHead, Store } from './port';
import { openPostgresStore, refusedConnection } from './postgres/open';
import { readPostgresStore } from './postgres/read-store';
import { restorePostgres } from './postgres/restore-store';
import { verifyPostgresStore } from './postgres/verify-store';

/** The lines of a store, read beside a running server: a consistent prefix of its change-sets. */
export interface StoreSource {
  /** Id of the store. */
  readonly id: string;
  head(): Promise<ChainHead>;
  /** Lines after a revision up to the head at the time of asking, oldest first, without newlines. */
  lines(after: number): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/** Something that is not as it was written. */
export interface Finding {
  /** The file, or the table. */
  readonly file: string;
  /** Byte of the file, or revision in the table; 0 where it is the whole of it. */
  readonly offset: number;
  readonly what: string;
}

/** Told of the last change-set that was done. */
export type OnProgress = (progress: { readonly revision: number }) => void;

export interface Verified {
  readonly id: string;
  /** None: the store is whole. */
  readonly findings: readonly Finding[];
  /** Where the chain of sound change-sets ends. */
  readonly head: ChainHead;
}

export interface Restoring {
  /** Id of the store, which stays the same. */
  readonly id: string;
  /** Lines of all its change-sets. What they throw undoes the restore. */
  readonly lines: AsyncIterable<Buffer>;
}

/** A store at its place, without being opened for pushes. Everything throws in one line that says what to do. */
export interface StoreAt {
  /** Reads beside a running server. */
  source(): Promise<StoreSource>;
  /** Checks everything that is kept. @throws only where there is no store to check */
  verify(onProgress: OnProgress): Promise<Verified>;
  /** Makes the store in an empty place, all or nothing; answers where its chain ends. */
  restore(restoring: Restoring): Promise<ChainHead>;
  /** Opens it for pushes, as a server does. @throws where there is no store, or a server is in its folder */
  open(): Promise<Store>;
  /** Keeps servers out until the release that it answers, where that can be done. @throws where a server is in */
  hold(): Promise<() => Promise<void>>;
}

/** Takes away the folders that hold nothing: half a folder reads as a damaged store. */
async function removeIfEmpty(folders: readonly string[]): Promise<void> {
  // One that holds something stays: it is somebody's.
  for (const folder of folders) await rmdir(folder).catch(() => undefined);
}

function inFolder(folder: string): StoreAt {
  return {
    async source() {
      return { ...(await readLowdbStore({ folder })), close: async () => undefined };
    },
    verify: (onProgress) => verifyLowdbStore({ folder, onProgress }),
    async restore(restoring) {
      const wasThere = (await stat(folder).catch(() => undefined)) !== undefined;
      try {
        return await restoreLowdb({ folder, ...restoring });
      } catch (error) {
        await removeIfEmpty([path.join(folder, 'journal'), ...(wasThere ? [] : [folder])]);
        throw error;
      }
    },
    async open() {
      await readLowdbStore({ folder });
      return openLowdbStore({
        folder,
        init: false,
        die: (error) => {
          throw error;
        },
      });
    },
    async hold() {
      // Before the lock, so that a folder that holds no store gets none.
      await readLowdbStore({ folder });
      const lock = await takeLock(realDisk, folder, randomBytes(6).toString('hex'));
      return () => lock.release();
    },
  };
}

/** Says which database: its own messages do not know what it is called here. */
async function named<T>(name: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    const error = refusedConnection(thrown) ?? thrown;
    if (error instanceof StoreRefusal)
      throw new StoreRefusal(error.reason, `${name}: ${error.message}`, { cause: error });
    if (error instanceof AppError) throw new AppError(error.code, `${name}: ${error.message}`, { cause: error });
    throw error;
  }
}

function inDatabase(url: string): StoreAt {
  const name = nameOf({ kind: 'database', url });
  return {
    source: () => named(name, readPostgresStore({ url })),
    verify: (onProgress) => named(name, verifyPostgresStore({ url, onProgress })),
    restore: (restoring) => named(name, restorePostgres({ url, ...restoring })),
    open: () => named(name, openPostgresStore({ url, init: false, warn: () => undefined })),
    // Several servers may use a database, and none says here that it does.
    hold: async () => async () => undefined,
  };
}

export function storeAt(place: Place): StoreAt {
  return place.kind === 'folder' ? inFolder(place.folder) : inDatabase(place.url);
}

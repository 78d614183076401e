// Opens or makes a lowdb store in a folder: lock, checkpoints, then the journal after them.
import { randomBytes, randomUUID } from 'node:crypto';
import { aprilCalendar } from '../../../domain/period/period';
import { parseSet } from '../chain/change-line';
import { openAccounts } from './account-file';
import { Checkpoint, type Claim, type Loaded } from './checkpoint/checkpoint';
import { realDisk, type Disk } from './disk';
import { ChangeLog } from './journal/change-log';
import { Journal } from './journal/journal';
import type { OnSegment } from './journal/open-segments';
import { takeLock } from './lock';
import { LowdbStore } from './lowdb-store';
import { Memory } from './memory/memory';
import { StoreRefusal } from '../refusal';
import { makeStore, storeIn } from './store-folder';

export interface OpenOptions {
  /** The data folder. */
  readonly folder: string;
  /** Makes a new store where the folder is missing or empty. */
  readonly init?: boolean;
  readonly disk?: Disk;
  /** Ends the process after a failed sync. */
  readonly die: (error: Error) => void;
  readonly warn?: (message: string, error: unknown) => void;
  /** Bytes of the journal after which a checkpoint is written. */
  readonly checkpointBytes?: number;
  /** A new segment of the journal begins at so many bytes. */
  readonly segmentBytes?: number;
  /** The month that the body's year starts with, 1 to 12: a document of a checkpoint holds a year. */
  readonly yearStartsIn?: number;
}

const MEBIBYTE = 1024 * 1024;

const unique = () => randomBytes(6).toString('hex');

/**
 * Opens the store of a folder.
 * @throws StoreRefusal in one line that says what to do: missing, empty, foreign, damaged, locked
 */
export async function openLowdbStore(options: OpenOptions): Promise<LowdbStore> {
  const { folder, disk = realDisk, warn = () => undefined } = options;
  let store: string;
  try {
    store = await storeIn(disk, folder);
  } catch (error) {
    const fresh = error instanceof StoreRefusal && ['missing', 'empty', 'damaged'].includes(error.reason);
    if (!options.init || !fresh) throw error;
    await disk.mkdir(folder);
    store = '';
  }
  const lock = await takeLock(disk, folder, unique());
  try {
    if (store === '') {
      store = randomUUID();
      await makeStore(disk, folder, store, unique);
    }
    return await openLocked(store);
  } catch (error) {
    await lock.release();
    throw error;
  }

  async function openLocked(id: string): Promise<LowdbStore> {
    const { segmentBytes = 32 * MEBIBYTE, checkpointBytes = 16 * MEBIBYTE, die } = options;
    const calendar = { yearStartsIn: options.yearStartsIn ?? aprilCalendar.yearStartsIn };
    const checkpoint = new Checkpoint({ disk, folder: `${folder}/documents`, unique, calendar });
    const memory = new Memory();
    const accounts = await openAccounts(disk, folder, unique);
    const loaded = await checkpoint.load(memory);
    const log: ChangeLog = new ChangeLog({
      read: (place) => journal.read(place),
      lines: (places) => journal.lines(places),
    });
    const { journal, torn } = await Journal.open(
      { disk, folder, store: id, segmentBytes, die, warn, unique },
      loaded.complete,
      replaying(loaded, memory, log, checkpoint),
    );
    try {
      for (const claim of loaded.claims)
        if (claim.revision > 0 && (await journal.sumAt(log.place(claim.revision))) !== claim.sum)
          throw otherJournal(claim);
    } catch (error) {
      await journal.close();
      throw error;
    }
    memory.revision = journal.head.revision;
    if (torn) warn(`The journal ended in a write that was cut off: ${torn.bytes} bytes were dropped`, torn);
    const parts = { id, accounts, journal, memory, log, checkpoint, lock, disk, folder, unique, checkpointBytes, warn };
    return new LowdbStore(parts);
  }
}

/** A document that knows what the journal does not shows that the journal was cut, or is another one. */
function otherJournal({ file, revision }: Claim): StoreRefusal {
  return new StoreRefusal(
    'damaged',
    `The store is damaged: ${file} knows a revision ${revision} that the journal does not have. Restore a backup.`,
  );
}

/** Says every change-set to the log, and those that the checkpoint does not hold to memory. */
function replaying(loaded: Loaded, memory: Memory, log: ChangeLog, checkpoint: Checkpoint): OnSegment {
  return {
    begin: (segment) => {
      log.begin(segment);
    },
    index: ({ columns, start }) => {
      log.addColumns(columns, start);
    },
    line({ revision, head, bytes, offset }) {
      log.add(head, offset, bytes.length);
      if (revision <= loaded.complete) return;
      const set = parseSet(bytes);
      log.keep(set);
      memory.apply(set);
      checkpoint.touch(set.blocks);
    },
    end(chain) {
      const beyond = loaded.claims.find((claim) => claim.revision > chain.revision);
      if (beyond) throw otherJournal(beyond);
    },
  };
}

// Opens or makes a lowdb store in a folder: lock, journal, checkpoints, then the journal after them.
import { randomBytes, randomUUID } from 'node:crypto';
import { ChangeLog } from './change-log';
import { Checkpoint, documentOf, type Loaded } from './checkpoint';
import { realDisk, type Disk } from './disk';
import { Journal, type JournalLine } from './journal';
import { parseSet } from '../chain/change-line';
import { takeLock } from './lock';
import { LowdbStore } from './lowdb-store';
import { Memory } from './memory';
import { StoreRefusal } from './refusal';
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
  /** Change-sets after which a checkpoint is written. */
  readonly checkpointEvery?: number;
  /** A new segment of the journal begins at so many bytes. */
  readonly segmentBytes?: number;
}

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
    const checkpoint = new Checkpoint({ disk, folder: `${folder}/documents`, unique });
    const memory = new Memory();
    const loaded = await checkpoint.load(memory);
    const log = new ChangeLog((place) => journal.read(place));
    const { segmentBytes = 32 * 1024 * 1024, checkpointEvery = 500, die } = options;
    const { journal, torn } = await Journal.open({ disk, folder, store: id, segmentBytes, die, unique }, (line) => {
      const claim = loaded.claims.get(line.revision);
      if (claim !== undefined && claim !== line.sum) throw otherJournal(folder, line.revision);
      replay(line, loaded, memory, log, checkpoint);
    });
    const newest = Math.max(0, ...loaded.claims.keys());
    if (newest > memory.revision) {
      await journal.close();
      throw otherJournal(folder, newest);
    }
    if (torn) warn(`The journal ended in a write that was cut off: ${torn.bytes} bytes were dropped`, torn);
    return new LowdbStore({ journal, memory, log, checkpoint, lock, checkpointEvery, warn, disk, folder, unique });
  }
}

/** A document that knows what the journal does not shows that the journal was cut, or is another one. */
function otherJournal(folder: string, revision: number): StoreRefusal {
  return new StoreRefusal(
    'damaged',
    `The store is damaged: ${folder}/documents knows a revision ${revision} that the journal does not have. Restore a backup.`,
  );
}

function replay(line: JournalLine, loaded: Loaded, memory: Memory, log: ChangeLog, checkpoint: Checkpoint): void {
  const { revision, head, place, sum } = line;
  if (revision <= loaded.complete) {
    log.add({ revision, head, place, sum });
    memory.revision = revision;
    return;
  }
  const set = parseSet(line.bytes);
  log.add({ revision, head, place, sum }, set);
  memory.apply(revision, set.blocks, (type, key) => revision > (loaded.documents.get(documentOf(type, key)) ?? 0));
  checkpoint.touch(set.blocks);
}

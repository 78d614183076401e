// Fills an empty folder with the change-sets of another store, whatever that one was made of: the same id, revisions and
// checksums. All or nothing: the folder's identity comes last, and what was written goes where a line does not hold.
import { randomBytes } from 'node:crypto';
import type { StoredSet } from '../chain/change-line';
import { restoredLine } from '../chain/restored-line';
import { genesisOf } from '../chain/sealed-line';
import type { ChainHead } from '../port';
import { realDisk, replaceFile, type Disk } from './disk';
import { FORMAT, segmentLine, segmentName } from './journal/segment-head';
import { takeLock } from './lock';
import { checkBlocks } from '../chain/held-fields';
import { StoreRefusal } from '../refusal';
import { isFree, writeIdentity } from './store-folder';
import type { Progress } from './verify-store';

export interface LowdbRestore {
  /** A folder that is missing or empty. */
  readonly folder: string;
  /** Id of the store that the lines come from. */
  readonly id: string;
  /** Lines of all its change-sets from the first on, without newlines. */
  readonly lines: AsyncIterable<Buffer>;
  readonly onProgress?: (progress: Progress) => void;
  readonly disk?: Disk;
  readonly segmentBytes?: number;
}

const unique = () => randomBytes(6).toString('hex');
const NEWLINE = Buffer.from('\n');

/**
 * Answers where the chain ends.
 * @throws StoreRefusal `not empty`, `locked`, or `damaged` where a line does not hold; then nothing is left behind
 */
export async function restoreLowdb(options: LowdbRestore): Promise<ChainHead> {
  const { folder, id, disk = realDisk } = options;
  await disk.mkdir(folder);
  const lock = await takeLock(disk, folder, unique());
  try {
    if (!(await isFree(disk, folder)))
      throw new StoreRefusal('not empty', `${folder} is not empty: a store is restored into a folder of its own.`);
    await disk.mkdir(`${folder}/journal`);
    try {
      const head = await writeSegments(options, disk);
      await disk.syncFolder(folder);
      await writeIdentity(disk, folder, id, unique());
      return head;
    } catch (error) {
      for (const name of (await disk.list(`${folder}/journal`)) ?? []) await disk.remove(`${folder}/journal/${name}`);
      throw error;
    }
  } finally {
    await lock.release();
  }
}

async function writeSegments(options: LowdbRestore, disk: Disk): Promise<ChainHead> {
  const { folder, id, lines, segmentBytes = 32 * 1024 * 1024, onProgress } = options;
  let chain: ChainHead = { revision: 0, sum: genesisOf(id) };
  let segment = 0;
  let parts: Buffer[] = [];
  let bytes = 0;
  const begin = () => {
    segment++;
    parts = [segmentLine({ format: FORMAT, store: id, segment, after: chain.revision }, chain.sum)];
    bytes = 0;
  };
  const write = () => replaceFile(disk, `${folder}/journal`, segmentName(segment), Buffer.concat(parts), unique());
  begin();
  for await (const line of lines) {
    chain = { revision: chain.revision + 1, sum: restoredLine(line, chain, mustFit).sum };
    parts.push(line, NEWLINE);
    bytes += line.length + 1;
    onProgress?.({ revision: chain.revision });
    if (bytes < segmentBytes) continue;
    await write();
    begin();
  }
  await write();
  return chain;
}

/** What is restored must also start. */
const mustFit = ({ blocks }: StoredSet) => checkBlocks(blocks);

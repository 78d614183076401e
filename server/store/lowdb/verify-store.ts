// Checks all that a data folder holds: every checksum of every segment, the chain, the indexes, and that the checkpoint
// and the journal after it come to the same as the journal alone. Reads only, also while a server uses the folder.
import { aprilCalendar } from '../../../domain/period/period';
import { parseSet } from '../chain/change-line';
import { genesisOf } from '../chain/sealed-line';
import type { ChainHead } from '../port';
import { Checkpoint } from './checkpoint/checkpoint';
import { DocumentFile, EXTENSION } from './checkpoint/document-file';
import { realDisk, type Disk } from './disk';
import { listSegments } from './journal/open-segments';
import { indexName, readIndex, type SegmentIndex } from './journal/segment-index';
import { verifySegment } from './journal/verify-segment';
import { differences } from './memory/differences';
import { Memory } from './memory/memory';
import { StoreRefusal, type Damage } from '../refusal';
import { storeIn } from './store-folder';

/** Something that is not as it was written. */
export type Finding = Damage;

export interface Progress {
  /** The last change-set that was looked at. */
  readonly revision: number;
}

export interface Verified {
  readonly id: string;
  /** Nothing found: the store is whole. */
  readonly findings: readonly Finding[];
  /** Where the chain of sound change-sets ends: before the first finding in the journal. */
  readonly head: ChainHead;
}

export interface FolderToVerify {
  /** The data folder. */
  readonly folder: string;
  readonly disk?: Disk;
  readonly onProgress?: (progress: Progress) => void;
}

/** @throws StoreRefusal where the folder holds no store */
export async function verifyLowdbStore({ folder, disk = realDisk, onProgress }: FolderToVerify): Promise<Verified> {
  const id = await storeIn(disk, folder);
  const findings: Finding[] = [];
  // The checkpoint first: while a server writes, the journal is always further than a checkpoint that was read before.
  const documents = `${folder}/documents`;
  await findBrokenDocuments(disk, documents, findings);
  const started = new Memory();
  const checkpoint = new Checkpoint({ disk, folder: documents, unique: () => '', calendar: aprilCalendar });
  const loaded = await checkpoint.load(started);
  const replayed = new Memory();
  const sums = new Map<number, string>();
  const claimed = new Set(loaded.claims.map((c) => c.revision));
  let chain: ChainHead = { revision: 0, sum: genesisOf(id) };
  let sound: ChainHead | null = null;
  const names = await segmentsOf(disk, folder, findings);
  for (const [i, name] of names.entries()) {
    const path = `${folder}/journal/${name}`;
    const expected = { path, store: id, segment: i + 1, from: chain, last: i === names.length - 1 };
    const found = (finding: Finding) => findings.push(finding);
    const { index, soundTo } = await verifySegment(disk, expected, found, (line) => {
      if (claimed.has(line.revision)) sums.set(line.revision, line.sum);
      if (sound) return;
      const set = parseSet(line.bytes);
      replayed.apply(set);
      if (set.revision > loaded.complete) started.apply(set);
    });
    if (!expected.last && !soundTo) await checkIndex(disk, `${folder}/journal`, index, findings);
    sound ??= soundTo;
    chain = index.to;
    onProgress?.({ revision: chain.revision });
  }
  const to: ChainHead = sound ?? chain;
  for (const { file, revision, sum } of loaded.claims)
    // Of what comes after damage nothing can be said.
    if (revision > chain.revision || (revision > 0 && revision <= to.revision && sums.get(revision) !== sum))
      findings.push({ file, offset: 0, what: `it knows a revision ${revision} that the journal does not have` });
  if (findings.length === 0)
    for (const what of differences(started, replayed)) findings.push({ file: documents, offset: 0, what });
  return { id, findings, head: to };
}

async function segmentsOf(disk: Disk, folder: string, findings: Finding[]): Promise<string[]> {
  try {
    return await listSegments(disk, `${folder}/journal`);
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    findings.push(error.damage ?? { file: `${folder}/journal`, offset: 0, what: 'it holds no journal' });
    return [];
  }
}

async function findBrokenDocuments(disk: Disk, folder: string, findings: Finding[]): Promise<void> {
  for (const name of (await disk.list(folder)) ?? [])
    if (
      name.endsWith(EXTENSION) &&
      !name.startsWith('.') &&
      !(await new DocumentFile(disk, folder, name, () => '').read())
    )
      findings.push({ file: `${folder}/${name}`, offset: 0, what: 'the checksum of this document does not hold' });
}

/** An index that is not there is no finding: the next start makes it. */
async function checkIndex(disk: Disk, journal: string, wanted: SegmentIndex, findings: Finding[]): Promise<void> {
  const name = indexName(wanted.segment);
  if (!((await disk.list(journal)) ?? []).includes(name)) return;
  const index = await readIndex(disk, journal, wanted.segment);
  const what = index ? 'this index does not fit its segment' : 'the checksum of this index does not hold';
  if (JSON.stringify(index) !== JSON.stringify(wanted)) findings.push({ file: `${journal}/${name}`, offset: 0, what });
}

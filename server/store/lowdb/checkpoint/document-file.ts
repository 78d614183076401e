// A lowdb document of a checkpoint: lowdb's adapter port, written so that a reader sees the old file or the new one,
// durably, with the change-set it contains and a checksum. (lowdb's own file adapter neither syncs nor checks.) Written
// part by part, so that pushes go on between them: a line of JSON each, and after it the bytes of its flat arrays.
import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Adapter } from 'lowdb';
import type { ChainHead } from '../../port';
import { replaceInParts, type Disk } from '../disk';

/** What a document's file is called after its name. */
export const EXTENSION = '.document';

/** What is said in JSON, and flat arrays that are kept as they stand in memory: numbers need no text. */
export interface DocumentPart {
  readonly said: unknown;
  readonly arrays: readonly Uint8Array[];
}

export interface CheckpointDocument {
  /** Every change-set up to this revision is in it; of later ones, perhaps parts. */
  readonly revision: number;
  /** Taken one after another; each is asked for when the one before it was written. */
  readonly parts: Iterable<DocumentPart>;
  /** The newest change-set of which something may be in it: asked for after the parts. The journal must have it. */
  readonly through: () => ChainHead;
}

/** What its last line says. */
interface Seal extends ChainHead {
  /** Checksum of all lines before. */
  readonly holds: string;
}

/** What its parts look like. One of another form is as good as lost: numbers stand in it as this machine holds them. */
const FORM = `4 ${endianness()}`;
const NEWLINE = 10;

export class DocumentFile implements Adapter<CheckpointDocument> {
  private readonly disk: Disk;
  private readonly folder: string;
  private readonly name: string;
  private readonly unique: () => string;

  constructor(disk: Disk, folder: string, name: string, unique: () => string) {
    this.disk = disk;
    this.folder = folder;
    this.name = name;
    this.unique = unique;
  }

  /** The document, or `null` where there is none or its checksum does not hold: the journal makes it anew. */
  async read(): Promise<CheckpointDocument | null> {
    const bytes = await this.disk.read(`${this.folder}/${this.name}`);
    if (bytes?.at(-1) !== NEWLINE) return null;
    const last = bytes.lastIndexOf(NEWLINE, bytes.length - 2) + 1;
    const body = bytes.subarray(0, last);
    const seal = parsed(bytes.subarray(last)) as Partial<Seal> | null | undefined;
    if (seal?.holds !== createHash('sha256').update(body).digest('hex')) return null;
    // The checksum holds, so it is as it was written.
    const through = { revision: seal.revision ?? 0, sum: seal.sum ?? '' };
    const first = body.indexOf(NEWLINE) + 1;
    const { revision, form } = parsed(body.subarray(0, first)) as { revision: number; form?: string };
    if (form !== FORM) return null;
    return { revision, parts: partsIn(body.subarray(first)), through: () => through };
  }

  async write(document: CheckpointDocument): Promise<void> {
    await replaceInParts(this.disk, this.folder, this.name, linesFor(document), this.unique());
  }
}

/** What stands in the line of a part: what it says, and how many bytes each of its arrays has. */
type PartLine = readonly [said: unknown, ...lengths: number[]];

const line = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`);
const newline = Buffer.from('\n');

async function* linesFor({ revision, parts, through }: CheckpointDocument): AsyncIterable<Buffer> {
  const hash = createHash('sha256');
  const hashed = (bytes: Buffer) => {
    hash.update(bytes);
    return bytes;
  };
  yield hashed(line({ revision, form: FORM }));
  for (const { said, arrays } of parts) {
    const says: PartLine = [said, ...arrays.map(({ length }) => length)];
    // Copied at once: memory goes on.
    yield hashed(arrays.length === 0 ? line(says) : Buffer.concat([line(says), ...arrays, newline]));
    await nextTurn();
  }
  const seal: Seal = { ...through(), holds: hash.digest('hex') };
  yield line(seal);
}

function* partsIn(bytes: Buffer): Iterable<DocumentPart> {
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, at);
    const [said, ...lengths] = JSON.parse(bytes.toString('utf8', at, end)) as PartLine;
    at = end + 1;
    const arrays = lengths.map((length) => bytes.subarray(at, (at += length)));
    if (arrays.length > 0) at++;
    yield { said, arrays };
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

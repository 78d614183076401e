// The append-only journal: the store's history and its write-ahead log in one. A batch of lines becomes durable with
// one fdatasync. A failed write is cut off again; a failed sync ends the process, for nobody knows what is on disk.
import type { ChangeSetHead } from '../../../../domain/sync/change-set';
import { checkLine, genesisOf, SEAL_BYTES, sealOf } from '../../chain/sealed-line';
import type { ChainHead } from '../../port';
import { replaceFile, writeAll, type Disk, type DiskFile } from '../disk';
import { damaged } from '../../refusal';
import type { Place } from './change-log';
import { openSegments, type OnSegment, type TornTail } from './open-segments';
import { FORMAT, segmentLine, segmentName } from './segment-head';
import { GrowingColumns, writeIndex, type SegmentIndex } from './segment-index';

export interface JournalOptions {
  readonly disk: Disk;
  /** The data folder; the journal has a folder of its own in it. */
  readonly folder: string;
  readonly store: string;
  /** A new segment begins where this one has grown to so many bytes. */
  readonly segmentBytes: number;
  /** Ends the process: the disk no longer says what it holds. */
  readonly die: (error: Error) => void;
  /** Told of what went wrong beside the path of a push. */
  readonly warn: (message: string, error: unknown) => void;
  readonly unique: () => string;
}

/** A line to append, newline included. */
export interface NewLine {
  readonly head: ChangeSetHead;
  readonly bytes: Buffer;
}

/** Bytes that are read at once where lines are handed out. */
const CHUNK = 1024 * 1024;

export class Journal {
  private readonly options: JournalOptions;
  private readonly readers = new Map<number, Promise<DiskFile>>();
  private file: DiskFile | undefined;
  private segment = 0;
  /** Bytes of the current segment's head. */
  private start = 0;
  /** Bytes of the current segment that are good and durable. */
  private end = 0;
  private columns = new GrowingColumns();
  /** Where the chain stands before the current segment, and now. */
  private from: ChainHead;
  private chain: ChainHead;
  private broken: Error | undefined;
  private indexing: Promise<void> = Promise.resolve();

  private constructor(options: JournalOptions) {
    this.options = options;
    this.chain = this.from = { revision: 0, sum: genesisOf(options.store) };
  }

  /** Makes the first segment of a new store. */
  static async create({ disk, folder, store, unique }: Omit<JournalOptions, 'die' | 'warn'>): Promise<void> {
    await disk.mkdir(`${folder}/journal`);
    const bytes = segmentLine({ format: FORMAT, store, segment: 1, after: 0 }, genesisOf(store));
    await replaceFile(disk, `${folder}/journal`, segmentName(1), bytes, unique());
    await disk.syncFolder(folder);
  }

  /**
   * Opens every segment. Those with change-sets after `read` are read and checked line by line, and so is the last;
   * of others the index is enough, where it fits. Cuts off a torn last line.
   * @throws StoreRefusal `damaged` for anything else that is not as it was written
   */
  static async open(
    options: JournalOptions,
    read: number,
    onSegment: OnSegment,
  ): Promise<{ journal: Journal; torn: TornTail | undefined }> {
    const journal = new Journal(options);
    const { last, unindexed } = await openSegments(options, read, onSegment);
    journal.segment = last.segment;
    journal.start = last.start;
    journal.end = last.scanned.end;
    journal.columns = last.columns;
    journal.from = last.from;
    journal.chain = last.scanned.chain;
    const torn = await journal.openCurrent(last.scanned);
    for (const index of unindexed) journal.index(index);
    return { journal, torn };
  }

  private get folder(): string {
    return `${this.options.folder}/journal`;
  }

  private async openCurrent(scanned: { torn: number; newlineMissing: boolean }): Promise<TornTail | undefined> {
    const path = `${this.folder}/${segmentName(this.segment)}`;
    this.file = await this.options.disk.open(path, 'existing');
    const { torn, newlineMissing } = scanned;
    if (torn === 0 && !newlineMissing) return undefined;
    if (newlineMissing) await writeAll(this.file, Buffer.from('\n'), this.end - 1);
    else await this.file.truncate(this.end);
    await this.file.datasync();
    return { file: path, offset: this.end, bytes: torn };
  }

  /** Where the chain of durable change-sets ends. */
  get head(): ChainHead {
    return this.chain;
  }

  /** Where the next line will stand, for a batch that begins with it. */
  get next(): { segment: number; offset: number } {
    return { segment: this.segment, offset: this.end };
  }

  /**
   * Makes a batch of lines durable. After a failed write the file is as it was before.
   * @throws the system's error; nothing of the batch is on disk then, or the process has ended.
   */
  async append(lines: readonly NewLine[], head: ChainHead): Promise<void> {
    const file = this.current;
    const [only] = lines;
    const batch = lines.length === 1 && only ? only.bytes : Buffer.concat(lines.map((l) => l.bytes));
    try {
      await writeAll(file, batch, this.end);
    } catch (error) {
      await this.cutBack(file);
      throw error;
    }
    await this.synced(file);
    this.end += batch.length;
    this.chain = head;
    for (const line of lines) this.columns.add(line.head, line.bytes.length - 1);
  }

  /** A refused push must not come back with the next start: what was written of it goes, durably. */
  private async cutBack(file: DiskFile): Promise<void> {
    try {
      await file.truncate(this.end);
    } catch (error) {
      this.endProcess('A failed write could not be taken back', error);
    }
    await this.synced(file);
  }

  private async synced(file: DiskFile): Promise<void> {
    try {
      await file.datasync();
    } catch (error) {
      this.endProcess('The disk did not confirm a write', error);
    }
  }

  private endProcess(what: string, cause: unknown): never {
    this.broken = new Error(`${what}. The server stops, because nobody knows what the disk holds.`, { cause });
    this.options.die(this.broken);
    throw this.broken;
  }

  /** Begins a new segment where the current one is full; answers whether it did. */
  async rotate(): Promise<boolean> {
    const file = this.current;
    if (this.end < this.options.segmentBytes) return false;
    const { disk, store, unique } = this.options;
    const segment = this.segment + 1;
    const first = segmentLine({ format: FORMAT, store, segment, after: this.chain.revision }, this.chain.sum);
    const syncFolder = async (folder: string) => {
      try {
        await disk.syncFolder(folder);
      } catch (error) {
        this.endProcess('The disk did not confirm a new file', error);
      }
    };
    // Where this fails half-way nothing is appended to the old segment any more: the next push makes it anew.
    await replaceFile({ ...disk, syncFolder }, this.folder, segmentName(segment), first, unique());
    this.file = await disk.open(`${this.folder}/${segmentName(segment)}`, 'existing');
    this.readers.set(this.segment, Promise.resolve(file));
    const { start, end: bytes, from, chain: to, columns } = this;
    this.index({ store, segment: this.segment, bytes, start, from, to, columns });
    this.segment = segment;
    this.start = this.end = first.length;
    this.from = this.chain;
    this.columns = new GrowingColumns();
    return true;
  }

  /** Writes the index of a finished segment, beside the path of pushes. */
  private index(index: SegmentIndex): void {
    const { disk, unique, warn } = this.options;
    this.indexing = this.indexing
      .then(() => writeIndex(disk, this.folder, index, unique()))
      .catch((error: unknown) => {
        warn('The index of a finished segment could not be written; the next start reads the segment', error);
      });
  }

  private get current(): DiskFile {
    if (this.broken) throw this.broken;
    if (!this.file) throw new Error('The journal is closed');
    return this.file;
  }

  private async fileOf(segment: number): Promise<DiskFile> {
    if (segment === this.segment && this.file) return this.file;
    let opening = this.readers.get(segment);
    if (!opening) {
      opening = this.options.disk.open(`${this.folder}/${segmentName(segment)}`, 'read');
      this.readers.set(segment, opening);
      opening.catch(() => this.readers.delete(segment));
    }
    return opening;
  }

  /** One line, checked, without its newline. */
  async read(place: Place): Promise<Buffer> {
    const bytes = await (await this.fileOf(place.segment)).read(place.offset, place.length);
    this.check(bytes, place);
    return bytes;
  }

  private check(bytes: Buffer, place: Place): void {
    const checked = checkLine(bytes, sealOf(bytes).prev);
    if ('wrong' in checked) throw damaged(`${this.folder}/${segmentName(place.segment)}`, place.offset, checked.wrong);
  }

  /** Checksum that stands at the beginning of a line. */
  async sumAt(place: Place): Promise<string> {
    return sealOf(await (await this.fileOf(place.segment)).read(place.offset, SEAL_BYTES)).sum;
  }

  /** Lines at places that are in order, each checked, many read at once. */
  async *lines(places: Iterable<Place>): AsyncIterable<Buffer> {
    let together: Place[] = [];
    let length = 0;
    for (const place of places) {
      const [first] = together;
      if (first && (first.segment !== place.segment || length + place.length > CHUNK)) {
        yield* this.readTogether(together);
        [together, length] = [[], 0];
      }
      together.push(place);
      length += place.length + 1;
    }
    yield* this.readTogether(together);
  }

  private async *readTogether(places: readonly Place[]): AsyncIterable<Buffer> {
    const [first, last] = [places[0], places.at(-1)];
    if (!first || !last) return;
    const file = await this.fileOf(first.segment);
    const bytes = await file.read(first.offset, last.offset + last.length - first.offset);
    for (const place of places) {
      const line = bytes.subarray(place.offset - first.offset, place.offset - first.offset + place.length);
      this.check(line, place);
      yield line;
    }
  }

  async close(): Promise<void> {
    await this.indexing;
    const files = [...this.readers.values(), ...(this.file ? [this.file] : [])];
    this.readers.clear();
    this.file = undefined;
    for (const file of files) await (await file).close();
  }
}

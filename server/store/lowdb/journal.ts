// The append-only journal: the store's history and its write-ahead log in one. A batch of lines becomes durable with
// one fdatasync. A failed write is cut off again; a failed sync ends the process, for nobody knows what is on disk.
import { replaceFile, writeAll, type Disk, type DiskFile } from './disk';
import { checkLine, parseHead, parseSegmentHead, segmentLine, type StoredHead } from '../chain/change-line';
import { damaged, StoreRefusal } from './refusal';

/** Where a line stands: number of its segment, byte and length without the newline. */
export interface Place {
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
}

export interface JournalOptions {
  readonly disk: Disk;
  /** The data folder; the journal has a folder of its own in it. */
  readonly folder: string;
  readonly store: string;
  /** A new segment begins where this one has grown to so many bytes. */
  readonly segmentBytes: number;
  /** Ends the process: the disk no longer says what it holds. */
  readonly die: (error: Error) => void;
  readonly unique: () => string;
}

/** A good line of a change-set. `bytes` is its text without the newline. */
export interface JournalLine extends StoredHead {
  readonly bytes: Buffer;
  readonly place: Place;
  readonly sum: string;
}

/** Called for every change-set, in order. */
export type OnLine = (line: JournalLine) => void;

export interface TornTail {
  readonly file: string;
  readonly offset: number;
  readonly bytes: number;
}

const segmentName = (n: number) => `${String(n).padStart(8, '0')}.jsonl`;
const NEWLINE = 10;

export class Journal {
  private readonly options: JournalOptions;
  private readonly readers = new Map<number, DiskFile>();
  private file: DiskFile | undefined;
  private segment = 0;
  /** Bytes of the current segment that are good and durable. */
  private end = 0;
  /** Checksum of the last good line. */
  private head = '';
  private broken: Error | undefined;
  private revision = 0;

  private constructor(options: JournalOptions) {
    this.options = options;
  }

  /** Makes the first segment of a new store. */
  static async create(options: Omit<JournalOptions, 'die'>): Promise<void> {
    const { disk, folder, store, unique } = options;
    await disk.mkdir(`${folder}/journal`);
    const { bytes } = segmentLine({ format: 1, store, segment: 1, after: 0 }, '');
    await replaceFile(disk, `${folder}/journal`, segmentName(1), bytes, unique());
    await disk.syncFolder(folder);
  }

  /**
   * Reads every segment, checks every line and cuts off a torn last one.
   * @throws StoreRefusal `damaged` for anything else that is not as it was written.
   */
  static async open(
    options: JournalOptions,
    onLine: OnLine,
  ): Promise<{ journal: Journal; torn: TornTail | undefined }> {
    const journal = new Journal(options);
    const names = ((await options.disk.list(journal.folder)) ?? []).filter((n) => /^\d{8}\.jsonl$/.test(n)).sort();
    if (names.length === 0)
      throw new StoreRefusal('damaged', `The store is damaged: ${journal.folder} holds no journal. Restore a backup.`);
    let torn: TornTail | undefined;
    for (const [index, name] of names.entries()) {
      const path = `${journal.folder}/${name}`;
      const wanted = segmentName(index + 1);
      if (name !== wanted) throw damaged(`${journal.folder}/${wanted}`, 0, 'this file is missing');
      const bytes = (await options.disk.read(path)) ?? Buffer.alloc(0);
      journal.segment = index + 1;
      torn = journal.scan(path, bytes, index === names.length - 1, onLine);
    }
    await journal.openCurrent(torn);
    return { journal, torn };
  }

  private get folder(): string {
    return `${this.options.folder}/journal`;
  }

  private scan(path: string, bytes: Buffer, last: boolean, onLine: OnLine): TornTail | undefined {
    let offset = 0;
    while (offset < bytes.length || offset === 0) {
      const newline = bytes.indexOf(NEWLINE, offset);
      const line = bytes.subarray(offset, newline < 0 ? bytes.length : newline);
      const checked = checkLine(line, this.head);
      if ('wrong' in checked) {
        // Only what a cut-off write leaves is dropped: the beginning of a line, at the very end of the journal.
        // A whole line whose newline was damaged is no cut-off write: that push was acknowledged.
        if (last && newline < 0 && offset > 0) {
          if ('sum' in checkLine(line.subarray(0, -1), this.head))
            throw damaged(path, bytes.length - 1, 'the end of this line is not as it was written');
          this.end = offset;
          return { file: path, offset, bytes: bytes.length - offset };
        }
        throw damaged(path, offset, checked.wrong);
      }
      if (offset === 0) this.checkSegmentHead(path, line);
      else {
        const { revision, head } = parseHead(line);
        if (revision !== this.revision + 1) throw damaged(path, offset, `revision ${revision} is out of order`);
        this.revision = revision;
        const place = { segment: this.segment, offset, length: line.length };
        onLine({ revision, head, bytes: line, place, sum: checked.sum });
      }
      this.head = checked.sum;
      offset += line.length + 1;
    }
    // A whole line whose newline is missing is kept; the newline is put back by `openCurrent`.
    if (!last && offset > bytes.length) throw damaged(path, bytes.length, 'the file ends within a line');
    this.end = offset;
    return offset > bytes.length ? { file: path, offset: bytes.length, bytes: 0 } : undefined;
  }

  private checkSegmentHead(path: string, line: Buffer): void {
    const head = parseSegmentHead(line);
    if (head?.segment !== this.segment || head.after !== this.revision)
      throw damaged(path, 0, 'this file does not follow the one before it');
    if (head.store !== this.options.store)
      throw new StoreRefusal('foreign', `${path} belongs to another store. Nothing was changed.`);
  }

  private async openCurrent(torn: TornTail | undefined): Promise<void> {
    this.file = await this.options.disk.open(`${this.folder}/${segmentName(this.segment)}`, 'existing');
    if (!torn) return;
    if (torn.bytes === 0) await writeAll(this.file, Buffer.from('\n'), torn.offset);
    else await this.file.truncate(this.end);
    await this.file.datasync();
  }

  /** Checksum of the last durable line: the head of the chain. */
  get chainHead(): string {
    return this.head;
  }

  /** Where the next line will stand, for a batch that begins with it. */
  get next(): { segment: number; offset: number } {
    return { segment: this.segment, offset: this.end };
  }

  /**
   * Makes a batch of lines durable. After a failed write the file is as it was before.
   * @throws the system's error; nothing of the batch is on disk then, or the process has ended.
   */
  async append(batch: Buffer, last: { sum: string; revision: number }): Promise<void> {
    const file = this.current;
    try {
      await writeAll(file, batch, this.end);
    } catch (error) {
      await this.cutBack(file);
      throw error;
    }
    await this.synced(file);
    this.end += batch.length;
    this.head = last.sum;
    this.revision = last.revision;
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

  /** Begins a new segment where the current one is full. */
  async rotate(): Promise<void> {
    if (this.end < this.options.segmentBytes) return;
    const { disk, store, unique } = this.options;
    const segment = this.segment + 1;
    const first = segmentLine({ format: 1, store, segment, after: this.revision }, this.head);
    const syncFolder = async (folder: string) => {
      try {
        await disk.syncFolder(folder);
      } catch (error) {
        this.endProcess('The disk did not confirm a new file', error);
      }
    };
    // Where this fails half-way nothing is appended to the old segment any more: the next push makes it anew.
    await replaceFile({ ...disk, syncFolder }, this.folder, segmentName(segment), first.bytes, unique());
    const file = await disk.open(`${this.folder}/${segmentName(segment)}`, 'existing');
    this.readers.set(this.segment, this.current);
    this.file = file;
    this.segment = segment;
    this.end = first.bytes.length;
    this.head = first.sum;
  }

  private get current(): DiskFile {
    if (this.broken) throw this.broken;
    if (!this.file) throw new Error('The journal is closed');
    return this.file;
  }

  /** One line, without its newline. */
  async read(place: Place): Promise<Buffer> {
    let file = place.segment === this.segment ? this.current : this.readers.get(place.segment);
    if (!file) {
      file = await this.options.disk.open(`${this.folder}/${segmentName(place.segment)}`, 'existing');
      const other = this.readers.get(place.segment);
      if (other) await file.close();
      else this.readers.set(place.segment, file);
      file = other ?? file;
    }
    return file.read(place.offset, place.length);
  }

  async close(): Promise<void> {
    const files = [...this.readers.values(), ...(this.file ? [this.file] : [])];
    this.readers.clear();
    this.file = undefined;
    for (const file of files) await file.close();
  }
}

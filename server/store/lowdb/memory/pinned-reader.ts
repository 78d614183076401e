// A reader of one consistent state, whatever is committed while it is read: it looks at memory through a layer that
// follows where memory has moved on. A pin before memory is an as-of read, a pin after it is a draft.
import type { FieldValue } from '../../../../domain/figure';
import { measurementFields, type MeasurementField } from '../../../../domain/records/measurement';
import { measurementRows } from '../../../../domain/records/measurement-rows';
import type { RecordFields } from '../../../../domain/records/record-type';
import type { ChangeBlock, ChangeSetHead, FieldRef } from '../../../../domain/sync/change-set';
import { sinceFields } from '../../chain/changed-since';
import { shortWas, type StoredBlock, type StoredSet } from '../../chain/change-line';
import { fieldState, Layer, putOver, rowsIn, type FieldLayer } from '../../chain/layer';
import { withLayer } from '../../chain/with-changes';
import type { DocumentType, FieldSince, FieldState, MeasurementBlock, Reader, Standing } from '../../port';
import type { GroupCommit } from '../group-commit';
import type { Author, ChangeLog } from '../journal/change-log';
import type { Memory } from './memory';

export class PinnedReader implements Reader {
  readonly revision: number;
  private readonly memory: Memory;
  private readonly log: ChangeLog;
  private readonly queue: GroupCommit;
  /** What was taken back, and up to which revision of memory. */
  private back: Layer | undefined;
  private backFrom: number;

  constructor(revision: number, memory: Memory, log: ChangeLog, queue: GroupCommit) {
    this.revision = revision;
    this.backFrom = revision;
    this.memory = memory;
    this.log = log;
    this.queue = queue;
  }

  private authorOf(revision: number): Author | undefined {
    return this.log.author(revision) ?? this.queue.at(revision)?.head;
  }

  /** Reads memory and the layer over it in one tick. */
  private async over<T>(read: (layer: Layer | undefined) => T): Promise<T> {
    for (;;) {
      if (this.memory.revision === this.revision) return read(undefined);
      if (this.memory.revision < this.revision) return read(this.forwards());
      if (this.followed()) return read(this.back);
      const to = this.memory.revision;
      for await (const set of this.log.sets(this.backFrom + 1, to)) this.takeBack(set);
    }
  }

  private forwards(): Layer {
    if (this.queue.last?.revision === this.revision) return this.queue.draft();
    const layer = new Layer();
    for (let revision = this.memory.revision + 1; revision <= this.revision; revision++) {
      const set = this.queue.at(revision);
      if (set) layer.redo(set);
    }
    return layer;
  }

  private takeBack(set: StoredSet): void {
    // Two who read at once may both have asked for it.
    if (set.revision !== this.backFrom + 1) return;
    this.back ??= new Layer();
    this.back.undo(set);
    this.backFrom = set.revision;
  }

  /** Whether the way back is known from where memory stands now; what is at hand is taken at once. */
  private followed(): boolean {
    while (this.backFrom < this.memory.revision) {
      const set = this.log.atHand(this.backFrom + 1);
      if (!set) return false;
      this.takeBack(set);
    }
    return true;
  }

  /** Whether nothing later than this state is in memory of what was changed last at a revision: then no layer is needed. */
  private holds(changedAt: number): boolean {
    return this.memory.revision >= this.revision && changedAt <= this.revision;
  }

  async documents(type: DocumentType): Promise<ReadonlyMap<string, RecordFields>> {
    const table = this.memory.documents(type);
    if (this.holds(table.changedAt)) return table.records();
    return this.over((layer) => withLayer(type, table.records(), layer?.documents(type)));
  }

  async measurements<F extends MeasurementField>(
    codes: readonly string[],
    periods: readonly string[],
    fields: readonly F[],
  ): Promise<readonly MeasurementBlock<F>[]> {
    const table = this.memory.measurements;
    if (periods.every((period) => this.holds(table.changedAt(period))))
      return periods.map((period) => table.block(codes, period, fields));
    return this.over((layer) =>
      periods.map((period) => {
        const block = table.block(codes, period, fields);
        const columns = (field: F) => ({ values: block.columns[field] as FieldValue[] });
        putOver(layer?.measurements(period), codes, fields, columns);
        return block;
      }),
    );
  }

  async standing<F extends MeasurementField>(
    codes: readonly string[],
    period: string,
    fields: readonly F[],
  ): Promise<Standing<F>> {
    const table = this.memory.measurements;
    if (this.holds(table.changedAt(period))) return table.standing(codes, period, fields);
    return this.over((layer) => {
      const standing = table.standing(codes, period, fields);
      // They were made for this answer.
      const columns = (field: F) => standing[field] as { values: FieldValue[]; revisions: Uint32Array };
      putOver(layer?.measurements(period), codes, fields, columns);
      return standing;
    });
  }

  async changedAt(period: string): Promise<number> {
    const table = this.memory.measurements;
    if (this.holds(table.changedAt(period))) return table.changedAt(period);
    return this.over((layer) => {
      const fields = layer?.measurements(period)?.fields;
      if (!fields) return table.changedAt(period);
      const columns = table.columnsOf(period);
      const codes = table.slotsOf(period).all;
      let newest = 0;
      for (const field of measurementFields) {
        const layered = fields.get(field);
        for (const revision of layered?.revisions ?? []) newest = Math.max(newest, revision);
        newest = Math.max(
          newest,
          columns[field].newest((slot) => !layered?.rows.has(codes[slot] ?? '')),
        );
      }
      return newest;
    });
  }

  fields(refs: readonly FieldRef[]): Promise<readonly FieldState[]> {
    return this.over((layer) =>
      refs.map((ref) => {
        const { value, revision } = layer?.get(ref) ?? this.memory.cell(ref);
        return fieldState(value, revision, this.authorOf(revision));
      }),
    );
  }

  async heads(revisions: Iterable<number>): Promise<ReadonlyMap<number, ChangeSetHead>> {
    const wanted = [...revisions].filter((revision) => revision <= this.revision);
    // What waits now may be durable, or gone, by the time that the older ones were read.
    const waiting = wanted.flatMap((revision) => this.queue.at(revision) ?? []);
    const found = await this.log.headsOf(wanted);
    for (const { revision, head } of waiting) found.set(revision, head);
    return found;
  }

  /** The blocks as the journal keeps them: with the revision that changed each field before. */
  stored(blocks: readonly ChangeBlock[]): Promise<StoredBlock[]> {
    return this.over((layer) =>
      blocks.map((block) => {
        const was = this.memory.revisions(block);
        return { ...block, was: shortWas(layer ? layeredWas(block, was, layer) : was) };
      }),
    );
  }

  async since(revision: number): Promise<readonly FieldSince[]> {
    return sinceFields(this.sets(revision + 1));
  }

  /** Change-sets from a revision to this one, durable or waiting. */
  private async *sets(from: number): AsyncIterable<StoredSet> {
    const durable = Math.min(this.log.length, this.revision);
    // What waits now may be durable, or gone, by the time that the older ones were read.
    const waiting: StoredSet[] = [];
    for (let revision = Math.max(from, durable + 1); revision <= this.revision; revision++) {
      const set = this.queue.at(revision);
      if (set) waiting.push(set);
    }
    yield* this.log.sets(from, durable);
    yield* waiting;
  }
}

function layeredWas({ type, field, keys }: ChangeBlock, held: ArrayLike<number>, layer: Layer): ArrayLike<number> {
  const was = Array.from(held);
  const put = (column: FieldLayer | undefined, key: string, i: number) => {
    const row = column?.rows.get(key);
    if (row !== undefined) was[i] = column?.revisions[row] ?? 0;
  };
  if (type !== 'measurement') for (const [i, key] of keys.entries()) put(layer.documents(type)?.get(field), key, i);
  else
    for (const { period, codes, at } of measurementRows(keys)) {
      const layered = layer.measurements(period);
      const column = layered?.fields.get(field);
      for (const row of layered && column ? rowsIn(layered, codes) : [])
        put(column, codes[row] ?? '', at?.[row] ?? row);
    }
  return was;
}

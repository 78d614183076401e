// A reader of one consistent state, whatever is committed while it reads, also by other processes: each statement says
// which state it saw, and what was committed after the reader's own is taken back with the lines between. Inside the
// transaction of a push nothing is committed meanwhile, and nothing is taken back.
import type { FieldValue } from '../../../domain/figure';
import { isMeasurementField, type MeasurementField } from '../../../domain/records/measurement';
import { measurementRows } from '../../../domain/records/measurement-rows';
import type { RecordFields } from '../../../domain/records/record-type';
import type { ChangeSetHead, FieldRef } from '../../../domain/sync/change-set';
import { byField } from '../chain/held-fields';
import { sinceFields } from '../chain/changed-since';
import { fieldState, Layer, putOver } from '../chain/layer';
import { withLayer } from '../chain/with-changes';
import type { DocumentType, FieldSince, FieldState, MeasurementBlock, Reader, Standing } from '../port';
import { changedBefore } from './tables/changed';
import type { ChangeSets } from './tables/change-sets';
import type { Run } from './database/connections';
import type { DocumentCache } from './tables/documents';
import { readPeriod, type PeriodState } from './tables/measurement-rows';
import { readDocuments } from './tables/write-documents';
import { whatOfPeriod, whatOfType } from './tables/write-set';

/** What all readers of a process share. */
export interface Shelf {
  readonly body: string;
  readonly sets: ChangeSets;
  readonly documents: DocumentCache;
}

export interface ReaderParts extends Shelf {
  readonly revision: number;
  readonly run: Run;
  /** When a type or a period changed last; may be newer than the reader. */
  readonly changedAt: (what: string) => number;
  /** Inside a transaction: what is durable; later revisions are the transaction's own. */
  readonly durable?: number;
}

/** Periods of one pull that are read at the same time: the database has other things to do as well. */
const PERIODS_AT_ONCE = 3;

export class PostgresReader implements Reader {
  readonly revision: number;
  private readonly parts: ReaderParts;
  private readonly back = new Layer();
  /** Everything from the reader's own revision up to this one is taken back in `back`. */
  private backFrom: number;

  constructor(parts: ReaderParts) {
    this.parts = parts;
    this.revision = parts.revision;
    this.backFrom = parts.revision;
  }

  /** What stands otherwise in this state than in the one at `now`. A layer that reaches further is as good. */
  private async layerTo(now: number): Promise<Layer> {
    if (this.parts.durable !== undefined || now <= this.backFrom) return this.back;
    for await (const set of this.parts.sets.range(this.parts.run, this.backFrom + 1, now)) {
      // Two who read at once may both have asked for it.
      if (set.revision !== this.backFrom + 1) continue;
      this.back.undo(set);
      this.backFrom = set.revision;
    }
    return this.back;
  }

  async documents(type: DocumentType): Promise<ReadonlyMap<string, RecordFields>> {
    const { documents, run, changedAt, durable } = this.parts;
    const what = changedAt(whatOfType(type));
    const held = what <= this.revision ? documents.at(type, what) : undefined;
    if (held) return held.records;
    const now = await documents.now(run, type, durable);
    if (durable !== undefined || now.changedAt <= this.revision) return now.records;
    return withLayer(type, now.records, (await this.layerTo(now.revision)).documents(type));
  }

  private async period<F extends MeasurementField>(
    codes: readonly string[],
    period: string,
    fields: readonly F[],
    what: 'values' | 'standing',
  ): Promise<PeriodState<F>> {
    const { run, body } = this.parts;
    const state = await readPeriod(run, body, period, codes, fields, what);
    const layer = (await this.layerTo(state.revision)).measurements(period);
    putOver(layer, codes, fields, (field) => state.columns[field]);
    return state;
  }

  async measurements<F extends MeasurementField>(
    codes: readonly string[],
    periods: readonly string[],
    fields: readonly F[],
  ): Promise<readonly MeasurementBlock<F>[]> {
    const blocks: MeasurementBlock<F>[] = [];
    for (let i = 0; i < periods.length; i += PERIODS_AT_ONCE) {
      const some = periods.slice(i, i + PERIODS_AT_ONCE).map(async (period): Promise<MeasurementBlock<F>> => {
        const { columns } = await this.period(codes, period, fields, 'values');
        // The columns hold what the fields' schemas allowed when they were written.
        const values = byField(fields, (field) => columns[field].values);
        return { period, columns: values as unknown as MeasurementBlock<F>['columns'] };
      });
      blocks.push(...(await Promise.all(some)));
    }
    return blocks;
  }

  async standing<F extends MeasurementField>(
    codes: readonly string[],
    period: string,
    fields: readonly F[],
  ): Promise<Standing<F>> {
    return (await this.period(codes, period, fields, 'standing')).columns;
  }

  async changedAt(period: string): Promise<number> {
    const what = whatOfPeriod(period);
    const newest = this.parts.changedAt(what);
    return newest <= this.revision ? newest : changedBefore(this.parts.run, this.parts.body, what, this.revision);
  }

  async fields(refs: readonly FieldRef[]): Promise<readonly FieldState[]> {
    const found = new Array<{ value: FieldValue; revision: number }>(refs.length).fill({ value: null, revision: 0 });
    for (const type of new Set(refs.map((r) => r.type))) {
      const at = refs.flatMap((r, i) => (r.type === type ? [i] : []));
      const some = type === 'measurement' ? this.measurementFields(refs, at) : this.documentFields(type, refs, at);
      for (const [i, state] of await some) found[i] = state;
    }
    const { sets, run, durable } = this.parts;
    const revisions = found.map((f) => f.revision);
    const author = await sets.authorsOf(run, revisions, durable ?? this.revision);
    return found.map(({ value, revision }) => fieldState(value, revision, author(revision)));
  }

  heads(revisions: Iterable<number>): Promise<ReadonlyMap<number, ChangeSetHead>> {
    const { sets, run } = this.parts;
    return sets.headsOf(
      run,
      [...revisions].filter((revision) => revision <= this.revision),
    );
  }

  private async measurementFields(refs: readonly FieldRef[], places: readonly number[]) {
    const found = new Map<number, { value: FieldValue; revision: number }>();
    for (const { period, codes, at } of measurementRows(places.map((i) => refs[i]?.key ?? ''))) {
      const wanted = new Set(codes.map((_, i) => refs[places[at?.[i] ?? i] ?? 0]?.field ?? ''));
      const standing = await this.standing(codes, period, [...wanted].filter(isMeasurementField));
      for (let i = 0; i < codes.length; i++) {
        const place = places[at?.[i] ?? i] ?? 0;
        const field = refs[place]?.field ?? '';
        if (!isMeasurementField(field)) continue;
        const { values, revisions } = standing[field];
        found.set(place, { value: values[i] ?? null, revision: revisions[i] ?? 0 });
      }
    }
    return found;
  }

  private async documentFields(type: DocumentType, refs: readonly FieldRef[], places: readonly number[]) {
    const { run, body } = this.parts;
    const keys = [...new Set(places.map((i) => refs[i]?.key ?? ''))];
    const { documents, now } = await readDocuments(run, body, type, keys);
    const layer = await this.layerTo(now);
    const found = new Map<number, { value: FieldValue; revision: number }>();
    for (const place of places) {
      const ref = refs[place];
      if (!ref) continue;
      const row = documents.get(ref.key);
      const own = <T>(of: Readonly<Record<string, T>> | null | undefined) =>
        of && Object.hasOwn(of, ref.field) ? of[ref.field] : undefined;
      found.set(place, layer.get(ref) ?? { value: own(row?.fields) ?? null, revision: own(row?.revisions) ?? 0 });
    }
    return found;
  }

  async since(revision: number): Promise<readonly FieldSince[]> {
    return sinceFields(this.parts.sets.range(this.parts.run, revision + 1, this.revision));
  }
}

// What stands between memory and the state that a reader is pinned to, in columns: what was undone on the way back from
// later change-sets, or what waiting change-sets would set.
import type { FieldValue } from '../../../domain/figure';
import type { RecordTypeName } from '../../../domain/records';
import { measurementRows } from '../../../domain/records/measurement-rows';
import { partsOf } from '../../../domain/records/record-type';
import type { ChangeSetHead, FieldRef } from '../../../domain/sync/change-set';
import type { FieldState } from '../port';
import type { StoredBlock, StoredSet } from './change-line';

/** How a field stands whose last change came with this revision. */
export function fieldState(
  value: FieldValue,
  revision: number,
  head: Pick<ChangeSetHead, 'by' | 'at' | 'kind'> | undefined,
): FieldState {
  return { value, revision, by: head?.by ?? '', at: head?.at ?? '', kind: head?.kind ?? null };
}

/** One field of some records: of measurements in one period by code, of others by key. */
export class FieldLayer {
  readonly rows = new Map<string, number>();
  readonly values: FieldValue[] = [];
  readonly revisions: number[] = [];

  put(key: string, value: FieldValue, revision: number): void {
    const row = this.rows.get(key);
    if (row === undefined) {
      this.rows.set(key, this.values.length);
      this.values.push(value);
      this.revisions.push(revision);
      return;
    }
    this.values[row] = value;
    this.revisions[row] = revision;
  }

  /** A row's value and revision; `undefined` where memory holds. */
  get(key: string): { readonly value: FieldValue; readonly revision: number } | undefined {
    const row = this.rows.get(key);
    return row === undefined ? undefined : { value: this.values[row] ?? null, revision: this.revisions[row] ?? 0 };
  }
}

type Fields = Map<string, FieldLayer>;

/** Measurements of one period: the fields, and all codes of which any field is in it. */
export interface PeriodLayer {
  readonly fields: ReadonlyMap<string, FieldLayer>;
  readonly codes: ReadonlySet<string>;
}

/** Rows whose code is in a layer: mostly none, for people push figures of their own. */
export function rowsIn({ codes }: PeriodLayer, asked: readonly string[]): number[] {
  const rows: number[] = [];
  for (let row = 0; row < asked.length; row++) if (codes.has(asked[row] ?? '')) rows.push(row);
  return rows;
}

/** Puts a layer's values and revisions over those that were read, in columns that nobody else holds. */
export function putOver<F extends string>(
  layer: PeriodLayer | undefined,
  codes: readonly string[],
  fields: readonly F[],
  column: (field: F) => { readonly values: FieldValue[]; readonly revisions?: Uint32Array },
): void {
  const rows = layer ? rowsIn(layer, codes) : [];
  for (const field of rows.length > 0 ? fields : []) {
    const layered = layer?.fields.get(field);
    if (!layered) continue;
    const { values, revisions } = column(field);
    for (const row of rows) {
      const found = layered.get(codes[row] ?? '');
      if (!found) continue;
      values[row] = found.value;
      if (revisions) revisions[row] = found.revision;
    }
  }
}

export class Layer {
  private readonly periods = new Map<string, { readonly fields: Fields; readonly codes: Set<string> }>();
  private readonly types = new Map<RecordTypeName, Fields>();

  /** Fields of measurements of a period that stand otherwise than in memory. */
  measurements(period: string): PeriodLayer | undefined {
    return this.periods.get(period);
  }

  /** Fields of records of a type that stand otherwise than in memory. */
  documents(type: RecordTypeName): ReadonlyMap<string, FieldLayer> | undefined {
    return this.types.get(type);
  }

  get({ type, key, field }: FieldRef): { readonly value: FieldValue; readonly revision: number } | undefined {
    if (type !== 'measurement') return this.types.get(type)?.get(field)?.get(key);
    const [code = '', ...period] = partsOf(key);
    return this.periods.get(period.join('|'))?.fields.get(field)?.get(code);
  }

  /** The way forward: takes the next waiting change-set. */
  redo({ revision, blocks }: StoredSet): void {
    for (const block of blocks)
      this.each(block, (layer, key, i) => {
        layer.put(key, block.after[i] ?? null, revision);
      });
  }

  /** The way back: takes back the next change-set after those that were taken back. The oldest says what was there. */
  undo({ blocks }: StoredSet): void {
    for (const block of blocks) {
      const { before, was } = block;
      this.each(block, (layer, key, i) => {
        if (!layer.rows.has(key)) layer.put(key, before[i] ?? null, typeof was === 'number' ? was : (was[i] ?? 0));
      });
    }
  }

  private each(block: StoredBlock, take: (layer: FieldLayer, key: string, i: number) => void): void {
    const { type, field, keys } = block;
    if (type !== 'measurement') {
      let fields = this.types.get(type);
      if (!fields) this.types.set(type, (fields = new Map<string, FieldLayer>()));
      const layer = fieldOf(fields, field);
      for (let i = 0; i < keys.length; i++) take(layer, keys[i] ?? '', i);
      return;
    }
    for (const { period, codes, at } of measurementRows(keys)) {
      let held = this.periods.get(period);
      if (!held) this.periods.set(period, (held = { fields: new Map<string, FieldLayer>(), codes: new Set() }));
      const layer = fieldOf(held.fields, field);
      for (let i = 0; i < codes.length; i++) {
        held.codes.add(codes[i] ?? '');
        take(layer, codes[i] ?? '', at ? (at[i] ?? 0) : i);
      }
    }
  }
}

function fieldOf(fields: Fields, field: string): FieldLayer {
  let layer = fields.get(field);
  if (!layer) fields.set(field, (layer = new FieldLayer()));
  return layer;
}

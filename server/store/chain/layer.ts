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

export class Layer {
  private readonly periods = new Map<string, Fields>();
  private readonly types = new Map<RecordTypeName, Fields>();

  /** Fields of measurements of a period that stand otherwise than in memory. */
  measurements(period: string): ReadonlyMap<string, FieldLayer> | undefined {
    return this.periods.get(period);
  }

  /** Fields of records of a type that stand otherwise than in memory. */
  documents(type: RecordTypeName): ReadonlyMap<string, FieldLayer> | undefined {
    return this.types.get(type);
  }

  get({ type, key, field }: FieldRef): { readonly value: FieldValue; readonly revision: number } | undefined {
    if (type !== 'measurement') return this.types.get(type)?.get(field)?.get(key);
    const [code = '', ...period] = partsOf(key);
    return this.periods.get(period.join('|'))?.get(field)?.get(code);
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
      const layer = fieldOf(this.types, type, field);
      for (let i = 0; i < keys.length; i++) take(layer, keys[i] ?? '', i);
      return;
    }
    for (const { period, codes, at } of measurementRows(keys)) {
      const layer = fieldOf(this.periods, period, field);
      for (let i = 0; i < codes.length; i++) take(layer, codes[i] ?? '', at ? (at[i] ?? 0) : i);
    }
  }
}

function fieldOf<K>(groups: Map<K, Fields>, group: K, field: string): FieldLayer {
  let fields = groups.get(group);
  if (!fields) groups.set(group, (fields = new Map<string, FieldLayer>()));
  let layer = fields.get(field);
  if (!layer) fields.set(field, (layer = new FieldLayer()));
  return layer;
}

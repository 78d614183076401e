// Measurements in memory: per period, one column per field, one slot per PI that has figures of that frequency. Slots are
// numbered for each frequency by itself: a week's columns have no room for the thousands that are collected monthly.
import type { FieldValue } from '../../../../domain/figure';
import { isMeasurementField, measurementFields, type MeasurementField } from '../../../../domain/records/measurement';
import { measurementRows } from '../../../../domain/records/measurement-rows';
import type { ChangeBlock } from '../../../../domain/sync/change-set';
import type { MeasurementBlock, Standing, StandingColumn } from '../../port';
import { byField, heldFields } from '../../chain/held-fields';
import { CellColumn } from './cell-columns';
import { cellsFor } from './cells';
import { Slots } from './slots';

/** One period: its columns, and the revision that changed any of them last. */
export interface PeriodColumns {
  readonly columns: { readonly [F in MeasurementField]: CellColumn };
  changedAt: number;
}

const newColumns = (): PeriodColumns['columns'] =>
  byField(measurementFields, (field) => new CellColumn(cellsFor(heldFields[field])));

const never = newColumns();

/** Between code and period in a key; see `keyOf`. */
const SEPARATOR = '|';

const nobody = new Slots();

export class MeasurementTable {
  /** By the letter of the frequency, with which a period's key ends. */
  private readonly slots = new Map<string, Slots>();
  private readonly periods = new Map<string, PeriodColumns>();

  /** The slots of a period's columns. Not to be added to. */
  slotsOf(period: string): Slots {
    return this.slots.get(period.slice(-1)) ?? nobody;
  }

  /** Slot of each code in the columns of a period, made where it has none. */
  makeSlots(period: string, codes: readonly string[]): Int32Array {
    const letter = period.slice(-1);
    let slots = this.slots.get(letter);
    if (!slots) this.slots.set(letter, (slots = new Slots()));
    return slots.make(codes);
  }

  /** Codes of all PIs that ever had figures. */
  codes(): string[] {
    return [...new Set([...this.slots.values()].flatMap((slots) => slots.all))];
  }

  /** What a field holds, and the revision that changed it last. */
  cell(key: string, field: MeasurementField): { readonly value: FieldValue; readonly revision: number } {
    const bar = key.indexOf(SEPARATOR);
    const period = key.slice(bar + 1);
    const slot = bar < 0 ? -1 : this.slotsOf(period).slot(key.slice(0, bar));
    const column = this.columnsOf(period)[field];
    return { value: column.get(slot), revision: slot < 0 ? 0 : column.revision(slot) };
  }

  /** Sets one field of many measurements. */
  apply({ field, keys, after }: ChangeBlock, revision: number): void {
    if (!isMeasurementField(field)) throw new TypeError(`A measurement has no field “${field}”`);
    for (const { period, codes, at } of measurementRows(keys)) {
      const held = this.hold(period);
      held.columns[field].setMany(this.makeSlots(period, codes), at, after, revision);
      held.changedAt = Math.max(held.changedAt, revision);
    }
  }

  /** Revisions at which one field of many measurements was changed last, in the order of the keys. */
  revisions(field: MeasurementField, keys: readonly string[]): Uint32Array {
    const rows = measurementRows(keys);
    const [all] = rows;
    const of = (period: string, codes: readonly string[]) =>
      this.columnsOf(period)[field].revisionsOf(this.slotsOf(period).of(codes));
    if (all && rows.length === 1) return of(all.period, all.codes);
    const found = new Uint32Array(keys.length);
    for (const { period, codes, at } of rows) {
      for (const [i, revision] of of(period, codes).entries()) found[at?.[i] ?? i] = revision;
    }
    return found;
  }

  /** Columns of one period; blank ones where nothing is held. Not to be changed. */
  columnsOf(period: string): PeriodColumns['columns'] {
    return this.periods.get(period)?.columns ?? never;
  }

  /** Columns of one period, to be changed. */
  hold(period: string): PeriodColumns {
    let held = this.periods.get(period);
    if (!held) this.periods.set(period, (held = { columns: newColumns(), changedAt: 0 }));
    return held;
  }

  /** The revision that changed a period last; 0 where none did. */
  changedAt(period: string): number {
    return this.periods.get(period)?.changedAt ?? 0;
  }

  block<F extends MeasurementField>(codes: readonly string[], period: string, fields: readonly F[]) {
    const slots = this.slotsOf(period).of(codes);
    const columns = this.columnsOf(period);
    // The columns hold what the fields' schemas allowed when they were written.
    return { period, columns: byField(fields, (f) => columns[f].values(slots)) } as unknown as MeasurementBlock<F>;
  }

  standing<F extends MeasurementField>(codes: readonly string[], period: string, fields: readonly F[]): Standing<F> {
    const slots = this.slotsOf(period).of(codes);
    const columns = this.columnsOf(period);
    return byField(fields, (field): StandingColumn => ({
      values: columns[field].values(slots),
      revisions: columns[field].revisionsOf(slots),
    }));
  }

  /** Periods of which something is held. */
  heldPeriods(): string[] {
    return [...this.periods.keys()].sort();
  }
}

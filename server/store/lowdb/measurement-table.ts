// Measurements in memory: per period, one column per field, one slot per PI.
import { statuses } from '../../../domain/performance/status';
import {
  measurementFields,
  measurementKey,
  stages,
  type Measurement,
  type MeasurementField,
} from '../../../domain/records/measurement';
import { NOT_APPLICABLE, NOT_AVAILABLE, type FieldValue } from '../../../domain/figure';
import { partsOf } from '../../../domain/records/record-type';
import { numberColumn, textColumn, wordColumn, type CellColumn } from './cell-columns';

type PeriodColumns = { readonly [F in MeasurementField]: CellColumn };

function newPeriod(): PeriodColumns {
  return {
    value: numberColumn([NOT_AVAILABLE, NOT_APPLICABLE]),
    target: numberColumn([]),
    note: textColumn(),
    stage: wordColumn(stages),
    status: wordColumn(statuses),
  };
}

export function isMeasurementField(field: string): field is MeasurementField {
  return (measurementFields as readonly string[]).includes(field);
}

const blank = { value: null, revision: 0 } as const;
/** Between code and period in a key; see `keyOf`. */
const SEPARATOR = '|';

export class MeasurementTable {
  /** Slot of each PI's code; the same in every period. */
  private readonly slots = new Map<string, number>();
  private readonly periods = new Map<string, PeriodColumns>();

  get(key: string, field: MeasurementField): FieldValue {
    return this.cell(key, field).value;
  }

  revision(key: string, field: MeasurementField): number {
    return this.cell(key, field).revision;
  }

  /** What a field holds, and the revision that changed it last. */
  cell(key: string, field: MeasurementField): { readonly value: FieldValue; readonly revision: number } {
    const bar = key.indexOf(SEPARATOR);
    const slot = bar < 0 ? undefined : this.slots.get(key.slice(0, bar));
    const column = slot === undefined ? undefined : this.periods.get(key.slice(bar + 1))?.[field];
    if (slot === undefined || !column) return blank;
    return { value: column.get(slot), revision: column.revision(slot) };
  }

  set(key: string, field: MeasurementField, value: FieldValue, revision: number): void {
    const [code = '', period = ''] = partsOf(key);
    let slot = this.slots.get(code);
    if (slot === undefined) this.slots.set(code, (slot = this.slots.size));
    let columns = this.periods.get(period);
    if (!columns) this.periods.set(period, (columns = newPeriod()));
    columns[field].set(slot, value, revision);
  }

  /** One field of many PIs in one period, in the order asked for. */
  column<F extends MeasurementField>(field: F, codes: readonly string[], period: string): Measurement[F][] {
    const column = this.periods.get(period)?.[field];
    return codes.map((code) => {
      const slot = this.slots.get(code);
      // The column holds what the field's schema allowed when it was written.
      return (slot === undefined || !column ? null : column.get(slot)) as Measurement[F];
    });
  }

  /** Periods of which something is held. */
  heldPeriods(): string[] {
    return [...this.periods.keys()].sort();
  }

  /** Keys in one period of which any field was ever set. */
  keysIn(period: string): string[] {
    const columns = this.periods.get(period);
    if (!columns) return [];
    return [...this.slots]
      .filter(([, slot]) => measurementFields.some((f) => columns[f].revision(slot) > 0))
      .map(([code]) => measurementKey(code, period));
  }
}

// Figures of many PIs of one frequency, in columns by period, each read once. Periods of which the store has nothing cost
// nothing.
import type { PeriodKey } from '../../domain/period/period';
import { emptyMeasurement, type Measurement, type MeasurementField } from '../../domain/records/measurement';
import type { Reader } from '../store/port';

type Column = readonly Measurement[MeasurementField][];

export class FigureColumns {
  private readonly known = new Map<PeriodKey, Map<MeasurementField, Column>>();
  readonly codes: readonly string[];
  private readonly state: Reader;

  constructor(codes: readonly string[], state: Reader) {
    this.codes = codes;
    this.state = state;
  }

  /** Reads what is not known yet. */
  async fill(periods: Iterable<PeriodKey>, fields: readonly MeasurementField[]): Promise<void> {
    for (const period of new Set(periods)) {
      const columns = this.known.get(period) ?? new Map<MeasurementField, Column>();
      this.known.set(period, columns);
      const wanted = fields.filter((field) => !columns.has(field));
      if (wanted.length === 0 || (await this.state.changedAt(period)) === 0) continue;
      const [block] = await this.state.measurements(this.codes, [period], wanted);
      if (block) for (const field of wanted) columns.set(field, block.columns[field]);
    }
  }

  /** One field of one PI, by its place among the codes. Blank where nothing was read. */
  at<F extends MeasurementField>(period: PeriodKey, field: F, i: number): Measurement[F] {
    const column = this.known.get(period)?.get(field) as readonly Measurement[F][] | undefined;
    return column?.[i] ?? blank[field];
  }

  /** All that was read of one PI, as if it were one measurement. */
  of(i: number): (period: PeriodKey) => Measurement {
    const code = this.codes[i] ?? '';
    return (period) => {
      const columns = this.known.get(period);
      const all: Record<string, Measurement[MeasurementField]> = {};
      for (const [field, column] of columns ?? []) all[field] = column[i] ?? null;
      return { ...emptyMeasurement(code, period), ...all };
    };
  }
}

const blank = emptyMeasurement('', '');

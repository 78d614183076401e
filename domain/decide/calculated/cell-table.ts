// Cells that a recalculation needs, as they stand after a push: read from the store in columns, with the push's own changes
// put over them. No object for a cell that nobody asks for.
import type { FieldValue, Figure } from '../../figure';
import type { PeriodKey } from '../../period/period';
import type { CellNow } from '../../performance/roll-up/recalculate';
import { stages } from '../../records/measurement';
import { measurementRows } from '../../records/measurement-rows';
import type { ChangeBlock } from '../../sync/change-set';
import { asFigure } from '../judge';

/** Fields that a cell is calculated from; a change of one of them goes on to what depends on it. */
export const feedingFields = ['value', 'numerator', 'denominator', 'stage'] as const;
export type FeedingField = (typeof feedingFields)[number];

export function isFeeding(field: string): field is FeedingField {
  return (feedingFields as readonly string[]).includes(field);
}

/** Fields of one period's measurements, in the order of the codes. */
export type Columns = Readonly<Record<string, readonly FieldValue[]>>;

/** Where a cell stands in what was read. */
interface Place {
  readonly columns: Columns;
  readonly row: number;
  /** What the push changes of it. */
  changed: Map<string, FieldValue> | undefined;
  cell: CellNow | undefined;
}

export interface CellTable {
  add(period: PeriodKey, codes: readonly string[], columns: Columns): void;
  /** Puts changes over what was read. */
  put(blocks: readonly ChangeBlock[]): void;
  /** A field after the push; `null` where nothing is recorded. */
  field(code: string, period: PeriodKey, field: string): FieldValue;
  /** Whether the push itself sets a field. */
  isSent(code: string, period: PeriodKey, field: string): boolean;
  read(code: string, period: PeriodKey): CellNow | undefined;
}

export function makeCellTable(): CellTable {
  const tables = new Map<PeriodKey, Map<string, Place>>();
  const at = ({ columns, row, changed }: Place, field: string): FieldValue => {
    const sent = changed?.get(field);
    return sent === undefined ? (columns[field]?.[row] ?? null) : sent;
  };
  return {
    add(period, codes, columns) {
      const table = tables.get(period) ?? new Map<string, Place>();
      tables.set(period, table);
      for (let row = 0; row < codes.length; row++)
        table.set(codes[row] ?? '', { columns, row, changed: undefined, cell: undefined });
    },
    put(blocks) {
      for (const { type, field, keys, after } of blocks) {
        if (type !== 'measurement') continue;
        for (const { period, codes, at: places } of measurementRows(keys)) {
          const table = tables.get(period);
          for (let n = 0; table && n < codes.length; n++) {
            const place = table.get(codes[n] ?? '');
            if (!place) continue;
            place.changed ??= new Map();
            place.changed.set(field, after[places ? (places[n] ?? 0) : n] ?? null);
          }
        }
      }
    },
    field(code, period, field) {
      const place = tables.get(period)?.get(code);
      return place ? at(place, field) : null;
    },
    isSent: (code, period, field) => tables.get(period)?.get(code)?.changed?.has(field) ?? false,
    read(code, period) {
      const place = tables.get(period)?.get(code);
      if (!place) return undefined;
      return (place.cell ??= {
        value: figureAt(at(place, 'value')),
        numerator: figureAt(at(place, 'numerator')),
        denominator: figureAt(at(place, 'denominator')),
        stage: stages.find((stage) => stage === at(place, 'stage')) ?? null,
        coverage: textOrNull(at(place, 'coverage')),
      });
    },
  };
}

const textOrNull = (value: FieldValue) => (typeof value === 'string' ? value : null);

const figureAt = (value: FieldValue): Figure => (typeof value === 'number' ? value : asFigure(value));

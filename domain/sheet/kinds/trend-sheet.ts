// The trend sheet: one row per PI with how it stands, in the columns that were chosen, then its figures by period. Nothing of
// it is typed; what a person writes over it all the same is known from what was pulled, and stays (domain/sync/plan-refresh).
import type { Figure } from '../../figure';
import { shortDay, type Day } from '../../period/day';
import { label, type Calendar } from '../../period/period';
import type { Direction } from '../../performance/trend';
import type { Status } from '../../performance/status';
import type { Stage } from '../../records/measurement';
import type { TrendColumn, TrendView } from '../../wire-views';
import { numberFormat, type FigureStyle } from '../figure-text';
import type { Cell } from '../grid';
import { withMark } from '../provisional-mark';
import { cellOf, type KnownRow, type SheetColumn, type SheetKind } from '../sheet-kind';
import { statusFormat } from '../status-formula';
import type { SheetTexts } from '../write-grid';
import { asText, measureText, naming, readOnly, wholeName } from './figure-columns';
import { periodColumnId, periodHeadings, byCodeInOrder } from './grid-sheet';

/** What the newest period with a figure says. */
export interface LatestFigure {
  /** Its label; `null` where there is no figure yet. */
  readonly period: string | null;
  readonly value: Figure;
  readonly target: number | null;
  readonly status: Status;
  readonly shortTrend: Direction;
  readonly longTrend: Direction;
  readonly toDate: Figure;
  readonly forecast: number | null;
  readonly benchmark: number | null;
  readonly stage: Stage | null;
  readonly note: string | null;
  /** The day on which it came or was last changed, and whether a figure is overdue: of a page for a manager. */
  readonly updated: Day | null;
  readonly overdue: boolean;
}

export interface TrendRow extends KnownRow {
  readonly unit: string;
  readonly style: FigureStyle;
  readonly latest: LatestFigure;
  /** In the order of the view's periods, oldest first. */
  readonly values: readonly Figure[];
  /** Which of them are provisional: their indexes. */
  readonly provisional: readonly number[];
}

/** Green, amber and red as the numbers that carry a sign; everything else in words. */
export function statusCell(status: Status): Cell {
  const signs: Partial<Record<Status, number>> = { green: 3, amber: 2, red: 1 };
  return signs[status] ?? status.charAt(0).toUpperCase() + status.slice(1);
}

/** Number format of a trend: the arrow's number reads as its word. */
export const trendFormat = '[>0]"Better";[<0]"Worse";"No change"';

export function trendCell(direction: Direction): Cell {
  const arrows: Partial<Record<Direction, number>> = { better: 1, 'no change': 0, worse: -1 };
  return arrows[direction] ?? 'Not known';
}

const markedIf = (isProvisional: boolean, format: string) => (isProvisional ? withMark(format) : format);
const styled = (row: TrendRow) => numberFormat(row.style);
// Wide enough for the heading with its filter button, and no wider: on paper each column makes all letters smaller.
const figure = { ...readOnly, align: 'right', width: 16, format: styled } as const;
const sign = { ...readOnly, align: 'left' as const, width: 17 };
const BUTTON = 5;

type ChosenColumn = Omit<SheetColumn<TrendRow>, 'id'>;
/** Columns that say how a PI stands: what trend sheet, snapshot and scorecard share. */
export const standingColumns: Record<TrendColumn, ChosenColumn> = {
  unit: { ...readOnly, header: 'Unit', width: 32, format: asText, show: (row) => row.unit },
  measure: { ...readOnly, header: 'Measure', width: 13, format: asText, show: (row) => measureText(row.style) },
  period: { ...readOnly, header: 'Latest period', width: 19, format: asText, show: (row) => row.latest.period },
  value: {
    ...{ ...figure, header: 'Latest value', width: 18, show: (row) => cellOf(row.latest.value) },
    format: (row) => markedIf(row.latest.stage === 'provisional', styled(row)),
  },
  target: { ...figure, header: 'Target', show: (row) => row.latest.target },
  status: {
    ...{ ...sign, signs: true, header: 'Status', format: () => statusFormat },
    show: (row) => statusCell(row.latest.status),
  },
  shortTrend: {
    ...{ ...sign, arrows: true, header: 'Short trend', format: () => trendFormat },
    show: (row) => trendCell(row.latest.shortTrend),
  },
  longTrend: {
    ...{ ...sign, arrows: true, header: 'Long trend', format: () => trendFormat },
    show: (row) => trendCell(row.latest.longTrend),
  },
  toDate: { ...figure, header: 'Year to date', width: 17, show: (row) => cellOf(row.latest.toDate) },
  forecast: { ...figure, header: 'Forecast', show: (row) => row.latest.forecast },
  benchmark: { ...figure, header: 'Benchmark', show: (row) => row.latest.benchmark },
  stage: { ...readOnly, header: 'Stage', width: 12, format: asText, show: (row) => row.latest.stage },
  note: { ...readOnly, header: 'Note', width: 40, wrap: true, format: asText, show: (row) => row.latest.note },
};

const [VALUE, NOTHING]: readonly (readonly string[])[] = [['value'], []];
/** The column that says the latest figure, where that is provisional. */
export function provisionalValue(latest: Pick<LatestFigure, 'stage'> | undefined): readonly string[] {
  return (latest?.stage === 'provisional' ? VALUE : NOTHING) ?? [];
}

type Shape = Pick<TrendView, 'periods' | 'columns' | 'byUnit'>;

/** @param shape its periods oldest first */
export function trendSheet({ periods, columns: wanted, byUnit }: Shape, calendar: Calendar): SheetKind<TrendRow> {
  const chosen = wanted.filter((id) => !(byUnit && id === 'unit'));
  return {
    name: 'trend',
    columnsMayGo: true,
    columns: [
      ...(byUnit ? [{ id: 'unit', ...standingColumns.unit, grouped: true }] : []),
      ...naming<TrendRow>({ ...wholeName, width: 60 }),
      ...chosen.map((id): SheetColumn<TrendRow> => ({ id, ...standingColumns[id] })),
      ...periods.map((period, i): SheetColumn<TrendRow> => ({
        ...{ ...figure, id: periodColumnId(period), header: label(period, calendar) },
        width: Math.max(figure.width, label(period, calendar).length + BUTTON),
        format: (row) => markedIf(row.provisional.includes(i), styled(row)),
        show: (row) => cellOf(row.values[i] ?? null),
      })),
    ],
    fields: [],
    provisional: ({ latest, provisional }) => {
      const value = provisionalValue(latest);
      if (provisional.length === 0) return value;
      return [...value, ...provisional.flatMap((i) => periods[i] ?? []).map(periodColumnId)];
    },
    columnOf: periodHeadings(periods, calendar),
  };
}

const unitsInOrder = new Intl.Collator('en');

/** By code; where units stand together, by unit first. */
export function trendOrder({ byUnit }: Pick<Shape, 'byUnit'>): (a: TrendRow, b: TrendRow) => number {
  return (a, b) => (byUnit && a.unit !== b.unit ? unitsInOrder.compare(a.unit, b.unit) : byCodeInOrder(a, b));
}

export function trendTexts(rows: readonly TrendRow[], asAt: string, pulled: string): SheetTexts {
  const units = [...new Set(rows.map((row) => row.unit))];
  const of = units.length === 1 && units[0] !== undefined ? units[0] : `${rows.length} performance indicators`;
  return {
    ...{ sheetName: 'Trend', tableName: 'PIBTrend', title: `Trends: ${of}` },
    subtitle: `As at ${shortDay(asAt, '')}. Pulled ${pulled}. A p behind a figure: provisional.`,
    page: { orientation: 'Landscape' },
  };
}

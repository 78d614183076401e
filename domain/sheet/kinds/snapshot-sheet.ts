// The snapshot: one page for one unit or one person. Above, how many PIs stand how, counted by Excel from the rows below, so
// that the counts follow a refresh and a person's own hand; then the PIs, the worst first. Made for a sheet of A4.
// Source: PRODUCT, The sheets.
import { shortDay, type Day } from '../../period/day';
import type { Status } from '../../performance/status';
import type { TrendColumn } from '../../wire-views';
import type { Cell } from '../grid';
import type { AboveCell } from '../layout';
import type { SheetColumn, SheetKind } from '../sheet-kind';
import { statusFormat } from '../status-formula';
import type { SheetTexts } from '../write-grid';
import { asText, naming, readOnly, wholeName } from './figure-columns';
import { byCodeInOrder } from './grid-sheet';
import { provisionalValue, standingColumns, statusCell, type TrendRow } from './trend-sheet';

const shown: readonly TrendColumn[] = ['status', 'period', 'value', 'target', 'shortTrend', 'longTrend'];

/** When a figure came, and whether one is missing that should be here: what only a page for a manager says. */
const OVERDUE = 'Overdue';
export const updatedColumn = { ...readOnly, header: 'Last update', width: 19, format: asText } as const;
export const lastUpdate = (day: Day | null): Cell => (day === null ? null : shortDay(day, ''));

/** Heads of the snapshot's columns where they differ from a trend sheet's. */
const headers: Partial<Record<TrendColumn, string>> = { period: 'Period', value: 'Value' };

export const snapshotSheet: SheetKind<TrendRow> = {
  name: 'snapshot',
  columnsMayGo: true,
  columns: [
    ...naming<TrendRow>(wholeName),
    ...shown.flatMap((id): SheetColumn<TrendRow>[] => [
      {
        ...{ id, ...standingColumns[id] },
        ...(headers[id] !== undefined && { header: headers[id] }),
      },
      ...(id === 'period'
        ? [{ ...updatedColumn, id: 'updated', show: ({ latest }: TrendRow) => lastUpdate(latest.updated) }]
        : []),
    ]),
    {
      ...{ ...readOnly, id: 'overdue', header: OVERDUE, width: 13, format: asText, says: [OVERDUE, null] },
      show: ({ latest }) => (latest.overdue ? OVERDUE : null),
    },
  ],
  fields: [],
  provisional: ({ latest }) => provisionalValue(latest),
};

const worst: readonly Status[] = ['red', 'amber', 'green', 'no data', 'data only', 'not applicable'];

/** The worst first, then by code. */
export function worstFirst(a: TrendRow, b: TrendRow): number {
  return worst.indexOf(a.latest.status) - worst.indexOf(b.latest.status) || byCodeInOrder(a, b);
}

/** Statuses that are counted above the rows, from the third column on. */
const counted: readonly Status[] = ['green', 'amber', 'red', 'no data', 'data only'];
const LABELS = 3;
const COUNTS = 4;

/** Labels with their signs, and under each how many rows say so. */
export function statusCounts(): readonly AboveCell[] {
  const header = '{Status}';
  return [
    ...counted.flatMap((status, i): AboveCell[] => {
      const cell = statusCell(status);
      const said = JSON.stringify(cell);
      return [
        { row: LABELS, column: 2 + i, value: cell, format: statusFormat, look: 'label', signs: true },
        { row: COUNTS, column: 2 + i, formula: `=COUNTIF(${header},${said})`, format: '0', look: 'count' },
      ];
    }),
    { row: LABELS, column: 2 + counted.length, value: OVERDUE, format: '@', look: 'label' },
    {
      ...{ row: COUNTS, column: 2 + counted.length, format: '0', look: 'count' },
      formula: `=COUNTIF({${OVERDUE}},${JSON.stringify(OVERDUE)})`,
    },
    { row: LABELS, column: 1, value: 'How they stand', format: '@', look: 'label' },
    {
      ...{ row: COUNTS, column: 1, formula: '=COUNTA({Code})', look: 'count' },
      format: '0" PIs"',
    },
  ];
}

/** What stands in the sheet's second row, and what a refresh writes anew there. */
export const generatedOn = (moment: string) => `Generated on ${moment}.`;

export function snapshotTexts(title: string, generated: string): SheetTexts {
  return {
    ...{ sheetName: title, tableName: 'PIBSnapshot', title: `Snapshot: ${title}` },
    subtitle: generatedOn(generated),
    above: statusCounts(),
    page: { orientation: 'Landscape' },
  };
}

// A sheet kind is data: its columns, which are keys, which can be edited, how each is shown. One reader, one writer, one
// merge serve all kinds (PRODUCT: The sheets).
import { NOT_APPLICABLE, NOT_AVAILABLE, type FieldValue, type Figure } from '../figure';
import type { Cell } from './grid';
import type { LayoutColumn } from './layout';
import type { ViewRow } from './view-rows';

/** How a column's cells are read and written. */
export type ColumnType = 'text' | 'figure' | 'status';

export interface SheetColumn extends Omit<LayoutColumn, 'list'> {
  /** The field of the row that the column shows; the status beside it is a formula over the row's own cells. */
  readonly field: Exclude<keyof ViewRow, 'thresholds' | 'rights'> | 'liveStatus';
  readonly type: ColumnType;
}

export interface SheetKind {
  readonly name: 'update';
  readonly columns: readonly SheetColumn[];
}

const readOnly = { kind: 'read-only', align: 'left', wrap: false, signs: false } as const;

/** One row per PI and period that is due or overdue: the sheet that an inputter fills. */
export const updateSheet: SheetKind = {
  name: 'update',
  columns: [
    { ...readOnly, field: 'code', header: 'Code', type: 'text', kind: 'key', width: 10 },
    { ...readOnly, field: 'name', header: 'Performance indicator', type: 'text', width: 44 },
    { ...readOnly, field: 'measureLabel', header: 'Measure', type: 'text', width: 11 },
    { ...readOnly, field: 'label', header: 'Period', type: 'text', kind: 'key', width: 13 },
    { ...readOnly, field: 'target', header: 'Target', type: 'figure', align: 'right', width: 10 },
    { ...readOnly, field: 'previous', header: 'Previous', type: 'figure', align: 'right', width: 12 },
    {
      field: 'value',
      header: 'Value',
      type: 'figure',
      kind: 'editable',
      align: 'right',
      wrap: false,
      signs: false,
      width: 12,
      hint: 'Type the figure as a number. Leave it blank where there is none yet; type n/a where there will be none.',
    },
    {
      field: 'note',
      header: 'Note',
      type: 'text',
      kind: 'editable',
      align: 'left',
      wrap: true,
      signs: false,
      width: 30,
      hint: 'Why performance is as it is, in your own words.',
    },
    { ...readOnly, field: 'liveStatus', header: 'Status', type: 'status', kind: 'formula', signs: true, width: 13 },
  ],
};

export const sheetKinds = { update: updateSheet } as const;

/** What the Measure column says: `%`, `days`, `£`. */
export function measureText(row: Pick<ViewRow, 'measure' | 'measureLabel'>): string {
  if (row.measureLabel !== '') return row.measureLabel;
  return row.measure === 'percentage' ? '%' : row.measure;
}

/** The field values that the sheet shows in a column, as the merge compares them. */
export function valueShown(row: ViewRow, { field }: SheetColumn): FieldValue {
  if (field === 'liveStatus') return null;
  return field === 'measureLabel' ? measureText(row) : row[field];
}

/** A field's value as a cell holds it. The reverse of read-grid. */
export function cellOf(value: FieldValue): Cell {
  if (value === NOT_AVAILABLE || value === NOT_APPLICABLE) return value;
  if (typeof value === 'object' && value !== null) throw new RangeError('Lists have no cell');
  return value;
}

export function isFigure(value: FieldValue): value is Figure {
  return value === null || typeof value === 'number' || value === NOT_AVAILABLE || value === NOT_APPLICABLE;
}

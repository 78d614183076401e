// What the contract needs beside the workbook: a person who does things to the sheet, and eyes to see what stands there.
import type { Cell } from '../../../domain/sheet/grid';
import type { SheetLayout } from '../../../domain/sheet/layout';
import type { Binding, TableGrid, Workbook } from '../port';

/** What a cell looks like to a person. */
export interface Seen {
  readonly value: unknown;
  readonly formula: unknown;
  readonly format: unknown;
  readonly fill: string;
  readonly bold: boolean;
}

/** Everything that people do to sheets while the pane is not looking. */
export interface Person {
  /** Types into a cell as at the keyboard. */
  type(sheet: string, address: string, text: string | number | boolean): Promise<void>;
  paint(sheet: string, address: string, numberFormat: string, fill: string): Promise<void>;
  /** `3:4` puts two rows above row 3, `B:B` a column left of B. */
  insert(sheet: string, lines: string): Promise<void>;
  remove(sheet: string, lines: string): Promise<void>;
  hide(sheet: string, lines: string): Promise<void>;
  merge(sheet: string, address: string): Promise<void>;
  addColumn(tableId: string, header: string): Promise<void>;
  /** Moves a column of a table to its left edge, as cutting and inserting it does. */
  moveColumnFirst(tableId: string, header: string): Promise<void>;
  sort(tableId: string, header: string, ascending: boolean): Promise<void>;
  filter(tableId: string, header: string, values: readonly string[]): Promise<void>;
  renameSheet(sheet: string, name: string): Promise<void>;
  renameTable(tableId: string, name: string): Promise<void>;
  deleteTable(tableId: string): Promise<void>;
  deleteSheet(sheet: string): Promise<void>;
  addSheet(name: string): Promise<void>;
  /** Answers the name of the copy. */
  copySheet(sheet: string): Promise<string>;
  tableIdOn(sheet: string): Promise<string>;
  protect(sheet: string): Promise<void>;
  /** Begins to edit a cell; the answer ends it. */
  beginEdit(sheet: string, address: string): Promise<() => Promise<void>>;
  keepSetting(key: string, value: unknown): Promise<void>;
  settings(): Promise<ReadonlyMap<string, unknown>>;
  see(sheet: string, address: string): Promise<Seen>;
  sheets(): Promise<readonly string[]>;
  /** `Sheet!A1` of what is selected. */
  selection(): Promise<string>;
}

export interface Opened {
  readonly workbook: Workbook;
  /** The same file in a colleague's pane. */
  readonly colleague: Workbook;
  readonly person: Person;
  /** Requests that Excel has answered so far. */
  requests(): number;
  close(): Promise<void>;
}
/** What an implementation's surroundings cannot do, and Excel can. */
export interface ContractLimits {
  /** Whether a number stays a number where its cell is formatted as text afterwards. */
  readonly numbersInTextCells: boolean;
}
export type Opener = () => Promise<Opened>;

const columns: SheetLayout['columns'] = [
  { header: 'Code', width: 10, kind: 'key', align: 'left', wrap: false, signs: false },
  { header: 'Indicator [%]', width: 40, kind: 'read-only', align: 'left', wrap: true, signs: false },
  { header: 'Target', width: 9, kind: 'read-only', align: 'right', wrap: false, signs: false },
  { header: 'Value', width: 9, kind: 'editable', align: 'right', wrap: false, signs: false, hint: 'A number' },
  { header: 'Status', width: 12, kind: 'formula', align: 'left', wrap: false, signs: true },
  { header: 'Note', width: 40, kind: 'editable', align: 'left', wrap: true, signs: false },
  {
    header: 'Stage',
    width: 12,
    kind: 'editable',
    align: 'left',
    wrap: false,
    signs: false,
    list: ['provisional', 'final', 'audited'],
  },
];
const STATUS_FORMAT = '[=3]"Green";[=1]"Red";General';
const formats = ['@', '@', '0.0', '0.0', STATUS_FORMAT, '@', '@'];

/** Cells of the sample's row: every third value is blank, every second note. */
export function sampleRow(i: number): Cell[] {
  const blank = i % 3 === 2;
  return [`PI${i}`, `Indicator ${i}`, 50, blank ? null : (i * 10) % 100, null, i % 2 ? null : `Note ${i}`, 'final'];
}

export function sampleLayout(rows: number, first = 0): SheetLayout {
  const numbers = Array.from({ length: rows }, (_, i) => first + i);
  return {
    sheetName: 'Update Q2',
    tableName: 'Update_Q2_2014',
    title: 'Figures to give',
    subtitle: 'White cells are yours to fill',
    columns,
    rows: numbers.map(sampleRow),
    formats: numbers.map(() => formats),
    formulas: numbers.map(() => [
      null,
      null,
      null,
      null,
      '=IF({Value}="","No data",IF({Value}>={Target},3,1))',
      null,
      null,
    ]),
    top: 3,
  };
}

/** A layout of one column of cells, all of one format. */
export function columnLayout(cells: readonly Cell[], format: string): SheetLayout {
  return {
    ...sampleLayout(0),
    columns: [{ header: 'Cell', width: 20, kind: 'editable', align: 'left', wrap: false, signs: false }],
    rows: cells.map((cell) => [cell]),
    formats: cells.map(() => [format]),
    formulas: cells.map(() => [null]),
  };
}

export function binding(tableId: string): Binding {
  return {
    tableId,
    view: { sheet: 'update', scope: 'mine', periods: ['2014-07-01Q'] },
    revision: 4,
    server: 'https://pi.example',
    pulledBy: 'Housing inputter',
    pulledAt: '2014-10-09T09:52:00Z',
  };
}

function codeOf(row: Record<string, Cell>): string {
  const code = row['Code'];
  return typeof code === 'string' ? code : '';
}

/** Rows by code and header: what stays the same however rows and columns are moved. */
export function byCode(grid: TableGrid): Record<string, Record<string, Cell>> {
  const rows = grid.rows.map((row): Record<string, Cell> =>
    Object.fromEntries(grid.header.map((header, i): [string, Cell] => [header, row[i] ?? null])),
  );
  return Object.fromEntries(rows.map((row): [string, Record<string, Cell>] => [codeOf(row), row]));
}

/** What `byCode` gives for the sample, with the status that the formula comes to. */
export function sampleByCode(rows: number, first = 0): Record<string, Record<string, Cell>> {
  const body = Array.from({ length: rows }, (_, i) => {
    const row = sampleRow(first + i);
    const value = row[3] ?? null;
    row[4] = value === null ? 'No data' : Number(value) >= 50 ? 3 : 1;
    return row;
  });
  return byCode({
    tableId: '',
    sheet: '',
    header: columns.map(({ header }) => header),
    rows: body,
    formulas: [],
    top: 0,
    left: 0,
  });
}

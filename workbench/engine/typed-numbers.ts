// What the grid's own editor makes of typed text, brought to Excel's rules: 15 digits of a number, and automatic percent
// entry: in a cell with a percent format, 72.5 means 72.5 %, and so does 0.725 and 72.5% itself.
import { fifteenDigits } from './cell-input';
import { readSheet, type SheetReader } from './sheet-reader';
import type { Cell, UniverParts } from './univer-shape';

interface SetValues {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly range?: { readonly startRow: number; readonly startColumn: number };
  readonly value?: unknown;
}

const isCell = (value: unknown): value is Cell => typeof value === 'object' && value !== null && 'v' in value;

/** Text with a percent sign brings a percent format along; then the value is the ratio already. */
const saysPercent = (cell: Cell): boolean => typeof cell.s === 'object' && (cell.s?.n?.pattern.includes('%') ?? false);

export const watchTypedNumbers = (parts: UniverParts): { dispose(): void } =>
  parts.commands.beforeCommandExecuted((command) => {
    if (command.id !== 'sheet.command.set-range-values') return;
    const { value, subUnitId, range } = (command.params ?? {}) as SetValues;
    const reader = readSheet(parts, subUnitId ?? parts.book.getActiveSheet().getSheetId());
    if (isCell(value)) mend(value, reader, range?.startRow ?? 0, range?.startColumn ?? 0);
    else
      for (const [row, line] of entries(value))
        for (const [column, cell] of entries(line)) if (isCell(cell)) mend(cell, reader, row, column);
  });

/** The command takes a cell, or cells by row and column; changed in place, before it runs. */
const entries = (table: unknown): [number, unknown][] =>
  typeof table === 'object' && table !== null ? Object.entries(table).map(([key, item]) => [Number(key), item]) : [];

const mend = (cell: Cell, reader: SheetReader, row: number, column: number): void => {
  if (typeof cell.v !== 'number' || !Number.isFinite(cell.v)) return;
  const isPercentEntry =
    !cell.f && Math.abs(cell.v) >= 1 && !saysPercent(cell) && reader.pattern(row, column).includes('%');
  cell.v = fifteenDigits(isPercentEntry ? cell.v / 100 : cell.v);
};

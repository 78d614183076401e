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

/**
 * Text with a percent sign brings a percent format along, alone or another than the cell's own; then the value is the
 * ratio already. The editor hands the cell's own style over with everything else that is typed.
 */
const saysPercent = ({ s: style }: Cell, own: string): boolean => {
  if (typeof style !== 'object' || !style?.n?.pattern.includes('%')) return false;
  return style.n.pattern !== own || Object.keys(style).length === 1;
};

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

/** The number that the editor hands over, as a number or as its text; text by force is none. */
const numberIn = ({ v, t, f }: Cell): number | undefined => {
  if (f || t === 1 || t === 4 || t === 3) return undefined;
  const number = typeof v === 'string' && v.trim() !== '' ? Number(v) : v;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

const mend = (cell: Cell, reader: SheetReader, row: number, column: number): void => {
  const number = numberIn(cell);
  if (number === undefined) return;
  const own = reader.pattern(row, column);
  const isPercentEntry = own.includes('%') && Math.abs(number) >= 1 && !saysPercent(cell, own);
  if (isPercentEntry || typeof cell.v === 'number') cell.v = fifteenDigits(isPercentEntry ? number / 100 : number);
};

// Writes cells into a block of a sheet whose formats stand already, and leaves every format as it was.
import type { Cell } from '../../domain/sheet/grid';
import { runsOf } from './chunks';
import { inputFor, needsPlainCell, plainInput, TEXT_FORMAT } from './excel-cells';

export interface Block {
  readonly top: number;
  readonly left: number;
  /** `undefined` leaves the cell alone, `null` clears it. */
  readonly cells: readonly (readonly (Cell | undefined)[])[];
  /** Number formats that the cells have, same shape. */
  readonly formats: readonly (readonly string[])[];
}

/** Sets one number format for a whole range; Microsoft's types know only the array, Excel takes the single one too. */
export function setFormat(range: Excel.Range, format: string): void {
  (range as { numberFormat: unknown }).numberFormat = format;
}

/** Queues the writing of a block: one array, and a few ranges more where a text cell must hold a number. No sync. */
export function queueBlock(sheet: Excel.Worksheet, block: Block): void {
  const width = block.cells[0]?.length ?? 0;
  if (width === 0) return;
  const formatAt = (row: number, column: number): string => block.formats[row]?.[column] ?? 'General';
  sheet.getRangeByIndexes(block.top, block.left, block.cells.length, width).values = block.cells.map((cells, row) =>
    cells.map((cell, column) => {
      const format = formatAt(row, column);
      return cell === undefined || needsPlainCell(cell, format) ? null : inputFor(cell, format);
    }),
  );
  for (let column = 0; column < width; column++) {
    const odd: number[] = [];
    block.cells.forEach((cells, row) => {
      const cell = cells[column];
      if (cell !== undefined && needsPlainCell(cell, formatAt(row, column))) odd.push(row);
    });
    for (const run of runsOf(odd)) {
      const range = sheet.getRangeByIndexes(block.top + run.start, block.left + column, run.count, 1);
      setFormat(range, 'General');
      range.values = block.cells
        .slice(run.start, run.start + run.count)
        .map((cells) => [plainInput(cells[column] ?? null)]);
      setFormat(range, TEXT_FORMAT);
    }
  }
}

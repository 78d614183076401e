// The body of a layout in a sheet: which column goes where, formats, cells and formulas of some of its rows.
import { addressOf } from '../../../domain/sheet/grid';
import type { Cell } from '../../../domain/sheet/grid';
import type { LayoutColumn, SheetLayout } from '../../../domain/sheet/layout';
import { chunksToWrite, rowBytes, runsOf } from '../chunks';
import type { Chunk } from '../chunks';
import { queueBlock, setFormat } from '../write-block';
import { withReferences } from '../../../domain/sheet/references';

/** A column of a layout and where it stands in the sheet, from 0. */
export interface PlacedColumn {
  readonly column: LayoutColumn;
  /** Its index in the layout. */
  readonly index: number;
  readonly at: number;
}

/** Number format of a whole column, or `undefined` where its rows differ. */
export function soleFormat(layout: SheetLayout, index: number): string | undefined {
  const format = layout.formats[0]?.[index];
  return layout.formats.every((row) => row[index] === format) ? format : undefined;
}

/** Number formats of the body: one range where a column has one format, else one array a chunk (`queueCells`). */
export function queueSoleFormats(
  sheet: Excel.Worksheet,
  layout: SheetLayout,
  columns: readonly PlacedColumn[],
  top: number,
): void {
  for (const { index, at } of columns) {
    const format = soleFormat(layout, index);
    if (format !== undefined) setFormat(sheet.getRangeByIndexes(top, at, layout.rows.length, 1), format);
  }
}

/** The rows of a layout in portions that fit one request each. */
export function layoutChunks(layout: SheetLayout): Iterable<Chunk> {
  // Cells, formats and formulas travel together.
  return chunksToWrite(layout.rows.length, layout.columns.length * 2, (row) =>
    rowBytes([layout.rows[row] ?? [], layout.formulas[row] ?? [], layout.formats[row] ?? []]),
  );
}

/** Cells of some rows. `top` is the sheet's row of the layout's first row. Neighbouring columns go as one block. */
export function queueCells(
  sheet: Excel.Worksheet,
  layout: SheetLayout,
  columns: readonly PlacedColumn[],
  top: number,
  { start, count }: Chunk,
): void {
  const rows = Array.from({ length: count }, (_, i) => start + i);
  for (const { index, at } of columns) {
    if (soleFormat(layout, index) !== undefined) continue;
    sheet.getRangeByIndexes(top + start, at, count, 1).numberFormat = rows.map((row) => [
      layout.formats[row]?.[index] ?? 'General',
    ]);
  }
  const byPlace = new Map(columns.map((placed) => [placed.at, placed]));
  for (const run of runsOf([...byPlace.keys()].sort((a, b) => a - b))) {
    const block = Array.from({ length: run.count }, (_, i) => byPlace.get(run.start + i));
    const cellAt = (row: number, index: number | undefined): Cell | undefined => {
      if (index === undefined || (layout.formulas[row]?.[index] ?? null) !== null) return undefined;
      return layout.rows[row]?.[index] ?? null;
    };
    queueBlock(sheet, {
      top: top + start,
      left: run.start,
      cells: rows.map((row) => block.map((placed) => cellAt(row, placed?.index))),
      formats: rows.map((row) => block.map((placed) => layout.formats[row]?.[placed?.index ?? -1] ?? 'General')),
    });
  }
}

/** Formulas of some rows, one range a formula column. */
export function queueFormulas(
  sheet: Excel.Worksheet,
  layout: SheetLayout,
  columns: readonly PlacedColumn[],
  top: number,
  { start, count }: Chunk,
): void {
  const headers = new Set(layout.columns.map((column) => column.header));
  const placeOf = new Map(columns.map(({ column, at }) => [column.header, at]));
  for (const { index, at } of columns) {
    const formulas = Array.from({ length: count }, (_, i) => {
      const formula = layout.formulas[start + i]?.[index] ?? null;
      const addressIn = (header: string): string | undefined => {
        const column = placeOf.get(header);
        return column === undefined ? undefined : addressOf(top + start + i, column);
      };
      return formula === null ? null : withReferences(formula, headers, addressIn);
    });
    if (formulas.every((formula) => formula === null)) continue;
    sheet.getRangeByIndexes(top + start, at, count, 1).formulas = formulas.map((formula) => [formula]);
  }
}

/** The sheet's rows in which an editable column is for reading only. `top` is the sheet's row of the layout's first row. */
export function lockedRows({ locked = [] }: SheetLayout, index: number, top: number): number[] {
  return locked.flatMap((columns, row) => (columns.includes(index) ? top + row : []));
}

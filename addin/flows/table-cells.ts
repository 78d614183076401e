// Reads, writes and shows the cells of a bound table, whether the pane made it or people keep it themselves.
import { AppError } from '../../domain/errors';
import type { Calendar } from '../../domain/period/period';
import type { Cell } from '../../domain/sheet/grid';
import type { Binding, CellWrite, PlaceWrite, TableGrid } from '../workbook/port';
import { loaded } from './kinds/loaded';
import type { Ports } from './ports';

/** @throws AppError `table-missing` */
export async function readBound(ports: Ports, binding: Binding, calendar: Calendar): Promise<TableGrid> {
  if (binding.view.sheet !== 'adopted') return await ports.workbook.readTable(binding.tableId);
  const { readAdoptedTable } = await loaded(() => import('./adopt/adopted-table'));
  return await readAdoptedTable(ports, binding.tableId, binding.view, calendar);
}

/** Cells that differ, each to be written where it really stands. */
export async function writeCells(ports: Ports, grid: TableGrid, writes: readonly CellWrite[]): Promise<void> {
  if (grid.places === undefined || grid.sheetId === undefined) {
    await ports.workbook.writeCells(grid, writes);
    return;
  }
  await ports.workbook.writePlaces(grid.sheetId, placesOf(grid, writes));
}

function placesOf(grid: TableGrid, writes: readonly CellWrite[]): PlaceWrite[] {
  const byPlace = new Map<string, PlaceWrite & { readonly wanted: Set<string> }>();
  for (const { row, header, cell } of writes) {
    const column = grid.header.indexOf(header);
    const place = grid.places?.[row]?.[column];
    // Code and period of an adopted table stand in cells of its own making: they are never written.
    if (!place || column < 2)
      throw new AppError('unexpected', 'This cell of your table cannot be changed by PI Bridge.');
    const id = `${place.row} ${place.column}`;
    const known = byPlace.get(id);
    if (known) known.wanted.add(JSON.stringify(cell));
    else {
      const was: Cell = grid.rows[row]?.[column] ?? null;
      const wasFormula = grid.formulas[row]?.[column] ?? null;
      byPlace.set(id, { place, was, wasFormula, cell, wanted: new Set([JSON.stringify(cell)]) });
    }
  }
  // A cell that stands for several periods is written only where they agree.
  return [...byPlace.values()].flatMap(({ wanted, ...write }) => (wanted.size === 1 ? [write] : []));
}

export async function selectIn(ports: Ports, grid: TableGrid, row: number, header: string): Promise<void> {
  if (grid.places === undefined || grid.sheetId === undefined) {
    await ports.workbook.selectCell(grid, row, header);
    return;
  }
  const column = grid.header.indexOf(header);
  const place = grid.places[row]?.[column] ??
    grid.places[row]?.find((p) => p !== null) ?? { row: grid.top, column: grid.left };
  await ports.workbook.selectPlace(grid.sheetId, place);
}

// Where a table is, shared by tables, columns and rows.
import type { Area } from '../engine/area';
import type { TableView } from '../engine/tables';
import { accessDenied, itemNotFound } from '../protocol/rich-error';
import type { Host } from './host';

export const tableOf = (host: Host, id: string): TableView => {
  const table = host.engine.tables.byId(id);
  if (!table) throw itemNotFound();
  return table;
};

export const bodyOf = (table: TableView): Area => ({
  ...table.area,
  top: Math.min(table.area.top + 1, table.area.bottom),
});

export const throwIfSheetLocked = (host: Host, sheetId: string): void => {
  if (host.side.sheet(sheetId).isProtected) throw accessDenied();
};

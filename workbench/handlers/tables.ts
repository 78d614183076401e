// Excel's TableCollection and Table. Univer holds range, name and id; looks are in the side model.
import { type Area, intersect, sameRect } from '../engine/area';
import type { TableView } from '../engine/tables';
import { fillDown } from '../engine/habits';
import type { RichClass } from '../protocol/rich-class';
import { rich } from '../protocol/rich-class';
import { alreadyExists, invalidArgument, itemNotFound } from '../protocol/rich-error';
import type { TableSide } from '../side-model';
import { eventMethods, wholeWorkbook } from './event-desk';
import type { Host, TableScope } from './host';
import { tableColumnsClass } from './table-columns';
import { tableRowsClass } from './table-rows';
import { bodyOf, tableOf, throwIfSheetLocked } from './table-place';
import { tableSortClass } from './sorting';

/** Excel's rule for names of tables: like a defined name, and not like a cell. */
const isTableName = (name: string): boolean =>
  /^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) && !/^[a-z]{1,3}\d+$/i.test(name) && !/^[rc]$/i.test(name);

type Look =
  | 'showHeaders'
  | 'showTotals'
  | 'showFilterButton'
  | 'showBandedRows'
  | 'showBandedColumns'
  | 'highlightFirstColumn'
  | 'highlightLastColumn';
const looks: readonly Look[] = [
  'highlightFirstColumn',
  'highlightLastColumn',
  'showBandedColumns',
  'showBandedRows',
  'showFilterButton',
  'showHeaders',
  'showTotals',
];

export const tableClass = (host: Host): RichClass<string> => {
  const { tables } = host.engine;
  const side = (id: string): TableSide => {
    tableOf(host, id);
    return host.side.table(id);
  };
  const setLook = (id: string, look: Look, value: unknown): void => {
    if (typeof value !== 'boolean') throw invalidArgument();
    side(id)[look] = value;
    host.side.touch();
  };
  const columns = tableColumnsClass(host);
  const rows = tableRowsClass(host);
  const sort = tableSortClass(host);

  const rename = (id: string, value: unknown): void => {
    const table = tableOf(host, id);
    if (typeof value !== 'string' || !isTableName(value)) throw invalidArgument();
    const other = tables.byName(value);
    if (other && other.id !== id) throw alreadyExists();
    if (value === table.name) return;
    throwIfSheetLocked(host, table.area.sheetId);
    if (!tables.rename(id, value)) throw alreadyExists();
  };

  const resize = (id: string, value: unknown): void => {
    const table = tableOf(host, id);
    const target = host.places.area(value, table.area.sheetId);
    throwIfSheetLocked(host, table.area.sheetId);
    if (target.sheetId !== table.area.sheetId || target.top !== table.area.top || !intersect(target, table.area))
      throw invalidArgument();
    if (tables.at(target.sheetId, target).some((other) => other.id !== id)) throw invalidArgument();
    tables.resize(id, target);
    tables.repairHeaders(id);
    if (target.bottom > table.area.bottom) {
      fillDown(host.engine, table, target.bottom);
      host.engine.tableGrown(table, table.area.bottom);
    }
  };

  return {
    name: 'Table',
    id: { as: 'Id', of: (id) => id },
    scalars: {
      id: (id) => tableOf(host, id).id,
      legacyId: (id) => tableOf(host, id).id,
      name: (id) => tableOf(host, id).name,
      style: (id) => side(id).style,
      ...Object.fromEntries(looks.map((look) => [look, (id: string) => side(id)[look]])),
    },
    setters: {
      name: rename,
      style: (id, value) => {
        if (typeof value !== 'string') throw invalidArgument();
        side(id).style = value;
        host.side.touch();
      },
      ...Object.fromEntries(looks.map((look) => [look, (id: string, value: unknown) => setLook(id, look, value)])),
    },
    objects: {
      columns: (id) => rich(columns, id),
      rows: (id) => rich(rows, id),
      sort: (id) => rich(sort, id),
      worksheet: (id) => host.make.worksheet(tableOf(host, id).area.sheetId),
    },
    methods: {
      clearFilters: (id) => {
        const table = tableOf(host, id);
        for (let column = 0; column <= table.area.right - table.area.left; column += 1)
          host.engine.parts.book.setTableFilter(id, column, undefined);
      },
      convertToRange: (id) => {
        const table = tableOf(host, id);
        throwIfSheetLocked(host, table.area.sheetId);
        tables.remove(id);
        return host.make.range(table.area);
      },
      delete: (id) => {
        const table = tableOf(host, id);
        throwIfSheetLocked(host, table.area.sheetId);
        tables.remove(id);
        host.engine.cells.clear(table.area, 'All');
      },
      getDataBodyRange: (id) => host.make.range(bodyOf(tableOf(host, id))),
      getHeaderRowRange: (id) => {
        const { area } = tableOf(host, id);
        return host.make.range({ ...area, bottom: area.top });
      },
      getRange: (id) => host.make.range(tableOf(host, id).area),
      reapplyFilters: () => undefined,
      resize: (id, args) => resize(id, args.raw(0)),
      ...eventMethods<string>(
        host.events,
        { DataChangedEvent: 'TableChanged', SelectionChangedEvent: 'TableSelectionChanged' },
        (id) => id,
      ),
    },
    events: { onChanged: 'DataChangedEvent', onSelectionChanged: 'SelectionChangedEvent' },
  };
};

export const tablesClass = (host: Host): RichClass<TableScope> => {
  const { tables, parts } = host.engine;
  const inScope = (scope: TableScope): readonly TableView[] =>
    tables.list(scope.sheetId).filter((table) => {
      if (!scope.rect) return true;
      const part = intersect(table.area, scope.rect);
      return part !== null && (scope.fullyContained !== true || sameRect(part, table.area));
    });

  const overlaps = (target: Area): boolean => tables.at(target.sheetId, target).length > 0;

  const add = (scope: TableScope, place: unknown, hasHeaders: boolean): string => {
    const asked = host.places.area(place, scope.sheetId ?? parts.book.getActiveSheet().getSheetId());
    throwIfSheetLocked(host, asked.sheetId);
    if (overlaps(asked)) throw invalidArgument("A table can't overlap another table.");
    // A table has a header and at least one row; without headers Excel moves the cells down to make room.
    const target = asked.bottom === asked.top || !hasHeaders ? { ...asked, bottom: asked.bottom + 1 } : asked;
    if (!hasHeaders) shiftForHeaders(host, asked);
    const id = newTableId();
    if (!tables.add(target, tables.freeName(), id)) throw invalidArgument();
    host.side.table(id);
    host.side.touch();
    tables.repairHeaders(id);
    return id;
  };

  return {
    name: 'TableCollection',
    items: (scope) => inScope(scope).map((table) => host.make.table(table.id)),
    find: (scope, key) => {
      const text = String(key);
      const found = inScope(scope).find(
        (table) => table.id === text || table.name.toLowerCase() === text.toLowerCase(),
      );
      return found ? host.make.table(found.id) : null;
    },
    methods: {
      add: (scope, args) => host.make.table(add(scope, args.raw(0), args.flag(1, false))),
      getFirst: (scope) => {
        const first = inScope(scope)[0];
        if (!first) throw itemNotFound();
        return host.make.table(first.id);
      },
      ...eventMethods<TableScope>(
        host.events,
        { AddedEvent: 'TableAdded', DataChangedEvent: 'TableChanged', DeletedEvent: 'TableDeleted' },
        (scope) => scope.sheetId ?? wholeWorkbook,
      ),
    },
    events: { onAdded: 'AddedEvent', onChanged: 'DataChangedEvent', onDeleted: 'DeletedEvent' },
  };
};

const newTableId = (): string => `{${crypto.randomUUID().toUpperCase()}}`;

const shiftForHeaders = (host: Host, area: Area): void => {
  const { cells } = host.engine;
  const reader = cells.on(area.sheetId);
  for (let row = area.bottom; row >= area.top; row -= 1)
    for (let column = area.left; column <= area.right; column += 1)
      cells.put(area.sheetId, { [row + 1]: { [column]: cells.input(reader.formula(row, column), 'General') } });
  cells.put(area.sheetId, {
    [area.top]: Object.fromEntries(
      Array.from({ length: area.right - area.left + 1 }, (_, index) => [
        area.left + index,
        cells.input(`Column${index + 1}`, '@'),
      ]),
    ),
  });
  cells.flush();
};

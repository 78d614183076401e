// Columns of a table. Excel numbers them for life; the numbers are kept in the side model and follow the
// headers when a person inserts, deletes or moves columns.
import type { Area } from '../engine/area';
import type { CellValue } from '../engine/sheet-reader';
import { type RichClass, rich } from '../protocol/rich-class';
import { alreadyExists, invalidArgument, invalidOperation, itemNotFound } from '../protocol/rich-error';
import type { ColumnRef, Host } from './host';
import { tableOf, throwIfSheetLocked } from './table-place';

/** The ids of the columns from left to right, brought up to date with the table's width. */
const columnIds = (host: Host, tableId: string): number[] => {
  const table = tableOf(host, tableId);
  const side = host.side.table(tableId);
  const width = table.area.right - table.area.left + 1;
  while (side.columnIds.length < width) {
    side.columnIds.push(side.nextColumnId);
    side.nextColumnId += 1;
  }
  side.columnIds.length = width;
  return side.columnIds;
};

/** Where a column is now, counted in the table. */
const indexOf = (host: Host, ref: ColumnRef): number => {
  const index = columnIds(host, ref.tableId).indexOf(ref.columnId);
  if (index < 0) throw itemNotFound();
  return index;
};

const areaOf = (host: Host, ref: ColumnRef): Area => {
  const { area } = tableOf(host, ref.tableId);
  const column = area.left + indexOf(host, ref);
  return { ...area, left: column, right: column };
};

const nameOf = (host: Host, ref: ColumnRef): string =>
  host.engine.tables.headers(ref.tableId)[indexOf(host, ref)] ?? '';

const columnClass = (host: Host): RichClass<ColumnRef> => {
  const body = (ref: ColumnRef): Area => {
    const area = areaOf(host, ref);
    return { ...area, top: Math.min(area.top + 1, area.bottom) };
  };
  const values = (ref: ColumnRef): CellValue[][] => {
    const area = areaOf(host, ref);
    const reader = host.engine.cells.on(area.sheetId);
    const out: CellValue[][] = [];
    for (let row = area.top; row <= area.bottom; row += 1) out.push([reader.value(row, area.left)]);
    return out;
  };
  return {
    name: 'TableColumn',
    id: { as: 'Id', of: (ref) => ref.columnId },
    scalars: {
      id: (ref) => ref.columnId,
      index: (ref) => indexOf(host, ref),
      name: (ref) => nameOf(host, ref),
      values,
    },
    setters: {
      name: (ref, value) => {
        if (typeof value !== 'string' || value === '') throw invalidArgument();
        const { area } = tableOf(host, ref.tableId);
        throwIfSheetLocked(host, area.sheetId);
        const index = indexOf(host, ref);
        const taken = host.engine.tables
          .headers(ref.tableId)
          .some((name, at) => at !== index && name.toLowerCase() === value.toLowerCase());
        if (taken) throw alreadyExists();
        host.engine.cells.put(area.sheetId, {
          [area.top]: { [area.left + index]: host.engine.cells.input(value, '@') },
        });
        host.engine.cells.flush();
        host.engine.tables.repairHeaders(ref.tableId);
      },
      values: (ref, value) => {
        const area = areaOf(host, ref);
        throwIfSheetLocked(host, area.sheetId);
        writeColumn(host, area, value);
        host.engine.tables.repairHeaders(ref.tableId);
      },
    },
    methods: {
      delete: async (ref) => {
        const table = tableOf(host, ref.tableId);
        throwIfSheetLocked(host, table.area.sheetId);
        if (table.area.left === table.area.right) throw invalidOperation('A table needs at least one column.');
        const index = indexOf(host, ref);
        const column = areaOf(host, ref);
        await host.engine.shift.remove(column, 'Left');
        host.side.table(ref.tableId).columnIds.splice(index, 1);
        host.engine.tables.resize(ref.tableId, { ...table.area, right: table.area.right - 1 });
        host.engine.tables.repairHeaders(ref.tableId);
        host.side.touch();
      },
      getDataBodyRange: (ref) => host.make.range(body(ref)),
      getHeaderRowRange: (ref) => {
        const area = areaOf(host, ref);
        return host.make.range({ ...area, bottom: area.top });
      },
      getRange: (ref) => host.make.range(areaOf(host, ref)),
    },
  };
};

const writeColumn = (host: Host, area: Area, value: unknown): void => {
  if (!Array.isArray(value)) throw invalidArgument();
  const { cells } = host.engine;
  const reader = cells.on(area.sheetId);
  for (const [offset, line] of (value as unknown[]).entries()) {
    const leaf: unknown = Array.isArray(line) ? line[0] : line;
    if (leaf === null || leaf === undefined) continue;
    if (typeof leaf !== 'string' && typeof leaf !== 'number' && typeof leaf !== 'boolean') throw invalidArgument();
    const row = area.top + offset;
    cells.put(area.sheetId, { [row]: { [area.left]: cells.input(leaf, reader.pattern(row, area.left)) } });
  }
  cells.flush();
};

export const tableColumnsClass = (host: Host): RichClass<string> => {
  const column = columnClass(host);
  const all = (tableId: string): ColumnRef[] => columnIds(host, tableId).map((columnId) => ({ tableId, columnId }));

  const add = async (
    tableId: string,
    index: number | undefined,
    values: unknown,
    name: string | undefined,
  ): Promise<ColumnRef> => {
    const table = tableOf(host, tableId);
    throwIfSheetLocked(host, table.area.sheetId);
    const width = table.area.right - table.area.left + 1;
    const at = index === undefined || index < 0 ? width : index;
    if (at > width) throw invalidArgument();
    const ids = columnIds(host, tableId);
    const place = { ...table.area, left: table.area.left + at, right: table.area.left + at };
    if (at < width || isFilled(host, place)) await host.engine.shift.insert(place, 'Right');
    const side = host.side.table(tableId);
    const columnId = side.nextColumnId;
    ids.splice(at, 0, columnId);
    side.nextColumnId += 1;
    host.engine.tables.resize(tableId, { ...table.area, right: table.area.right + 1 });
    if (values !== undefined) writeColumn(host, place, values);
    if (name !== undefined) writeColumn(host, place, [[name]]);
    host.engine.tables.repairHeaders(tableId);
    host.side.touch();
    return { tableId, columnId };
  };

  return {
    name: 'TableColumnCollection',
    items: (tableId) => all(tableId).map((ref) => rich(column, ref)),
    find: (tableId, key) => {
      const found = all(tableId).find(
        (ref) => ref.columnId === key || nameOf(host, ref).toLowerCase() === String(key).toLowerCase(),
      );
      return found ? rich(column, found) : null;
    },
    methods: {
      add: async (tableId, args) => {
        const index = args.given(0) ? args.number(0) : undefined;
        const name = args.given(2) ? args.text(2) : undefined;
        return rich(column, await add(tableId, index, args.raw(1), name));
      },
    },
  };
};

const isFilled = (host: Host, area: Area): boolean => {
  const reader = host.engine.cells.on(area.sheetId);
  for (let row = area.top; row <= area.bottom; row += 1) if (reader.formula(row, area.left) !== '') return true;
  return false;
};

// Rows of a table. A row is known by its index only, as in Excel; there is no id that survives a sort.
import type { Area } from '../engine/area';
import { fillDown } from '../engine/habits';
import type { CellValue } from '../engine/sheet-reader';
import { type RichClass, rich } from '../protocol/rich-class';
import { filteredRange, invalidArgument, itemNotFound } from '../protocol/rich-error';
import type { Host } from './host';
import { tableOf, throwIfSheetLocked } from './table-place';

interface RowRef {
  readonly tableId: string;
  readonly index: number;
}

const areaOf = (host: Host, ref: RowRef): Area => {
  const { area } = tableOf(host, ref.tableId);
  const row = area.top + 1 + ref.index;
  if (ref.index < 0 || row > area.bottom) throw itemNotFound();
  return { ...area, top: row, bottom: row };
};

const rowCount = (host: Host, tableId: string): number => {
  const { area } = tableOf(host, tableId);
  return area.bottom - area.top;
};

const valuesOf = (host: Host, ref: RowRef): CellValue[][] => {
  const area = areaOf(host, ref);
  const reader = host.engine.cells.on(area.sheetId);
  const line: CellValue[] = [];
  for (let column = area.left; column <= area.right; column += 1) line.push(reader.value(area.top, column));
  return [line];
};

const write = (host: Host, area: Area, values: unknown): void => {
  const { cells } = host.engine;
  const reader = cells.on(area.sheetId);
  for (const [down, line] of (Array.isArray(values) ? (values as unknown[]) : []).entries()) {
    if (!Array.isArray(line) || line.length !== area.right - area.left + 1) throw invalidArgument();
    for (const [across, leaf] of (line as unknown[]).entries()) {
      if (leaf === null || leaf === undefined) continue;
      if (typeof leaf !== 'string' && typeof leaf !== 'number' && typeof leaf !== 'boolean') throw invalidArgument();
      const row = area.top + down;
      const column = area.left + across;
      cells.put(area.sheetId, { [row]: { [column]: cells.input(leaf, reader.pattern(row, column)) } });
    }
  }
  cells.flush();
};

const remove = async (host: Host, tableId: string, indexes: readonly number[]): Promise<void> => {
  const { area } = tableOf(host, tableId);
  throwIfSheetLocked(host, area.sheetId);
  if (host.engine.filters.blocks(area)) throw filteredRange();
  const count = rowCount(host, tableId);
  const gone = [...new Set(indexes)].sort((one, other) => other - one);
  if (gone.some((index) => index < 0 || index >= count)) throw invalidArgument();
  let bottom = area.bottom;
  for (const index of gone) {
    const row = area.top + 1 + index;
    // The last row of a table stays, empty: Excel's tables have no fewer.
    if (bottom === area.top + 1) {
      host.engine.cells.clear({ ...area, top: row, bottom: row }, 'Contents');
      continue;
    }
    await host.engine.shift.remove({ ...area, top: row, bottom: row }, 'Up');
    bottom -= 1;
    host.engine.tables.resize(tableId, { ...area, bottom });
  }
};

const add = async (host: Host, tableId: string, index: number | undefined, values: unknown): Promise<RowRef> => {
  const table = tableOf(host, tableId);
  const { area } = table;
  throwIfSheetLocked(host, area.sheetId);
  const matrix = Array.isArray(values) ? (values as unknown[]) : [];
  const count = Math.max(1, matrix.length);
  const at = index === undefined || index < 0 ? rowCount(host, tableId) : index;
  if (at > rowCount(host, tableId)) throw invalidArgument();
  const top = area.top + 1 + at;
  const isEnd = top > area.bottom;
  const place = { ...area, top, bottom: top + count - 1 };
  // Univer's own command for rows of a table moves cells without their references.
  if (!isEnd || isFilled(host, place)) await host.engine.shift.insert(place, 'Down');
  host.engine.tables.resize(tableId, { ...area, bottom: area.bottom + count });
  write(host, place, matrix);
  if (isEnd) {
    fillDown(host.engine, table, place.bottom);
    host.engine.tableGrown(table, area.bottom);
  }
  return { tableId, index: at };
};

const isFilled = (host: Host, area: Area): boolean => {
  const reader = host.engine.cells.on(area.sheetId);
  for (let row = area.top; row <= area.bottom; row += 1)
    for (let column = area.left; column <= area.right; column += 1) if (reader.formula(row, column) !== '') return true;
  return false;
};

export const tableRowsClass = (host: Host): RichClass<string> => {
  const row: RichClass<RowRef> = {
    name: 'TableRow',
    scalars: { index: (ref) => ref.index, values: (ref) => valuesOf(host, ref) },
    setters: {
      values: (ref, value) => {
        const area = areaOf(host, ref);
        throwIfSheetLocked(host, area.sheetId);
        write(host, area, value);
      },
    },
    methods: {
      delete: (ref) => remove(host, ref.tableId, [ref.index]),
      getRange: (ref) => host.make.range(areaOf(host, ref)),
    },
  };
  return {
    name: 'TableRowCollection',
    items: (tableId) => Array.from({ length: rowCount(host, tableId) }, (_, index) => rich(row, { tableId, index })),
    methods: {
      add: async (tableId, args) =>
        rich(row, await add(host, tableId, args.given(0) ? args.number(0) : undefined, args.raw(1))),
      deleteRows: (tableId, args) =>
        remove(
          host,
          tableId,
          args.list(0).map((item) => {
            if (typeof item === 'number') return item;
            throw invalidArgument();
          }),
        ),
      deleteRowsAt: (tableId, args) => {
        const from = args.number(0);
        return remove(
          host,
          tableId,
          Array.from({ length: args.number(1, 1) }, (_, index) => from + index),
        );
      },
    },
  };
};

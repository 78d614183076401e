// Tables: Univer keeps id, name, range and filters; Excel's rules for names and headers are kept here.
// Column names live twice in Univer (model and cell): the cell is the truth, the model is brought to it.
import { type Area, type Rect, area, intersect } from './area';
import type { Cells } from './cells';
import type { Cell, TableInfo, UniverParts } from './univer-shape';

export interface TableView {
  readonly id: string;
  readonly name: string;
  readonly area: Area;
}

export interface Tables {
  list(sheetId?: string): readonly TableView[];
  byId(id: string): TableView | undefined;
  byName(name: string): TableView | undefined;
  at(sheetId: string, rect: Rect): readonly TableView[];
  add(target: Area, name: string, id: string): boolean;
  remove(id: string): void;
  rename(id: string, name: string): boolean;
  resize(id: string, rect: Rect): void;
  /** Takes a name nobody uses: `Table1`, `Table2`, … or `Actions4` after `Actions3`. */
  freeName(like?: string): string;
  headers(id: string): readonly string[];
  /** Fills empty headers, makes double ones different, and tells Univer's model. True when cells were written. */
  repairHeaders(id: string): boolean;
}

export const createTables = (parts: UniverParts, cells: Cells): Tables => {
  const { book, commands } = parts;
  const unitId = book.getId();

  const view = (info: TableInfo): TableView => ({
    id: info.id,
    name: info.name,
    area: area(info.subUnitId, {
      top: info.range.startRow,
      left: info.range.startColumn,
      bottom: info.range.endRow,
      right: info.range.endColumn,
    }),
  });
  const list = (sheetId?: string): readonly TableView[] =>
    book
      .getTableList()
      .filter((info) => sheetId === undefined || info.subUnitId === sheetId)
      .map(view);
  const byId = (id: string): TableView | undefined => list().find((table) => table.id === id);
  const byName = (name: string): TableView | undefined =>
    list().find((table) => table.name.toLowerCase() === name.toLowerCase());

  const headers = (id: string): readonly string[] => {
    const table = byId(id);
    if (!table) return [];
    const reader = cells.on(table.area.sheetId);
    const names: string[] = [];
    for (let column = table.area.left; column <= table.area.right; column += 1)
      names.push(reader.text(table.area.top, column));
    return names;
  };

  /** Univer resolves `Table1[Value]` by its own column names. */
  const tellModel = (table: TableView, names: readonly string[]): void => {
    const model = parts.tables.getTableById(unitId, table.id);
    if (!model) return;
    const titleMap = new Map<string, number>();
    let changed = false;
    for (const [index, name] of names.entries()) {
      titleMap.set(name, index);
      const column = model.getTableColumnByIndex(index);
      if (!column || column.displayName === name) continue;
      column.displayName = name;
      changed = true;
    }
    if (!changed) return;
    void commands.executeCommand(
      'formula.mutation.set-super-table',
      {
        unitId,
        tableName: table.name,
        reference: { range: rangeOf(table.area), sheetId: table.area.sheetId, titleMap },
      },
      { onlyLocal: true },
    );
  };

  const setConfig = (id: string, config: object): boolean =>
    commands.syncExecuteCommand('sheet.command.set-table-config', { unitId, tableId: id, ...config }) !== false;

  return {
    list,
    byId,
    byName,
    headers,
    at: (sheetId, rect) => list(sheetId).filter((table) => intersect(table.area, rect) !== null),
    add: (target, name, id) =>
      commands.syncExecuteCommand('sheet.command.add-table', {
        unitId,
        subUnitId: target.sheetId,
        name,
        range: rangeOf(target),
        id,
        options: {},
      }) !== false,
    remove: (id) => {
      const table = byId(id);
      if (table)
        commands.syncExecuteCommand('sheet.command.delete-table', {
          unitId,
          subUnitId: table.area.sheetId,
          tableId: id,
        });
    },
    rename: (id, name) => setConfig(id, { name }),
    resize: (id, rect) => {
      setConfig(id, { updateRange: { newRange: rangeOf(rect) } });
    },
    freeName: (like) => {
      const taken = new Set([
        ...list().map((table) => table.name.toLowerCase()),
        ...book.getDefinedNames().map((name) => name.getName().toLowerCase()),
      ]);
      if (like !== undefined && !taken.has(like.toLowerCase())) return like;
      const stem = (like ?? 'Table').replace(/\d+$/, '') || 'Table';
      for (let number = 1; ; number += 1) if (!taken.has(`${stem}${number}`.toLowerCase())) return `${stem}${number}`;
    },
    repairHeaders: (id) => {
      const table = byId(id);
      if (!table) return false;
      const before = headers(id);
      const names = distinctHeaders(before);
      const line: Record<number, Cell> = {};
      for (const [index, name] of names.entries())
        if (name !== before[index]) line[table.area.left + index] = { v: name, t: 1, f: null, si: null, p: null };
      const wrong = Object.keys(line).length > 0;
      if (wrong) {
        cells.put(table.area.sheetId, { [table.area.top]: line });
        cells.flush();
      }
      tellModel(table, names);
      return wrong;
    },
  };
};

export const rangeOf = (rect: Rect): { startRow: number; startColumn: number; endRow: number; endColumn: number } => ({
  startRow: rect.top,
  startColumn: rect.left,
  endRow: rect.bottom,
  endColumn: rect.right,
});

/** Excel's headers: never empty (`Column1`), never twice (`Value`, `Value2`). */
export const distinctHeaders = (names: readonly string[]): string[] => {
  const taken = new Set<string>();
  const given = new Set(names.map((name) => name.toLowerCase()));
  return names.map((name) => {
    let unique = name;
    const stem = name === '' ? 'Column' : name;
    for (let number = name === '' ? 1 : 2; unique === '' || taken.has(unique.toLowerCase()); number += 1) {
      const candidate = `${stem}${number}`;
      if (!given.has(candidate.toLowerCase()) && !taken.has(candidate.toLowerCase())) unique = candidate;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
};

// What a person does at the keyboard, as commands of the grid: the same path that the screen takes, so
// that events, protection, validation and Excel's habits apply. Used by tests and demonstrations.
import { type Area, columns, rows } from './engine/area';
import { isValid } from './engine/validity';
import { valueOf } from './engine/sheet-reader';
import { expandThisRow } from './engine/this-row';
import { rangeOf } from './engine/tables';
import type { CellTable } from './engine/univer-shape';
import type { Host } from './handlers/host';
import { copySheet, removeSheet } from './handlers/sheet-life';
import { renameSheet } from './handlers/worksheet';

export interface Person {
  /** Types text into a cell and presses Enter. False when it was refused; the reason is `lastMessage`. */
  types(address: string, text: string): Promise<boolean>;
  /** Pastes text cells, the first at the address. */
  pastes(address: string, cells: readonly (readonly string[])[]): Promise<boolean>;
  /** Selects a range and presses Delete. */
  clears(address: string): Promise<boolean>;
  /** Sorts rows by a column of the range, counted from 0. */
  sorts(address: string, column: number, ascending?: boolean): Promise<boolean>;
  insertsColumns(address: string): Promise<boolean>;
  insertsRows(address: string): Promise<boolean>;
  deletesColumns(address: string): Promise<boolean>;
  deletesRows(address: string): Promise<boolean>;
  selects(address: string): Promise<void>;
  activatesSheet(name: string): Promise<void>;
  addsSheet(name: string): Promise<void>;
  renamesSheet(name: string, newName: string): Promise<void>;
  deletesSheet(name: string): Promise<void>;
  /** Returns the name of the copy. */
  copiesSheet(name: string): Promise<string>;
  movesSheet(name: string, position: number): Promise<void>;
  protectsSheet(name: string): Promise<void>;
  unprotectsSheet(name: string): Promise<void>;
  /** Merge Cells: what stands in the first of them stays. */
  merges(address: string): Promise<boolean>;
  /** Unlocks cells, as in Format Cells › Protection. */
  unlocks(address: string): Promise<void>;
  /** Table Design › Convert to Range: the table is gone, the cells stay. */
  convertsTable(name: string): Promise<void>;
  /** Selects the whole table and deletes it with its cells. */
  deletesTable(name: string): Promise<void>;
  renamesTable(name: string, newName: string): Promise<void>;
  hidesRows(address: string): Promise<void>;
  hidesColumns(address: string): Promise<void>;
  /** Picks what a table's column is to show, from the list behind its filter button; nothing picked shows everything. */
  filters(table: string, header: string, shown: readonly string[]): Promise<void>;
  undoes(): Promise<void>;
  redoes(): Promise<void>;
  /** Is in the middle of typing into a cell until `stopsEditing`. */
  startsEditing(): void;
  stopsEditing(): void;
  isEditing(): boolean;
  /** The last box that Excel would have shown, or ''. */
  lastMessage(): string;
}

export const createPerson = (host: Host): Person => {
  const { engine } = host;
  const { book, commands } = engine.parts;
  const unitId = book.getId();
  let editing = false;
  let message = '';
  engine.onMessage((text) => {
    message = text;
  });

  const sheetId = (name: string): string => {
    const id = host.places.sheetByName(name);
    if (id === undefined) throw new Error(`There is no sheet called ${name}.`);
    return id;
  };
  const place = (address: string): Area => host.places.area(address);
  /** Events are sent a moment later; whoever waits for the person waits for them too. */
  const consequences = async (): Promise<void> => {
    await engine.settled();
    await engine.calc.settle();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  const act = async (work: () => unknown): Promise<boolean> => {
    message = '';
    const done = await work();
    await consequences();
    return done !== false && message === '';
  };

  const write = (target: Area, lines: readonly (readonly string[])[], validate: boolean): Promise<boolean> =>
    act(() => {
      engine.cells.grow(target);
      const reader = engine.cells.on(target.sheetId);
      const table: CellTable = {};
      for (const [down, line] of lines.entries())
        for (const [across, text] of line.entries()) {
          const row = target.top + down;
          const column = target.left + across;
          const here = { top: row, bottom: row, left: column, right: column };
          const entered = expandThisRow(text, () => engine.tables.at(target.sheetId, here)[0]?.name);
          const cell = engine.cells.input(entered, reader.pattern(row, column));
          const rule = book.getSheetBySheetId(target.sheetId)?.getRange(row, column, 1, 1).getDataValidation()?.rule;
          const stops = validate && rule && rule.showErrorMessage !== false && (rule.errorStyle ?? 1) === 1;
          if (stops && !cell.f && isValid(engine.parts, engine.cells, rule, valueOf(cell), target.sheetId) === false) {
            engine.say(
              rule.error || "This value doesn't match the data validation restrictions defined for this cell.",
            );
            return false;
          }
          (table[row] ??= {})[column] = cell;
        }
      return commands.syncExecuteCommand('sheet.command.set-range-values', {
        unitId,
        subUnitId: target.sheetId,
        range: rangeOf(target),
        value: table,
      });
    });

  const quiet = async (work: () => unknown): Promise<void> => {
    await act(work);
  };

  return {
    types: (address, text) => write({ ...place(address) }, [[text]], true),
    pastes: (address, lines) => {
      const start = place(address);
      const wide = Math.max(1, ...lines.map((line) => line.length));
      return write({ ...start, bottom: start.top + lines.length - 1, right: start.left + wide - 1 }, lines, false);
    },
    clears: (address) =>
      act(() => {
        const target = place(address);
        return commands.syncExecuteCommand('sheet.command.clear-selection-content', {
          unitId,
          subUnitId: target.sheetId,
          ranges: [rangeOf(engine.cells.clip(target))],
        });
      }),
    sorts: (address, column, ascending = true) =>
      act(async () => {
        await engine.calc.settle();
        const target = place(address);
        return commands.executeCommand('sheet.command.sort-range', {
          unitId,
          subUnitId: target.sheetId,
          range: rangeOf(target),
          hasTitle: false,
          orderRules: [{ colIndex: target.left + column, type: ascending ? 'asc' : 'desc' }],
        });
      }),
    insertsColumns: (address) =>
      act(async () => {
        await engine.calc.settle();
        const target = place(address);
        engine.cells.sheet(target.sheetId)?.insertColumnsBefore(target.left, columns(target));
      }),
    insertsRows: (address) =>
      act(async () => {
        await engine.calc.settle();
        const target = place(address);
        engine.cells.sheet(target.sheetId)?.insertRowsBefore(target.top, rows(target));
      }),
    deletesColumns: (address) =>
      act(async () => {
        await engine.calc.settle();
        const target = place(address);
        engine.cells.sheet(target.sheetId)?.deleteColumns(target.left, columns(target));
      }),
    deletesRows: (address) =>
      act(async () => {
        await engine.calc.settle();
        const target = place(address);
        engine.cells.sheet(target.sheetId)?.deleteRows(target.top, rows(target));
      }),
    selects: (address) =>
      quiet(async () => {
        const target = place(address);
        book.setActiveSheet(target.sheetId);
        const rect = engine.cells.clip(target);
        engine.cells.sheet(target.sheetId)?.getRange(rect.top, rect.left, rows(rect), columns(rect)).activate();
        // Selection events are held back for 20 ms, so that dragging makes one.
        await new Promise((resolve) => setTimeout(resolve, 30));
      }),
    activatesSheet: (name) => quiet(() => book.setActiveSheet(sheetId(name))),
    addsSheet: (name) => quiet(() => book.insertSheet(name)),
    renamesSheet: (name, newName) => quiet(() => renameSheet(host, sheetId(name), newName)),
    deletesSheet: (name) => quiet(() => removeSheet(host, sheetId(name))),
    copiesSheet: async (name) => {
      let copied = '';
      await quiet(() => {
        copied = copySheet(host, sheetId(name), 'After', undefined);
      });
      return book.getSheetBySheetId(copied)?.getSheetName() ?? '';
    },
    movesSheet: (name, position) =>
      quiet(() => {
        const sheet = engine.cells.sheet(sheetId(name));
        if (sheet) book.moveSheet(sheet, position);
      }),
    protectsSheet: (name) =>
      quiet(() => {
        host.side.sheet(sheetId(name)).isProtected = true;
        host.events.protectionChanged(sheetId(name), true);
        host.side.touch();
      }),
    unprotectsSheet: (name) =>
      quiet(() => {
        host.side.sheet(sheetId(name)).isProtected = false;
        host.events.protectionChanged(sheetId(name), false);
        host.side.touch();
      }),
    merges: (address) =>
      act(() => {
        const target = place(address);
        if (engine.locks.forbids(target.sheetId, target)) return false;
        engine.cells.grow(target);
        return engine.cells
          .sheet(target.sheetId)
          ?.getRange(target.top, target.left, rows(target), columns(target))
          .merge({ isForceMerge: true });
      }),
    unlocks: (address) => quiet(() => engine.locks.setLocked(place(address), false)),
    convertsTable: (name) => quiet(() => engine.tables.remove(engine.tables.byName(name)?.id ?? '')),
    deletesTable: (name) =>
      quiet(() => {
        const table = engine.tables.byName(name);
        if (!table) return;
        engine.tables.remove(table.id);
        engine.cells.clear(table.area, 'All');
      }),
    renamesTable: (name, newName) => quiet(() => engine.tables.rename(engine.tables.byName(name)?.id ?? '', newName)),
    hidesRows: (address) =>
      quiet(() => {
        const target = place(address);
        engine.cells.sheet(target.sheetId)?.hideRows(target.top, rows(target));
      }),
    hidesColumns: (address) =>
      quiet(() => {
        const target = place(address);
        engine.cells.sheet(target.sheetId)?.hideColumns(target.left, columns(target));
      }),
    filters: (table, header, shown) =>
      quiet(async () => {
        await engine.calc.settle();
        await engine.filters.pick(engine.tables.byName(table)?.id ?? '', header, shown);
      }),
    undoes: () => quiet(() => book.undo()),
    redoes: () => quiet(() => book.redo()),
    startsEditing: () => {
      editing = true;
    },
    stopsEditing: () => {
      editing = false;
    },
    isEditing: () => editing || book.isCellEditing?.() === true,
    lastMessage: () => message,
  };
};

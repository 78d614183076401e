// What Excel does by itself after a person's edit: a table takes in the row typed below it or the column
// typed beside it, fills its formulas down, and never has an empty or a double header.
import type { Change } from './changes';
import { type Rect, columns, intersect } from './area';
import type { Cells } from './cells';
import type { Tables, TableView } from './tables';
import type { CellTable, UniverParts } from './univer-shape';

export interface Habits {
  /** Told of a change that a person made. */
  afterEdit(change: Change): void;
  /** Resolves when what follows from the person's edits is done. */
  settled(): Promise<void>;
  /** The workbook is closing: what has not begun is left. */
  close(): void;
}

export interface HabitOptions {
  readonly parts: UniverParts;
  readonly cells: Cells;
  readonly tables: Tables;
  readonly isProtected: (sheetId: string) => boolean;
  /** Runs work that is neither the add-in's nor the person's. */
  readonly quietly: (work: () => void) => void;
  /** Called when rows were added to the end of a table, so that rules can follow. */
  readonly onGrown: (table: TableView, oldBottom: number) => void;
}

export const createHabits = (options: HabitOptions): Habits => {
  const { cells, tables, isProtected, quietly } = options;
  let waiting: Promise<void> = Promise.resolve();
  let closed = false;

  const run = (change: Change): void => {
    if (change.kind !== 'cells') return;
    const { sheetId } = change.area;
    if (isProtected(sheetId)) return;
    if (change.changeType === 'ColumnInserted' || change.changeType === 'ColumnDeleted') {
      for (const table of tables.list(sheetId)) tables.repairHeaders(table.id);
      return;
    }
    if (change.changeType !== 'RangeEdited') return;
    for (const table of tables.list(sheetId)) {
      growDown(table, change.area);
      growRight(table, change.area);
      const now = tables.byId(table.id);
      if (now && intersect(change.area, { ...now.area, bottom: now.area.top })) tables.repairHeaders(now.id);
    }
  };

  const isFilled = (sheetId: string, rect: Rect): boolean => {
    const reader = cells.on(sheetId);
    for (let row = rect.top; row <= rect.bottom; row += 1)
      for (let column = rect.left; column <= rect.right; column += 1)
        if (reader.formula(row, column) !== '') return true;
    return false;
  };

  const growDown = (table: TableView, edited: Rect): void => {
    const below = { ...table.area, top: table.area.bottom + 1, bottom: edited.bottom };
    const touched = edited.top === below.top ? intersect(edited, below) : null;
    if (!touched || columns(touched) < columns(edited) || !isFilled(table.area.sheetId, touched)) return;
    const next = { ...table.area, bottom: touched.bottom };
    if (tables.at(table.area.sheetId, next).some((other) => other.id !== table.id)) return;
    tables.resize(table.id, next);
    fillDown(options, table, touched.bottom);
    options.onGrown(table, table.area.bottom);
  };

  const growRight = (table: TableView, edited: Rect): void => {
    const beside = { ...table.area, left: table.area.right + 1, right: edited.right };
    const touched = edited.left === beside.left ? intersect(edited, beside) : null;
    if (!touched || edited.top < table.area.top || edited.bottom > table.area.bottom) return;
    if (!isFilled(table.area.sheetId, touched)) return;
    const next = { ...table.area, right: touched.right };
    if (tables.at(table.area.sheetId, next).some((other) => other.id !== table.id)) return;
    tables.resize(table.id, next);
    tables.repairHeaders(table.id);
  };

  return {
    // After the command that made the edit, so that undo takes back the growth first, as Excel does.
    afterEdit: (change) => {
      if (change.kind !== 'cells') return;
      waiting = waiting.then(() => {
        if (!closed) quietly(() => run(change));
      });
    },
    settled: () => waiting,
    close: () => {
      closed = true;
    },
  };
};

/** New rows of a table take the formats of the row above, and its formulas where nothing was typed. */
export const fillDown = (
  { parts, cells }: Pick<HabitOptions, 'parts' | 'cells'>,
  table: TableView,
  bottom: number,
): void => {
  const { sheetId, left, right, top } = table.area;
  const above = table.area.bottom;
  if (above === top) return;
  const reader = cells.on(sheetId);
  const formulas: CellTable = {};
  const styles: CellTable = {};
  for (let row = above + 1; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) {
      const formula = reader.formula(above, column);
      const isFormula = Boolean(reader.raw(above, column)?.f || reader.raw(above, column)?.si);
      if (isFormula && reader.formula(row, column) === '')
        (formulas[row] ??= {})[column] = {
          f: parts.formulas.moveFormulaRefOffset(String(formula), 0, row - above),
          v: null,
          si: null,
        };
      const style = reader.style(above, column);
      if (!reader.raw(row, column)?.s && Object.keys(style).length > 0)
        (styles[row] ??= {})[column] = { s: { ...style } };
    }
  if (Object.keys(styles).length > 0) cells.paintEach(sheetId, styles);
  if (Object.keys(formulas).length > 0) {
    cells.put(sheetId, formulas);
    cells.flush();
  }
};

// Puts the parts of the engine together over one Univer workbook, and knows who is acting: the add-in,
// the workbench itself, or a person.
import { type Calc, createCalc } from './calc';
import { type Cells, createCells } from './cells';
import { type Change, watchChanges } from './changes';
import { type Filters, createFilters } from './filters';
import { guardProtectedSheets } from './guard';
import { createHabits } from './habits';
import { type Locks, createLocks } from './locks';
import { type Shift, createShift } from './shift';
import { watchSorts } from './sort-repair';
import { type Tables, type TableView, createTables } from './tables';
import { watchTypedNumbers } from './typed-numbers';
import { type Undo, createUndo } from './undo';
import type { UniverParts } from './univer-shape';

export interface Engine {
  readonly parts: UniverParts;
  readonly cells: Cells;
  readonly calc: Calc;
  readonly undo: Undo;
  readonly tables: Tables;
  readonly filters: Filters;
  readonly shift: Shift;
  readonly locks: Locks;
  /** Runs work of the add-in: its changes are marked as such and make one undo step. */
  asAddin<T>(work: () => Promise<T>): Promise<T>;
  onChange(listener: (change: Change, byAddin: boolean) => void): void;
  /** Runs work on sheets that the workbench does in Excel's way; see handlers/sheet-commands. */
  inExcelsWay<T>(work: () => T): T;
  isInExcelsWay(): boolean;
  /** What Excel would say in a box: a refused edit of a protected cell. */
  onMessage(listener: (message: string) => void): void;
  say(message: string): void;
  onTableGrown(listener: (table: TableView, oldBottom: number) => void): void;
  tableGrown(table: TableView, oldBottom: number): void;
  /** Resolves when the consequences of a person's edits are done. */
  settled(): Promise<void>;
  close(): void;
}

export const createEngine = (parts: UniverParts, isProtected: (sheetId: string) => boolean): Engine => {
  const undo = createUndo(parts);
  const cells = createCells(parts, undo);
  const calc = createCalc(parts);
  const tables = createTables(parts, cells);
  const locks = createLocks(cells, isProtected);
  const changeListeners: ((change: Change, byAddin: boolean) => void)[] = [];
  const messageListeners: ((message: string) => void)[] = [];
  const grownListeners: ((table: TableView, oldBottom: number) => void)[] = [];
  let addinDepth = 0;
  let quietDepth = 0;
  let undoing = 0;
  let excelsWay = 0;

  const say = (message: string): void => {
    for (const listener of messageListeners) listener(message);
  };
  const tableGrown = (table: TableView, oldBottom: number): void => {
    for (const listener of grownListeners) listener(table, oldBottom);
  };

  const habits = createHabits({
    parts,
    cells,
    tables,
    isProtected,
    quietly: (work) => {
      quietDepth += 1;
      const close = undo.group();
      try {
        work();
      } finally {
        close();
        quietDepth -= 1;
      }
    },
    onGrown: tableGrown,
  });

  const isUndo = (id: string): boolean => id === 'univer.command.undo' || id === 'univer.command.redo';
  const subscriptions = [
    parts.commands.beforeCommandExecuted((command) => {
      if (isUndo(command.id)) undoing += 1;
    }),
    guardProtectedSheets({
      parts,
      locks,
      isProtected,
      isTrusted: () => addinDepth > 0 || quietDepth > 0,
      tell: say,
    }),
    watchSorts(parts, cells),
    watchTypedNumbers(parts),
    watchChanges(parts, cells, (change) => {
      for (const listener of changeListeners) listener(change, addinDepth > 0);
      if (addinDepth === 0 && quietDepth === 0 && undoing === 0) habits.afterEdit(change);
    }),
    parts.commands.onCommandExecuted((command) => {
      if (isUndo(command.id)) undoing = Math.max(0, undoing - 1);
    }),
  ];

  return {
    parts,
    cells,
    calc,
    undo,
    tables,
    filters: createFilters(parts, cells, tables),
    locks,
    shift: createShift(parts, cells, calc),
    asAddin: async (work) => {
      addinDepth += 1;
      const close = undo.group();
      try {
        return await work();
      } finally {
        cells.flush();
        close();
        addinDepth -= 1;
      }
    },
    onChange: (listener) => {
      changeListeners.push(listener);
    },
    onMessage: (listener) => {
      messageListeners.push(listener);
    },
    onTableGrown: (listener) => {
      grownListeners.push(listener);
    },
    inExcelsWay: (work) => {
      excelsWay += 1;
      try {
        return work();
      } finally {
        excelsWay -= 1;
      }
    },
    isInExcelsWay: () => excelsWay > 0,
    tableGrown,
    say,
    settled: () => habits.settled(),
    close: () => {
      for (const subscription of subscriptions) subscription.dispose();
      calc.close();
      habits.close();
    },
  };
};

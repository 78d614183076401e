// Inserts and deletes cells. Whole rows and columns go the façade's way; a part of a sheet goes through
// commands that look only at the active sheet, so that sheet is made active for the moment.
import { type Area, columns, isWholeColumns, isWholeRows, rows } from './area';
import type { Calc } from './calc';
import type { Cells } from './cells';
import { rangeOf } from './tables';
import type { UniverParts } from './univer-shape';

export interface Shift {
  insert(target: Area, direction: 'Down' | 'Right'): Promise<void>;
  remove(target: Area, direction: 'Up' | 'Left'): Promise<void>;
}

export const createShift = (parts: UniverParts, cells: Cells, calc: Calc): Shift => {
  const { book, commands } = parts;
  const onActive = async (target: Area, command: string): Promise<void> => {
    const active = book.getActiveSheet().getSheetId();
    const elsewhere = active !== target.sheetId;
    if (elsewhere) book.setActiveSheet(target.sheetId);
    await commands.executeCommand(command, { range: rangeOf(cells.clip(target)) });
    if (elsewhere) book.setActiveSheet(active);
  };
  return {
    insert: async (target, direction) => {
      // Results of a calculation that is under way would be written where the cells used to be.
      await calc.settle();
      const sheet = cells.sheet(target.sheetId);
      if (isWholeRows(target)) sheet?.insertRowsBefore(target.top, rows(target));
      else if (isWholeColumns(target)) sheet?.insertColumnsBefore(target.left, columns(target));
      else await onActive(target, `sheet.command.insert-range-move-${direction === 'Down' ? 'down' : 'right'}`);
    },
    remove: async (target, direction) => {
      await calc.settle();
      const sheet = cells.sheet(target.sheetId);
      if (isWholeRows(target)) sheet?.deleteRows(target.top, rows(target));
      else if (isWholeColumns(target)) sheet?.deleteColumns(target.left, columns(target));
      else await onActive(target, `sheet.command.delete-range-move-${direction === 'Up' ? 'up' : 'left'}`);
    },
  };
};

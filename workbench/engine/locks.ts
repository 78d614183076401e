// Excel's protection: every cell is locked unless said otherwise, and locks count only on a protected
// sheet. "Unlocked" is kept in a style field that nothing else uses (text direction), because styles are
// what travels with a cell when rows are sorted, inserted, copied or undone, exactly as in Excel.
import type { Area, Rect } from './area';
import type { Cells } from './cells';
import type { Style } from './univer-shape';

export interface Locks {
  isLocked(style: Style): boolean;
  /** Whether something stands in the way of changing these cells. */
  forbids(sheetId: string, rect: Rect): boolean;
  setLocked(area: Area, locked: boolean): void;
}

const unlocked = 1;

export const createLocks = (cells: Cells, isProtected: (sheetId: string) => boolean): Locks => {
  const isLocked = (style: Style): boolean => style.td !== unlocked;
  return {
    isLocked,
    forbids: (sheetId, rect) => {
      if (!isProtected(sheetId)) return false;
      const reader = cells.on(sheetId);
      const { top, left, bottom, right } = cells.clip({ sheetId, ...rect });
      for (let row = top; row <= bottom; row += 1)
        for (let column = left; column <= right; column += 1) if (isLocked(reader.style(row, column))) return true;
      return false;
    },
    setLocked: (target, locked) => cells.paint(target, { td: locked ? null : unlocked }),
  };
};

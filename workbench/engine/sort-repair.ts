// After a sort Univer leaves moved formulas as they were, so `=IF(G6=…)` in row 6 still says G6 in row 9.
// Excel's formulas move with their row. Each reordering is followed by a rewrite, also when it is undone.
import type { Cells } from './cells';
import { setValues } from './cells';
import type { CellTable, CommandInfo, UniverParts, UniverRange } from './univer-shape';

interface Reorder {
  subUnitId: string;
  range: UniverRange;
  /** New row → the row it came from. */
  order: Record<string, number>;
}

export const reorderRange = 'sheet.mutation.reorder-range';

export const reorderOf = (command: CommandInfo): Reorder | null =>
  command.id === reorderRange ? (command.params as Reorder) : null;

export const watchSorts = (parts: UniverParts, cells: Cells): { dispose(): void } => {
  const unitId = parts.book.getId();
  let before: Map<string, string> | null = null;

  const first = parts.commands.beforeCommandExecuted((command) => {
    const reorder = reorderOf(command);
    if (!reorder) return;
    before = new Map();
    const reader = cells.on(reorder.subUnitId);
    for (const from of Object.values(reorder.order))
      for (let column = reorder.range.startColumn; column <= reorder.range.endColumn; column += 1) {
        const cell = reader.raw(from, column);
        if (cell?.f || cell?.si) before.set(`${from},${column}`, String(reader.formula(from, column)));
      }
  });

  const second = parts.commands.onCommandExecuted((command) => {
    const reorder = reorderOf(command);
    if (!reorder || !before) return;
    const table: CellTable = {};
    for (const [to, from] of Object.entries(reorder.order))
      for (let column = reorder.range.startColumn; column <= reorder.range.endColumn; column += 1) {
        const formula = before.get(`${from},${column}`);
        if (formula === undefined) continue;
        const row = Number(to);
        (table[row] ??= {})[column] = { f: parts.formulas.moveFormulaRefOffset(formula, 0, row - from), si: null };
      }
    before = null;
    if (Object.keys(table).length === 0) return;
    parts.commands.syncExecuteCommand(
      setValues,
      { unitId, subUnitId: reorder.subUnitId, cellValue: table },
      { sortRepair: true },
    );
  });

  return {
    dispose: () => {
      first.dispose();
      second.dispose();
    },
  };
};

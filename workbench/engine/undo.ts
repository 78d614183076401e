// One undo step per request of the add-in, as in Excel. Univer's own batching keeps the inverses in forward
// order, which undoes wrongly, so the items pushed meanwhile are merged here with the inverses reversed.
import type { UndoItem, UniverParts } from './univer-shape';

export interface Undo {
  /** Everything pushed until the returned function is called becomes one step. */
  group(): () => void;
  /** Forgets all steps: after loading, and where Excel cannot undo either (sheets added or deleted). */
  clear(): void;
  push(item: Omit<UndoItem, 'unitID'>): void;
}

export const createUndo = (parts: UniverParts): Undo => {
  const unitID = parts.book.getId();
  const stack = (): UndoItem[] => {
    const stacks = (parts.undo as { _undoStacks?: Map<string, UndoItem[]> })._undoStacks;
    return stacks?.get(unitID) ?? [];
  };
  return {
    group: () => {
      const before = stack().length;
      return () => {
        const now = stack();
        if (now.length <= before + 1) return;
        const items = now.splice(before);
        parts.undo.pushUndoRedo({
          unitID,
          undoMutations: [...items].reverse().flatMap((item) => item.undoMutations),
          redoMutations: items.flatMap((item) => item.redoMutations),
        });
      };
    },
    clear: () => parts.undo.clearUndoRedo(unitID),
    push: (item) => parts.undo.pushUndoRedo({ unitID, ...item }),
  };
};

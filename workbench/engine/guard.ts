// Keeps people from changing locked cells of a protected sheet, whatever way they take: typing, Delete,
// paste, fill, sort, inserting rows. The refusal is Univer's own error, which its command service swallows.
import { maxColumns, maxRows, type Rect } from './area';
import { extentOf, setValues } from './cells';
import type { Locks } from './locks';
import type { CellTable, UniverParts, UniverRange } from './univer-shape';

export const protectedMessage =
  "The cell you're trying to change is on a protected sheet. To make a change, unprotect the sheet. You might be requested to enter a password.";

interface Params {
  subUnitId?: string;
  cellValue?: CellTable;
  range?: UniverRange;
  from?: { value?: CellTable };
  to?: { value?: CellTable };
}

const wholeSheet: Rect = { top: 0, left: 0, bottom: maxRows - 1, right: maxColumns - 1 };

const structural = new Set([
  'sheet.mutation.insert-row',
  'sheet.mutation.insert-col',
  'sheet.mutation.remove-rows',
  'sheet.mutation.remove-col',
  'sheet.mutation.move-rows',
  'sheet.mutation.move-columns',
  'sheet.mutation.set-worksheet-row-height',
  'sheet.mutation.set-worksheet-col-width',
  'sheet.mutation.set-row-hidden',
  'sheet.mutation.set-col-hidden',
  'sheet.mutation.add-table',
  'sheet.mutation.delete-table',
]);

export interface GuardOptions {
  readonly parts: UniverParts;
  readonly locks: Locks;
  readonly isProtected: (sheetId: string) => boolean;
  /** True while the add-in or the workbench itself writes; the handlers have checked already. */
  readonly isTrusted: () => boolean;
  readonly tell: (message: string) => void;
}

export const guardProtectedSheets = ({
  parts,
  locks,
  isProtected,
  isTrusted,
  tell,
}: GuardOptions): { dispose(): void } =>
  parts.commands.beforeCommandExecuted((command, options) => {
    if (isTrusted() || options?.fromFormula || options?.onlyLocal || options?.sortRepair) return;
    const params = (command.params ?? {}) as Params;
    const sheetId = params.subUnitId ?? '';
    if (!isProtected(sheetId)) return;
    const refuse = (): never => {
      tell(protectedMessage);
      throw new parts.refusal();
    };
    if (structural.has(command.id)) refuse();
    if (command.id === setValues) {
      const extent = extentOf(params.cellValue ?? {});
      if (extent && locks.forbids(sheetId, extent)) refuse();
    }
    if (command.id === 'sheet.mutation.reorder-range' && params.range) {
      const { startRow, startColumn, endRow, endColumn } = params.range;
      if (locks.forbids(sheetId, { top: startRow, left: startColumn, bottom: endRow, right: endColumn })) refuse();
    }
    if (command.id === 'sheet.mutation.move-range' && locks.forbids(sheetId, wholeSheet)) refuse();
  });

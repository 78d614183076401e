// Turns Univer's mutations into what happened to the workbook: cells edited, rows inserted, sheets renamed,
// tables added. It listens to mutations, so that typing, pasting, undo and the add-in's writes all count.
import { type Area, type Rect, area, maxColumns, maxRows } from './area';
import { extentOf, setValues } from './cells';
import { type CellValue, valueOf, valueType } from './sheet-reader';
import { reorderOf } from './sort-repair';
import type { Cells } from './cells';
import type { CellTable, CommandInfo, CommandOptions, UniverParts, UniverRange } from './univer-shape';

export type ChangeType =
  'RangeEdited' | 'RowInserted' | 'RowDeleted' | 'ColumnInserted' | 'ColumnDeleted' | 'CellInserted' | 'CellDeleted';

export interface CellDetails {
  readonly valueBefore: CellValue;
  readonly valueAfter: CellValue;
  readonly valueTypeBefore: string;
  readonly valueTypeAfter: string;
}

export type Change =
  | { readonly kind: 'cells'; readonly changeType: ChangeType; readonly area: Area; readonly details?: CellDetails }
  | { readonly kind: 'rows-sorted'; readonly area: Area }
  | {
      readonly kind: 'sheet-added' | 'sheet-deleted' | 'sheet-activated' | 'sheet-deactivated' | 'sheet-moved';
      readonly sheetId: string;
    }
  | { readonly kind: 'sheet-renamed'; readonly sheetId: string; readonly before: string; readonly after: string }
  | { readonly kind: 'sheet-visibility'; readonly sheetId: string; readonly visible: boolean }
  | { readonly kind: 'table-added'; readonly tableId: string; readonly sheetId: string }
  | { readonly kind: 'table-deleted'; readonly tableId: string; readonly tableName: string; readonly sheetId: string }
  | { readonly kind: 'selection' };

interface Params {
  unitId?: string;
  subUnitId?: string;
  tableId?: string;
  name?: string;
  cellValue?: CellTable;
  range?: UniverRange;
  sheet?: { id: string };
  hidden?: 0 | 1;
  trigger?: string;
}

/** Tells `report` of each change, with whether the add-in made it. */
export const watchChanges = (
  parts: UniverParts,
  cells: Cells,
  report: (change: Change) => void,
): { dispose(): void } => {
  const { book } = parts;
  const unitId = book.getId();
  let oldName = '';
  let oldTableName = '';
  let active = book.getActiveSheet().getSheetId();
  let before: { row: number; column: number; value: CellValue; type: string } | null = null;

  const first = parts.commands.beforeCommandExecuted((command) => {
    const params = (command.params ?? {}) as Params;
    if (command.id === 'sheet.mutation.set-worksheet-name')
      oldName = book.getSheetBySheetId(params.subUnitId ?? '')?.getSheetName() ?? '';
    if (command.id === 'sheet.mutation.delete-table')
      oldTableName = book.getTableList().find((table) => table.id === params.tableId)?.name ?? '';
    if (command.id !== setValues) return;
    const extent = extentOf(params.cellValue ?? {});
    before = null;
    if (!extent || extent.top !== extent.bottom || extent.left !== extent.right) return;
    const reader = cells.on(params.subUnitId ?? '');
    before = {
      row: extent.top,
      column: extent.left,
      value: reader.value(extent.top, extent.left),
      type: reader.type(extent.top, extent.left),
    };
  });

  const detailsOf = (sheetId: string, rect: Rect): CellDetails | undefined => {
    if (!before || before.row !== rect.top || before.column !== rect.left) return undefined;
    const cell = cells.on(sheetId).raw(rect.top, rect.left);
    const valueAfter = valueOf(cell);
    return {
      valueBefore: before.value,
      valueTypeBefore: before.type,
      valueAfter,
      valueTypeAfter: valueType(valueAfter, Boolean(cell?.f || cell?.si)),
    };
  };

  const rowsOf = (params: Params): Rect => ({
    top: params.range?.startRow ?? 0,
    bottom: params.range?.endRow ?? 0,
    left: 0,
    right: maxColumns - 1,
  });
  const columnsOf = (params: Params): Rect => ({
    left: params.range?.startColumn ?? 0,
    right: params.range?.endColumn ?? 0,
    top: 0,
    bottom: maxRows - 1,
  });

  const describe = (command: CommandInfo, options?: CommandOptions): readonly Change[] => {
    const params = (command.params ?? {}) as Params;
    if (params.unitId !== undefined && params.unitId !== unitId) return [];
    const sheetId = params.subUnitId ?? '';
    const edited = (changeType: ChangeType, rect: Rect): readonly Change[] => [
      { kind: 'cells', changeType, area: area(sheetId, rect) },
    ];
    const reorder = reorderOf(command);
    if (reorder) {
      const rect = {
        top: reorder.range.startRow,
        left: reorder.range.startColumn,
        bottom: reorder.range.endRow,
        right: reorder.range.endColumn,
      };
      return [...edited('RangeEdited', rect), { kind: 'rows-sorted', area: area(sheetId, rect) }];
    }
    switch (command.id) {
      case setValues: {
        if (options?.fromFormula || options?.onlyLocal || options?.sortRepair) return [];
        // On screen Univer writes sorted rows a second time; the reordering has been told already.
        if (params.trigger === 'sheet.command.reorder-range') return [];
        const rect = extentOf(contentOnly(params.cellValue ?? {}));
        if (!rect) return [];
        const details = detailsOf(sheetId, rect);
        const change: Change = { kind: 'cells', changeType: 'RangeEdited', area: area(sheetId, rect) };
        return [details ? { ...change, details } : change];
      }
      case 'sheet.mutation.insert-row':
        return edited('RowInserted', rowsOf(params));
      case 'sheet.mutation.remove-rows':
        return edited('RowDeleted', rowsOf(params));
      case 'sheet.mutation.insert-col':
        return edited('ColumnInserted', columnsOf(params));
      case 'sheet.mutation.remove-col':
        return edited('ColumnDeleted', columnsOf(params));
      case 'sheet.mutation.insert-sheet':
        return [{ kind: 'sheet-added', sheetId: params.sheet?.id ?? '' }];
      case 'sheet.mutation.remove-sheet':
        return [{ kind: 'sheet-deleted', sheetId }];
      case 'sheet.mutation.set-worksheet-order':
        return [{ kind: 'sheet-moved', sheetId }];
      case 'sheet.mutation.set-worksheet-hidden':
        return [{ kind: 'sheet-visibility', sheetId, visible: params.hidden !== 1 }];
      case 'sheet.mutation.set-worksheet-name':
        return [{ kind: 'sheet-renamed', sheetId, before: oldName, after: params.name ?? '' }];
      case 'sheet.operation.set-worksheet-active': {
        const left = active;
        active = sheetId;
        return left === sheetId
          ? []
          : [
              { kind: 'sheet-deactivated', sheetId: left },
              { kind: 'sheet-activated', sheetId },
            ];
      }
      case 'sheet.mutation.add-table':
        return [{ kind: 'table-added', tableId: params.tableId ?? '', sheetId }];
      case 'sheet.mutation.delete-table':
        return [{ kind: 'table-deleted', tableId: params.tableId ?? '', tableName: oldTableName, sheetId }];
      case 'sheet.operation.set-selections':
        return [{ kind: 'selection' }];
      default:
        return [];
    }
  };

  const second = parts.commands.onCommandExecuted((command, options) => {
    for (const change of describe(command, options)) report(change);
  });
  return {
    dispose: () => {
      first.dispose();
      second.dispose();
    },
  };
};

/** Only the cells whose content a write touches: a change of style is no edit. */
const contentOnly = (table: CellTable): CellTable => {
  const out: CellTable = {};
  for (const [row, line] of Object.entries(table))
    for (const [column, cell] of Object.entries(line)) {
      if (cell === undefined) continue;
      if (cell !== null && !('v' in cell || 'f' in cell || 'p' in cell || 'si' in cell)) continue;
      (out[Number(row)] ??= {})[Number(column)] = cell;
    }
  return out;
};

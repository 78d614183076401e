// What a range can do to the sheet: insert, delete, clear, copy, merge, select.
import { type Area, columns, isWholeColumns, isWholeRows, rows } from '../engine/area';
import { exactCell } from '../engine/cell-input';
import { rangeOf } from '../engine/tables';
import type { CellTable } from '../engine/univer-shape';
import type { Method } from '../protocol/rich-class';
import { accessDenied, filteredRange, invalidArgument, itemNotFound } from '../protocol/rich-error';
import type { Host } from './host';

export const rangeActions = (host: Host): Record<string, Method<Area>> => {
  const { engine } = host;
  const { cells } = engine;
  const writable = (area: Area): void => {
    if (engine.locks.forbids(area.sheetId, area)) throw accessDenied();
  };
  const unprotected = (area: Area): void => {
    if (host.side.sheet(area.sheetId).isProtected) throw accessDenied();
  };
  const movable = (area: Area): void => {
    if (!isWholeRows(area) && engine.filters.blocks(area)) throw filteredRange();
  };
  const facade = (area: Area): ReturnType<NonNullable<ReturnType<typeof cells.sheet>>['getRange']> => {
    const sheet = cells.sheet(area.sheetId);
    if (!sheet) throw itemNotFound();
    const rect = cells.clip(area);
    return sheet.getRange(rect.top, rect.left, rows(rect), columns(rect));
  };

  return {
    insert: async (area, args) => {
      const direction = args.text(0);
      if (direction !== 'Down' && direction !== 'Right') throw invalidArgument();
      unprotected(area);
      if (direction === 'Down') movable(area);
      await engine.shift.insert(area, direction);
      repairTables(host, area);
      return host.make.range(area);
    },
    delete: async (area, args) => {
      const direction = args.text(0);
      if (direction !== 'Up' && direction !== 'Left') throw invalidArgument();
      unprotected(area);
      if (direction === 'Up') movable(area);
      await engine.shift.remove(area, direction);
      repairTables(host, area);
    },
    clear: (area, args) => {
      writable(area);
      const what = args.raw(0) ?? 'All';
      if (what === 'Contents' || what === 'Formats' || what === 'All') cells.clear(area, what);
      else if (what !== 'Hyperlinks' && what !== 'RemoveHyperlinks' && what !== 'ResetContents')
        throw invalidArgument();
    },
    copyFrom: (area, args) => {
      writable(area);
      const source = host.places.area(args.raw(0), area.sheetId);
      const what = args.raw(1) ?? 'All';
      const reader = cells.on(source.sheetId);
      const table: CellTable = {};
      const tall = Math.max(rows(source), rows(area));
      const wide = Math.max(columns(source), columns(area));
      for (let r = 0; r < tall; r += 1)
        for (let c = 0; c < wide; c += 1) {
          const fromRow = source.top + (r % rows(source));
          const fromColumn = source.left + (c % columns(source));
          const isFormula = Boolean(reader.raw(fromRow, fromColumn)?.f || reader.raw(fromRow, fromColumn)?.si);
          const formula = String(reader.formula(fromRow, fromColumn));
          const down = area.top + r - fromRow;
          const across = area.left + c - fromColumn;
          const content =
            isFormula && what !== 'Values'
              ? { f: engine.parts.formulas.moveFormulaRefOffset(formula, across, down), v: null, si: null, p: null }
              : exactCell(reader.value(fromRow, fromColumn));
          const style = what === 'All' || what === 'Formats' ? { s: { ...reader.style(fromRow, fromColumn) } } : {};
          (table[area.top + r] ??= {})[area.left + c] = what === 'Formats' ? style : { ...content, ...style };
        }
      if (what === 'Formats') cells.paintEach(area.sheetId, table);
      else cells.put(area.sheetId, table);
    },
    merge: (area, args) => {
      writable(area);
      const range = facade(area);
      if (args.flag(0, false)) range.mergeAcross({ isForceMerge: true });
      else range.merge({ isForceMerge: true });
    },
    unmerge: (area) => {
      writable(area);
      facade(area).breakApart();
    },
    select: (area) => {
      engine.parts.book.setActiveSheet(area.sheetId);
      facade(area).activate();
    },
    calculate: () => engine.calc.calculateAll(),
    moveTo: async (area, args) => {
      writable(area);
      const target = host.places.area(args.raw(0), area.sheetId);
      const rect = {
        top: target.top,
        left: target.left,
        bottom: target.top + rows(area) - 1,
        right: target.left + columns(area) - 1,
      };
      await engine.parts.commands.executeCommand('sheet.command.move-range', {
        fromUnitId: engine.parts.book.getId(),
        fromSubUnitId: area.sheetId,
        fromRange: rangeOf(area),
        toUnitId: engine.parts.book.getId(),
        toSubUnitId: target.sheetId,
        toRange: rangeOf(rect),
      });
    },
  };
};

/** Whole columns put into a table need headers; Excel gives them names. */
const repairTables = (host: Host, area: Area): void => {
  if (!isWholeColumns(area) || isWholeRows(area)) return;
  for (const table of host.engine.tables.list(area.sheetId)) host.engine.tables.repairHeaders(table.id);
};

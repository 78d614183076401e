// The methods that lead from a range to another by geometry alone. They see no cells, so they never force
// buffered writes out; the client sends hundreds of them when it splits a large assignment.
import { type Area, type Rect, bounding, intersect, maxColumns, maxRows } from '../engine/area';
import type { Method, RichObject } from '../protocol/rich-class';
import { itemNotFound } from '../protocol/rich-error';
import type { Host } from './host';

export const rangeMoves = (host: Host, sub: (area: Area, rect: Rect) => RichObject): Record<string, Method<Area>> => {
  const other = (area: Area, value: unknown): Area => host.places.area(value, area.sheetId);
  return {
    getCell: (area, args) => {
      const row = area.top + args.number(0);
      const column = area.left + args.number(1);
      return sub(area, { top: row, left: column, bottom: row, right: column });
    },
    getRow: (area, args) => sub(area, { ...area, top: area.top + args.number(0), bottom: area.top + args.number(0) }),
    getColumn: (area, args) =>
      sub(area, { ...area, left: area.left + args.number(0), right: area.left + args.number(0) }),
    getLastRow: (area) => sub(area, { ...area, top: area.bottom }),
    getLastColumn: (area) => sub(area, { ...area, left: area.right }),
    getLastCell: (area) => sub(area, { ...area, top: area.bottom, left: area.right }),
    getEntireRow: (area) => sub(area, { ...area, left: 0, right: maxColumns - 1 }),
    getEntireColumn: (area) => sub(area, { ...area, top: 0, bottom: maxRows - 1 }),
    getRowsAbove: (area, args) => {
      const count = args.number(0, 1);
      return count < 0
        ? sub(area, { ...area, bottom: area.top - count - 1 })
        : sub(area, { ...area, top: area.top - count, bottom: area.top - 1 });
    },
    getRowsBelow: (area, args) => {
      const count = args.number(0, 1);
      return count < 0
        ? sub(area, { ...area, top: area.bottom + count + 1 })
        : sub(area, { ...area, top: area.bottom + 1, bottom: area.bottom + count });
    },
    getColumnsBefore: (area, args) => {
      const count = args.number(0, 1);
      return count < 0
        ? sub(area, { ...area, right: area.left - count - 1 })
        : sub(area, { ...area, left: area.left - count, right: area.left - 1 });
    },
    getColumnsAfter: (area, args) => {
      const count = args.number(0, 1);
      return count < 0
        ? sub(area, { ...area, left: area.right + count + 1 })
        : sub(area, { ...area, left: area.right + 1, right: area.right + count });
    },
    getOffsetRange: (area, args) => {
      const down = args.number(0);
      const across = args.number(1);
      return sub(area, {
        top: area.top + down,
        bottom: area.bottom + down,
        left: area.left + across,
        right: area.right + across,
      });
    },
    getResizedRange: (area, args) =>
      sub(area, { ...area, bottom: area.bottom + args.number(0), right: area.right + args.number(1) }),
    getAbsoluteResizedRange: (area, args) =>
      sub(area, { ...area, bottom: area.top + args.number(0) - 1, right: area.left + args.number(1) - 1 }),
    getBoundingRect: (area, args) => sub(area, bounding(area, other(area, args.raw(0)))),
    getIntersection: (area, args) => {
      const target = other(area, args.raw(0));
      const rect = target.sheetId === area.sheetId ? intersect(area, target) : null;
      if (!rect) throw itemNotFound();
      return sub(area, rect);
    },
    getIntersectionOrNullObject: (area, args) => {
      const target = other(area, args.raw(0));
      const rect = target.sheetId === area.sheetId ? intersect(area, target) : null;
      return rect ? sub(area, rect) : null;
    },
  };
};

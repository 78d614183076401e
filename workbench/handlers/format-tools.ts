// Reads and writes styles over a range. A property that differs within it reads as null, as in Excel.
import type { Area } from '../engine/area';
import type { Style } from '../engine/univer-shape';
import { accessDenied } from '../protocol/rich-error';
import type { Host } from './host';

export interface FormatTools {
  uniform<T>(area: Area, pick: (style: Style) => T): T | null;
  paint(area: Area, style: Style): void;
}

export const formatTools = (host: Host): FormatTools => {
  const { cells, locks } = host.engine;
  return {
    uniform: (area, pick) => {
      const reader = cells.on(area.sheetId);
      const { top, left, bottom, right } = cells.clip(area);
      const first = pick(reader.style(top, left));
      for (let row = top; row <= bottom; row += 1)
        for (let column = left; column <= right; column += 1)
          if (pick(reader.style(row, column)) !== first) return null;
      return first;
    },
    paint: (area, style) => {
      if (host.side.sheet(area.sheetId).isProtected && locks.forbids(area.sheetId, area)) throw accessDenied();
      cells.paint(area, style);
    },
  };
};

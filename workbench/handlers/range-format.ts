// Excel's RangeFormat with fill, font, borders, alignment, sizes and the lock of cells. A property that
// differs within the range reads as null, as in Excel.
import { type Area, columns, rows } from '../engine/area';
import { type RichClass, type RichObject, rich } from '../protocol/rich-class';
import { accessDenied, invalidArgument, itemNotFound } from '../protocol/rich-error';
import { formatTools } from './format-tools';
import { borderClasses } from './range-borders';
import type { Host } from './host';

/** Univer measures in pixels, Excel in points. */
const pixelsPerPoint = 4 / 3;

const horizontal = ['General', 'Left', 'Center', 'Right', 'Justify', 'Fill', 'Distributed'];
const vertical = ['Bottom', 'Top', 'Center', 'Bottom'];

const asText = (value: unknown): string => {
  if (typeof value !== 'string') throw invalidArgument();
  return value;
};
const asNumber = (value: unknown): number => {
  if (typeof value !== 'number' || !(value >= 0)) throw invalidArgument();
  return value;
};
const asFlag = (value: unknown): boolean => {
  if (typeof value !== 'boolean') throw invalidArgument();
  return value;
};

/** `red`, `FFA500` and `#FFA500` are all colours to Excel; they read back as `#FFA500`. */
const asColor = (value: unknown): string => {
  const text = asText(value);
  return /^[0-9a-f]{6}$/i.test(text) ? `#${text.toUpperCase()}` : text.startsWith('#') ? text.toUpperCase() : text;
};

export const rangeFormatMaker = (host: Host): ((area: Area) => RichObject) => {
  const tools = formatTools(host);
  const { cells, locks } = host.engine;
  const sheetOf = (area: Area): NonNullable<ReturnType<typeof cells.sheet>> => {
    const sheet = cells.sheet(area.sheetId);
    if (!sheet) throw itemNotFound();
    return sheet;
  };

  const fill: RichClass<Area> = {
    name: 'RangeFill',
    scalars: { color: (area) => tools.uniform(area, (style) => style.bg?.rgb ?? '#FFFFFF') ?? '' },
    setters: { color: (area, value) => tools.paint(area, { bg: { rgb: asColor(value) } }) },
    methods: { clear: (area) => tools.paint(area, { bg: null }) },
  };

  const font: RichClass<Area> = {
    name: 'RangeFont',
    scalars: {
      bold: (area) => tools.uniform(area, (style) => style.bl === 1),
      color: (area) => tools.uniform(area, (style) => style.cl?.rgb ?? '#000000') ?? '',
      italic: (area) => tools.uniform(area, (style) => style.it === 1),
      name: (area) => tools.uniform(area, (style) => style.ff ?? 'Calibri'),
      size: (area) => tools.uniform(area, (style) => style.fs ?? 11),
      strikethrough: (area) => tools.uniform(area, (style) => style.st?.s === 1),
      underline: (area) => tools.uniform(area, (style) => (style.ul?.s === 1 ? 'Single' : 'None')),
    },
    setters: {
      bold: (area, value) => tools.paint(area, { bl: asFlag(value) ? 1 : 0 }),
      color: (area, value) => tools.paint(area, { cl: { rgb: asColor(value) } }),
      italic: (area, value) => tools.paint(area, { it: asFlag(value) ? 1 : 0 }),
      name: (area, value) => tools.paint(area, { ff: asText(value) }),
      size: (area, value) => tools.paint(area, { fs: asNumber(value) }),
      strikethrough: (area, value) => tools.paint(area, { st: { s: asFlag(value) ? 1 : 0 } }),
      underline: (area, value) => tools.paint(area, { ul: { s: asText(value) === 'None' ? 0 : 1 } }),
    },
  };

  const protection: RichClass<Area> = {
    name: 'FormatProtection',
    scalars: { locked: (area) => tools.uniform(area, (style) => locks.isLocked(style)), formulaHidden: () => false },
    setters: {
      locked: (area, value) => {
        if (host.side.sheet(area.sheetId).isProtected) throw accessDenied();
        locks.setLocked(area, asFlag(value));
      },
    },
  };

  const borders = borderClasses(host, tools);

  const widthOf = (area: Area): number | null => {
    const sheet = sheetOf(area);
    const { left, right } = cells.clip(area);
    const first = sheet.getColumnWidth(left);
    for (let column = left + 1; column <= right; column += 1) if (sheet.getColumnWidth(column) !== first) return null;
    return first / pixelsPerPoint;
  };
  const heightOf = (area: Area): number | null => {
    const sheet = sheetOf(area);
    const { top, bottom } = cells.clip(area);
    const first = sheet.getRowHeight(top);
    for (let row = top + 1; row <= bottom; row += 1) if (sheet.getRowHeight(row) !== first) return null;
    return first / pixelsPerPoint;
  };

  const format: RichClass<Area> = {
    name: 'RangeFormat',
    scalars: {
      autoIndent: () => false,
      columnWidth: widthOf,
      horizontalAlignment: (area) => tools.uniform(area, (style) => horizontal[style.ht ?? 0] ?? 'General'),
      indentLevel: (area) => tools.uniform(area, (style) => Math.round((style.pd?.l ?? 0) / 9)),
      rowHeight: heightOf,
      shrinkToFit: () => false,
      textOrientation: () => 0,
      verticalAlignment: (area) =>
        tools.uniform(area, (style) => ['Bottom', 'Top', 'Center', 'Bottom'][style.vt ?? 0] ?? 'Bottom'),
      wrapText: (area) => tools.uniform(area, (style) => style.tb === 3),
    },
    setters: {
      columnWidth: (area, value) => {
        if (host.side.sheet(area.sheetId).isProtected) throw accessDenied();
        const rect = cells.clip(area);
        ensureColumns(sheetOf(area), rect.right);
        sheetOf(area).setColumnWidths(rect.left, columns(rect), asNumber(value) * pixelsPerPoint);
      },
      rowHeight: (area, value) => {
        if (host.side.sheet(area.sheetId).isProtected) throw accessDenied();
        const rect = cells.clip(area);
        sheetOf(area).setRowHeightsForced(rect.top, rows(rect), asNumber(value) * pixelsPerPoint);
      },
      horizontalAlignment: (area, value) => {
        const index = horizontal.indexOf(asText(value));
        if (index < 0 && value !== 'CenterAcrossSelection') throw invalidArgument();
        tools.paint(area, { ht: index <= 0 ? null : Math.min(index, 3) });
      },
      indentLevel: (area, value) =>
        tools.paint(area, { pd: asNumber(value) === 0 ? null : { l: asNumber(value) * 9 } }),
      verticalAlignment: (area, value) => {
        if (!vertical.includes(asText(value)) && value !== 'Justify' && value !== 'Distributed')
          throw invalidArgument();
        tools.paint(area, { vt: value === 'Top' ? 1 : value === 'Center' ? 2 : 3 });
      },
      wrapText: (area, value) => tools.paint(area, { tb: asFlag(value) ? 3 : 1 }),
    },
    objects: {
      borders: (area) => borders(area),
      fill: (area) => rich(fill, area),
      font: (area) => rich(font, area),
      protection: (area) => rich(protection, area),
    },
    methods: {
      autofitColumns: (area) => {
        const sheet = sheetOf(area);
        const rect = cells.clip(area);
        // Only the screen can measure text; without one the width stays as it is.
        sheet.setColumnAutoWidth?.(rect.left, columns(rect));
      },
      autofitRows: (area) => {
        const rect = cells.clip(area);
        sheetOf(area).setRowAutoHeight(rect.top, rows(rect));
      },
    },
  };
  return (area) => rich(format, area);
};

const ensureColumns = (
  sheet: { getSheet(): { getColumnCount(): number }; setColumnCount(count: number): unknown },
  right: number,
): void => {
  if (right >= sheet.getSheet().getColumnCount()) sheet.setColumnCount(right + 5);
};

// Excel's Range: where it is, what its cells hold, and how to get from one range to another.
import {
  type Area,
  type Rect,
  bounding,
  columns,
  isOnGrid,
  isWholeColumns,
  isWholeRows,
  maxColumns,
  maxRows,
  rows,
} from '../engine/area';
import { expandThisRow } from '../engine/this-row';
import type { SheetReader } from '../engine/sheet-reader';
import type { Cell, CellTable } from '../engine/univer-shape';
import type { RichClass, RichObject } from '../protocol/rich-class';
import { accessDenied, invalidArgument, itemNotFound } from '../protocol/rich-error';
import type { Host } from './host';
import { rangeMoves } from './range-moves';
import { rangeActions } from './range-actions';
import { mergedAreasIn } from './range-areas';

/** Excel answers null for cell values of whole rows and columns. */
const isUnbounded = (area: Rect): boolean =>
  isWholeColumns(area) || isWholeRows(area) || rows(area) * columns(area) > 5_000_000;

const wrongSize = (): Error =>
  invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );

export const throwIfLocked = (host: Host, area: Area): void => {
  if (host.engine.locks.forbids(area.sheetId, area)) throw accessDenied();
};

export const rangeClass = (host: Host): RichClass<Area> => {
  const { cells } = host.engine;

  const read = <T>(area: Area, pick: (reader: SheetReader, row: number, column: number) => T): T[][] | null => {
    if (!cells.sheet(area.sheetId)) throw itemNotFound();
    if (isUnbounded(area)) return null;
    const reader = cells.on(area.sheetId);
    const out: T[][] = [];
    for (let row = area.top; row <= area.bottom; row += 1) {
      const line: T[] = [];
      for (let column = area.left; column <= area.right; column += 1) line.push(pick(reader, row, column));
      out.push(line);
    }
    return out;
  };

  /** Spreads a single value, or checks the shape; null leaves a cell as it is. */
  const spread = (
    area: Area,
    value: unknown,
    make: (leaf: unknown, row: number, column: number) => Cell,
  ): CellTable => {
    const matrix = Array.isArray(value) ? (value as unknown[]) : [[value]];
    const first: unknown = matrix[0];
    const single = matrix.length === 1 && Array.isArray(first) && first.length === 1;
    if (!single && matrix.length !== rows(area)) throw wrongSize();
    const target = single ? { ...area, ...cells.clip(area) } : area;
    const table: CellTable = {};
    for (let row = target.top; row <= target.bottom; row += 1) {
      const line: unknown = single ? first : matrix[row - area.top];
      if (!Array.isArray(line) || (!single && line.length !== columns(area))) throw wrongSize();
      const out: Record<number, Cell> = {};
      for (let column = target.left; column <= target.right; column += 1) {
        const leaf: unknown = single ? line[0] : line[column - area.left];
        if (leaf !== null && leaf !== undefined) out[column] = make(leaf, row, column);
      }
      table[row] = out;
    }
    return table;
  };

  const assign = (area: Area, value: unknown): void => {
    throwIfLocked(host, area);
    // Cells without a format of their own are the rule; those are asked only where there is a style.
    const reader = cells.on(area.sheetId);
    const table = spread(area, value, (leaf, row, column) => {
      if (typeof leaf !== 'string' && typeof leaf !== 'number' && typeof leaf !== 'boolean') throw invalidArgument();
      return cells.input(
        typeof leaf === 'string' ? expandThisRow(leaf, () => tableNameAt(area.sheetId, row, column)) : leaf,
        reader.pattern(row, column),
      );
    });
    cells.put(area.sheetId, host.engine.filters.landing(area, table));
  };

  const tableNameAt = (sheetId: string, row: number, column: number): string | undefined =>
    host.engine.tables.at(sheetId, { top: row, bottom: row, left: column, right: column })[0]?.name;

  const setPattern = (area: Area, value: unknown): void => {
    throwIfLocked(host, area);
    const table = spread(area, value, (leaf) => {
      if (typeof leaf !== 'string') throw invalidArgument();
      return { s: { n: leaf === 'General' ? null : { pattern: leaf } } };
    });
    cells.paintEach(area.sheetId, host.engine.filters.landing(area, table));
  };

  const hiddenLines = (area: Area, kind: 'row' | 'column'): boolean | null => {
    const sheet = cells.sheet(area.sheetId)?.getSheet();
    if (!sheet) throw itemNotFound();
    const rect = cells.clip(area);
    const from = kind === 'row' ? rect.top : rect.left;
    const to =
      kind === 'row'
        ? Math.min(rect.bottom, sheet.getRowCount() - 1)
        : Math.min(rect.right, sheet.getColumnCount() - 1);
    let hidden = 0;
    for (let line = from; line <= to; line += 1)
      if (kind === 'row' ? !sheet.getRowVisible(line) : !sheet.getColVisible(line)) hidden += 1;
    return hidden === 0 ? false : hidden === to - from + 1 ? true : null;
  };

  const hide = (area: Area, kind: 'row' | 'column', hidden: unknown): void => {
    const sheet = cells.sheet(area.sheetId);
    if (!sheet) throw itemNotFound();
    if (host.side.sheet(area.sheetId).isProtected) throw accessDenied();
    if (kind === 'row') {
      if (hidden === true) sheet.hideRows(area.top, rows(area));
      else sheet.showRows(area.top, rows(area));
    } else if (hidden === true) sheet.hideColumns(area.left, columns(area));
    else sheet.showColumns(area.left, columns(area));
  };

  const sub = (area: Area, rect: Rect): RichObject => {
    if (!isOnGrid(rect)) throw invalidArgument();
    return host.make.range({
      sheetId: area.sheetId,
      top: rect.top,
      left: rect.left,
      bottom: rect.bottom,
      right: rect.right,
    });
  };

  const moves = rangeMoves(host, sub);

  return {
    name: 'Range',
    scalars: {
      address: (area) => host.places.address(area),
      addressLocal: (area) => host.places.address(area),
      cellCount: (area) => (rows(area) * columns(area) >= 2 ** 31 ? -1 : rows(area) * columns(area)),
      columnCount: columns,
      columnHidden: (area) => hiddenLines(area, 'column'),
      columnIndex: (area) => area.left,
      formulas: (area) => read(area, (reader, row, column) => reader.formula(row, column)),
      formulasLocal: (area) => read(area, (reader, row, column) => reader.formula(row, column)),
      hidden: (area) => hiddenLines(area, 'row') === true || hiddenLines(area, 'column') === true,
      isEntireColumn: isWholeColumns,
      isEntireRow: isWholeRows,
      numberFormat: (area) => read(area, (reader, row, column) => reader.pattern(row, column)),
      numberFormatLocal: (area) => read(area, (reader, row, column) => reader.pattern(row, column)),
      rowCount: rows,
      rowHidden: (area) => hiddenLines(area, 'row'),
      rowIndex: (area) => area.top,
      text: (area) => read(area, (reader, row, column) => reader.text(row, column)),
      valueTypes: (area) => read(area, (reader, row, column) => reader.type(row, column)),
      values: (area) => read(area, (reader, row, column) => reader.value(row, column)),
    },
    onRequest: {
      hasSpill: (area) => cells.spillTouches(area),
    },
    setters: {
      values: assign,
      formulas: assign,
      formulasLocal: assign,
      numberFormat: setPattern,
      numberFormatLocal: setPattern,
      rowHidden: (area, value) => hide(area, 'row', value),
      columnHidden: (area, value) => hide(area, 'column', value),
    },
    objects: {
      conditionalFormats: (area) => host.make.conditionalFormats(area),
      dataValidation: (area) => host.make.dataValidation(area),
      format: (area) => host.make.rangeFormat(area),
      sort: (area) => host.make.rangeSort(area),
      worksheet: (area) => host.make.worksheet(area.sheetId),
    },
    methods: {
      ...moves,
      ...rangeActions(host),
      getUsedRange: (area, args) => {
        const rect = cells.used(area.sheetId, args.flag(0, false), area);
        return sub(area, rect ?? { top: area.top, left: area.left, bottom: area.top, right: area.left });
      },
      getUsedRangeOrNullObject: (area, args) => {
        const rect = cells.used(area.sheetId, args.flag(0, false), area);
        return rect ? sub(area, rect) : null;
      },
      getSurroundingRegion: (area) =>
        sub(area, surrounding(area, cells.used(area.sheetId, true), cells.on(area.sheetId))),
      getSpillingToRangeOrNullObject: (area) => {
        const rect = cells.on(area.sheetId).spillOf(area.top, area.left);
        return rect ? sub(area, rect) : null;
      },
      getMergedAreasOrNullObject: (area) => {
        const areas = mergedAreasIn(host, area);
        return areas && host.make.rangeAreas(areas);
      },
      getTables: (area, args) =>
        host.make.tables({ sheetId: area.sheetId, rect: area, fullyContained: args.flag(0, false) }),
      _ValidateArraySize: (area, args) => {
        if (args.number(0) !== rows(area) || args.number(1) !== columns(area)) throw wrongSize();
      },
    },
    deferred: ['values', 'formulas', 'formulasLocal', ...Object.keys(moves), 'getTables', '_ValidateArraySize'],
  };
};

/** Grows a range over filled neighbours until a blank line stops it on every side. */
const surrounding = (area: Area, used: Rect | null, reader: SheetReader): Rect => {
  let rect: Rect = area;
  const limit = used ?? area;
  const anyFilled = (part: Rect): boolean => {
    for (let row = Math.max(part.top, 0); row <= part.bottom; row += 1)
      for (let column = Math.max(part.left, 0); column <= part.right; column += 1)
        if (reader.formula(row, column) !== '') return true;
    return false;
  };
  for (let grown = true; grown;) {
    const wide = {
      top: Math.max(0, rect.top - 1),
      left: Math.max(0, rect.left - 1),
      bottom: Math.min(maxRows - 1, rect.bottom + 1),
      right: Math.min(maxColumns - 1, rect.right + 1),
    };
    const next = {
      top: rect.top > limit.top && anyFilled({ ...wide, bottom: wide.top }) ? wide.top : rect.top,
      bottom: rect.bottom < limit.bottom && anyFilled({ ...wide, top: wide.bottom }) ? wide.bottom : rect.bottom,
      left: rect.left > limit.left && anyFilled({ ...wide, right: wide.left }) ? wide.left : rect.left,
      right: rect.right < limit.right && anyFilled({ ...wide, left: wide.right }) ? wide.right : rect.right,
    };
    grown =
      next.top !== rect.top || next.bottom !== rect.bottom || next.left !== rect.left || next.right !== rect.right;
    rect = bounding(rect, next);
  }
  return rect;
};

// A rectangle of cells on one sheet, and its A1 spelling. Rows and columns count from 0, ends included.

export const maxRows = 1_048_576;
export const maxColumns = 16_384;

export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Area extends Rect {
  readonly sheetId: string;
}

export const area = (sheetId: string, rect: Rect): Area => ({
  sheetId,
  top: rect.top,
  left: rect.left,
  bottom: rect.bottom,
  right: rect.right,
});

export const rows = (rect: Rect): number => rect.bottom - rect.top + 1;
export const columns = (rect: Rect): number => rect.right - rect.left + 1;
export const isWholeRows = (rect: Rect): boolean => rect.left === 0 && rect.right === maxColumns - 1;
export const isWholeColumns = (rect: Rect): boolean => rect.top === 0 && rect.bottom === maxRows - 1;

export const intersect = (one: Rect, other: Rect): Rect | null => {
  const rect = {
    top: Math.max(one.top, other.top),
    left: Math.max(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
  };
  return rect.top > rect.bottom || rect.left > rect.right ? null : rect;
};

/** What is left of one rectangle without the other: up to four, above, below, left and right of it. */
export const without = (one: Rect, other: Rect): readonly Rect[] => {
  const shared = intersect(one, other);
  if (!shared) return [one];
  const middle = { ...one, top: shared.top, bottom: shared.bottom };
  return [
    { ...one, bottom: shared.top - 1 },
    { ...one, top: shared.bottom + 1 },
    { ...middle, right: shared.left - 1 },
    { ...middle, left: shared.right + 1 },
  ].filter(({ top, left, bottom, right }) => top <= bottom && left <= right);
};

export const bounding = (one: Rect, other: Rect): Rect => ({
  top: Math.min(one.top, other.top),
  left: Math.min(one.left, other.left),
  bottom: Math.max(one.bottom, other.bottom),
  right: Math.max(one.right, other.right),
});

export const sameRect = (one: Rect, other: Rect): boolean =>
  one.top === other.top && one.left === other.left && one.bottom === other.bottom && one.right === other.right;

/** Inside the grid that Excel has, and not inside out. */
export const isOnGrid = (rect: Rect): boolean =>
  rect.top >= 0 &&
  rect.left >= 0 &&
  rect.bottom >= rect.top &&
  rect.right >= rect.left &&
  rect.bottom < maxRows &&
  rect.right < maxColumns;

export const columnName = (column: number): string => {
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
};

const columnNumber = (name: string): number =>
  Array.from(name.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

export const formatRect = (rect: Rect): string => {
  if (isWholeRows(rect)) return `${rect.top + 1}:${rect.bottom + 1}`;
  if (isWholeColumns(rect)) return `${columnName(rect.left)}:${columnName(rect.right)}`;
  const first = `${columnName(rect.left)}${rect.top + 1}`;
  return rect.top === rect.bottom && rect.left === rect.right
    ? first
    : `${first}:${columnName(rect.right)}${rect.bottom + 1}`;
};

/** `A1`, `$A$1:B2`, `A:C` or `3:7`; anything else is null. */
export const parseRect = (address: string): Rect | null => {
  const text = address.replace(/\$/g, '').trim();
  const cells = /^([A-Za-z]{1,3})(\d+)(?::([A-Za-z]{1,3})(\d+))?$/.exec(text);
  if (cells) {
    const [, c1 = '', r1 = '', c2 = c1, r2 = r1] = cells;
    return ordered(Number(r1) - 1, columnNumber(c1), Number(r2) - 1, columnNumber(c2));
  }
  const whole = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(text);
  if (whole) return ordered(0, columnNumber(whole[1] ?? ''), maxRows - 1, columnNumber(whole[2] ?? ''));
  const lines = /^(\d+):(\d+)$/.exec(text);
  if (lines) return ordered(Number(lines[1]) - 1, 0, Number(lines[2]) - 1, maxColumns - 1);
  return null;
};

const ordered = (r1: number, c1: number, r2: number, c2: number): Rect | null => {
  const rect = { top: Math.min(r1, r2), left: Math.min(c1, c2), bottom: Math.max(r1, r2), right: Math.max(c1, c2) };
  return isOnGrid(rect) ? rect : null;
};

/** Splits `'My sheet'!A1` into sheet name and rest; the name is undefined where there is none. */
export const splitSheet = (address: string): { sheet: string | undefined; rest: string } => {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(address);
  if (!match) return { sheet: undefined, rest: address };
  return { sheet: (match[1] ?? match[2] ?? '').replace(/''/g, "'"), rest: match[3] ?? '' };
};

export const quoteSheet = (name: string): string =>
  /^[A-Za-z_][\w.]*$/.test(name) && parseRect(name) === null ? name : `'${name.replace(/'/g, "''")}'`;

export const absolute = (rect: Rect): string =>
  formatRect(rect).replace(
    /([A-Z]+)?(\d+)?/g,
    (_all, column?: string, row?: string) => (column ? `$${column}` : '') + (row ? `$${row}` : ''),
  );

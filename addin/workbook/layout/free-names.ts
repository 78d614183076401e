// Names that Excel takes and that are free: of a sheet (31 characters, no \ / ? * [ ] :) and of a table.

const FORBIDDEN = /[\\/?*[\]:\u0000-\u001f]/g;
const LONGEST_SHEET_NAME = 31;
const LONGEST_TABLE_NAME = 200;

function firstFree(taken: readonly string[], candidate: (n: number) => string): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let n = 1; ; n++) {
    const name = candidate(n);
    if (!used.has(name.toLowerCase())) return name;
  }
}

/** `Update Q2`, or `Update Q2 (2)` where that is taken. Excel compares without case, and keeps “History” to itself. */
export function freeSheetName(wished: string, taken: readonly string[]): string {
  const trimmed = (text: string): string =>
    text
      .trim()
      .replace(/^'+|'+$/g, '')
      .trim();
  const clean = trimmed(wished.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ')) || 'Sheet';
  return firstFree([...taken, 'History'], (n) => {
    const suffix = n === 1 ? '' : ` (${n})`;
    return trimmed(clean.slice(0, LONGEST_SHEET_NAME - suffix.length)) + suffix;
  });
}

/** Letters, digits and `_`, not like the address of a cell, and no other table's or name's. */
export function freeTableName(wished: string, taken: readonly string[]): string {
  const word = wished.replace(/[^\p{L}\p{N}_]+/gu, '_').slice(0, LONGEST_TABLE_NAME) || 'Table';
  const address = /^([a-z]{1,3}\d+|r\d*c\d*|r\d*|c\d*)$/i.test(word);
  const clean = address || !/^[\p{L}_]/u.test(word) ? `PI_${word}` : word;
  // Names of one word stay one word.
  const between = /^\p{L}+$/u.test(clean) ? '' : '_';
  return firstFree(taken, (n) => (n === 1 ? clean : `${clean}${between}${n}`));
}

// The measurements that a push names, period by period and each once, with the edits of each field. No object for a
// cell: a push may have two hundred thousand.
import { measurementRows } from '../records/measurement-rows';
import type { EditBlock } from '../sync/columns';

/** The edits of one field in one period. */
export interface SentField {
  readonly block: EditBlock;
  /** Where each edit stands in the block; `null` for all of them, in order. */
  readonly at: readonly number[] | null;
  /** The row of each edit; `null` where the first edit is of the first row, and so on. */
  readonly row: readonly number[] | null;
}

export interface PeriodPush {
  readonly period: string;
  /** One row for each PI; one that the first block names twice has two. */
  readonly codes: readonly string[];
  /** The key of each row. */
  readonly keys: readonly string[];
  readonly fields: readonly SentField[];
}

interface Draft {
  readonly period: string;
  codes: readonly string[];
  keys: readonly string[];
  /** Row of each code; made when a second block comes. */
  index: Map<string, number> | undefined;
  readonly fields: SentField[];
}

export function pushByPeriod(edits: readonly EditBlock[]): readonly PeriodPush[] {
  const periods = new Map<string, Draft>();
  for (const block of edits) {
    if (block.type !== 'measurement') continue;
    for (const { period, codes, at } of measurementRows(block.keys)) {
      const keys = at ? at.map((i) => block.keys[i] ?? '') : block.keys;
      const draft = periods.get(period);
      if (draft) draft.fields.push({ block, at, row: rowsIn(draft, codes, keys) });
      else periods.set(period, { period, codes, keys, index: undefined, fields: [{ block, at, row: null }] });
    }
  }
  return [...periods.values()];
}

/** Finds the row of each code, or adds one. */
function rowsIn(draft: Draft, codes: readonly string[], keys: readonly string[]): readonly number[] | null {
  const index = (draft.index ??= new Map(draft.codes.map((code, row) => [code, row])));
  const added: number[] = [];
  const rows = codes.map((code, i) => {
    const known = index.get(code);
    if (known !== undefined) return known;
    const row = draft.codes.length + added.length;
    index.set(code, row);
    added.push(i);
    return row;
  });
  if (added.length > 0) {
    draft.codes = [...draft.codes, ...added.map((i) => codes[i] ?? '')];
    draft.keys = [...draft.keys, ...added.map((i) => keys[i] ?? '')];
  }
  return rows.every((row, i) => row === i) ? null : rows;
}

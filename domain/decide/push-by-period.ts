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
  /** One row for each PI. */
  readonly codes: readonly string[];
  /** The key of each row. */
  readonly keys: readonly string[];
  readonly fields: readonly SentField[];
}

interface Draft {
  readonly period: string;
  codes: readonly string[];
  keys: readonly string[];
  readonly index: Map<string, number>;
  readonly fields: SentField[];
}

export function pushByPeriod(edits: readonly EditBlock[]): readonly PeriodPush[] {
  const periods = new Map<string, Draft>();
  for (const block of edits) {
    if (block.type !== 'measurement') continue;
    for (const { period, codes, at } of measurementRows(block.keys)) {
      let draft = periods.get(period);
      if (!draft) {
        draft = { period, codes: [], keys: [], index: new Map(), fields: [] };
        periods.set(period, draft);
      }
      draft.fields.push({ block, at, row: rowsIn(draft, codes, block.keys, at) });
    }
  }
  return [...periods.values()];
}

/** Finds or adds the row of each code. The first block's arrays serve as they are where each code is in them once. */
function rowsIn(
  draft: Draft,
  codes: readonly string[],
  keys: readonly string[],
  at: readonly number[] | null,
): readonly number[] | null {
  const { index } = draft;
  if (index.size === 0) {
    for (const [i, code] of codes.entries()) index.set(code, i);
    if (index.size === codes.length) {
      draft.codes = codes;
      draft.keys = at ? at.map((i) => keys[i] ?? '') : keys;
      return null;
    }
    index.clear();
  }
  const added: number[] = [];
  const rows = codes.map((code, i) => {
    const known = index.get(code);
    if (known !== undefined) return known;
    index.set(code, draft.codes.length + added.length);
    added.push(i);
    return index.size - 1;
  });
  if (added.length > 0) {
    draft.codes = [...draft.codes, ...added.map((i) => codes[i] ?? '')];
    draft.keys = [...draft.keys, ...added.map((i) => keys[at ? (at[i] ?? 0) : i] ?? '')];
  }
  return rows.every((row, i) => row === i) ? null : rows;
}

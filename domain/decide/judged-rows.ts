// The statuses of a period after a push, row by row: judged where a value, a target or a status by hand changes.
// Source: DOMAIN, Target and status: as judged then; a status by hand goes with the figure that it spoke of (ours).
import type { FieldValue } from '../figure';
import { asksLastYear } from '../performance/judge-pi';
import { parseKey } from '../period/period';
import { samePeriodBefore } from '../period/year';
import { afterOr, type After, type PeriodDraft } from './decide-period';
import { handKept, judge, type StoredPoint } from './judge';

export interface JudgedRows {
  /** Rows that a push has a word on: value, target, status by hand or note. */
  readonly rows: readonly number[];
  /** By row; `undefined` where nothing that a status depends on was sent. */
  readonly status: After;
  /** Statuses by hand after the push, by row; `undefined` where they stay. */
  readonly byHand: After;
  /** Rows whose status by hand goes because its figure did, in order. */
  readonly gone: readonly number[];
}

/** @param drafts all periods of the push: what it says of last year counts before what the store has */
export function judgedRows(draft: PeriodDraft, drafts: readonly PeriodDraft[]): JudgedRows {
  const { push, standing, seen, after, context } = draft;
  const { value, target, note } = after;
  const { site } = context;
  const rows: number[] = [];
  const gone: number[] = [];
  const length = push.codes.length;
  const status: After = new Array<FieldValue | undefined>(length);
  const byHand: After = after.byHand ? [...after.byHand] : new Array<FieldValue | undefined>(length);
  const pointAt = lastYearIn(draft, drafts);
  const judging = { period: push.period, site };
  for (let row = 0; row < length; row++) {
    const isNew = value?.[row] !== undefined || target?.[row] !== undefined;
    if (!isNew && byHand[row] === undefined) {
      if (note?.[row] !== undefined) rows.push(row);
      continue;
    }
    const pi = seen[row]?.pi;
    if (!pi) continue;
    rows.push(row);
    const hand = standing.byHand.values[row] ?? null;
    if (isNew && hand !== null && byHand[row] === undefined && handKept(hand, site) === null) {
      byHand[row] = null;
      gone.push(row);
    }
    const lastYear = pointAt && asksLastYear(pi, push.period, site.status) ? pointAt(row) : undefined;
    const [figure, aim] = [afterOr(value, standing.value.values, row), afterOr(target, standing.target.values, row)];
    const set = afterOr(byHand, standing.byHand.values, row);
    status[row] = set ?? judge(pi, figure, aim, lastYear ? { ...judging, lastYear } : judging);
  }
  return { rows, status, byHand, gone };
}

/** How the same period of last year stands after the push; `undefined` where no rule asks for it. */
function lastYearIn(draft: PeriodDraft, drafts: readonly PeriodDraft[]): ((row: number) => StoredPoint) | undefined {
  const { push, context, lastYear } = draft;
  if (!lastYear || !parseKey(push.period)) return undefined;
  const before = samePeriodBefore(push.period, context.calendar);
  const same = drafts.find((other) => other.push.period === before);
  const rowOf = same && new Map(same.push.codes.map((code, row) => [code, row]));
  return (row) => {
    const there = rowOf?.get(push.codes[row] ?? '');
    if (!same || there === undefined)
      return { value: lastYear.value[row] ?? null, target: lastYear.target[row] ?? null };
    const { after, standing } = same;
    return {
      value: afterOr(after.value, standing.value.values, there),
      target: afterOr(after.target, standing.target.values, there),
    };
  };
}

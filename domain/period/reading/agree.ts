// What the cells of one row or column decide among themselves: a spelling has one meaning in all of them, and a meaning
// under which they follow one another without gap is the right one. Source: DOMAIN, Periods: the neighbours decide.
import { frequencyOf, shift, type Frequency, type PeriodKey } from '../period';
import type { Candidate, Meaning, Spelling } from './reading';

/** What is decided for a spelling; `contradiction` where no meaning fits all of its cells. */
export type Agreement =
  | { readonly kind: 'decided'; readonly meaning: Meaning; readonly frequency: Frequency | null }
  | { readonly kind: 'contradiction' }
  /** `alone`: all of them are the same cell, so that none could say anything of another. */
  | { readonly kind: 'open'; readonly alone: boolean };

/** Candidates that are periods of a wanted frequency, where there are any; else all. */
export function viable(candidates: readonly Candidate[], wanted: readonly Frequency[] | undefined): Candidate[] {
  // `2010/11` is how a year is labelled: that months are wanted does not yet make it November.
  const free = !wanted || candidates.some((c) => c.spelling === '2010/11');
  const fit = candidates.filter((c) => c.period !== null && (free || wanted.includes(frequencyOf(c.period))));
  const open = candidates.some((c) => c.period === null && free);
  return fit.length > 0 && !open ? fit : [...candidates];
}

export function distinctPeriods(candidates: readonly Candidate[]): PeriodKey[] {
  return [...new Set(candidates.flatMap((c) => c.period ?? []))];
}

/** Whether different periods are as many in a row; one alone is no row. */
function isRun(periods: readonly PeriodKey[]): boolean {
  const inOrder = [...new Set(periods)].sort();
  return inOrder.length > 1 && inOrder.every((p, i) => i === 0 || shift(inOrder[i - 1] ?? p, 1) === p);
}

/** Whether the periods step on, or back, by one each time, repeats aside. */
function isInStep(periods: readonly PeriodKey[]): boolean {
  const once = periods.filter((p, i) => i === 0 || p !== periods[i - 1]);
  return [1, -1].some((n) => once.every((p, i) => i === 0 || shift(once[i - 1] ?? p, n) === p));
}

interface Sense {
  readonly meaning: Meaning;
  readonly frequency: Frequency | null;
}

const senseOf = (c: Candidate): Sense => ({
  meaning: c.meaning,
  frequency: c.period === null ? null : frequencyOf(c.period),
});
const sameSense = (a: Sense, b: Sense) => a.meaning === b.meaning && a.frequency === b.frequency;

/** The agreement on each ambiguous spelling. Cells come in the order in which they stand. */
export function agreements(
  cells: readonly (readonly Candidate[])[],
  wanted: readonly Frequency[] | undefined,
): ReadonlyMap<Spelling, Agreement> {
  const groups = new Map<Spelling, Placed<readonly Candidate[]>[]>();
  const settled: (Placed<PeriodKey> & { readonly spelling: Spelling })[] = [];
  for (const [at, cell] of cells.entries()) {
    const [first] = cell;
    if (!first) continue;
    const { spelling } = first;
    const fit = viable(cell, wanted);
    const [only, ...others] = distinctPeriods(fit);
    if (only !== undefined && others.length === 0 && fit.length === 1) settled.push({ at, is: only, spelling });
    // A date in the middle of a period says nothing of which end others stand for.
    if (spelling === 'plain' || (spelling === 'date' && only === undefined)) continue;
    const group = groups.get(spelling) ?? [];
    groups.set(spelling, group);
    group.push({ at, is: fit });
  }
  return new Map(
    [...groups].map(([spelling, group]) => {
      const foreign = settled.filter((s) => s.spelling !== spelling);
      return [spelling, agreementOf(group, foreign)];
    }),
  );
}

/** Something that stands at a cell of the row or column. */
interface Placed<T> {
  readonly at: number;
  readonly is: T;
}

/** @param settled what cells of other spellings are, where there is no doubt */
function agreementOf(group: readonly Placed<readonly Candidate[]>[], settled: readonly Placed<PeriodKey>[]): Agreement {
  const cells = group.map((g) => g.is);
  const [first = [], ...rest] = cells;
  const shared = first.map(senseOf).filter((s) => rest.every((cell) => cell.some((c) => c.meaning === s.meaning)));
  const senses = shared.filter((s, i) => shared.findIndex((other) => sameSense(s, other)) === i);
  const [only] = senses;
  if (!only) return { kind: 'contradiction' };
  // A meaning under which a cell would still be two periods decides nothing.
  const common = senses.filter((s) => cells.every((cell) => cell.filter((c) => sameSense(senseOf(c), s)).length === 1));
  if (senses.length === 1) return { kind: 'decided', meaning: only.meaning, frequency: common[0]?.frequency ?? null };
  const periodsIn = (s: Sense) => cells.map((cell) => cell.find((c) => sameSense(senseOf(c), s))?.period ?? '');
  const tests: ((s: Sense, own: readonly PeriodKey[]) => boolean)[] = [
    () => common.length === 1,
    (_, own) => isRun(own),
    (_, own) => isRun(own) && isInStep(own),
    // Among cells of other spellings it must fill the gap between two: a total after its months is not the next of them.
    (s, own) => {
      const alike = settled.length > 0 && settled.every((p) => frequencyOf(p.is) === s.frequency);
      if (!alike || settled.some((p) => own.includes(p.is))) return false;
      const all = [...settled, ...group.map((g, i) => ({ at: g.at, is: own[i] ?? '' }))].sort((a, b) => a.at - b.at);
      const between = settled.some((p) => p.at === all[0]?.at) && settled.some((p) => p.at === all.at(-1)?.at);
      return between && isInStep(all.map((p) => p.is));
    },
  ];
  for (const test of tests) {
    const [passed, ...others] = common.filter((s) => s.frequency !== null && test(s, periodsIn(s)));
    if (passed && others.length === 0) return { kind: 'decided', ...passed };
  }
  return { kind: 'open', alone: common.every((s) => new Set(periodsIn(s)).size === 1) };
}

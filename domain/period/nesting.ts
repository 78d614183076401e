// Which shorter periods make up a longer one, for roll-up in time and for what is typed and what is calculated.
// Source: DOMAIN, Periods [P]: lower ones typed, higher ones calculated. A week belongs where most of its days are (ours).
import { endOf, anchorOf, frequencies, frequencyOf, periodAt, startOf, shift } from './period';
import type { Calendar, Frequency, PeriodKey } from './period';
import type { Day } from './day';

/** Whether periods of one frequency are made up of those of another: a month of weeks, a week of days. */
export function isLonger(frequency: Frequency, than: Frequency): boolean {
  return frequencies.indexOf(frequency) < frequencies.indexOf(than);
}

/** Whether the period holds the day. */
export function holdsDay(key: PeriodKey, day: Day): boolean {
  return startOf(key) <= day && day <= endOf(key);
}

/**
 * The longer period that a period counts towards: `Feb 2009` for `WC 09-Feb-2009`. The period itself where it has that
 * frequency already.
 * @throws RangeError where the frequency is the shorter one
 */
export function parentOf(key: PeriodKey, frequency: Frequency, calendar: Calendar): PeriodKey {
  const own = frequencyOf(key);
  if (own === frequency) return key;
  if (!isLonger(frequency, own)) throw new RangeError(`A ${own} is not part of a ${frequency}`);
  return periodAt(frequency, anchorOf(key), calendar);
}

/**
 * The shorter periods that count towards a period, in order; a week of which four days lie in it counts whole. The
 * children of successive periods follow each other without gap or overlap.
 * @throws RangeError where the frequency is the longer one
 */
export function childrenOf(key: PeriodKey, frequency: Frequency, calendar: Calendar): PeriodKey[] {
  const own = frequencyOf(key);
  if (own === frequency) return [key];
  if (!isLonger(own, frequency)) throw new RangeError(`A ${own} is not made up of ${frequency}s`);
  const children: PeriodKey[] = [];
  let child = periodAt(frequency, startOf(key), calendar);
  if (anchorOf(child) < startOf(key)) child = shift(child, 1);
  for (const end = endOf(key); anchorOf(child) <= end; child = shift(child, 1)) children.push(child);
  return children;
}

/** Whether a period is the other, or counts towards it. */
export function isWithin(key: PeriodKey, whole: PeriodKey, calendar: Calendar): boolean {
  const [own, other] = [frequencyOf(key), frequencyOf(whole)];
  return own === other ? key === whole : isLonger(other, own) && parentOf(key, other, calendar) === whole;
}

/** How the figures of one frequency of a PI come about. */
export type Collection = { readonly kind: 'typed' } | { readonly kind: 'calculated'; readonly from: Frequency };

/**
 * Of the frequencies that a PI is collected at, which are typed and which calculated, and from which: the shortest is
 * typed, each longer one is calculated from the next shorter one [P]. A body may say that others are typed as well
 * (ours: weeks make up months only roughly).
 */
export function collectionOf(
  collected: readonly Frequency[],
  alsoTyped: readonly Frequency[] = [],
): ReadonlyMap<Frequency, Collection> {
  const inOrder = frequencies.filter((f) => collected.includes(f));
  return new Map(
    inOrder.map((f, i): [Frequency, Collection] => {
      const from = inOrder[i + 1];
      return [f, from === undefined || alsoTyped.includes(f) ? { kind: 'typed' } : { kind: 'calculated', from }];
    }),
  );
}

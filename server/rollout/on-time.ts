// Which figures were given on time, by the week in which they fell due. On time is what the store had by the end of the day
// before it would have been overdue (DOMAIN, Periods: due, then grace); that it was put right later makes it no later.
import { addDays, type Day } from '../../domain/period/day';
import { dueDay } from '../../domain/period/due';
import { shift, startOf, type Calendar, type PeriodKey } from '../../domain/period/period';
import { restDays } from '../../domain/performance/site-rules';
import type { RestDays } from '../../domain/period/working-days';
import type { Indicator } from '../../domain/records/indicator';
import type { Body } from '../records/body';
import { turns } from '../records/slices';
import type { Store, Reader } from '../store/port';
import { lastEnded } from '../views/open-periods';

/** Figures of a unit that fell due, and those of them that were on time, in each week. */
export interface OnTime {
  readonly due: number[];
  readonly onTime: number[];
}

/** PIs of one frequency that are due alike, for one period. */
interface Batch {
  readonly pis: readonly Indicator[];
  readonly period: PeriodKey;
  readonly due: Day;
  /** The last day on which a figure was on time. */
  readonly until: Day;
}

/**
 * @param pis those whose figures somebody gives
 * @param weeks their Mondays, oldest first; the last is the week of `asAt`
 */
export async function onTimeByUnit(
  pis: readonly Indicator[],
  weeks: readonly Day[],
  asAt: Day,
  state: Reader,
  { store, body, calendar }: { readonly store: Store; readonly body: Body; readonly calendar: Calendar },
): Promise<ReadonlyMap<string, OnTime>> {
  const counted = new Map<string, OnTime>();
  const revisionOn = lastRevisionOn(state);
  const turn = turns();
  for (const batch of batchesOf(pis, weeks[0] ?? asAt, asAt, calendar, restDays(body.siteRules))) {
    const week = weeks.findLastIndex((monday) => monday <= batch.due);
    const given = await givenInTime(batch, state, async (day) => store.read(await revisionOn(day)));
    for (const [i, { unit }] of batch.pis.entries()) {
      let own = counted.get(unit);
      if (!own) counted.set(unit, (own = { due: weeks.map(() => 0), onTime: weeks.map(() => 0) }));
      own.due[week] = (own.due[week] ?? 0) + 1;
      if (given[i] === true) own.onTime[week] = (own.onTime[week] ?? 0) + 1;
    }
    await turn();
  }
  return counted;
}

function* batchesOf(
  pis: readonly Indicator[],
  first: Day,
  asAt: Day,
  calendar: Calendar,
  rest: RestDays | undefined,
): Generator<Batch> {
  const alike = new Map<string, Indicator[]>();
  for (const pi of pis) {
    const key = `${pi.frequency} ${pi.dueDays} ${pi.graceDays}`;
    const same = alike.get(key);
    if (same) same.push(pi);
    else alike.set(key, [pi]);
  }
  for (const group of alike.values()) {
    const [pi] = group;
    if (!pi) continue;
    for (let period = lastEnded(pi.frequency, asAt, calendar); ; period = shift(period, -1)) {
      const due = dueDay(period, { dueDays: pi.dueDays, restDays: rest });
      if (due < first) break;
      const collected = group.filter(({ collectedFrom }) => startOf(collectedFrom) <= startOf(period));
      if (collected.length === 0) break;
      if (due <= asAt) yield { pis: collected, period, due, until: addDays(due, pi.graceDays) };
    }
  }
}

/** Of each PI of a batch whether its figure was there in time. */
async function givenInTime(
  { pis, period, until }: Batch,
  state: Reader,
  readOn: (day: Day) => Promise<Reader>,
): Promise<readonly boolean[]> {
  const codes = pis.map(({ code }) => code);
  const { value } = await state.standing(codes, period, ['value']);
  const heads = await state.heads(new Set(Array.from(value.revisions).filter((revision) => revision > 0)));
  const setBy = codes.map((_, i) => heads.get(value.revisions[i] ?? 0)?.at.slice(0, 10));
  const given = codes.map((_, i) => (value.values[i] ?? null) !== null && (setBy[i] ?? '') <= until);
  // What was changed after its day may have been there on it.
  const later = codes.flatMap((code, i) => ((setBy[i] ?? '') > until ? [{ code, i }] : []));
  if (later.length === 0) return given;
  const [then] = await (
    await readOn(until)
  ).measurements(
    later.map(({ code }) => code),
    [period],
    ['value'],
  );
  const there = new Set(later.flatMap(({ i }, row) => ((then?.columns.value[row] ?? null) === null ? [] : i)));
  return given.map((isGiven, i) => isGiven || there.has(i));
}

/** Finds the last revision that was made up to the end of a day. */
function lastRevisionOn(state: Reader): (day: Day) => Promise<number> {
  const known = new Map<Day, number>();
  return async (day) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    let [low, high] = [0, state.revision];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const at = (await state.heads([middle])).get(middle)?.at.slice(0, 10) ?? '';
      if (at <= day) low = middle;
      else high = middle - 1;
    }
    known.set(day, low);
    return low;
  };
}

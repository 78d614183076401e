// Readings placed in the body's calendar: which of its periods a date or a stretch of days is. Rule (ours): a date stands
// for a period only at its first or last day; `Apr-23` that Excel took for 23 April of this year would else be read.
import { dayNumber, addDays } from '../day';
import { endOf, frequencies, hasSplitYears, isPeriodOf, periodAt, periodKey, startOf } from '../period';
import type { Frequency, PeriodKey } from '../period';
import { hasChoice, wantedOf, type Candidate, type Reading, type ReadingOptions } from './reading';
import type { Stretch } from './spans';

/** Everything that a cell can mean in this calendar, with what was chosen for the table applied. */
export function candidatesOf(readings: readonly Reading[], options: ReadingOptions): Candidate[] {
  const chosen = options.choices?.find((c) =>
    readings.some((r) => r.spelling === c.spelling && r.meaning === c.meaning),
  );
  return readings
    .filter((r) => chosen?.spelling !== r.spelling || chosen.meaning === r.meaning)
    .flatMap((r) => placed(r, options));
}

function placed(reading: Reading, options: ReadingOptions): Candidate[] {
  const { said, spelling, meaning } = reading;
  const as = (period: PeriodKey | null, suggestion?: PeriodKey): Candidate => ({
    ...{ spelling, meaning, period, suggestion },
  });
  const { calendar } = options;
  switch (said.kind) {
    case 'none':
      return [as(null)];
    case 'period':
      return isPeriodOf(said.period, calendar) ? [as(said.period)] : [];
    case 'week': {
      const week = periodAt('week', said.day, calendar);
      const is = said.edge === 'first' ? startOf(week) === said.day : endOf(week) === said.day;
      return [as(is ? week : null, week)];
    }
    case 'days':
      return said.from === said.to ? dates(said.from, reading, options) : stretches(said, reading, options);
  }
}

/** A date is a day; where other frequencies are wanted, the period that it begins or ends. */
function dates(day: string, { spelling, meaning }: Reading, options: ReadingOptions): Candidate[] {
  const { calendar } = options;
  const wanted = wantedOf(options);
  const anywhere = hasChoice(options, 'date', 'the period it falls into');
  const found = (wanted ?? frequencies).flatMap((frequency): Candidate[] => {
    const period = periodAt(frequency, day, calendar);
    if (anywhere && wanted) return [{ spelling, meaning: 'the period it falls into', period }];
    const edge =
      frequency === 'day' ? 'day' : startOf(period) === day ? 'first' : endOf(period) === day ? 'last' : null;
    if (edge === null) return wanted ? [{ spelling, meaning, period: null, suggestion: period }] : [];
    const stands = spelling === 'date' && edge !== 'day' ? (`${edge} day of the period` as const) : meaning;
    return [{ spelling, meaning: stands, period }];
  });
  const year = yearTakenForDate(day, options);
  if (year === undefined) return found;
  if (hasChoice(options, 'date', 'a year that Excel took for a date')) return [{ spelling, meaning, period: year }];
  return found.some((c) => c.period !== null)
    ? found
    : [{ spelling, meaning, period: null, suggestion: year }, ...found];
}

/** `2010-11` typed into Excel becomes 1 November 2010: the year that it may have been. */
function yearTakenForDate(day: string, options: ReadingOptions): PeriodKey | undefined {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const may = wantedOf(options)?.includes('year') && hasSplitYears(options.calendar);
  return may && day.endsWith('-01') && month === (year + 1) % 100
    ? periodKey('year', year, 0, options.calendar)
    : undefined;
}

/** A stretch is the period that has its first and last day; else none, and nearest to it what ends with it. */
function stretches({ from, to }: Stretch, { spelling, meaning }: Reading, options: ReadingOptions): Candidate[] {
  const { calendar } = options;
  const exact = frequencies
    .map((f) => periodAt(f, from, calendar))
    .filter((period) => startOf(period) === from && endOf(period) === to);
  const ends = hasChoice(options, 'span', 'the period it ends in');
  if (exact.length > 0 && !ends) return exact.map((period) => ({ spelling, meaning, period }));
  // Of a week that is not the body's own, the one that has most of its days.
  const length = dayNumber(to) - dayNumber(from);
  const near: readonly Frequency[] = length === 6 ? ['week'] : (wantedOf(options) ?? []);
  const suggestions = near
    .map((f) => periodAt(f, length === 6 ? addDays(from, 3) : to, calendar))
    .filter((period) => length === 6 || endOf(period) === to);
  return suggestions.length > 0
    ? suggestions.map((suggestion) => ({ spelling, meaning, period: ends ? suggestion : null, suggestion }))
    : [{ spelling, meaning, period: null }];
}

// Any period of any calendar from a few numbers, for tests of laws: every frequency, years from any day, weeks from any
// weekday.
import { frequencies, periodKey, type Calendar, type Frequency, type PeriodKey } from './period';

export interface ExamplePeriod {
  readonly key: PeriodKey;
  readonly frequency: Frequency;
  readonly calendar: Calendar;
}

/** Six natural numbers, of any size, make one; zeros make the year 1950 of a calendar from 1 January. */
export function examplePeriod(numbers: readonly number[]): ExamplePeriod {
  const [f = 0, year = 0, index = 0, month = 0, day = 0, weekday = 0] = numbers;
  const calendar: Calendar = {
    yearStartsIn: 1 + (month % 12),
    yearStartsOn: 1 + (day % 28),
    weekStartsOn: 1 + (weekday % 7),
  };
  const frequency = frequencies[f % frequencies.length] ?? 'year';
  return {
    key: periodKey(frequency, 1950 + (year % 140), index % (f % 6 === 5 ? 400 : 100), calendar),
    frequency,
    calendar,
  };
}

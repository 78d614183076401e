// The targets of this year and of those that plans are made for. Source: DOMAIN, Roll-up: best-value plans set three years
// ahead [C].
import { label, periodAt, periodKey, yearOf } from '../../domain/period/period';
import { countInYear } from '../../domain/period/year';
import type { TargetYear } from '../../domain/wire-indicators';
import type { SeriesOf } from './series';

const YEARS_AHEAD = 3;

/** Nothing for PIs of days: nobody plans each of 365 targets. */
export async function targetYears({
  pi,
  body,
  state,
  today,
  calendar,
}: Omit<SeriesOf, 'frequency'>): Promise<TargetYear[]> {
  const { frequency, code } = pi;
  if (frequency === 'day') return [];
  const first = yearOf(periodAt('day', today, calendar), calendar);
  return Promise.all(
    Array.from({ length: YEARS_AHEAD + 1 }, async (_, n) => {
      const year = first + n;
      const count = countInYear(frequency, year, calendar);
      const periods = Array.from({ length: count }, (__, i) => periodKey(frequency, year, i, calendar));
      const read = new Map(
        (await state.measurements([code], periods, ['target'])).map(({ period, columns }) => [
          period,
          columns.target[0],
        ]),
      );
      return {
        label: label(periodKey('year', year, 0, calendar), calendar),
        periods,
        labels: periods.map((period) => label(period, calendar)),
        target: periods.map((period) => {
          const target = read.get(period);
          return typeof target === 'number' ? target : null;
        }),
        state: periods.map((period) => body.recordingState(pi, period)),
      };
    }),
  );
}

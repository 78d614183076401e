// What a grid is asked for: PIs, frequency and the last so many periods → the view that names its periods.
import type { Day } from '../../../domain/period/day';
import type { Calendar, Frequency } from '../../../domain/period/period';
import { lastPeriods } from '../../../domain/sheet/kinds/trend-periods';
import type { GridView } from '../../../domain/wire';

export interface GridChoice {
  /** `mine`, `all`, or the code of a unit behind `unit `. */
  readonly which: string;
  readonly frequency: Frequency;
  readonly periods: number;
  readonly parts: boolean;
}

/** At most so many columns of periods. */
export const MOST_PERIODS = 60;

/** The last periods of a frequency that have ended on a day, oldest first. */
export function gridView(choice: GridChoice, asAt: Day, calendar: Calendar): GridView {
  const { which, frequency, parts } = choice;
  const count = Math.min(MOST_PERIODS, Math.max(1, Math.floor(choice.periods) || 1));
  const periods = lastPeriods(frequency, count, asAt, calendar);
  const unit = which.startsWith('unit ') ? which.slice(5) : undefined;
  return {
    ...{ sheet: 'grid', scope: which === 'mine' ? 'mine' : 'all', periods, parts },
    ...(unit !== undefined && { units: [unit] }),
  };
}

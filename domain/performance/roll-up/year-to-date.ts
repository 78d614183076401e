// Year to date, beside the value of a period: at December, Q3 and nine months. Source: DOMAIN, Roll-up [P].
import type { Calendar, PeriodKey } from '../../period/period';
import { yearToDate as periodsToDate } from '../../period/year';
import { combine, emptyCell, type Combined, type CombineRule } from './combine';
import type { ReadCell } from './recalculate';

export interface ToDate extends Combined {
  /** From the first of the year to this one. */
  readonly periods: readonly PeriodKey[];
}

/** What a PI comes to from the start of the year to the end of a period, by the method it rolls up in time with. */
export function valueToDate(
  code: string,
  period: PeriodKey,
  read: ReadCell,
  rule: CombineRule,
  calendar: Calendar,
): ToDate {
  const periods = periodsToDate(period, calendar);
  const cells = periods.map((p) => read(code, p) ?? emptyCell);
  return { ...combine(cells, rule), periods };
}

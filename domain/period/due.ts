// When a figure is due, and since when it is overdue. Source: DOMAIN, Periods [P].
import { addDays, daysBetween, type Day } from './day';
import { endOf, type PeriodKey } from './period';

export interface DueRule {
  /** Days after the end of the period by which the figure is due. */
  readonly dueDays: number;
  /** Days of grace after that, before it counts as overdue. */
  readonly graceDays: number;
}

export type DueState =
  | { readonly kind: 'not yet'; readonly due: Day }
  | { readonly kind: 'due'; readonly due: Day; readonly inDays: number }
  | { readonly kind: 'overdue'; readonly due: Day; readonly daysLate: number };

export function dueDay(period: PeriodKey, rule: DueRule): Day {
  return addDays(endOf(period), rule.dueDays);
}

/** How the figure of a period stands on a day, where it has none yet. `inDays` is below 0 within the grace days. */
export function dueState(period: PeriodKey, rule: DueRule, today: Day): DueState {
  const due = dueDay(period, rule);
  if (today <= endOf(period)) return { kind: 'not yet', due };
  if (today > addDays(due, rule.graceDays)) return { kind: 'overdue', due, daysLate: daysBetween(due, today) };
  return { kind: 'due', due, inDays: daysBetween(today, due) };
}

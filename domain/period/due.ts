// When a figure is due, and since when it is overdue. Source: DOMAIN, Periods [P]; that rest days move it is ours.
import { addDays, daysBetween, type Day } from './day';
import { endOf, type PeriodKey } from './period';
import { movedByRest, type RestDays } from './working-days';

export interface DueRule {
  /** Days after the end of the period by which the figure is due. */
  readonly dueDays: number;
  /** Days of grace after that, before it counts as overdue. */
  readonly graceDays: number;
  /** Where given, a due day that nobody works on moves to the next working day. Grace is counted from there. */
  readonly restDays?: RestDays | undefined;
}

export type DueState =
  | { readonly kind: 'not yet'; readonly due: Day }
  | { readonly kind: 'due'; readonly due: Day; readonly inDays: number }
  | { readonly kind: 'overdue'; readonly due: Day; readonly daysLate: number };

export function dueDay(period: PeriodKey, rule: Pick<DueRule, 'dueDays' | 'restDays'>): Day {
  const due = addDays(endOf(period), rule.dueDays);
  return rule.restDays ? movedByRest(due, rule.restDays) : due;
}

/** How the figure of a period stands on a day, where it has none yet. `inDays` is below 0 within the grace days. */
export function dueState(period: PeriodKey, rule: DueRule, today: Day): DueState {
  const due = dueDay(period, rule);
  if (today <= endOf(period)) return { kind: 'not yet', due };
  if (today > addDays(due, rule.graceDays)) return { kind: 'overdue', due, daysLate: daysBetween(due, today) };
  return { kind: 'due', due, inDays: daysBetween(today, due) };
}

// What is expected of a PI's periods to come, and what its year comes to so far: the same for one PI's page, for trend
// sheets and for functions in cells.
import type { Figure } from '../../domain/figure';
import { forecast, type ForecastRule } from '../../domain/performance/outlook/forecast';
import { valueToDate } from '../../domain/performance/roll-up/year-to-date';
import { rollUpSettings, type SiteRules } from '../../domain/performance/site-rules';
import { frequencyOf, type Calendar, type Frequency, type PeriodKey } from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import type { Measurement } from '../../domain/records/measurement';
import { cellOf } from './reading';

/** What of a measurement is asked for here. */
export type ReadFigures = (
  period: PeriodKey,
) => Pick<Measurement, 'value' | 'forecast' | 'numerator' | 'denominator' | 'stage'>;

export interface Expected {
  readonly value: number;
  /** Whether a person typed it; else it is proposed from the values before. */
  readonly typed: boolean;
}

const season: Record<Frequency, number> = { year: 1, 'half-year': 2, quarter: 4, month: 12, week: 52, day: 365 };

/** What is expected of the periods after the last value: what was typed, else a proposal. */
export function expectedAt(
  pi: Indicator,
  frequency: Frequency,
  reach: readonly PeriodKey[],
  read: ReadFigures,
  { forecast: site }: SiteRules,
): ReadonlyMap<PeriodKey, Expected> {
  const values = reach.map((period) => read(period).value);
  const lastValue = values.findLastIndex((value) => typeof value === 'number');
  const firstValue = values.findIndex((value) => typeof value === 'number');
  const series: readonly Figure[] = lastValue < 0 ? [] : values.slice(firstValue, lastValue + 1);
  const range = pi.range ?? { from: null, to: null };
  const rule: ForecastRule = { ...site, season: season[frequency], range };
  const found = new Map<PeriodKey, Expected>();
  for (const [i, period] of reach.entries()) {
    const typed = read(period).forecast;
    if (typed !== null) found.set(period, { value: typed, typed: true });
    if (typed !== null || lastValue < 0 || i <= lastValue || values[i] !== null) continue;
    const proposed = forecast(series, i - lastValue, null, rule);
    if (proposed.kind === 'forecast') found.set(period, { value: proposed.value, typed: false });
  }
  return found;
}

/** From the start of the year, by the method that the PI rolls up in time with; none where it says none. */
export function toDateAt(
  pi: Indicator,
  period: PeriodKey,
  read: ReadFigures,
  rules: SiteRules,
  calendar: Calendar,
): Figure {
  const rolls = (pi.rollUps ?? []).filter((r) => r.from === frequencyOf(period));
  const roll = rolls.find((r) => r.to === 'year') ?? rolls[0];
  if (!roll || read(period).value === null) return null;
  const { divisionByZero, lastNeeds } = rollUpSettings(rules);
  const rule = {
    ...{ method: roll.method, measure: pi.measure, factor: pi.factor ?? 1 },
    ...{ partial: pi.partial ?? rules.rollUp.partial, divisionByZero, lastNeeds },
  };
  return valueToDate(pi.code, period, (_code, p) => cellOf(read(p)), rule, calendar).value;
}

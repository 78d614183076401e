// What of a period's measurements a push is decided on: no more is read than its edits, its PIs and the rules ask for.
import { asksLastYear } from '../performance/judge-pi';
import { parseKey } from '../period/period';
import { samePeriodBefore } from '../period/year';
import { isMeasurementField, type MeasurementField } from '../records/measurement';
import { hasParts } from '../records/value-parts';
import type { PeriodPush } from './push-by-period';
import type { PushContext } from './push-context';
import { always } from './standing';

export type { PushStanding } from './standing';

export interface Needed {
  /** Fields to read; all of {@link PushStanding} that the push needs. */
  readonly fields: readonly MeasurementField[];
  /** The period of last year whose values and targets a rule asks for; `null` where none does. */
  readonly lastYear: string | null;
}

const figures: readonly string[] = ['value', 'target', 'numerator', 'denominator', 'byHand'];

export function needed({ fields, codes, period }: PeriodPush, context: PushContext): Needed {
  const wanted = new Set<MeasurementField>(always);
  for (const { block } of fields) if (isMeasurementField(block.field)) wanted.add(block.field);
  let [parts, lastYear] = [false, false];
  // Notes and stages move no figure.
  if (fields.some(({ block }) => figures.includes(block.field)))
    for (const code of codes) {
      const pi = context.indicator(code);
      if (!pi) continue;
      parts ||= hasParts(pi);
      lastYear ||= asksLastYear(pi, period, context.site.status);
    }
  if (parts) wanted.add('numerator').add('denominator');
  const before = lastYear && parseKey(period) ? samePeriodBefore(period, context.calendar) : undefined;
  return { fields: [...wanted], lastYear: before ?? null };
}

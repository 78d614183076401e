// The status that is stored with a measurement: as judged when its value or target was recorded, by hand where a person
// did (DOMAIN: As judged then). Where there is no value there is nothing to judge.
import type { FieldValue, Figure } from '../figure';
import { judgePi, type JudgedPi } from '../performance/judge-pi';
import { handAfterNewFigure, handStatuses } from '../performance/judgements';
import { defaultSiteRules, type SiteRules } from '../performance/site-rules';
import { statuses, type Status } from '../performance/status';
import { figureSchema } from '../records/measurement';

/** A field's value as a figure; anything else counts as none. */
export function asFigure(value: FieldValue): Figure {
  if (typeof value === 'number' || value === null) return value;
  const parsed = figureSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

export function asNumber(value: FieldValue): number | null {
  return typeof value === 'number' ? value : null;
}

/** A stored status as people read it: none is "no data". */
export function asStatus(value: FieldValue): Status {
  return statuses.find((s) => s === value) ?? 'no data';
}

/** A value and its target, as they are stored. */
export interface StoredPoint {
  readonly value: FieldValue;
  readonly target: FieldValue;
}

/** Where and by whose rules a value is judged. */
export interface JudgedIn {
  readonly period: string;
  readonly site: SiteRules;
  /** The same period of last year, where the PI's rule asks for it. */
  readonly lastYear?: StoredPoint | undefined;
}

/** The status to store by arithmetic; `null` where there is no value. */
export function judge(
  pi: JudgedPi,
  value: FieldValue,
  target: FieldValue,
  { period, site, lastYear }: JudgedIn = { period: '', site: defaultSiteRules },
): Status | null {
  const figure = asFigure(value);
  if (figure === null) return null;
  const then = lastYear && { value: asFigure(lastYear.value), target: asNumber(lastYear.target) };
  return judgePi(pi, period, { value: figure, target: asNumber(target) }, site.status, then);
}

/** The status by hand that stays beside a new value or target; `null` where it spoke of the old one only. */
export function handKept(byHand: FieldValue, site: SiteRules): FieldValue {
  const status = handStatuses.find((s) => s === byHand);
  return status && handAfterNewFigure({ status, note: '' }, site.status.byHandOnNewFigure) ? status : null;
}

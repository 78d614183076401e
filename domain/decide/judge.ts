// The status that is stored with a measurement: as judged when its value or target was recorded (DOMAIN: As judged
// then). Where there is no value there is nothing to judge.
import type { FieldValue, Figure } from '../figure';
import type { Indicator } from '../records/indicator';
import { figureSchema } from '../records/measurement';
import { statuses, statusOf, type Status } from '../performance/status';

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

/** The status to store; `null` where there is no value. */
export function judge(pi: Indicator, value: FieldValue, target: FieldValue): Status | null {
  const figure = asFigure(value);
  return figure === null ? null : statusOf(figure, asNumber(target), pi);
}

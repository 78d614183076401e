// What of a period's measurements a push is decided on: no more is read than its edits, its PIs and the rules ask for.
import { isMeasurementField, type MeasurementField } from '../records/measurement';
import type { PeriodPush } from './push-by-period';
import type { Standing } from './standing';

/** Every decision needs these. */
const always = ['value', 'target', 'note', 'status'] as const;

/** How the measurements of a push stand: what every decision needs, and what else was sent or follows. */
export type PushStanding = Standing<(typeof always)[number]> & Partial<Standing>;

/** Fields to read; all of {@link PushStanding} that the push needs. */
export function fieldsNeeded({ fields }: PeriodPush): readonly MeasurementField[] {
  const needed = new Set<MeasurementField>(always);
  for (const { block } of fields) if (isMeasurementField(block.field)) needed.add(block.field);
  return [...needed];
}

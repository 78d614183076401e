// How the measurements of one period stand: what a push is decided on, in columns.
import type { FieldValue } from '../figure';
import type { MeasurementField } from '../records/measurement';

/** One field of many measurements: its values, and the revision that set each last (0 where none did). */
export interface StandingColumn {
  readonly values: readonly FieldValue[];
  readonly revisions: ArrayLike<number>;
}

/** The fields asked for, in the order of the codes asked for. */
export type Standing<F extends MeasurementField = MeasurementField> = { readonly [K in F]: StandingColumn };

/** Every decision needs these. */
export const always = ['value', 'target', 'note', 'status', 'byHand'] as const;

/** How the measurements of a push stand: what every decision needs, and what else was sent or follows. */
export type PushStanding = Standing<(typeof always)[number]> & Partial<Standing>;

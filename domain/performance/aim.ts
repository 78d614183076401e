// What a PI aims at, and how far a value is from it. Source: DOMAIN, Target and status [P]: maximise, minimise, closest
// to target ("Goldilocks"), or within a band. One measure of distance serves statuses and trends alike.
import type { Band } from '../records/thresholds';
import { polarities, type Polarity } from '../records/indicator';

export const aims = polarities;
export type Aim = Polarity;

/** A number; for "within a band" the band itself; `null` where there is none. */
export type Target = number | Band | null;

/** A distance and the number that it was measured from. */
export interface Distance {
  /** Above 0: short of the aim by this much, in the measure's unit. 0 or less: met. */
  readonly short: number;
  readonly from: number;
}

/** Signed distance from a band: below 0 inside, by how far it is from the nearer edge. */
export function bandDistance(value: number, band: Band): Distance {
  const below = band.from === null ? -Infinity : band.from - value;
  const above = band.to === null ? -Infinity : value - band.to;
  return below >= above ? { short: below, from: band.from ?? value } : { short: above, from: band.to ?? value };
}

/**
 * How far a value falls short of its target. A number as target of "within a band" is a band of no width; a band as target
 * of "maximise" is met from its lower end on, of "minimise" up to its upper end.
 */
export function distance(value: number, target: Exclude<Target, null>, aim: Aim): Distance {
  const band = typeof target === 'number' ? { from: target, to: target } : target;
  switch (aim) {
    case 'maximise':
      return bandDistance(value, { from: band.from, to: null });
    case 'minimise':
      return bandDistance(value, { from: null, to: band.to });
    case 'closest to target':
    case 'within a band':
      return bandDistance(value, band);
  }
}

/**
 * A value as a score of which less is better, to compare two values of one PI whatever their status; `undefined` where the
 * aim needs a target and there is none. All values inside a band are equally good.
 */
export function score(value: number, target: Target, aim: Aim): number | undefined {
  if (aim === 'maximise') return -value;
  if (aim === 'minimise') return value;
  return target === null ? undefined : Math.max(0, distance(value, target, aim).short);
}

/** Whether `a` is at most `b`, within a relative tolerance of the larger of the numbers they were made from. */
export function atMost(a: number, b: number, tolerance: number, ...madeFrom: readonly number[]): boolean {
  return a <= b + tolerance * Math.max(Math.abs(a), Math.abs(b), ...madeFrom.map(Math.abs));
}

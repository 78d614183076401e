// Where the PIs of a body stand: how many in each unit, and which are whose. Made once for as long as the body's records stay
// as they are, so that a question about one person does not walk through thirty thousand PIs.
import type { Indicator } from '../../domain/records/indicator';
import type { Body } from './body';

export interface PiIndex {
  readonly perUnit: ReadonlyMap<string, number>;
  /** PIs that a person owns or updates, by code. */
  readonly ofPerson: ReadonlyMap<string, readonly Indicator[]>;
}

const kept = new WeakMap<Body, PiIndex>();

export function piIndex(body: Body): PiIndex {
  const known = kept.get(body);
  if (known) return known;
  const perUnit = new Map<string, number>();
  const ofPerson = new Map<string, Indicator[]>();
  for (const code of body.indicatorCodes()) {
    const pi = body.indicator(code);
    if (!pi) continue;
    perUnit.set(pi.unit, (perUnit.get(pi.unit) ?? 0) + 1);
    for (const id of new Set([pi.owner ?? [], pi.updaters].flat())) {
      const own = ofPerson.get(id);
      if (own) own.push(pi);
      else ofPerson.set(id, [pi]);
    }
  }
  const made = { perUnit, ofPerson };
  kept.set(body, made);
  return made;
}

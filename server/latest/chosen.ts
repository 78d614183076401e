// The PIs of a view that names some, or a filter, among those of its scope.
import type { Indicator } from '../../domain/records/indicator';
import type { PiFilter } from '../../domain/wire-filter';
import type { Body } from '../records/body';
import { filtered } from './filter';
import type { LatestByCode } from './kept';

export interface Choice {
  readonly codes?: readonly string[] | undefined;
  readonly filter?: PiFilter | undefined;
  readonly except?: readonly string[] | undefined;
}

/** In the order of the scope, by code. */
export function pisChosen(
  pis: readonly Indicator[],
  { codes, filter, except }: Choice,
  body: Body,
  latest: LatestByCode,
): readonly Indicator[] {
  const wanted = codes && new Set(codes);
  const not = new Set(except);
  const named = wanted || except ? pis.filter(({ code }) => (wanted?.has(code) ?? true) && !not.has(code)) : pis;
  if (!filter) return named;
  const passed = new Set(filtered(named, filter, body, latest));
  return named.filter((pi) => passed.has(pi));
}

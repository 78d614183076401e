// Makes one figure of many, in time or in the tree. Source: DOMAIN, Roll-up [P]; percentages from numerators and
// denominators, and where there are none that is said instead of averaging [O]; "14 of 17" (ours).
import { NOT_APPLICABLE, NOT_AVAILABLE, type Figure } from '../../figure';
import type { Method } from '../../records/calculation';
import type { Measure } from '../../records/indicator';
import { stages, type Stage } from '../../records/measurement';
import { finite, valueOfParts, type DivisionByZero } from '../value';
import { addUp } from './add-up';

/** What a feeder holds. Parts are `null` where the PI has none. */
export interface Cell {
  readonly value: Figure;
  readonly numerator: Figure;
  readonly denominator: Figure;
  readonly stage: Stage | null;
}
export const emptyCell: Cell = { value: null, numerator: null, denominator: null, stage: null };

/** How many feeders have a value, of how many that apply; the rest do not apply. */
export interface Count {
  readonly have: number;
  readonly of: number;
  readonly leftOut: number;
}

/** Why there is no value. */
export type Gap =
  'feeders missing' | 'no numerators and denominators' | 'nothing applies' | 'divided by zero' | 'too large';

/** A calculated cell, what it was made from, and why it has no value where it has none. */
export interface Combined extends Cell, Count {
  readonly because: Gap | null;
}

export interface CombineRule {
  readonly method: Method;
  readonly measure: Measure | 'ratio';
  readonly factor: number;
  readonly partial: boolean;
  readonly divisionByZero: DivisionByZero;
  /** Whether "last" waits for every feeder [P] or only for the last one (ours). */
  readonly lastNeeds: 'all feeders' | 'the last one';
}

/** What parts a measure has only by dividing: their sum and mean mean nothing. */
export function isShare(measure: CombineRule['measure']): boolean {
  return measure === 'percentage' || measure === 'ratio';
}

/** Whether a percentage may be rolled up this way without its parts: picking one is no averaging. */
function picks(method: Method): boolean {
  return method === 'last' || method === 'minimum' || method === 'maximum';
}

/**
 * One cell of its feeders, in their order. A value only where all have one [P], or, where asked for, of those that do;
 * those that do not apply are left out and counted. A percentage is summed and averaged by its parts, or not at all.
 */
export function combine(feeders: readonly Cell[], rule: CombineRule): Combined {
  const applying = feeders.filter((f) => f.value !== NOT_APPLICABLE);
  const leftOut = feeders.length - applying.length;
  const count = (have: number): Count => ({ have, of: applying.length, leftOut });
  if (feeders.length > 0 && applying.length === 0)
    return { ...emptyCell, value: NOT_APPLICABLE, ...count(0), because: 'nothing applies' };
  const byParts = rule.method === 'parts' || (isShare(rule.measure) && !picks(rule.method));
  const having = applying.filter((f) => typeof f.value === 'number');
  const waitsForAll = !(rule.method === 'last' && rule.lastNeeds === 'the last one' && !rule.partial);
  if (having.length === 0 || (having.length < applying.length && !rule.partial && waitsForAll))
    return nothing(applying, count(having.length));
  if (byParts) return fromParts(having, applying, rule, count);
  const last = rule.partial ? having.at(-1) : applying.at(-1);
  if (rule.method === 'last') {
    if (!last || typeof last.value !== 'number') return nothing(applying, count(having.length));
    // Where only the last one was asked for, it is the whole.
    const whole = waitsForAll ? count(having.length) : { have: 1, of: 1, leftOut };
    return { ...last, stage: waitsForAll ? leastStage(having) : last.stage, ...whole, because: null };
  }
  const value = finite(number(having, rule.method));
  const because = value === NOT_AVAILABLE ? 'too large' : null;
  const parts = rule.method === 'sum' ? summedParts(having) : picked(having, value);
  return { ...parts, value, stage: leastStage(having), ...count(having.length), because };
}

function number(having: readonly Cell[], method: Method): number {
  const values = having.flatMap((f) => (typeof f.value === 'number' ? [f.value] : []));
  switch (method) {
    case 'mean':
      return addUp(values) / values.length;
    case 'minimum':
      return values.reduce((a, b) => Math.min(a, b));
    case 'maximum':
      return values.reduce((a, b) => Math.max(a, b));
    case 'sum':
    case 'last':
    case 'parts':
      return addUp(values);
  }
}

/** The parts of the feeder that was picked as the least or the most, if it has any. */
function picked(having: readonly Cell[], value: Figure): Pick<Cell, 'numerator' | 'denominator'> {
  const one = having.find((f) => f.value === value);
  return { numerator: one?.numerator ?? null, denominator: one?.denominator ?? null };
}

const partsOf = (cells: readonly Cell[]) =>
  cells.flatMap(({ numerator, denominator }) =>
    typeof numerator === 'number' && typeof denominator === 'number' ? [{ numerator, denominator }] : [],
  );

function summedParts(cells: readonly Cell[]): Pick<Cell, 'numerator' | 'denominator'> {
  const parts = partsOf(cells);
  if (parts.length < cells.length || parts.length === 0) return { numerator: null, denominator: null };
  return {
    numerator: finite(addUp(parts.map((p) => p.numerator))),
    denominator: finite(addUp(parts.map((p) => p.denominator))),
  };
}

function fromParts(
  having: readonly Cell[],
  applying: readonly Cell[],
  rule: CombineRule,
  count: (have: number) => Count,
): Combined {
  // A partial roll-up takes the feeders that have parts: a share without parts cannot be weighed.
  const usable = rule.partial ? having.filter((f) => partsOf([f]).length === 1) : having;
  const parts = summedParts(usable);
  if (parts.numerator === null || parts.denominator === null)
    return { ...emptyCell, ...count(partsOf(applying).length), because: 'no numerators and denominators' };
  const value = valueOfParts(parts, rule.factor, rule.divisionByZero);
  const because = parts.denominator === 0 ? 'divided by zero' : value === NOT_AVAILABLE ? 'too large' : null;
  return { ...parts, value, stage: leastStage(usable), ...count(usable.length), because };
}

/** No value: not available where nothing more is to come, else none yet. */
function nothing(applying: readonly Cell[], count: Count): Combined {
  const waits = applying.length === 0 || applying.some((f) => f.value === null);
  return { ...emptyCell, value: waits ? null : NOT_AVAILABLE, ...count, because: 'feeders missing' };
}

/** As sure as the least sure of its feeders (ours); `null` where one of them has no stage. */
export function leastStage(cells: readonly Cell[]): Stage | null {
  if (cells.length === 0 || cells.some((c) => c.stage === null)) return null;
  return stages.find((stage) => cells.some((c) => c.stage === stage)) ?? null;
}

/** `14 of 17` where a value is made of some of its feeders only; `undefined` where it is whole or there is none. */
export function partialMark({ value, have, of }: Count & { readonly value: Figure }): string | undefined {
  return typeof value === 'number' && have < of ? `${have} of ${of}` : undefined;
}

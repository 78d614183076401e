// Makes one figure of many, in time or in the tree. Source: DOMAIN, Roll-up [P]; percentages from numerators and
// denominators, and where there are none that is said instead of averaging [O]; "14 of 17" (ours).
import { NOT_APPLICABLE, NOT_AVAILABLE, type Figure } from '../../figure';
import type { Method } from '../../records/calculation';
import type { Measure } from '../../records/indicator';
import { stages, type Stage } from '../../records/measurement';
import { finite, valueOfParts, type DivisionByZero } from '../value';
import { lostAdding, madeWhole } from './add-up';

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
  const all = tally(feeders);
  const { have, of, leftOut } = all;
  if (of === 0 && leftOut > 0)
    return { ...emptyCell, value: NOT_APPLICABLE, have, of, leftOut, because: 'nothing applies' };
  const lastAlone = rule.method === 'last' && rule.lastNeeds === 'the last one' && !rule.partial;
  if (lastAlone) return lastOf(all, { have: 1, of: 1, leftOut });
  if (have === 0 || (have < of && !rule.partial)) return nothing(all, have);
  if (rule.method === 'parts' || (isShare(rule.measure) && !picks(rule.method))) return fromParts(all, rule);
  if (rule.method === 'last') return lastOf({ ...all, last: all.lastHaving }, all);
  const value = finite(resultOf(all, rule.method));
  const because = value === NOT_AVAILABLE ? 'too large' : null;
  const parts = rule.method === 'sum' ? summedParts(all) : picked(feeders, value);
  return { ...parts, value, stage: leastStage(all.stages), have, of, leftOut, because };
}

/** What there is to know of all feeders, from one look at each. */
interface Tally extends Count {
  readonly waiting: boolean;
  readonly last: Cell | undefined;
  readonly lastHaving: Cell | undefined;
  readonly least: number;
  readonly most: number;
  readonly sum: number;
  /** Of those that have a value and both parts. */
  readonly withParts: number;
  readonly numerator: number;
  readonly denominator: number;
  /** Which stages there are, of those that have a value and of those among them that have parts. */
  readonly stages: number;
  readonly stagesWithParts: number;
}

/** One pass, and nothing made on the way: a push walks tens of thousands of feeders. */
function tally(feeders: readonly Cell[]): Tally {
  let have = 0;
  let of = 0;
  let waiting = false;
  let least = Infinity;
  let most = -Infinity;
  let sum = 0;
  let lost = 0;
  let withParts = 0;
  let numerators = 0;
  let lostN = 0;
  let denominators = 0;
  let lostD = 0;
  let present = 0;
  let presentWithParts = 0;
  let last: Cell | undefined;
  let lastHaving: Cell | undefined;
  for (const cell of feeders) {
    const { value, numerator, denominator } = cell;
    if (value === NOT_APPLICABLE) continue;
    of++;
    last = cell;
    if (value === null) waiting = true;
    if (typeof value !== 'number') continue;
    have++;
    lastHaving = cell;
    if (value < least) least = value;
    if (value > most) most = value;
    lost += lostAdding(sum, value);
    sum += value;
    const bit = stageBit(cell.stage);
    present |= bit;
    if (typeof numerator !== 'number' || typeof denominator !== 'number') continue;
    withParts++;
    lostN += lostAdding(numerators, numerator);
    numerators += numerator;
    lostD += lostAdding(denominators, denominator);
    denominators += denominator;
    presentWithParts |= bit;
  }
  return {
    have,
    of,
    leftOut: feeders.length - of,
    waiting: waiting || of === 0,
    last,
    lastHaving,
    least,
    most,
    withParts,
    stages: present,
    stagesWithParts: presentWithParts,
    sum: madeWhole(sum, lost),
    numerator: madeWhole(numerators, lostN),
    denominator: madeWhole(denominators, lostD),
  };
}

function resultOf(all: Tally, method: Method): number {
  switch (method) {
    case 'mean':
      return all.sum / all.have;
    case 'minimum':
      return all.least;
    case 'maximum':
      return all.most;
    case 'sum':
    case 'last':
    case 'parts':
      return all.sum;
  }
}

function lastOf(all: Tally, { have, of, leftOut }: Count): Combined {
  if (typeof all.last?.value !== 'number') return nothing(all, all.have);
  const { value, numerator, denominator, stage } = all.last;
  const least = of === 1 ? stage : leastStage(all.stages);
  return { value, numerator, denominator, stage: least, have, of, leftOut, because: null };
}

/** The parts of the feeder that was picked as the least or the most, if it has any. */
function picked(feeders: readonly Cell[], value: Figure): Pick<Cell, 'numerator' | 'denominator'> {
  const one = feeders.find((f) => f.value === value);
  return { numerator: one?.numerator ?? null, denominator: one?.denominator ?? null };
}

function summedParts(all: Tally): Pick<Cell, 'numerator' | 'denominator'> {
  if (all.withParts < all.have) return { numerator: null, denominator: null };
  return { numerator: finite(all.numerator), denominator: finite(all.denominator) };
}

/** A partial roll-up takes the feeders that have parts: a share without parts cannot be weighed. */
function fromParts(all: Tally, rule: CombineRule): Combined {
  const { withParts, of, leftOut } = all;
  if (withParts === 0 || (withParts < all.have && !rule.partial))
    return { ...emptyCell, have: withParts, of, leftOut, because: 'no numerators and denominators' };
  const parts = { numerator: finite(all.numerator), denominator: finite(all.denominator) };
  const value = valueOfParts(parts, rule.factor, rule.divisionByZero);
  const because = parts.denominator === 0 ? 'divided by zero' : value === NOT_AVAILABLE ? 'too large' : null;
  return { ...parts, value, stage: leastStage(all.stagesWithParts), have: withParts, of, leftOut, because };
}

/** No value: not available where nothing more is to come, else none yet. */
function nothing({ waiting, of, leftOut }: Tally, have: number): Combined {
  return { ...emptyCell, value: waiting ? null : NOT_AVAILABLE, have, of, leftOut, because: 'feeders missing' };
}

/** One bit for each stage, and the lowest for none: a set of stages is a number. */
export function stageBit(stage: Stage | null): number {
  return stage === null ? 1 : 2 << stages.indexOf(stage);
}

/** As sure as the least sure of its feeders (ours); `null` where one of them has no stage. */
export function leastStage(present: number): Stage | null {
  return present & 1 ? null : (stages.find((stage) => present & stageBit(stage)) ?? null);
}

/** `14 of 17` where a value is made of some of its feeders only; `undefined` where it is whole or there is none. */
export function partialMark({ value, have, of }: Count & { readonly value: Figure }): string | undefined {
  return typeof value === 'number' && have < of ? `${have} of ${of}` : undefined;
}

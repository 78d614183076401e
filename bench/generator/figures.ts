// The figures of the reference body: a level of each PI's own, a trend, a season and chance; with gaps and notes.
import { NOT_AVAILABLE, type Figure } from '../../domain/figure';
import { startOf, type Frequency, type PeriodKey } from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import type { Stage } from '../../domain/records/measurement';
import type { Dice } from './dice';
import { templateOf } from './indicators';
import { AS_AT } from './periods';

/** The figures of one period in columns: one row for each PI that is collected in it. */
export interface PeriodFigures {
  readonly period: PeriodKey;
  readonly codes: readonly string[];
  readonly value: readonly Figure[];
  readonly target: readonly (number | null)[];
  readonly note: readonly (string | null)[];
  readonly stage: readonly (Stage | null)[];
}

const notes = [
  'Sickness in the team; cover is arranged from next month.',
  'A backlog from the holidays was worked off.',
  'Two large contracts began this month, so that costs come early.',
  'Figures from one contractor are still to come.',
  'Heavy rain and flooding: more emergency calls than usual.',
  'The new appointment system is in use everywhere now.',
] as const;

const daysSince = (day: string) => (Date.parse(AS_AT) - Date.parse(day)) / 86_400_000;
const roundTo = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;

/** How much of a month's cases a period sees. */
const share: Readonly<Record<Frequency, number>> = {
  ...{ year: 12, 'half-year': 6, quarter: 3, month: 1, week: 12 / 52, day: 12 / 365 },
};

function stageOf(i: number, ago: number, dice: Dice): Stage | null {
  if (dice.at(i, 8) >= 0.2) return null;
  return ago > 500 ? 'audited' : ago > 100 ? 'final' : 'provisional';
}

/** What a PI reads on a day, and what is aimed at, before rounding. `chance` from 0 to below 1 moves the value. */
function reading(i: number, pi: Indicator, ago: number, month: number, chance: number, dice: Dice) {
  const { aspect } = templateOf(i);
  // Counts and costs add up over a period; shares and averages do not.
  const adds =
    aspect.label === 'cases' || (pi.measure === 'money' && aspect.decimals === 0) || pi.measure === 'duration';
  const level = aspect.level * (0.85 + 0.3 * dice.at(i, 5)) * (adds ? share[pi.frequency] : 1);
  const better = pi.polarity === 'minimise' ? -1 : 1;
  // About as many get worse over the years as better.
  const trend = 1 + (better * (0.05 - 0.1 * dice.at(i, 6)) * (1_826 - ago)) / 1_826;
  const season = 1 + aspect.season * Math.cos(((month - 1) * Math.PI) / 6);
  const value = level * trend * season * (1 + aspect.spread * (chance + chance - 1));
  const digits = aspect.decimals + (pi.measure === 'percentage' ? 2 : 0);
  const most = pi.measure === 'percentage' ? 1 : Infinity;
  return {
    value: Math.min(most, roundTo(value, digits)),
    target: Math.min(most, roundTo(level * (1 + better * (dice.at(i, 7) * 0.12 - 0.03)), digits)),
  };
}

/** A value that could be recorded for PI number `i` in a period; another `round` gives another one. */
export function valueOf(i: number, pi: Indicator, period: PeriodKey, round: number, dice: Dice): number {
  const day = startOf(period);
  const ago = daysSince(day);
  return reading(i, pi, ago, Number(day.slice(5, 7)), dice.at(i, Math.round(ago), 20 + round), dice).value;
}

/** @param wanted numbers of the PIs that are collected in the period */
export function figuresOf(
  period: PeriodKey,
  wanted: readonly number[],
  indicators: readonly Indicator[],
  dice: Dice,
): PeriodFigures {
  const figures = { period, codes: [] as string[], value: [] as Figure[], target: [] as (number | null)[] };
  const [note, stage]: [(string | null)[], (Stage | null)[]] = [[], []];
  const day = startOf(period);
  const month = Number(day.slice(5, 7));
  const ago = daysSince(day);
  for (const i of wanted) {
    const pi = indicators[i];
    if (!pi) throw new RangeError(`There is no PI number ${i}.`);
    const luck = dice.at(i, Math.round(ago), 9);
    const { value, target } = reading(i, pi, ago, month, dice.at(i, Math.round(ago), 10), dice);
    // Now and then a figure was never given, or could not be had.
    const given = luck < 0.015 ? null : luck < 0.02 ? NOT_AVAILABLE : value;
    figures.codes.push(pi.code);
    figures.value.push(given);
    figures.target.push(target);
    note.push(luck > 0.96 ? dice.pick(notes, i, Math.round(ago), 11) : null);
    stage.push(given === null ? null : stageOf(i, ago, dice));
  }
  return { ...figures, note, stage };
}

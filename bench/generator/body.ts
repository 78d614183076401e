// The reference body: 30,000 PIs over 300 patches with 60 months of figures, out of a seed. The same seed and size give
// the same body, so that figures of two runs can be compared.
import { endOf, frequencyOf, type Frequency, type PeriodKey } from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import type { Person } from '../../domain/records/person';
import type { RecordingPeriod } from '../../domain/records/recording-period';
import type { Unit } from '../../domain/records/unit';
import { diceOf, type Dice } from './dice';
import { figuresOf, type PeriodFigures } from './figures';
import { collected, indicatorsOf } from './indicators';
import { peopleOf } from './people';
import { OPEN_SINCE, periodsOf } from './periods';
import { BODY, unitsOf } from './tree';

export interface BodySize {
  readonly pis: number;
  readonly months: number;
  readonly seed: number;
}

export const REFERENCE: BodySize = { pis: 30_000, months: 60, seed: 1 };

export interface GeneratedBody extends BodySize {
  readonly dice: Dice;
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly indicators: readonly Indicator[];
  /** Every period with figures, by the day it ends on. */
  readonly periods: readonly PeriodKey[];
  /** Numbers of the PIs that are collected in a period. */
  collectedIn(period: PeriodKey): readonly number[];
  figures(period: PeriodKey): PeriodFigures;
  /** Periods older than two years are closed. */
  readonly recordingPeriods: readonly RecordingPeriod[];
}

export function generateBody(size: BodySize): GeneratedBody {
  const { pis, months, seed } = size;
  const dice = diceOf(seed);
  const indicators = indicatorsOf(pis, months, dice);
  const numbers = new Map(
    collected.map((f) => [f as Frequency, indicators.flatMap((pi, i) => (pi.frequency === f ? i : []))]),
  );
  const periods = collected
    .flatMap((f) => periodsOf(f, months))
    .map((period) => ({ period, end: endOf(period) }))
    .sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : a.period < b.period ? -1 : 1))
    .map(({ period }) => period);
  // Keys of one frequency sort in time.
  const collectedIn = (period: PeriodKey) =>
    (numbers.get(frequencyOf(period)) ?? []).filter((i) => (indicators[i]?.collectedFrom ?? '') <= period);
  return {
    ...{ ...size, dice, units: unitsOf(), people: peopleOf(), indicators, periods, collectedIn },
    figures: (period) => figuresOf(period, collectedIn(period), indicators, dice),
    recordingPeriods: periods
      .filter((period) => endOf(period) < OPEN_SINCE)
      .map((period) => ({ period, unit: BODY, state: 'closed' })),
  };
}

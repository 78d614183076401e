// Which values of a PI nobody types, as its own definition says: those of other PIs, and those rolled up in time.
// Source: DOMAIN, Periods (lower frequencies typed, higher ones calculated [P]) and Roll-up.
import { frequencyOf, startOf, type Frequency, type PeriodKey } from '../period/period';
import type { Indicator } from './indicator';

/** `null` for a PI all of whose values are typed. */
export interface Calculated {
  /** Whether its values come from other PIs; else only those of the frequencies that it is rolled up to. */
  readonly fromOthers: boolean;
  readonly rolledUpTo: readonly Frequency[];
  /** The first period that is calculated: what was typed before stays. */
  readonly from: PeriodKey;
}

type Defined = Pick<Indicator, 'source' | 'rollUps' | 'calculatedFrom' | 'collectedFrom'>;

export function calculatedOf({ source, rollUps, calculatedFrom, collectedFrom }: Defined): Calculated | null {
  if (!source && !rollUps?.length) return null;
  const rolledUpTo = (rollUps ?? []).map(({ to }) => to);
  return { fromOthers: source !== null, rolledUpTo, from: calculatedFrom ?? collectedFrom };
}

/** Whether the value of a period is calculated. */
export function isCalculatedIn(calculated: Calculated | null | undefined, period: PeriodKey): boolean {
  if (!calculated || startOf(period) < startOf(calculated.from)) return false;
  return calculated.fromOthers || calculated.rolledUpTo.includes(frequencyOf(period));
}

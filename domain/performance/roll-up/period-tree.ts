// How the body's periods nest, as roll-up walks them: asked for the same few periods again and again, so remembered.
// Source: DOMAIN, Periods and Roll-up.
import { childrenOf, parentOf } from '../../period/nesting';
import type { Calendar, Frequency, PeriodKey } from '../../period/period';

export interface PeriodTree {
  /** The longer period that a period counts towards. */
  readonly parent: (period: PeriodKey, frequency: Frequency) => PeriodKey;
  /** The shorter periods that count towards a period, in order. */
  readonly children: (period: PeriodKey, frequency: Frequency) => readonly PeriodKey[];
}

/** For one recalculation or one calendar: it grows with the periods that it is asked for. */
export function periodTree(calendar: Calendar): PeriodTree {
  const parents = new Map<string, PeriodKey>();
  const children = new Map<string, readonly PeriodKey[]>();
  const remembered = <T>(known: Map<string, T>, period: PeriodKey, frequency: Frequency, find: () => T): T => {
    const id = `${period} ${frequency}`;
    const found = known.get(id) ?? find();
    known.set(id, found);
    return found;
  };
  return {
    parent: (period, frequency) => remembered(parents, period, frequency, () => parentOf(period, frequency, calendar)),
    children: (period, frequency) =>
      remembered(children, period, frequency, () => childrenOf(period, frequency, calendar)),
  };
}

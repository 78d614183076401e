// Two answers to "what colour is it": as judged then, which is stored and never repainted, and under today's rule, which
// is worked out when asked. A status by hand comes with a note. Source: DOMAIN, Target and status [C], (ours).
import type { Status } from './status';

/** The statuses that a person may set: the rest is for the store to say. */
export const handStatuses = ['green', 'amber', 'red'] as const;

/** A status set by a person with the right to; 6 of 41 published colours of a real council were such [C]. */
export interface HandStatus {
  readonly status: (typeof handStatuses)[number];
  readonly note: string;
}

export interface Judgements {
  /** As it was judged when it was recorded or closed: by hand where a person did. */
  readonly asJudged: Status;
  readonly byHand: HandStatus | null;
  /** What the thresholds of today make of the same figures. */
  readonly underTodaysRule: Status;
  readonly differs: boolean;
}

/** What is wrong with a status set by hand, in words; `undefined` where nothing is. */
export function wrongHandStatus(hand: { readonly status: string; readonly note: string | null }): string | undefined {
  if (!handStatuses.some((s) => s === hand.status)) return 'Only green, amber and red can be set by hand.';
  return (hand.note ?? '').trim() === '' ? 'A status set by hand needs a note that says why.' : undefined;
}

/** Both answers. `stored` is the status kept with the measurement; none is "no data". */
export function judgements(stored: Status | null, byHand: HandStatus | null, today: Status): Judgements {
  const asJudged = byHand?.status ?? stored ?? 'no data';
  return { asJudged, byHand, underTodaysRule: today, differs: asJudged !== today };
}

/**
 * What becomes of a status by hand when the value or target that it judged is changed: it spoke of other figures, so it goes
 * (ours), unless the site keeps it until a person takes it back.
 */
export function handAfterNewFigure(byHand: HandStatus | null, setting: 'goes' | 'stays'): HandStatus | null {
  return setting === 'stays' ? byHand : null;
}

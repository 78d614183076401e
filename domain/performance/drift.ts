// Drift: a later stage of a measurement that differs from an earlier one. Source: DOMAIN, Values: a body publishes June
// outturns and audited December figures [C].
import type { Figure } from '../figure';
import { stages, type Stage } from '../records/measurement';
import { TOLERANCE } from './status';

export interface StagedFigure {
  readonly stage: Stage;
  readonly value: Figure;
}

export interface Drift {
  readonly from: Stage;
  readonly to: Stage;
  readonly before: Figure;
  readonly after: Figure;
  /** Later less earlier; `null` where one of them is no number. */
  readonly change: number | null;
  /** As a share of the earlier; `null` where that is 0 or no number. */
  readonly share: number | null;
}

/**
 * Each step from one stage to a later one at which the value differs. `history` is what was recorded, oldest first; the last
 * word of each stage counts. A stage without a value drifts from nothing; going back a stage begins anew.
 */
export function driftOf(history: readonly StagedFigure[]): readonly Drift[] {
  const found: Drift[] = [];
  let earlier: StagedFigure | undefined;
  let now: StagedFigure | undefined;
  const close = () => {
    if (earlier && now && earlier.value !== null && !sameFigure(earlier.value, now.value))
      found.push(step(earlier, now));
  };
  for (const entry of history) {
    if (now && entry.stage === now.stage) {
      now = entry;
      continue;
    }
    close();
    earlier = now && stages.indexOf(entry.stage) > stages.indexOf(now.stage) ? now : undefined;
    now = entry;
  }
  close();
  return found;
}

function step(earlier: StagedFigure, later: StagedFigure): Drift {
  const change =
    typeof earlier.value === 'number' && typeof later.value === 'number' ? later.value - earlier.value : null;
  const share =
    change === null || typeof earlier.value !== 'number' || earlier.value === 0
      ? null
      : change / Math.abs(earlier.value);
  return { from: earlier.stage, to: later.stage, before: earlier.value, after: later.value, change, share };
}

/** Whether two figures are the same within the tolerance of comparisons. */
export function sameFigure(a: Figure, b: Figure): boolean {
  if (a === b) return true;
  return (
    typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b))
  );
}

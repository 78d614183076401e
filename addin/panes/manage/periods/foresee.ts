// What opening, closing or locking some periods would do, worked out by the rules that the store decides by.
import { foreseenRuling, recordingEdits, type RecordingWish } from '../../../../domain/period/set-recording';
import type { RecordingRuling } from '../../../../domain/period/recording';
import type { Edit } from '../../../../domain/sync/change-set';
import type { RecordingAnswer } from '../../../../domain/wire-settings';

export type PeriodRow = RecordingAnswer['periods'][number];

export interface Foreseen {
  readonly edits: readonly Edit[];
  /** Shown periods that will stand otherwise than now. */
  readonly moving: readonly PeriodRow[];
  /** Those that a lock keeps as they are, with the lock. */
  readonly kept: readonly PeriodRow[];
  readonly lock: RecordingRuling['by'];
  /** Figures of them that nobody has given, in periods that have ended. */
  readonly missing: number;
}

export function foresee(answer: RecordingAnswer, wish: RecordingWish): Foreseen {
  const { said, unitPath, periods } = answer;
  const edits = recordingEdits(said, unitPath, wish);
  const newest = [...wish.periods].sort().at(-1) ?? '';
  const meant = periods.filter(({ period }) => (wish.allBefore ? period <= newest : wish.periods.includes(period)));
  const rulings = meant.map((row) => ({ row, ...foreseenRuling(row.period, unitPath, said, edits) }));
  const kept = rulings.filter(({ after }) => after.state !== wish.state);
  const moving = rulings.filter(({ before, after }) => before.state !== after.state).map(({ row }) => row);
  return {
    ...{ edits, moving, kept: kept.map(({ row }) => row), lock: kept[0]?.after.by ?? null },
    missing: moving.reduce((n, { ended, pis, given }) => n + (ended ? pis - given : 0), 0),
  };
}

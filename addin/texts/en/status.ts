// The words of the signs: shape, word and colour say the same thing, and the word decides.
import type { Status } from '../../../domain/performance/status';

export const statusTexts = {
  word: {
    green: 'Green',
    amber: 'Amber',
    red: 'Red',
    'data only': 'Data only',
    'no data': 'No data',
    'not applicable': 'Not applicable',
  } satisfies Record<Status, string> as Record<Status, string>,
  /** Inside a sentence: `was amber`. */
  was: (status: Status) => `was ${status}`,
  overdue: 'Overdue',
  legend: {
    title: 'What the signs mean',
    green: 'on target or better',
    amber: 'close to target',
    red: 'off target',
    'data only': 'a figure without a target',
    'no data': 'no figure yet, never shown as 0',
    overdue: 'late, said beside the status',
  },
};

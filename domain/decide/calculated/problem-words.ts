// What is wrong with how a PI is calculated, in words for one person: PIs that they may not see are not named.
import type { RollUpProblem } from '../../performance/roll-up/graph';

export function problemWords({ indicator, cycle, message }: RollUpProblem, isSeen: (code: string) => boolean): string {
  if (!cycle) return message;
  return `${indicator} feeds itself: ${cycle.map((c) => (isSeen(c) ? c : 'a PI that you cannot see')).join(' → ')}.`;
}

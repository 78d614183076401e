// Long work in the pane is done in pieces of less than a fifth of a second: between two of them the pane draws, and hears keys
// and presses.
import { inTurns, turnsOf } from '../../domain/slices';

/** Lets everything else that waits come to its turn. */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Milliseconds of work after which others have their turn. */
const TURN = 40;

/** Does work that stops between its parts, with a breath wherever the last is long ago. */
export const inBreaths = <T>(work: Generator<undefined, T>): Promise<T> =>
  inTurns(
    work,
    turnsOf(TURN, () => performance.now(), breath),
  );

// Work done a slice at a time, so that whoever else waits for the event loop is not kept waiting by one large push.
import { setImmediate } from 'node:timers/promises';
import { inTurns, turnsOf, type Turns } from '../../domain/slices';

/** After so many milliseconds others have their turn. */
const TURN = 12;

/** Gives others their turn, where the last was long ago: to be asked between parts of longer work. */
export const turns = (): Turns =>
  turnsOf(
    TURN,
    () => performance.now(),
    () => setImmediate(),
  );

export const inSlices = <T>(steps: Generator<undefined, T>): Promise<T> => inTurns(steps, turns());

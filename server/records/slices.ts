// Work done a slice at a time, so that whoever else waits for the event loop is not kept waiting by one large push.
import { setImmediate } from 'node:timers/promises';

/** After so many milliseconds others have their turn. */
const TURN = 12;

/** Gives others their turn, where the last was long ago: to be asked between parts of longer work. */
export function turns(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < TURN) return undefined;
    return setImmediate().then(() => {
      began = performance.now();
    });
  };
}

export async function inSlices<T>(steps: Generator<undefined, T>): Promise<T> {
  let began = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - began < TURN) continue;
    await setImmediate();
    began = performance.now();
  }
}

// Work done a slice at a time, so that whoever else waits for the event loop is not kept waiting by one large push.
import { setImmediate } from 'node:timers/promises';

/** After so many milliseconds others have their turn. */
const TURN = 12;

export async function inSlices<T>(steps: Generator<undefined, T>): Promise<T> {
  let began = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - began < TURN) continue;
    await setImmediate();
    began = performance.now();
  }
}

// Long work in the pane is done in pieces of less than a fifth of a second: between two of them the pane draws, and hears keys
// and presses.

/** Lets everything else that waits come to its turn. */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Milliseconds of work after which others have their turn. */
const TURN = 40;

/** Does work that stops between its parts, with a breath wherever the last is long ago. */
export async function inBreaths<T>(work: Generator<undefined, T>): Promise<T> {
  let began = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - began < TURN) continue;
    await breath();
    began = performance.now();
  }
}

// Long work as a generator that stops between two parts of it, so that who needs it at once runs it to its end, and a pane has its
// turn in between.

/** Items between two stops: some hundredth of a second of plain work. */
export const SLICE = 2048;

/** Runs it to its end. */
export function atOnce<T>(work: Generator<undefined, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

/** Makes something of each item, and stops after every so many. */
export function* mapped<A, B>(items: readonly A[], make: (item: A, i: number) => B): Generator<undefined, B[]> {
  const made: B[] = [];
  for (let i = 0; i < items.length; i++) {
    if (i > 0 && i % SLICE === 0) yield;
    made.push(make(items[i] as A, i));
  }
  return made;
}

/** Asked between parts of long work: nothing, or what to wait for where others are to have their turn. */
export type Turns = () => Promise<void> | undefined;

/**
 * Gives others their turn where the last was long ago.
 * @param most milliseconds of work until then @param now milliseconds of any clock @param pause lets all who wait come to their turn
 */
export function turnsOf(most: number, now: () => number, pause: () => Promise<void>): Turns {
  let began = now();
  return () => {
    if (now() - began < most) return undefined;
    return pause().then(() => {
      began = now();
    });
  };
}

/** Runs it to its end, with turns for others between its parts. */
export async function inTurns<T>(work: Generator<undefined, T>, turns: Turns): Promise<T> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    const turn = turns();
    if (turn) await turn;
  }
}

// Numbers of which many in a row are the same, in short: a number and how often it comes, again and again. A year of
// imported figures has a handful of revisions, not a million.

export function packRuns(numbers: ArrayLike<number>, length: number): number[] {
  const runs: number[] = [];
  for (let i = 0; i < length;) {
    const number = numbers[i] ?? 0;
    const from = i;
    while (i < length && numbers[i] === number) i++;
    runs.push(number, i - from);
  }
  return runs;
}

/** How many numbers the runs stand for. */
export function lengthOf(runs: readonly number[]): number {
  let length = 0;
  for (let i = 1; i < runs.length; i += 2) length += runs[i] ?? 0;
  return length;
}

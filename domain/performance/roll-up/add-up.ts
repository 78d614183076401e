// Sums without the drift of adding many doubles in a row: 0.1 ten times is 1. Neumaier's compensated summation, as two
// functions of numbers, so that a loop over tens of thousands of feeders makes nothing on the way.

/** What `sum + n` loses in its last bits. */
export function lostAdding(sum: number, n: number): number {
  const next = sum + n;
  return Math.abs(sum) >= Math.abs(n) ? sum - next + n : n - next + sum;
}

/** A sum with what was lost on the way put back; beyond what a double holds it stays infinite. */
export function madeWhole(sum: number, lost: number): number {
  return Number.isFinite(sum) ? sum + lost : sum;
}

/** The sum of the numbers; 0 of none. Depends on their order in the last bit at most. */
export function addUp(numbers: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const n of numbers) {
    lost += lostAdding(sum, n);
    sum += n;
  }
  return madeWhole(sum, lost);
}

// Sums without the drift of adding many doubles in a row: 0.1 ten times is 1. Neumaier's compensated summation.

/** The sum of the numbers; 0 of none. Depends on their order in the last bit at most. */
export function addUp(numbers: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const n of numbers) {
    const next = sum + n;
    lost += Math.abs(sum) >= Math.abs(n) ? sum - next + n : n - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}

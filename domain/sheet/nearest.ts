// "Did you mean": the one known text that is nearest to what was typed, where one is clearly nearest.

/** Levenshtein distance, given up beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

/** The only candidate at the smallest distance of at most 2 (1 for texts of up to 3 letters); else `undefined`. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const limit = text.length <= 3 ? 1 : 2;
  let best = limit + 1;
  let found: string[] = [];
  for (const candidate of candidates) {
    const d = distance(text.toLowerCase(), candidate.toLowerCase(), limit);
    if (d < best) [best, found] = [d, [candidate]];
    else if (d === best && d <= limit) found.push(candidate);
  }
  return found.length === 1 ? found[0] : undefined;
}

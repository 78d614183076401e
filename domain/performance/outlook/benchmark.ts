// Benchmarks: the values of a comparison group for the same PI and period, and the median where the group is loaded.
// Source: DOMAIN, Roll-up. Ranks are as benchmarking publications give them: equals share the better place.
import type { Figure } from '../../figure';
import { score, type Aim, type Target } from '../aim';

export interface BenchmarkValue {
  readonly member: string;
  readonly value: Figure;
}

export interface Benchmark {
  /** Typed for the group, or the median of its members; `null` where nobody has a value. */
  readonly value: number | null;
  readonly source: 'typed' | 'median' | 'none';
  /** How many members have a value, of how many. */
  readonly have: number;
  readonly of: number;
}

export function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (high === undefined) return undefined;
  return sorted.length % 2 === 1 || low === undefined ? high : low + (high - low) / 2;
}

/** The value to compare with. A loaded group speaks for itself; what was typed stands where none is loaded. */
export function benchmark(members: readonly BenchmarkValue[], typed: number | null): Benchmark {
  const numbers = members.flatMap((m) => (typeof m.value === 'number' ? [m.value] : []));
  const middle = median(numbers);
  const counts = { have: numbers.length, of: members.length };
  if (middle !== undefined) return { value: middle, source: 'median', ...counts };
  return typed === null ? { value: null, source: 'none', ...counts } : { value: typed, source: 'typed', ...counts };
}

export interface Place {
  readonly place: number;
  readonly of: number;
}

/** The place of a value in its group, 1 the best; `undefined` where it has none. The group includes the member itself. */
export function placeOf(
  member: string,
  members: readonly BenchmarkValue[],
  aim: Aim,
  target: Target,
): Place | undefined {
  const scores = members.flatMap((m) => {
    const s = typeof m.value === 'number' ? score(m.value, target, aim) : undefined;
    return s === undefined ? [] : [{ member: m.member, score: s }];
  });
  const own = scores.find((s) => s.member === member);
  return own && { place: 1 + scores.filter((s) => s.score < own.score).length, of: scores.length };
}

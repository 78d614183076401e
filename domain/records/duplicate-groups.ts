// Near-duplicates as somebody looks through them: groups that may be one PI, the likeliest first. A name that many units
// have is a measure that each of them takes, and no duplicate.
import type { DuplicateReason } from './duplicate-reasons';
import { nearDuplicateSteps, type NamedIndicator, type NearDuplicate } from './near-duplicates';

export interface DuplicateGroup {
  /** Codes, in the order of the codes. */
  readonly codes: readonly string[];
  /** The strongest one. */
  readonly reason: DuplicateReason;
  /** Whether they stand in one unit. */
  readonly sameUnit: boolean;
}

/**
 * Groups of two PIs and more: those of one unit or one code first, then pairs of two units. In steps, for whoever has others to
 * answer meanwhile. PIs that were told apart are no pair.
 */
export function* duplicateGroups(
  indicators: readonly NamedIndicator[],
): Generator<undefined, readonly DuplicateGroup[]> {
  const apart = toldApart(indicators);
  const all = yield* nearDuplicateSteps(indicators);
  const pairs = all.filter(({ first, second }) => !apart(first, second));
  const isClose = ({ sameUnit, reason }: NearDuplicate) => sameUnit || reason === 'same code written differently';
  const near = grouped(pairs.filter(isClose));
  const together = new Map(near.flatMap((group, i) => group.codes.map((code) => [code, i] as const)));
  const distant = pairs.filter(
    (pair) => !isClose(pair) && (!together.has(pair.first) || together.get(pair.first) !== together.get(pair.second)),
  );
  const times = new Map<string, number>();
  for (const { first, second } of distant)
    for (const code of [first, second]) times.set(code, (times.get(code) ?? 0) + 1);
  const once = distant.filter(({ first, second }) => times.get(first) === 1 && times.get(second) === 1);
  return [...near, ...grouped(once)];
}

/** Whether one of two PIs was said to be another than the other. */
export function toldApart(
  indicators: readonly Pick<NamedIndicator, 'code' | 'apartFrom'>[],
): (one: string, other: string) => boolean {
  const from = new Map(
    indicators.flatMap(({ code, apartFrom }) => (apartFrom ? [[code, new Set(apartFrom)] as const] : [])),
  );
  return (one, other) => from.get(one)?.has(other) === true || from.get(other)?.has(one) === true;
}

function grouped(pairs: readonly NearDuplicate[]): DuplicateGroup[] {
  const groups = new Map<string, { codes: string[]; reason: DuplicateReason; sameUnit: boolean }>();
  for (const { first, second, reason, sameUnit } of pairs) {
    const [a, b] = [groups.get(first), groups.get(second)];
    if (a && a === b) continue;
    const joined = {
      codes: [...(a?.codes ?? [first]), ...(b?.codes ?? [second])],
      // Pairs come with the strongest reasons first.
      reason: a?.reason ?? b?.reason ?? reason,
      sameUnit: sameUnit && a?.sameUnit !== false && b?.sameUnit !== false,
    };
    for (const code of joined.codes) groups.set(code, joined);
  }
  return [...new Set(groups.values())]
    .map((group) => ({ ...group, codes: group.codes.sort() }))
    .sort((x, y) => ((x.codes[0] ?? '') < (y.codes[0] ?? '') ? -1 : 1));
}

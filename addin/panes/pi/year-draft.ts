// The targets of a year as one types them: the year's own, and how it is spread over its periods.
import { equalShares, profiled, wrongProfile, type Profile } from '../../../domain/performance/outlook/target-profile';
import { measurementKey } from '../../../domain/records/measurement';
import { readNumber, readShare } from '../../../domain/sheet/text-forms/numbers';
import type { Edit } from '../../../domain/sync/change-set';
import type { Definition, TargetYear } from '../../../domain/wire-indicators';

/** The same in each; equal parts of the year's; those added up; as the PI's own profile says. */
export const spreads = ['flat', 'parts', 'to date', 'own'] as const;
export type Spread = (typeof spreads)[number];

export interface YearDraft {
  /** By period; `undefined` while the year's target is not to be read. */
  readonly targets: readonly (number | null)[] | undefined;
  /** Those that differ from what stands, of periods that can be recorded. */
  readonly edits: readonly Edit[];
  /** Periods that are closed, whose targets stay. */
  readonly shut: number;
  readonly wrong: 'number' | 'share' | 'profile' | undefined;
}

/** The ways to spread that a PI offers: its own first, where it says one. */
export function spreadsOf({ profile }: Definition): readonly Spread[] {
  return profile === null || profile.kind === 'flat'
    ? ['flat', 'parts', 'to date']
    : ['own', 'flat', 'parts', 'to date'];
}

function profileOf(spread: Spread, { profile }: Definition, periods: number): Profile {
  if (spread === 'own') return profile ?? { kind: 'flat' };
  if (spread === 'flat') return { kind: 'flat' };
  return { kind: spread === 'parts' ? 'shares' : 'shares to date', shares: equalShares(periods) };
}

/** @param typed the year's target; blank takes the targets away */
export function yearDraft(definition: Definition, year: TargetYear, typed: string, spread: Spread): YearDraft {
  const { code, measure, decimals } = definition;
  const isShare = measure === 'percentage';
  const none = { targets: undefined, edits: [], shut: 0 } as const;
  const text = typed.trim();
  const target = text === '' ? null : isShare ? readShare(text) : readNumber(text);
  if (target === undefined) return { ...none, wrong: isShare ? 'share' : 'number' };
  const profile = profileOf(spread, definition, year.periods.length);
  if (wrongProfile(profile, year.periods.length) !== undefined) return { ...none, wrong: 'profile' };
  const targets =
    target === null
      ? year.periods.map(() => null)
      : profiled(target, profile, year.periods.length, isShare ? decimals + 2 : decimals);
  const differing = year.periods.flatMap((period, i) => {
    const value = targets[i] ?? null;
    return value === (year.target[i] ?? null) ? [] : [{ period, value, isOpen: year.state[i] === 'open' }];
  });
  return {
    targets,
    edits: differing
      .filter(({ isOpen }) => isOpen)
      .map(({ period, value }) => ({ type: 'measurement', key: measurementKey(code, period), field: 'target', value })),
    shut: differing.filter(({ isOpen }) => !isOpen).length,
    wrong: undefined,
  };
}

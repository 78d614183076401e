// The targets of a year's periods, from the target of the year and how it is spread. Plans may be set years ahead.
// Source: DOMAIN, Roll-up: targets can be profiled [P]; best-value plans set three years ahead [C].

/** How a year's target becomes those of its periods. */
export type Profile =
  /** The same all year, as for a percentage or an average. */
  | { readonly kind: 'flat' }
  /** A share of the year's target for each period, in order; what each is to bring by itself. */
  | { readonly kind: 'shares'; readonly shares: readonly number[] }
  /** The same shares added up: for PIs whose values are counted from the start of the year. */
  | { readonly kind: 'shares to date'; readonly shares: readonly number[] };

/** The shares of a year in so many equal parts. */
export function equalShares(periods: number): readonly number[] {
  return Array.from({ length: periods }, () => 1 / periods);
}

/** What is wrong with a profile for years of so many periods, in words; `undefined` where nothing is. */
export function wrongProfile(profile: Profile, periods: number): string | undefined {
  if (profile.kind === 'flat') return undefined;
  if (profile.shares.length !== periods)
    return `The profile has ${profile.shares.length} shares, and the year has ${periods} periods.`;
  const sum = profile.shares.reduce((a, b) => a + b, 0);
  return Math.abs(sum - 1) > 1e-9 * periods
    ? `The shares add up to ${Number((sum * 100).toPrecision(6))} %, not to 100 %.`
    : undefined;
}

/** The targets of a year's periods, in order. */
export function profiled(
  target: number,
  profile: Profile,
  periods: number,
  decimals: number | null,
): readonly number[] {
  if (profile.kind === 'flat') return Array.from({ length: periods }, () => target);
  // Rounding the sums so far, not the parts, keeps the parts within one last digit and their sum exact.
  const unit = decimals === null ? null : 10 ** decimals;
  const round = (n: number) => (unit === null ? n : Math.round(n * unit) / unit);
  let sum = 0;
  const toDate = profile.shares.map((share, i) => {
    sum += share;
    return i === profile.shares.length - 1 ? target : round(target * sum);
  });
  if (profile.kind === 'shares to date') return toDate;
  return unit === null
    ? profile.shares.map((share) => target * share)
    : toDate.map((n, i) => round(n - (toDate[i - 1] ?? 0)));
}

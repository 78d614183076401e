// A forecast: what a person typed, else a proposal from the last periods and the season, always marked as forecast.
// Source: DOMAIN, Roll-up. The two methods are plain ones that can be said in a sentence (ours); no model is fitted.
import type { Figure } from '../../figure';

export interface ForecastRule {
  /** Least number of values to propose anything from. */
  readonly least: number;
  /** How many of the last periods a straight line is laid through. */
  readonly window: number;
  /** Periods in a year, as 4 for quarters; 1 where there is no season. */
  readonly season: number;
  /** Whether to look for a season, or to take one or none as given. */
  readonly seasonal: 'where it shows' | 'always' | 'never';
  /** The PI's stated range, which no proposal leaves: 0 to 1 for a percentage. */
  readonly range: { readonly from: number | null; readonly to: number | null };
}

export type ForecastMethod = 'typed' | 'last year with drift' | 'straight line';

export type Forecast =
  | {
      readonly kind: 'forecast';
      readonly value: number;
      readonly method: ForecastMethod;
      /** How many values it rests on; 0 where it was typed. */
      readonly from: number;
    }
  | { readonly kind: 'none'; readonly because: 'too few values'; readonly has: number; readonly needs: number };

const numbersOf = (series: readonly Figure[]) => series.filter((v) => typeof v === 'number');

/**
 * The forecast for the period that lies `ahead` after the last of the series (1 for the next). `series` is one entry for each
 * period, oldest first; gaps may lie anywhere.
 */
export function forecast(series: readonly Figure[], ahead: number, typed: number | null, rule: ForecastRule): Forecast {
  if (typed !== null) return { kind: 'forecast', value: typed, method: 'typed', from: 0 };
  const has = numbersOf(series).length;
  if (has < Math.max(2, rule.least))
    return { kind: 'none', because: 'too few values', has, needs: Math.max(2, rule.least) };
  const seasonal =
    rule.seasonal === 'always' || (rule.seasonal === 'where it shows' && showsSeason(series, rule.season));
  const lastYear = seasonal && rule.season > 1 ? lastYearWithDrift(series, ahead, rule.season) : undefined;
  if (lastYear !== undefined)
    return { kind: 'forecast', value: within(lastYear, rule), method: 'last year with drift', from: has };
  const recent = series.slice(-rule.window);
  const line = straightLine(numbersOf(recent).length >= 2 ? recent : series);
  const end = (numbersOf(recent).length >= 2 ? recent : series).length - 1;
  return { kind: 'forecast', value: within(line.at(end + ahead), rule), method: 'straight line', from: line.from };
}

function within(n: number, { range }: ForecastRule): number {
  return Math.min(range.to ?? Infinity, Math.max(range.from ?? -Infinity, n));
}

/** Least squares through the values that there are. */
function straightLine(series: readonly Figure[]): { readonly at: (i: number) => number; readonly from: number } {
  const points = series.flatMap((y, x) => (typeof y === 'number' ? [{ x, y }] : []));
  const mean = (pick: (p: { x: number; y: number }) => number) =>
    points.reduce((sum, p) => sum + pick(p), 0) / points.length;
  const [x, y] = [mean((p) => p.x), mean((p) => p.y)];
  const spread = mean((p) => (p.x - x) ** 2);
  const slope = spread === 0 ? 0 : mean((p) => (p.x - x) * (p.y - y)) / spread;
  return { at: (i) => y + slope * (i - x), from: points.length };
}

/** The last same period of a year, plus the mean change from year to year; `undefined` where no year can be compared. */
function lastYearWithDrift(series: readonly Figure[], ahead: number, season: number): number | undefined {
  const steps = series.flatMap((now, i) => {
    const before = series[i - season];
    return i >= season && typeof now === 'number' && typeof before === 'number' ? [now - before] : [];
  });
  if (steps.length === 0) return undefined;
  const drift = steps.reduce((a, b) => a + b, 0) / steps.length;
  const target = series.length - 1 + ahead;
  for (let years = Math.ceil(ahead / season); target - years * season >= 0; years++) {
    const base = series[target - years * season];
    if (typeof base === 'number') return base + years * drift;
  }
  return undefined;
}

/** One in ten series without season passes for seasonal: the limit of a 90 % test. */
const LIMIT = 1.645;

/**
 * Whether a season shows: with the straight line taken off, values a year apart go together more than chance would have it.
 * Two whole years of values are the least.
 */
export function showsSeason(series: readonly Figure[], season: number): boolean {
  const count = numbersOf(series).length;
  if (season < 2 || count < 2 * season) return false;
  const line = straightLine(series);
  const rest = series.map((v, i) => (typeof v === 'number' ? v - line.at(i) : null));
  const power = rest.reduce<number>((sum, r) => sum + (r ?? 0) ** 2, 0);
  const size = numbersOf(series).reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  if (power <= count * (1e-9 * size) ** 2) return false;
  const together = rest.reduce<number>((sum, r, i) => sum + (r ?? 0) * (rest[i - season] ?? 0), 0) / power;
  return together > LIMIT / Math.sqrt(count);
}

// The status of a scorecard: weighted points of what stands under it, or the worst of it. Source: DOMAIN, Roll-up [O]:
// green 2, amber 1, red 0; no data and not applicable are ignored. Thirds as thresholds are a setting (ours).
import { atMost } from './aim';
import { TOLERANCE, type Status } from './status';

/** A PI with its status, or a heading with what stands under it. */
export type ScorecardItem =
  | { readonly kind: 'status'; readonly status: Status; readonly weight: number }
  | { readonly kind: 'group'; readonly items: readonly ScorecardItem[]; readonly weight: number };

export interface ScorecardRule {
  readonly method: 'points' | 'worst of';
  readonly points: { readonly green: number; readonly amber: number; readonly red: number };
  /** Green and amber from these shares of the points that could be had. */
  readonly greenFrom: number;
  readonly amberFrom: number;
  /** Which status holds exactly on those shares. */
  readonly boundary: 'better' | 'worse';
  /** What a heading brings to the one above: its points as they are, or those of its status. */
  readonly headingsBring: 'points' | 'status';
}

export interface ScorecardStatus {
  readonly status: Status;
  /** Share of the points that could be had, 0 to 1; `null` where nothing is judged. */
  readonly share: number | null;
  /** How many PIs are judged, of how many, all headings together. */
  readonly judged: number;
  readonly of: number;
}

const order = ['red', 'amber', 'green'] as const;
type Judged = (typeof order)[number];
const isJudged = (status: Status): status is Judged => order.some((s) => s === status);

/** The status of a group. Weights of 0 count for nothing; where nothing is judged, the kindest reason why. */
export function scorecardStatus(items: readonly ScorecardItem[], rule: ScorecardRule): ScorecardStatus {
  const parts = items.map((item) => ({ weight: item.weight, ...partOf(item, rule) }));
  const judged = parts.reduce((n, p) => n + p.judged, 0);
  const of = parts.reduce((n, p) => n + p.of, 0);
  const counting = parts.flatMap((p) => (p.weight > 0 && p.share !== null ? [{ ...p, share: p.share }] : []));
  const weight = counting.reduce((sum, p) => sum + p.weight, 0);
  if (weight === 0) return { status: reason(parts.map((p) => p.status)), share: null, judged, of };
  const share = counting.reduce((sum, p) => sum + (p.share * p.weight) / weight, 0);
  const status =
    rule.method === 'points' ? statusOfShare(share, rule) : order.find((s) => counting.some((p) => p.status === s));
  return { status: status ?? 'no data', share, judged, of };
}

function partOf(item: ScorecardItem, rule: ScorecardRule): ScorecardStatus {
  if (item.kind === 'status')
    return { status: item.status, share: shareOf(item.status, rule), judged: isJudged(item.status) ? 1 : 0, of: 1 };
  const group = scorecardStatus(item.items, rule);
  return rule.headingsBring === 'points' ? group : { ...group, share: shareOf(group.status, rule) };
}

function shareOf(status: Status, { points }: ScorecardRule): number | null {
  return isJudged(status) ? (points[status] - points.red) / (points.green - points.red) : null;
}

function statusOfShare(share: number, { greenFrom, amberFrom, boundary }: ScorecardRule): Judged {
  const reaches = (from: number) =>
    boundary === 'better' ? atMost(from, share, TOLERANCE) : !atMost(share, from, TOLERANCE);
  if (reaches(greenFrom)) return 'green';
  return reaches(amberFrom) ? 'amber' : 'red';
}

/** Values without targets, else values to come, else nothing that applies. */
function reason(statuses: readonly Status[]): Status {
  if (statuses.includes('data only')) return 'data only';
  return statuses.length > 0 && statuses.every((s) => s === 'not applicable') ? 'not applicable' : 'no data';
}

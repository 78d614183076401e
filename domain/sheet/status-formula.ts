// Status beside a value that is being typed: a native formula, so that no write of ours clears Excel's undo stack.
// It gives 3, 2 or 1 for green, amber and red, which the column shows as sign and word. The same rule as judge-pi.ts.
import {
  asksLastYear,
  judgedPi,
  targetOf,
  thresholdRuleOf,
  type JudgedPi,
  type JudgedRow,
  type StatusRules,
} from '../performance/judge-pi';
import { defaultSiteRules } from '../performance/site-rules';
import { score } from '../performance/aim';
import type { Band, Limits, ThresholdRule } from '../records/thresholds';

/** Number format of the status column: the sign's number reads as its word. */
export const statusFormat = '[=3]"Green";[=2]"Amber";"Red"';

/** A row with its PI taken out of it. */
type FormulaRow = JudgedPi & Pick<JudgedRow, 'period' | 'lastYear'>;

const v = '{Value}';
const t = '{Target}';

/** How far a value is beyond an edge, what it was measured from, and the margin that is allowed. */
interface Beyond {
  readonly short: string;
  readonly from: string;
  readonly margin: string | null;
}

const number = (n: number) => (n < 0 ? `(${n})` : String(n));

/** Beyond either end of a band whose ends are written as `low` and `high`; `null` leaves an end open. */
function outside(low: string | null, high: string | null, margin: (from: string) => string | null): Beyond[] {
  return [
    ...(low === null ? [] : [{ short: `${low}-${v}`, from: low, margin: margin(low) }]),
    ...(high === null ? [] : [{ short: `${v}-${high}`, from: high, margin: margin(high) }]),
  ];
}

const ends = (band: Band) =>
  [band.from, band.to].map((n) => (n === null ? null : number(n))) as [string | null, string | null];

/** Every place that must not be passed for a status to hold. */
function beyond(row: FormulaRow, limits: Limits, edge: 'green' | 'amber'): Beyond[] {
  const none = () => null;
  if (limits.kind === 'ranges') return outside(...ends(limits[edge]), none);
  const at = (low: string | null, high: string | null, margin: (from: string) => string | null) =>
    outside(row.polarity === 'minimise' ? null : low, row.polarity === 'maximise' ? null : high, margin);
  if (limits.kind === 'values') return at(number(limits[edge]), number(limits[edge]), none);
  const size = limits[edge];
  const margin = (from: string) =>
    size === 0 ? null : limits.kind === 'absolute' ? String(size) : `${size}*ABS(${from})`;
  const band = row.polarity === 'within a band' ? row.band : null;
  return band ? at(...ends(band), margin) : at(t, t, margin);
}

/** Whether the value is inside an edge, as a condition. */
function inside(row: FormulaRow, rule: ThresholdRule, edge: 'green' | 'amber', site: StatusRules): string {
  const better = (rule.boundary ?? site.boundary)[edge] === 'better';
  const tolerance = site.tolerance.toFixed(12).replace(/0+$/, '');
  const conditions = beyond(row, rule.limits, edge).map(({ short, from, margin }) => {
    const slack = `${tolerance}*MAX(ABS(${v}),ABS(${from}))`;
    if (better) return `${short}<=${margin === null ? '' : `${margin}+`}${slack}`;
    return `${short}<${margin ?? 0}-${slack}`;
  });
  return conditions.length === 1 ? (conditions[0] ?? 'TRUE') : `AND(${conditions.join(',')})`;
}

/** Whether the value is no worse than last year's, as a condition. */
function held(row: FormulaRow, site: StatusRules): string {
  const { lastYear, polarity } = row;
  const unknown = site.lastYearUnknown === 'amber' ? 'TRUE' : 'FALSE';
  const then = lastYear?.value;
  if (typeof then !== 'number') return unknown;
  const slack = `${site.tolerance.toFixed(12).replace(/0+$/, '')}*MAX(ABS(${v}),${Math.abs(then)})`;
  if (polarity === 'maximise') return `${number(then)}<=${v}+${slack}`;
  if (polarity === 'minimise') return `${v}<=${number(then)}+${slack}`;
  const band = polarity === 'within a band' ? row.band : null;
  const off = (low: string, high: string) => `MAX(0,${low}-${v},${v}-${high})`;
  const now = band ? off(...(ends(band).map((end) => end ?? v) as [string, string])) : off(t, t);
  const target = targetOf(row, lastYear?.target ?? null);
  // Last year without a target of its own is judged by this year's, which stands in a cell.
  const was = target === null ? `ABS(${number(then)}-${t})` : number(score(then, target, polarity) ?? 0);
  return `${now}<=${was}+${slack}`;
}

const nothing = `IF(LOWER(TRIM(${v}))="not applicable","Not applicable","No data")`;

/** Whether a formula is one of these, under whatever rule: what it says of a row without a figure is the same in all. */
export function isStatusFormula(formula: string): boolean {
  return /="not applicable","Not applicable","No data"\){2,3}$/i.test(formula.replace(/\s*([(),=])\s*/g, '$1'));
}

/** `{Value}` and `{Target}` stand for the row's own cells. */
export function statusFormula(of: JudgedRow): string {
  const row: FormulaRow = { ...judgedPi(of), period: of.period, lastYear: of.lastYear };
  const site = of.rules ?? defaultSiteRules.status;
  const rule = thresholdRuleOf(row, row.period, site);
  if (row.dataOnly) return `=IF(ISNUMBER(${v}),"Data only",${nothing})`;
  const amber = inside(row, rule, 'amber', site);
  const last = asksLastYear(row, row.period, site) ? held(row, site) : 'FALSE';
  const either = { 'within the limit': amber, 'improved or held': last, either: `OR(${amber},${last})` }[rule.amber];
  const judged = `IF(${inside(row, rule, 'green', site)},3,IF(${either},2,1))`;
  const isRange = rule.limits.kind === 'ranges' && row.polarity === 'within a band';
  const isExplicit = rule.limits.kind === 'ranges' || rule.limits.kind === 'values';
  const hasBand = row.polarity === 'within a band' && row.band;
  const needsTarget = !hasBand && !isRange && !(isExplicit && !site.explicitNeedsTarget);
  return `=IF(ISNUMBER(${v}),${needsTarget ? `IF(ISNUMBER(${t}),${judged},"Data only")` : judged},${nothing})`;
}

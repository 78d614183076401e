// Judges a PI's value in a period by the rule that holds there: its own set for the frequency, else its thresholds, else
// the site's. Server and pane judge by this. Source: DOMAIN, Target and status [P]: per PI, per frequency, from a period on.
import type { Figure } from '../figure';
import type { Polarity, Thresholds } from '../records/indicator';
import { thresholdsIn, type Band, type ThresholdRule, type ThresholdSet } from '../records/thresholds';
import { parseKey, type PeriodKey } from '../period/period';
import type { Target } from './aim';
import { judgeStatus } from './judge-status';
import type { SiteRules } from './site-rules';
import type { Status } from './status';

/** What of a PI its status depends on. */
export interface JudgedPi {
  readonly polarity: Polarity;
  /** `null`: as the site says. */
  readonly thresholds: Thresholds | null;
  readonly thresholdSets?: readonly ThresholdSet[] | null | undefined;
  readonly band?: Band | null | undefined;
  readonly dataOnly?: boolean | null | undefined;
}

/** A value and the target that a measurement has; a PI with a band aims at that. */
export interface JudgedPoint {
  readonly value: Figure;
  readonly target: number | null;
}

/** What few PIs have beside plain thresholds. */
export interface Judging {
  readonly thresholdSets: readonly ThresholdSet[] | null;
  readonly band: Band | null;
  readonly dataOnly: boolean | null;
  /** Of values that are worth a look outside it; no status depends on it. */
  readonly range: Band | null;
}

/** A PI in a period, as a row of a view has it. */
export interface JudgedRow {
  readonly polarity: Polarity;
  readonly thresholds: Thresholds | null;
  readonly period: PeriodKey;
  readonly judging?: Judging | null | undefined;
  /** How the site judges; left out: as sites do that never said. */
  readonly rules?: StatusRules | undefined;
  /** The same period of last year, where the PI's rule asks for it. */
  readonly lastYear?: JudgedPoint | undefined;
}

/** The PI of a row. */
export function judgedPi({ polarity, thresholds, judging }: JudgedRow): JudgedPi {
  return judging ? { ...judging, polarity, thresholds } : { polarity, thresholds };
}

/** The part of a site's rules that says how to judge. */
export type StatusRules = SiteRules['status'];

/** The rule of a PI in a period. */
export function thresholdRuleOf(pi: JudgedPi, period: PeriodKey, site: StatusRules): ThresholdRule {
  const isPeriod = (pi.thresholdSets || !pi.thresholds) && parseKey(period) !== undefined;
  const own = isPeriod && pi.thresholdSets ? thresholdsIn(pi.thresholdSets, period) : undefined;
  if (own) return own;
  const { thresholds } = pi;
  if (!thresholds) return (isPeriod ? thresholdsIn(site.thresholds, period) : undefined) ?? site.fallback;
  return { limits: thresholds, amber: 'within the limit', boundary: null };
}

/** Whether the status depends on the same period of last year [C]. */
export function asksLastYear(pi: JudgedPi, period: PeriodKey, site: StatusRules): boolean {
  return !pi.dataOnly && thresholdRuleOf(pi, period, site).amber !== 'within the limit';
}

/** What a PI aims at in a period: its band, else the target of the measurement. */
export function targetOf({ polarity, band }: JudgedPi, target: number | null): Target {
  return polarity === 'within a band' && band ? band : target;
}

/** @param lastYear the same period of last year; only needed where {@link asksLastYear} */
export function judgePi(
  pi: JudgedPi,
  period: PeriodKey,
  { value, target }: JudgedPoint,
  site: StatusRules,
  lastYear?: JudgedPoint,
): Status {
  if (pi.dataOnly && typeof value === 'number') return 'data only';
  const judging = {
    value,
    target: targetOf(pi, target),
    aim: pi.polarity,
    thresholds: thresholdRuleOf(pi, period, site),
    lastYear: lastYear && { value: lastYear.value, target: targetOf(pi, lastYear.target) },
  };
  return judgeStatus(judging, site);
}

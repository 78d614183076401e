// What is wrong with the definition of a PI as it would stand, all at once: thresholds, profile, periods, roll-ups in time,
// feeders, formula. Only what a push touches is judged, so that old records can be mended bit by bit.
import { isLonger } from '../../period/nesting';
import { frequencyOf, type Calendar, type Frequency } from '../../period/period';
import { countInYear } from '../../period/year';
import { wrongProfile } from '../../performance/outlook/target-profile';
import { prepareGraph, type RollUpIndicator } from '../../performance/roll-up/graph';
import { parseFormula } from '../../performance/roll-up/parse-formula';
import type { TimeRollUp } from '../../records/calculation';
import type { Indicator } from '../../records/indicator';
import { wrongThresholds, type ThresholdRule } from '../../records/thresholds';

export interface DefinitionIssue {
  readonly code: 'invalid' | 'unknown-record';
  readonly message: string;
  readonly field: string;
}

type Touches = (...fields: readonly (keyof Indicator)[]) => boolean;

/** What is wrong with the fields of a PI among themselves. */
export function definitionIssues(pi: Indicator, touches: Touches, calendar: Calendar): DefinitionIssue[] {
  const issues: DefinitionIssue[] = [];
  const wrong = (field: keyof Indicator, message: string | undefined) => {
    if (message !== undefined) issues.push({ code: 'invalid', field, message: `${pi.code}: ${message}` });
  };
  if (pi.thresholds && touches('thresholds', 'polarity'))
    wrong('thresholds', wrongThresholds(plainRule(pi.thresholds), pi.polarity));
  if (touches('thresholdSets', 'polarity'))
    for (const { from, rule } of pi.thresholdSets ?? []) {
      const message = wrongThresholds(rule, pi.polarity);
      wrong('thresholdSets', message && `from ${from} on: ${message}`);
    }
  if (touches('profile', 'frequency') && pi.profile) {
    const counts = countsInYear(pi.frequency, calendar);
    const own = pi.profile.kind === 'flat' ? undefined : pi.profile.shares.length;
    wrong('profile', wrongProfile(pi.profile, counts.find((n) => n === own) ?? counts[0] ?? 1));
  }
  if (touches('collectedFrom', 'frequency') && frequencyOf(pi.collectedFrom) !== pi.frequency)
    wrong('collectedFrom', `It is collected by ${pi.frequency}, and ${pi.collectedFrom} is a ${kind(pi)}.`);
  if (touches('rollUps', 'frequency')) wrong('rollUps', wrongRollUps(pi.rollUps ?? [], pi.frequency));
  return issues;
}

const kind = (pi: Indicator) => frequencyOf(pi.collectedFrom);

function plainRule(thresholds: NonNullable<Indicator['thresholds']>): ThresholdRule {
  return { limits: thresholds, amber: 'within the limit', boundary: null };
}

/** How many periods years have: 52 or 53 weeks, 365 or 366 days. */
function countsInYear(frequency: Frequency, calendar: Calendar): number[] {
  // Seven years have every kind of year in them but for the turn of a century.
  return [...new Set([2012, 2013, 2014, 2015, 2016, 2017, 2018].map((y) => countInYear(frequency, y, calendar)))].sort(
    (a, b) => a - b,
  );
}

function wrongRollUps(rolls: readonly TimeRollUp[], frequency: Frequency): string | undefined {
  const made = new Set<Frequency>([frequency]);
  for (const { to, from } of [...rolls].sort((a, b) => (isLonger(a.to, b.to) ? 1 : -1))) {
    if (made.has(to)) return `Its ${to}s come about in two ways.`;
    if (!isLonger(to, from)) return `A ${to} is not made of ${from}s.`;
    if (!made.has(from)) return `Its ${to}s would be made of ${from}s, which it does not have.`;
    made.add(to);
  }
  return undefined;
}

/**
 * What is wrong with where a PI's values come from: a formula that cannot be read, or feeders that are not there.
 * @param find the PI of a code, where it may be named: what somebody cannot see they cannot calculate with
 */
export function sourceIssues(pi: Indicator, find: (code: string) => RollUpIndicator | undefined): DefinitionIssue[] {
  const { code, source, measure } = pi;
  if (source === null || source.kind === 'units below') return [];
  const named = source.kind === 'same over' ? source.feeders : codesIn(source.text);
  const own: RollUpIndicator = { code, measure };
  const found = named.flatMap((feeder) => find(feeder) ?? []);
  const definition = { indicator: code, source, time: [], from: null, partial: false, factor: 1 };
  const { problems } = prepareGraph([definition], [own, ...found]);
  return problems
    .filter(({ cycle }) => cycle === undefined)
    .map(({ message }) => ({
      ...{ code: message.includes('no PI') ? ('unknown-record' as const) : ('invalid' as const) },
      ...{ field: 'source', message },
    }));
}

function codesIn(text: string): readonly string[] {
  const parsed = parseFormula(text);
  return parsed.kind === 'formula' ? parsed.formula.codes : [];
}

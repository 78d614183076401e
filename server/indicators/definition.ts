// What a PI is, with the names that a person needs to read it, and what its values are calculated from. Of other PIs only
// those that the asker may see are named.
import type { Calculations } from '../../domain/decide/calculated/catalogue';
import { problemWords } from '../../domain/decide/calculated/problem-words';
import { label, type Calendar } from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import type { Definition } from '../../domain/wire-indicators';
import type { PushContext } from '../../domain/decide/push-context';
import type { Body } from '../records/body';

/** Feeders that are named; more are counted. */
const NAMED = 50;

export function definitionOf(
  pi: Indicator,
  body: Body,
  seen: Pick<PushContext, 'indicator'>,
  { graph, problems }: Pick<Calculations, 'graph' | 'problems'>,
  calendar: Calendar,
): Definition {
  const person = (id: string) => ({ id, name: body.personName(id) });
  const feeders = graph.nodes.get(pi.code)?.feeders ?? [];
  const { code, name, description, measure, measureLabel, decimals, band, frequency, dueDays, graceDays } = pi;
  return {
    ...{ code, name, description, measure, measureLabel, decimals, band, frequency, dueDays, graceDays },
    units: [...body.unitPath(pi.unit)].reverse().map((unit) => ({ code: unit, name: body.unitName(unit) })),
    owner: pi.owner === null ? null : person(pi.owner),
    updaters: pi.updaters.map(person),
    aim: pi.polarity,
    dataOnly: pi.dataOnly === true,
    collectedFrom: label(pi.collectedFrom, calendar),
    noteWhenRed: pi.noteWhenRed,
    numeratorLabel: pi.numeratorLabel,
    denominatorLabel: pi.denominatorLabel,
    benchmarkGroup: pi.benchmarkGroup,
    profile: pi.profile,
    source: sourceOf(pi, feeders.length),
    feeders: feeders
      .flatMap((feeder) => seen.indicator(feeder) ?? [])
      .slice(0, NAMED)
      .map((feeder) => ({ code: feeder.code, name: feeder.name })),
    rollUps: pi.rollUps ?? [],
    calculatedFrom: pi.calculatedFrom === null ? null : label(pi.calculatedFrom, calendar),
    partial: pi.partial === true,
    mergedInto: pi.mergedInto,
    problems: problems
      .filter((problem) => problem.indicator === code)
      .map((problem) => problemWords(problem, (other) => seen.indicator(other) !== undefined)),
  };
}

function sourceOf({ source }: Indicator, feeders: number): Definition['source'] {
  switch (source?.kind) {
    case undefined:
      return null;
    case 'formula':
      return source;
    case 'same over':
      return { kind: 'other PIs', method: source.method, unitsBelow: false, of: source.feeders.length };
    case 'units below':
      return { kind: 'other PIs', method: source.method, unitsBelow: true, of: feeders };
  }
}

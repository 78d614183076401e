// What the definitions that a push sends come to together with those that are there: feeders in other PIs, cycles, and new
// PIs that may be one with others. Source: DOMAIN, Roll-up: no cycle; Values: repeated PIs [S].
import type { Issue } from '../../errors';
import { indicatorSchema, type Indicator } from '../../records/indicator';
import { nearDuplicates, plainCode, type NamedIndicator } from '../../records/near-duplicates';
import type { RecordFields } from '../../records/record-type';
import type { ChangeBlock } from '../../sync/change-set';
import type { PushContext } from '../push-context';
import { cataloguePi, prepareCalculations, type Calculations, type Catalogue, type CataloguePi } from './catalogue';
import { sourceIssues } from './definition-issues';
import { problemWords } from './problem-words';

/** A PI as a push would leave it. */
export interface SentIndicator {
  readonly pi: Indicator;
  readonly before: RecordFields | undefined;
  readonly touched: ReadonlySet<string>;
}

/** Fields that say from what a PI is calculated, by itself or by where it stands. */
const calculating = ['source', 'rollUps', 'measure', 'unit', 'name'] as const;
/** At most so many near-duplicates are told of one push. */
const TOLD = 100;

/** What stands in the way of taking the definitions of a push. */
export function catalogueIssues(
  sent: readonly SentIndicator[],
  units: ReadonlyMap<string, string | null>,
  calculations: Calculations,
  context: PushContext,
): Issue[] {
  const touching = sent.filter(({ pi, touched }) => isCalculatedAnew(pi, touched));
  if (touching.length === 0) return [];
  const drafts = new Map(sent.map(({ pi }) => [pi.code, cataloguePi(pi.code, { ...pi })]));
  const indicators = new Map([...calculations.catalogue.indicators, ...drafts]);
  const parents = new Map([...calculations.catalogue.parents, ...units]);
  const issues = touching.flatMap(({ pi, before, touched }) => {
    const known = new Set(feedersIn(before));
    const find = (code: string): CataloguePi | undefined => {
      const like = indicators.has(code) ? code : context.keysLike('indicator', code)[0];
      const isTheirs = like !== undefined && (drafts.has(like) || known.has(code) || context.indicator(like));
      const feeder = isTheirs ? indicators.get(like) : undefined;
      return feeder?.merged === true ? undefined : feeder;
    };
    return touched.has('source') || touched.has('measure')
      ? sourceIssues(pi, find).map((issue): Issue => ({ ...issue, severity: 'stop', key: pi.code }))
      : [];
  });
  if (issues.length > 0) return issues;
  const { problems, graph } = prepareCalculations({ indicators, parents }, context.calendar, context.site);
  const isSeen = (code: string) => drafts.has(code) || context.indicator(code) !== undefined;
  for (const { pi } of touching) {
    const problem = problems.find((p) => p.indicator === pi.code);
    const isAlone = pi.source?.kind === 'units below' && graph.nodes.get(pi.code)?.feeders.length === 0;
    const alone = isAlone ? `No PI in the units below has the name of ${pi.code}.` : undefined;
    const message = problem ? problemWords(problem, isSeen) : alone;
    if (message !== undefined)
      issues.push({ code: 'invalid', severity: 'stop', message, key: pi.code, field: 'source' });
  }
  return issues;
}

function isCalculatedAnew(pi: Indicator, touched: ReadonlySet<string>): boolean {
  if (touched.has('source') || touched.has('rollUps')) return true;
  const calculated = pi.source !== null || pi.rollUps !== null;
  return calculated && calculating.some((field) => touched.has(field));
}

/** Codes that a stored PI is calculated from already, as written. */
function feedersIn(fields: RecordFields | undefined): readonly string[] {
  const parsed = fields && indicatorSchema.safeParse(fields);
  return parsed?.success ? feedersOf(parsed.data.source) : [];
}

function feedersOf(source: Indicator['source']): readonly string[] {
  if (source?.kind === 'same over') return source.feeders;
  return source?.kind === 'formula' ? [...source.text.matchAll(/\[([^\]]+)\]/g)].map((m) => (m[1] ?? '').trim()) : [];
}

/** What is worth a look in the definitions that a change-set sets; the same whenever it is asked for. */
export function catalogueChecks(
  blocks: readonly ChangeBlock[],
  { catalogue }: Calculations,
  isSeen: (code: string) => boolean,
): Issue[] {
  const of = (field: string) => blocks.filter((b) => b.type === 'indicator' && b.field === field);
  const added = of('unit').flatMap(({ keys, before }) => keys.filter((_, i) => (before[i] ?? null) === null));
  const calculated = new Set([...of('source'), ...of('frequency')].flatMap(({ keys }) => keys));
  const pis = [...calculated].flatMap((code) => catalogue.indicators.get(code)?.calculated ?? []);
  return [
    ...pis.flatMap((pi) => frequencyChecks(pi, catalogue, isSeen)),
    ...duplicateChecks(added, catalogue.indicators, isSeen),
  ];
}

/** Feeders that have no figures at a PI's frequency: it would have none itself. */
function frequencyChecks(pi: Indicator, { indicators }: Catalogue, isSeen: (code: string) => boolean): Issue[] {
  const missing = feedersOf(pi.source).filter((code) => {
    const feeder = indicators.get(code);
    return feeder && isSeen(code) && !feeder.frequencies.includes(pi.frequency);
  });
  if (pi.rollUps?.some((roll) => roll.to === pi.frequency) || missing.length === 0) return [];
  const has = missing.length === 1 ? 'has' : 'have';
  const message = `${missing.slice(0, 3).join(', ')} ${has} no figures by ${pi.frequency}, so ${pi.code} would have none.`;
  return [{ code: 'invalid', severity: 'check', message, key: pi.code, field: 'source' }];
}

/**
 * New PIs that may be one with another of their unit, or whose code is another's written differently. Of what the asker may
 * not see nothing is told.
 */
function duplicateChecks(
  codes: readonly string[],
  indicators: ReadonlyMap<string, CataloguePi>,
  isSeen: (code: string) => boolean,
): Issue[] {
  const isNew = new Set(codes);
  const added = codes.flatMap((code) => indicators.get(code) ?? []);
  if (added.length === 0) return [];
  const units = new Set(added.map(({ unit }) => unit));
  const plain = new Set(added.map(({ code }) => plainCode(code)));
  const firsts = new Set(added.map(({ code }) => code.charAt(0).toLowerCase()));
  const near: NamedIndicator[] = [];
  for (const pi of indicators.values()) {
    // Taking codes apart costs more than all the rest: only those that begin alike are.
    const isLike = () => firsts.has(pi.code.charAt(0).toLowerCase()) && plain.has(plainCode(pi.code));
    if (!isNew.has(pi.code) && !pi.merged && (units.has(pi.unit) || isLike()) && isSeen(pi.code)) near.push(pi);
  }
  return nearDuplicates([...near, ...added])
    .filter((pair) => isNew.has(pair.second) && (pair.sameUnit || pair.reason === 'same code written differently'))
    .slice(0, TOLD)
    .map(({ first, second, reason }) => ({
      ...{ code: 'row-twice', severity: 'check', key: second, field: 'name' },
      message: `${second} may be ${first} again: ${reason}.`,
    }));
}

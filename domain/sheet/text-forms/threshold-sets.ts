// Thresholds by period in one cell: `2014/15: green 0 %, amber 5 %; Q1 2015/16: green within 1, amber within 3`.
import type { Band, Limits, ThresholdRule, ThresholdSet } from '../../records/thresholds';
import { bandForm, readNumber, readShare, shareText } from './numbers';
import { allOf, isWrong, type Said, type TextForm } from './text-form';

const limitWords =
  'Write “green 0 %, amber 5 %” (of the target), “green within 1, amber within 3”, “green at 30, amber at 20” or “green 0 to 10, amber -5 to 15”.';
const IMPROVED = 'amber if improved or held';
const EITHER = 'amber if near or improved or held';
const edgeShape = /^edges? (better|worse)\s*\/\s*(better|worse)$/i;

function limitsText(limits: Limits): string {
  switch (limits.kind) {
    case 'share of target':
      return `green ${shareText(limits.green)}, amber ${shareText(limits.amber)}`;
    case 'absolute':
      return `green within ${limits.green}, amber within ${limits.amber}`;
    case 'values':
      return `green at ${limits.green}, amber at ${limits.amber}`;
    case 'ranges':
      return `green ${bandForm.write(limits.green)}, amber ${bandForm.write(limits.amber)}`;
  }
}

function ruleText({ limits, amber, boundary }: ThresholdRule): string {
  const more = [
    ...(amber === 'improved or held' ? [IMPROVED] : amber === 'either' ? [EITHER] : []),
    ...(boundary ? [`edges ${boundary.green}/${boundary.amber}`] : []),
  ];
  return [limitsText(limits), ...more].join(', ');
}

/** One limit: its kind with its figure. */
type Limit =
  | { readonly kind: 'share of target' | 'absolute' | 'values'; readonly at: number }
  | { readonly kind: 'ranges'; readonly at: Band }
  /** `0` alone is no margin of any kind. */
  | { readonly kind: 'none' };

function readLimit(text: string): Limit | undefined {
  const share = readShare(text);
  if (share !== undefined) return { kind: 'share of target', at: share };
  const word = /^(within|at)\s+(.*)$/i.exec(text);
  const number = readNumber(word?.[2] ?? text);
  if (word && number !== undefined)
    return { kind: word[1]?.toLowerCase() === 'at' ? 'values' : 'absolute', at: number };
  if (number === 0) return { kind: 'none' };
  const band = bandForm.read(text);
  return isWrong(band) ? undefined : { kind: 'ranges', at: band.value };
}

function readLimits(green: Limit | undefined, amber: Limit | undefined): Limits | undefined {
  if (!green || !amber) return undefined;
  const kind = green.kind === 'none' ? amber.kind : green.kind;
  if (kind === 'ranges')
    return green.kind === kind && amber.kind === kind ? { kind, green: green.at, amber: amber.at } : undefined;
  const at = (limit: Limit) => {
    if (limit.kind === 'none') return 0;
    return limit.kind === 'ranges' || limit.kind !== kind ? undefined : limit.at;
  };
  const [g, a] = [at(green), at(amber)];
  return kind === 'none' || g === undefined || a === undefined ? undefined : { kind, green: g, amber: a };
}

function readRule(text: string): Said<ThresholdRule> {
  let [green, amber]: (Limit | undefined)[] = [];
  let rule: ThresholdRule['amber'] = 'within the limit';
  let boundary: ThresholdRule['boundary'] = null;
  for (const part of text.split(',')) {
    const said = part.trim();
    const edge = edgeShape.exec(said);
    const limit = /^(green|amber)\s+(.*)$/i.exec(said);
    if (said.toLowerCase() === IMPROVED) rule = 'improved or held';
    else if (said.toLowerCase() === EITHER) rule = 'either';
    else if (edge) boundary = { green: side(edge[1]), amber: side(edge[2]) };
    else if (limit?.[1]?.toLowerCase() === 'green') green = readLimit(limit[2] ?? '');
    else if (limit) amber = readLimit(limit[2] ?? '');
    else return { wrong: `“${said}” says nothing of thresholds. ${limitWords}` };
  }
  const limits = readLimits(green, amber);
  return limits ? { value: { limits, amber: rule, boundary } } : { wrong: limitWords };
}

const side = (word = '') => (word.toLowerCase() === 'worse' ? 'worse' : 'better');

/** One rule, for all periods: `green 0 %, amber 5 %`. */
export const thresholdRuleForm: TextForm<ThresholdRule> = { write: ruleText, read: readRule };

/** @param periods how a period is written and read */
export function thresholdSetsForm(periods: TextForm<string>): TextForm<ThresholdSet[]> {
  return {
    write: (sets) =>
      sets.length === 0 ? 'none' : sets.map(({ from, rule }) => `${periods.write(from)}: ${ruleText(rule)}`).join('; '),
    read(text) {
      if (text.trim().toLowerCase() === 'none') return { value: [] };
      return allOf(
        text.split(';').map((part): Said<ThresholdSet> => {
          const at = part.indexOf(':');
          if (at < 0)
            return { wrong: `“${part.trim()}” lacks its first period. Write “2014/15: green 0 %, amber 5 %”.` };
          const from = periods.read(part.slice(0, at).trim());
          if (isWrong(from)) return from;
          const rule = readRule(part.slice(at + 1));
          return isWrong(rule) ? rule : { value: { from: from.value, rule: rule.value } };
        }),
      );
    },
  };
}

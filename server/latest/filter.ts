// Which PIs a filter lets pass, best match of the text first: by words of code, name, unit or owner, by unit with all below
// it, by owner, status, trend and frequency, and whether a figure is overdue.
import type { Indicator } from '../../domain/records/indicator';
import type { PiFilter } from '../../domain/wire-filter';
import { plain, SEPARATORS } from '../indicators/find';
import type { Body } from '../records/body';
import type { LatestByCode } from './kept';
import { noFigure } from './latest';

/** Folded texts of units and people, once for each body. */
const folded = new WeakMap<Body, Map<string, string>>();

function wordsOf(text: string): string {
  return ` ${plain(text).replace(SEPARATORS, ' ')}`;
}

const words = new WeakMap<Indicator, { readonly code: string; readonly words: string }>();

function ownWords(pi: Indicator) {
  const known = words.get(pi) ?? { code: plain(pi.code), words: wordsOf(`${pi.code} ${pi.name}`) };
  words.set(pi, known);
  return known;
}

/** How well a PI fits a text: 0 its code, 1 a code that begins so, 2 words that begin so, 3 the letters anywhere. */
function ranking(text: string, body: Body): (pi: Indicator) => 0 | 1 | 2 | 3 | undefined {
  const whole = plain(text);
  const parts = whole.replace(SEPARATORS, ' ').trim().split(' ');
  const names = folded.get(body) ?? new Map<string, string>();
  folded.set(body, names);
  const named = (key: string, name: () => string) => {
    const known = names.get(key) ?? wordsOf(name());
    names.set(key, known);
    return known;
  };
  return (pi) => {
    const own = ownWords(pi);
    if (own.code.startsWith(whole)) return own.code === whole ? 0 : 1;
    const { owner, unit } = pi;
    const unitName = named(`unit ${unit}`, () => body.unitName(unit));
    const ownerName = owner === null ? '' : named(`person ${owner}`, () => body.personName(owner));
    const all = [own.words, unitName, ownerName];
    if (parts.every((part) => all.some((text_) => text_.includes(` ${part}`)))) return 2;
    return parts.every((part) => all.some((text_) => text_.includes(part))) ? 3 : undefined;
  };
}

function passes(filter: PiFilter, body: Body, latest: LatestByCode): (pi: Indicator) => boolean {
  const { units, owners, statuses, trends, frequencies, overdue } = filter;
  const set = <T>(items: readonly T[] | undefined) => (items ? new Set(items) : undefined);
  const [unit, owner, status] = [set(units), set(owners), set(statuses)];
  const [trend, frequency] = [set(trends), set(frequencies)];
  return (pi) => {
    if (frequency && !frequency.has(pi.frequency)) return false;
    if (owner && !(pi.owner !== null && owner.has(pi.owner))) return false;
    if (unit && !body.unitPath(pi.unit).some((code) => unit.has(code))) return false;
    if (!status && !trend && overdue === undefined) return true;
    const how = latest.get(pi.code) ?? noFigure;
    if (status && !status.has(how.status)) return false;
    if (trend && !trend.has(how.shortTrend)) return false;
    return overdue === undefined || how.overdue;
  };
}

/** The PIs that pass, in their order; where a text was typed those that fit it best come first. */
export function filtered(
  pis: readonly Indicator[],
  filter: PiFilter,
  body: Body,
  latest: LatestByCode,
): readonly Indicator[] {
  const pass = passes(filter, body, latest);
  const { text = '' } = filter;
  if (plain(text).replace(SEPARATORS, ' ').trim() === '') return text === '' ? pis.filter(pass) : [];
  const rank = ranking(text, body);
  const ranks: [Indicator[], Indicator[], Indicator[], Indicator[]] = [[], [], [], []];
  for (const pi of pis) {
    const at = rank(pi);
    if (at !== undefined && pass(pi)) ranks[at].push(pi);
  }
  return ranks.flat();
}

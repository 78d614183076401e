// Finds PIs by code or by words of the name, among those that a person may see. Folded once for each PI; a search looks
// through all of them, and asks for rights only where a PI would be among the answers.
import type { Indicator } from '../../domain/records/indicator';
import { foldCode } from '../../domain/records/text';
import type { Found } from '../../domain/wire-indicators';
import { rightsLookup } from '../records/asking';
import type { Body } from '../records/body';
import type { Who } from '../service';

interface Folded {
  readonly pi: Indicator;
  readonly code: string;
  /** Words of code and name, each with a blank before it. */
  readonly words: string;
}

const kept = new WeakMap<Body, readonly Folded[]>();
/** PIs that stay as they are keep what was made of them when others change. */
const known = new WeakMap<Indicator, Folded>();

/** Accents go, so that "cafe" finds "café"; what stands between words becomes one blank. */
function plain(text: string): string {
  return foldCode(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
}

function folded(pi: Indicator): Folded {
  const found = known.get(pi);
  if (found) return found;
  const words = ` ${plain(`${pi.code} ${pi.name}`).replace(/[^\p{L}\p{N}%£]+/gu, ' ')}`;
  const made = { pi, code: plain(pi.code), words };
  known.set(pi, made);
  return made;
}

function allOf(body: Body): readonly Folded[] {
  const found = kept.get(body);
  if (found) return found;
  const all = body.indicatorCodes().flatMap((code) => {
    const pi = body.indicator(code);
    return pi ? folded(pi) : [];
  });
  kept.set(body, all);
  return all;
}

/** How well a PI fits: 0 its code, 1 a code that begins so, 2 words that begin so, 3 the letters anywhere. */
function rank({ code, words }: Folded, text: string, parts: readonly string[]): 0 | 1 | 2 | 3 | undefined {
  if (code.startsWith(text)) return code === text ? 0 : 1;
  if (parts.every((part) => words.includes(` ${part}`))) return 2;
  return parts.every((part) => words.includes(part)) ? 3 : undefined;
}

/** The best `limit` matches: those whose code fits first, each kind in the order of the codes. */
export function findIndicators(find: string, limit: number, who: Who, body: Body): Found {
  const text = plain(find);
  const parts = text
    .replace(/[^\p{L}\p{N}%£]+/gu, ' ')
    .trim()
    .split(' ');
  const ranks: [Indicator[], Indicator[], Indicator[], Indicator[]] = [[], [], [], []];
  if (parts[0] === '') return { items: [], more: false };
  const rightsOf = rightsLookup(who, body);
  for (const entry of allOf(body)) {
    const at = rank(entry, text, parts);
    if (at === undefined || ranks[at].length > limit) continue;
    if (rightsOf(entry.pi).includes('see')) ranks[at].push(entry.pi);
  }
  const found = ranks.flat();
  return {
    items: found.slice(0, limit).map(({ code, name, unit }) => ({ code, name, unit: body.unitName(unit) })),
    more: found.length > limit,
  };
}

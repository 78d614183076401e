// Which PI each row or heading of a table is of: by code, folded; by name with unit; what comes near is asked, what matches
// nothing waits. Source: PRODUCT, Adopt (suspense list). What was decided before is remembered by the mapping.
import { plainCode, plainWords } from '../../records/near-duplicates';
import { foldCode } from '../../records/text';
import type { Matches } from '../mapping';
import type { Identity } from './adopted-figures';

export interface KnownPi {
  readonly code: string;
  readonly name: string;
  /** Code and name of its unit. */
  readonly unit: string;
  readonly unitName: string;
}

export type Match =
  | { readonly kind: 'matched'; readonly code: string; readonly how: 'code' | 'name' | 'remembered' }
  /** Near enough to ask, the nearest first. */
  | { readonly kind: 'asked'; readonly candidates: readonly string[]; readonly why: string }
  | { readonly kind: 'unmatched' }
  | { readonly kind: 'left out' };

const MOST_CANDIDATES = 3;
const MOST_LETTERED = 5000;

type Index = () => ReadonlyMap<string, readonly KnownPi[]>;

interface Indexes {
  readonly byCode: Index;
  readonly byPlainCode: Index;
  readonly byName: Index;
  readonly byWords: Index;
  readonly byAnyOrder: Index;
  readonly byLetters: Index;
  readonly byMention: Index;
}

/** The same PIs are asked for again after each answer of the person. */
const indexed = new WeakMap<readonly KnownPi[], Indexes>();

function indexesOf(pis: readonly KnownPi[]): Indexes {
  const known = indexed.get(pis);
  if (known) return known;
  // Made when first asked: where every code is known, names are never looked for.
  const lazily = (keysOf: (pi: KnownPi) => readonly string[], most = Infinity): Index => {
    let index: ReturnType<Index> | undefined;
    return () => (index ??= pis.length > most ? new Map<string, KnownPi[]>() : indexBy(pis, keysOf));
  };
  const own: Indexes = {
    byCode: lazily((pi) => [foldCode(pi.code)]),
    byPlainCode: lazily((pi) => [plainCode(pi.code)]),
    byName: lazily((pi) => [foldName(pi.name)]),
    byWords: lazily((pi) => [plainWords(pi.name).join(' ')]),
    byAnyOrder: lazily((pi) => [[...plainWords(pi.name)].sort().join(' ')]),
    // One letter off is looked for among few enough: the index has an entry for each letter of each name.
    byLetters: lazily((pi) => rests(plainWords(pi.name).join(' ')), MOST_LETTERED),
    byMention: lazily((pi) => codesIn(pi.name)),
  };
  indexed.set(pis, own);
  return own;
}

/** Looks PIs up by what a table may write of them. Made once for all rows. */
export function piMatcher(pis: readonly KnownPi[], remembered: Matches): (identity: Identity) => Match {
  const { byCode, byPlainCode, byName, byWords, byAnyOrder, byLetters, byMention } = indexesOf(pis);

  return (identity) => {
    const said = remembered.get(identity.is);
    if (said !== undefined)
      return said === null ? { kind: 'left out' } : { kind: 'matched', code: said, how: 'remembered' };
    const texts = namesOf(identity);
    const namedSo = () =>
      withUnit(
        texts.flatMap((t) => byName().get(foldName(t)) ?? []),
        identity,
      );
    if (identity.code !== '') {
      const codes = [
        identity.code,
        ...(identity.pi === '' ? [] : [`${identity.code} ${identity.pi}`, `${identity.code}${identity.pi}`]),
      ];
      const own = (identity.pi === '' ? codes : codes.slice(1)).flatMap((c) => byCode().get(foldCode(c)) ?? []);
      const [pi, ...others] = own;
      if (pi && others.length === 0) {
        // Its code is one PI's and its name another's: one of the two is wrong.
        const isNamed =
          identity.name === '' ||
          ((identity.unit === '' || isUnit(pi, identity.unit)) && texts.some((t) => foldName(t) === foldName(pi.name)));
        const named = isNamed ? [] : namedSo();
        const [other] = named;
        if (other && named.every((n) => n.code !== pi.code))
          return asked([pi, ...named], `The code is that of ${pi.code}, the name that of ${other.code}.`);
        return { kind: 'matched', code: pi.code, how: 'code' };
      }
      if (own.length > 1) return asked(own, 'More than one PI has this code.');
      const near = codes.flatMap((c) => byPlainCode().get(plainCode(c)) ?? []);
      if (near.length > 0) return asked(near, 'Its code is written a little differently.');
      const mentioned = byMention().get(foldCode(identity.code)) ?? [];
      if (mentioned.length > 0) return asked(mentioned, `Its name speaks of “${identity.code}”.`);
    }
    const [only, ...more] = namedSo();
    if (only && more.length === 0) {
      // A name with a code beside it that no PI has is not yet that PI.
      if (identity.code !== '' && identity.pi === '')
        return asked([only], `No PI has the code “${identity.code}”; this one has the name.`);
      if (identity.unit !== '' && !isUnit(only, identity.unit))
        return asked([only], `It has the name, and belongs to ${only.unitName}.`);
      return { kind: 'matched', code: only.code, how: 'name' };
    }
    if (only) return asked([only, ...more], 'More than one PI has this name.');
    for (const [index, why] of [
      [byWords, 'Its name is written a little differently.'],
      [byAnyOrder, 'Its name has the same words in another order.'],
    ] as const) {
      const key = (t: string) => (index === byWords ? plainWords(t).join(' ') : [...plainWords(t)].sort().join(' '));
      const found = withUnit(
        texts.flatMap((t) => (plainWords(t).length === 0 ? [] : (index().get(key(t)) ?? []))),
        identity,
      );
      if (found.length > 0) return asked(found, why);
    }
    const misspelt = withUnit(
      texts.flatMap((t) => rests(plainWords(t).join(' ')).flatMap((r) => byLetters().get(r) ?? [])),
      identity,
    );
    if (misspelt.length > 0) return asked(misspelt, 'Its name differs in one letter.');
    return { kind: 'unmatched' };
  };
}

function asked(pis: readonly KnownPi[], why: string): Match {
  return {
    kind: 'asked',
    candidates: distinct(pis)
      .slice(0, MOST_CANDIDATES)
      .map((pi) => pi.code),
    why,
  };
}

/** The names under which the store may know it. */
export function namesOf({ name, pi }: Pick<Identity, 'name' | 'pi'>): string[] {
  const plain = name.replaceAll(' · ', ' ');
  const said = pi.replaceAll(' · ', ' ');
  if (pi === '') return [...new Set([name, plain])].filter(Boolean);
  if (name === '') return [pi, said];
  return [
    `${plain}: ${said}`,
    `${plain} ${said}`,
    `${said} ${plain}`,
    `${plain} - ${said}`,
    `${said}: ${plain}`,
    `${plain} (${said})`,
  ];
}

const foldName = (name: string) => foldCode(name).replace(/[.:;]+$/, '');

function indexBy(pis: readonly KnownPi[], keysOf: (pi: KnownPi) => readonly string[]): ReadonlyMap<string, KnownPi[]> {
  const index = new Map<string, KnownPi[]>();
  for (const pi of pis)
    for (const key of new Set(keysOf(pi))) {
      if (key === '') continue;
      const list = index.get(key);
      if (list) list.push(pi);
      else index.set(key, [pi]);
    }
  return index;
}

function distinct(pis: readonly KnownPi[]): KnownPi[] {
  return [...new Map(pis.map((pi) => [pi.code, pi])).values()];
}

/** Of several, those of the unit that the table names, where it names one. */
function withUnit(pis: readonly KnownPi[], { unit }: Identity): KnownPi[] {
  const all = distinct(pis);
  if (unit === '' || all.length < 2) return all;
  const own = all.filter((pi) => isUnit(pi, unit));
  return own.length > 0 ? own : all;
}

function isUnit(pi: KnownPi, unit: string): boolean {
  return unit.split(' · ').some((u) => foldCode(u) === foldCode(pi.unit) || foldCode(u) === foldCode(pi.unitName));
}

/** Codes that a name mentions, as “old BVPI8”. */
function codesIn(name: string): string[] {
  return (name.match(/\b[A-Z]{1,6}[ -]?\d{1,4}[a-z]?\b/g) ?? []).map(foldCode);
}

const SHORTEST = 12;

/** A long name, and the name with each letter taken out: names one letter apart have one of these in common. */
function rests(name: string): string[] {
  if (name.length < SHORTEST || name.length > 120) return [];
  return [
    name,
    ...Array.from({ length: name.length }, (_, i) =>
      /\d/.test(name[i] ?? '') ? '' : name.slice(0, i) + name.slice(i + 1),
    ),
  ].filter(Boolean);
}

// How a value comes about, in one cell: `quarter from month: sum`, `sum over [A], [B]`, `sum([A], [B]) / [C]`; and how a
// target is spread: `shares 25 %, 25 %, 25 %, 25 %`.
import { frequencies, type Frequency } from '../../period/period';
import { tokensOf } from '../../performance/roll-up/formula-tokens';
import { parseFormula } from '../../performance/roll-up/parse-formula';
import { methods, treeMethods, type IndicatorSource, type TimeRollUp } from '../../records/calculation';
import { readNumber, readShare, shareText } from './numbers';
import { allOf, type Said, type TextForm } from './text-form';

const rollUpShape = /^(\S+)\s+from\s+(\S+)\s*:\s*(\S+)$/i;
const rollUpWords = `Write “quarter from month: sum”, with one of ${methods.join(', ')}.`;

export const rollUpsForm: TextForm<TimeRollUp[]> = {
  write: (rolls) =>
    rolls.length === 0 ? 'none' : rolls.map(({ to, from, method }) => `${to} from ${from}: ${method}`).join('; '),
  read(text) {
    if (text.trim().toLowerCase() === 'none') return { value: [] };
    return allOf(text.split(';').map(readRollUp));
  },
};

function readRollUp(text: string): Said<TimeRollUp> {
  const m = rollUpShape.exec(text.trim());
  const frequency = (word = ''): Frequency | undefined => frequencies.find((f) => f === word.toLowerCase());
  const [to, from] = [frequency(m?.[1]), frequency(m?.[2])];
  const method = methods.find((known) => known === m?.[3]?.toLowerCase());
  if (!to || !from || !method) return { wrong: `“${text.trim()}” is no roll-up. ${rollUpWords}` };
  if (frequencies.indexOf(to) >= frequencies.indexOf(from))
    return { wrong: `A ${to} cannot come from a ${from}.`, instead: `${from} from ${to}: ${method}` };
  return { value: { to, from, method } };
}

const overShape = new RegExp(`^(${treeMethods.join('|')})\\s+over\\s+(.*)$`, 'is');

/** A code in brackets, as formulas name PIs: a `]` within it is doubled. */
const bracketed = (code: string) => `[${code.replaceAll(']', ']]')}]`;

export const sourceForm: TextForm<IndicatorSource> = {
  write(source) {
    switch (source.kind) {
      case 'formula':
        return source.text;
      case 'same over':
        return `${source.method} over ${source.feeders.map(bracketed).join(', ')}`;
      case 'units below':
        return `${source.method} over units below`;
    }
  },
  read(text) {
    const over = overShape.exec(text.trim());
    const method = treeMethods.find((known) => known === over?.[1]?.toLowerCase());
    if (method && over?.[2]?.trim().toLowerCase() === 'units below') return { value: { kind: 'units below', method } };
    if (over && method) {
      const feeders = codesIn(over[2] ?? '');
      return feeders
        ? { value: { kind: 'same over', feeders, method } }
        : { wrong: 'Write “sum over [A], [B]”, with codes in brackets.' };
    }
    const parsed = parseFormula(text);
    if (parsed.kind === 'formula') return { value: { kind: 'formula', text } };
    return { wrong: `${parsed.problem.message} Write “sum([A], [B]) / [C]” or “sum over [A], [B]”.` };
  },
};

function codesIn(text: string): string[] | undefined {
  const tokens = tokensOf(text);
  if (!Array.isArray(tokens)) return undefined;
  const codes: string[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.kind === 'end') break;
    const isCode = i % 2 === 0;
    if (isCode ? token.kind !== 'code' : token.text !== ',') return undefined;
    if (isCode) codes.push(token.text);
  }
  return codes.length > 0 && tokens.length === codes.length * 2 ? codes : undefined;
}

export type Profile =
  { readonly kind: 'flat' } | { readonly kind: 'shares' | 'shares to date'; readonly shares: number[] };

export const profileForm: TextForm<Profile> = {
  write: (profile) =>
    profile.kind === 'flat' ? 'flat' : `${profile.kind} ${profile.shares.map(shareText).join(', ')}`,
  read(text) {
    const t = text.trim();
    if (t.toLowerCase() === 'flat') return { value: { kind: 'flat' } };
    const m = /^(shares to date|shares)\s+(.*)$/is.exec(t);
    const shares = allOf((m?.[2] ?? '').split(',').map(readOne));
    if (!m || 'wrong' in shares)
      return { wrong: 'Write “flat”, “shares 25 %, 25 %, 25 %, 25 %” or “shares to date 25 %, 50 %, 75 %, 100 %”.' };
    return { value: { kind: m[1]?.toLowerCase() === 'shares' ? 'shares' : 'shares to date', shares: shares.value } };
  },
};

function readOne(text: string): Said<number> {
  const share = readShare(text) ?? (readNumber(text) === 0 ? 0 : undefined);
  return share === undefined ? { wrong: '' } : { value: share };
}

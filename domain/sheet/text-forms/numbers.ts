// Numbers in text forms: every double reads back as the one it was, percentages too, since their point is moved as text.
import type { Band } from '../../records/thresholds';
import type { Said, TextForm } from './text-form';

export const NUMBER = '[-−]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:e[+-]?\\d+)?';
const shape = new RegExp(`^${NUMBER}$`, 'i');
const shareShape = new RegExp(`^(${NUMBER})\\s*%$`, 'i');

export function readNumber(text: string): number | undefined {
  const t = text.trim();
  return shape.test(t) ? finite(Number(t.replace('−', '-'))) : undefined;
}

function finite(n: number): number | undefined {
  return Number.isFinite(n) ? n : undefined;
}

/** A share of 1 as percent: 0.05 is `5 %`. */
export function shareText(share: number): string {
  return `${moved(share, 2)} %`;
}

/** `5 %` is 0.05; `undefined` where it is no percentage. */
export function readShare(text: string): number | undefined {
  const m = shareShape.exec(text.trim());
  if (!m?.[1]) return undefined;
  const [digits = '', exponent = '0'] = m[1].replace('−', '-').toLowerCase().split('e');
  return finite(Number(`${digits}e${Number(exponent) - 2}`));
}

/** The shortest decimal of a number with its point moved to the right: no digit is calculated. */
function moved(n: number, places: number): string {
  const [mantissa = '0', exponent = '0'] = n.toExponential().split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  const point = Number(exponent) + places + 1;
  if (n === 0) return '0';
  if (point > 21 || point < -6) return `${mantissa}e${Number(exponent) + places}`;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const between = new RegExp(`^(${NUMBER})\\s*(?:to|–|-)\\s*(${NUMBER})$`, 'i');

/** `0 to 10`, `from 5`, `up to 10`. */
export const bandForm: TextForm<Band> = {
  write({ from, to }) {
    if (from === null) return `up to ${to ?? 0}`;
    return to === null ? `from ${from}` : `${from} to ${to}`;
  },
  read(text) {
    const t = text.trim();
    const both = between.exec(t);
    const band: Partial<Band> = both
      ? { from: readNumber(both[1] ?? '') ?? null, to: readNumber(both[2] ?? '') ?? null }
      : oneEnd(t);
    const { from, to } = band;
    if (from === undefined || to === undefined) return wrongBand;
    if (from === null && to === null) return wrongBand;
    if (from !== null && to !== null && from > to)
      return { wrong: 'A band runs from the smaller value to the larger.', instead: `${to} to ${from}` };
    return { value: { from, to } };
  },
};

const wrongBand: Said<Band> = { wrong: 'Write a band as “0 to 10”, “from 5” or “up to 10”.' };

function oneEnd(text: string): Partial<Band> {
  const m = /^(from|up to)\s+(.*)$/i.exec(text);
  const end = readNumber(m?.[2] ?? '');
  if (!m || end === undefined) return {};
  return m[1]?.toLowerCase() === 'from' ? { from: end, to: null } : { from: null, to: end };
}

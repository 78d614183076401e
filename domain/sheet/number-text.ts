// Text that reads as a number. It is never taken as one in silence: it becomes an issue with a one-click fix (SYNC: Reading).

export interface NumberText {
  readonly value: number;
  /** Whether the text carried a percent sign; then `value` is already the ratio. */
  readonly percent: boolean;
}

/** Groups of three are marked by one sign throughout: `1 000,001` is no million, and `0,123` no hundred. */
const shape =
  /^([-+]?)(?:[£$€])?([-+]?)([1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+)|\d+)?(\.\d+)?(%?)(?: ?[a-z][a-z .]{0,20})?$/i;

/** `1,234`, `12%`, `88.6 %`, `£3.50`, `.59`, `5 days`, `(1,234)`, `−5`; `undefined` where it is no number. */
export function readNumberText(text: string): NumberText | undefined {
  let t = text
    .normalize('NFKC')
    .replace(/[\u2212\u2013\u2014]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?% ?/, '%');
  const negative = /^\(.*\)$/.test(t);
  if (negative) t = t.slice(1, -1).trim();
  const m = shape.exec(t);
  if (!m || (m[3] === undefined && m[4] === undefined)) return undefined;
  if (m[1] && m[2]) return undefined;
  const digits = (m[3] ?? '').replace(/[^\d]/g, '') + (m[4] ?? '');
  const sign = (m[1] === '-' || m[2] === '-') !== negative ? -1 : 1;
  const n = sign * Number(digits);
  if (!Number.isFinite(n)) return undefined;
  return m[5] === '%' ? { value: Number((n / 100).toPrecision(15)), percent: true } : { value: n, percent: false };
}

const notAvailable = new Set([
  'n/a',
  'na',
  'n.a.',
  'n/k',
  'dna',
  '-',
  '–',
  '—',
  '..',
  'no data',
  'not available',
  'not known',
]);
const notApplicable = new Set(['not applicable']);

/** Words that stand for a stated reason why there is no number. None of them is ever 0. */
export function readReason(text: string): 'not available' | 'not applicable' | undefined {
  const t = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (notAvailable.has(t)) return 'not available';
  if (notApplicable.has(t)) return 'not applicable';
  return undefined;
}

// What stands below a chart: a short name for each period where there is room, and the years below them.
import type { Frequency } from '../../../domain/period/period';

export interface AxisLabel {
  readonly x: number;
  readonly text: string;
}

/** Pixels of a letter at 11 px, a little more than most need. */
export const LETTER = 6.2;

/** `Q1` of `Q1 2014/15`, `Apr` of `Apr 2014`, `09 Feb` of `WC 09-Feb-2009`; a year stands whole. */
export function shortLabel(label: string, frequency: Frequency): string {
  switch (frequency) {
    case 'year':
      return label;
    case 'half-year':
    case 'quarter':
    case 'month':
      return label.split(' ')[0] ?? label;
    case 'week':
    case 'day':
      return label.replace(/^WC /, '').split('-').slice(0, 2).join(' ');
  }
}

/** `2014/15` of `Q1 2014/15`, `2014` of `Apr 2014`; nothing of a year, which says itself. */
export function yearLabel(label: string, frequency: Frequency): string {
  switch (frequency) {
    case 'year':
      return '';
    case 'half-year':
    case 'quarter':
    case 'month':
      return label.split(' ')[1] ?? '';
    case 'week':
    case 'day':
      return label.split('-').at(-1) ?? '';
  }
}

/** Names of the periods, every one or every so many, so that they do not run together; the last one always has its. */
export function periodNames(labels: readonly string[], xs: readonly number[], frequency: Frequency): AxisLabel[] {
  const texts = labels.map((label) => shortLabel(label, frequency));
  const [a = 0, b = Infinity] = xs;
  const widest = texts.reduce((most, text) => Math.max(most, text.length), 0) * LETTER + 6;
  const every = Math.max(1, Math.ceil(widest / (b - a)));
  return texts.flatMap((text, i) => ((texts.length - 1 - i) % every === 0 ? [{ x: xs[i] ?? 0, text }] : []));
}

/** Each year once, below the middle of its periods, where there is room for it. */
export function yearNames(labels: readonly string[], xs: readonly number[], frequency: Frequency): AxisLabel[] {
  const groups: { text: string; first: number; last: number }[] = [];
  for (const [i, label] of labels.entries()) {
    const text = yearLabel(label, frequency);
    const x = xs[i] ?? 0;
    const group = groups.at(-1);
    if (group?.text === text) group.last = x;
    else groups.push({ text, first: x, last: x });
  }
  let free = -Infinity;
  return groups.flatMap(({ text, first, last }) => {
    const x = (first + last) / 2;
    const half = (text.length * LETTER) / 2 + 2;
    if (text === '' || x - half < free) return [];
    free = x + half;
    return [{ x, text }];
  });
}

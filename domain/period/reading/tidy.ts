// A cell's text made plain: odd blanks and dashes, notes and marks at its end. What was taken off is kept, since `(p)`
// may say that the figure is provisional. Source: DOMAIN, Periods (`Dec-2011 (1)`, `2019/20 [Note 5]`, `2015 *`).

export interface TidyText {
  /** Lower case, single blanks, `-` for every dash. */
  readonly text: string;
  /** Marks as they stood at the end, outermost last; '' where there were none. */
  readonly mark: string;
}

const NOTE = String.raw`(?:foot)?notes?\.? ?\d*|provisional|prov\.?|revised|rev\.?|estimated?|est\.?|final|draft|(?:pre-|un)?audited`;
const marks = [
  /\s*[*†‡§#^]+$/u,
  /\s*[\u00b9\u00b2\u00b3\u2070-\u209f]+$/u,
  new RegExp(String.raw`\s*[([](?:\d{1,2}|[a-z]|${NOTE})(?:, ?(?:\d{1,2}|[a-z]))*[)\]]$`, 'i'),
  new RegExp(String.raw`\s+(?:provisional|revised|estimated?|draft)$`, 'i'),
  /(?<=\d)[pr]$/i,
];

export function tidy(cell: string): TidyText {
  // Superscripts are looked for before NFKC, which would make `2014/15¹` the year 151.
  let rest = cell
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();
  let mark = '';
  for (;;) {
    const found = marks.map((m) => m.exec(rest)).find((m) => m !== null && m.index > 0);
    if (!found) break;
    mark = (found[0].trim() + ' ' + mark).trim();
    rest = rest.slice(0, found.index);
  }
  const text = rest
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u00ad]/g, '-')
    .replace(/[\u2018\u2019\u02bc`]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^'/, '')
    .replace(/[.,:;]+$/, '')
    .trim()
    .toLowerCase();
  return { text, mark };
}

// How a sheet is put on paper, as its PageLayout says: size, orientation, margins, scale, and what stands at head and foot.
// Lengths in points, as Excel has them.

export interface PageSetup {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly centered: boolean;
  readonly lines: boolean;
  /** So many pages wide, where the sheet is fitted. */
  readonly pagesWide: number | null;
  /** Percent, where it is not. */
  readonly scale: number;
  /** Addresses, where they were set. */
  readonly titleRows: string | null;
  readonly area: string | null;
  /** Rows that begin a page, from 0; heeded where the sheet is not fitted. */
  readonly breaks: readonly number[];
  /** Excel's own codes, by the place of CSS that they stand at. */
  readonly edges: Readonly<Record<string, string>>;
}

const papers: Readonly<Record<string, readonly [number, number]>> = {
  A3: [841.89, 1190.55],
  A4: [595.28, 841.89],
  A5: [419.53, 595.28],
  Letter: [612, 792],
};

const edges: Readonly<Record<string, string>> = {
  leftHeader: 'top-left',
  centerHeader: 'top-center',
  rightHeader: 'top-right',
  leftFooter: 'bottom-left',
  centerFooter: 'bottom-center',
  rightFooter: 'bottom-right',
};

/** @param kept what was set of the sheet's page layout, by the names of office.js */
export const pageSetupOf = (kept: Readonly<Record<string, unknown>>): PageSetup => {
  const text = (name: string): string => (typeof kept[name] === 'string' ? kept[name] : '');
  const length = (name: string, usual: number): number => (typeof kept[name] === 'number' ? kept[name] : usual);
  const paper = papers[text('paperSize')] ?? papers.A4 ?? [595.28, 841.89];
  const [width, height] = text('orientation') === 'Landscape' ? [paper[1], paper[0]] : paper;
  const zoom = (typeof kept.zoom === 'object' && kept.zoom !== null ? kept.zoom : {}) as {
    horizontalFitToPages?: number;
    scale?: number;
  };
  return {
    ...{ width, height, centered: kept.centerHorizontally === true, lines: kept.printGridlines === true },
    margin: {
      top: length('topMargin', 54),
      right: length('rightMargin', 50),
      bottom: length('bottomMargin', 54),
      left: length('leftMargin', 50),
    },
    pagesWide: zoom.horizontalFitToPages ?? null,
    scale: zoom.scale ?? 100,
    titleRows: text('printTitleRows') || null,
    area: text('printArea') || null,
    breaks: zoom.horizontalFitToPages === undefined && Array.isArray(kept.breaks) ? (kept.breaks as number[]) : [],
    edges: Object.fromEntries(
      Object.entries(edges).flatMap(([name, place]) => (text(name) === '' ? [] : [[place, text(name)]])),
    ),
  };
};

/** What a header or footer may name. */
export interface Known {
  readonly sheet: string;
  readonly file: string;
  /** On which it is printed. */
  readonly day: string;
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ')}"`;

/** What a header or footer of Excel says, as the content of a margin box: `&P of &N` counts pages, `&&` is one sign. */
export const marginContent = (codes: string, known: Known): string => {
  const said: Readonly<Record<string, string>> = {
    P: 'counter(page)',
    N: 'counter(pages)',
    A: quoted(known.sheet),
    F: quoted(known.file),
    D: quoted(known.day),
    '&': '"&"',
  };
  // Sizes, fonts and weights of a footer are Excel's to draw.
  const plain = codes.replace(/&(?:\d+|"[^"]*"|[BIUSEXYK])/g, '');
  const parts = plain.split(/(&[PNAFD&])/).filter((part) => part !== '');
  return parts
    .map((part) => (part.length === 2 && part.startsWith('&') ? (said[part.charAt(1)] ?? '""') : quoted(part)))
    .join(' ');
};

/** The page as a style sheet for paper. */
export const pageRules = (setup: PageSetup, known: Known): string => {
  const { width, height, margin } = setup;
  const boxes = Object.entries(setup.edges).map(
    ([place, codes]) => `@${place} { content: ${marginContent(codes, known)}; font: 9pt ${fonts}; color: #424242; }`,
  );
  return `@page { size: ${width}pt ${height}pt; margin: ${margin.top}pt ${margin.right}pt ${margin.bottom}pt ${margin.left}pt; ${boxes.join(' ')} }`;
};

/** Excel's letters; where there are none of their width, others are drawn as narrow. */
export const fonts = 'Calibri, Carlito, "Calibri stand-in", sans-serif';
export const fontFaces =
  '@font-face { font-family: "Calibri stand-in"; src: local("DejaVu Sans Condensed"); size-adjust: 88%; }' +
  '@font-face { font-family: "Calibri stand-in"; font-weight: 700; src: local("DejaVu Sans Condensed Bold"); size-adjust: 82%; }';

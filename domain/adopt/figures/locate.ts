// Finds an agreed table again in its sheet: by its headings, wherever rows and columns went meanwhile, and in next
// quarter's workbook too. What the mapping does not know is named, so that it can be offered.
import type { Calendar } from '../../period/period';
import { foldHeading } from '../../sheet/sheet-kind';
import { readHeadings, type ColumnHeading } from '../columns/headings';
import type { MappedColumn, TableMapping } from '../mapping';
import { textIn, turned, widthOf, type Area } from '../table/area';
import { findTable, type TableShape } from '../table/find-table';

export interface LocatedColumn extends MappedColumn {
  /** Index in the area as it is read. */
  readonly column: number;
}

export interface Located {
  /** Turned where the mapping says so. */
  readonly area: Area;
  readonly shape: TableShape;
  readonly columns: readonly LocatedColumn[];
  /** Columns that the mapping does not know. */
  readonly added: readonly ColumnHeading[];
  /** Columns in use whose heading is not there any more. */
  readonly missing: readonly MappedColumn[];
}

const DEEPEST = 400;

/** @returns `undefined` where no row holds the table's headings */
export function locate(given: Area, mapping: TableMapping, calendar: Calendar): Located | undefined {
  const area = mapping.turned ? turned(given) : given;
  const ends = mapping.levels === 0 ? -1 : headingRow(area, mapping);
  if (ends === undefined) return undefined;
  const shape = findTable(area, { row: Math.max(ends, 0), column: 0 }, { headingEnds: ends });
  if (!shape) return undefined;
  const headings = readHeadings(area, shape, {
    ...{ calendar, choices: mapping.choices, titles: [] },
    ...(mapping.dateSystem !== null && { dateSystem: mapping.dateSystem }),
  });
  const known = inOrder(mapping.columns, (c) => c.heading);
  const here =
    mapping.levels === 0 ? headings.map((h, i) => [String(i), h] as const) : inOrder(headings, (h) => h.text);
  const agreed = mapping.levels === 0 ? mapping.columns.map((c, i) => [String(i), c] as const) : known;
  const places = new Map(here);
  const columns = agreed.flatMap(([key, c]) => {
    const at = places.get(key);
    return at ? [{ ...c, column: at.column }] : [];
  });
  const keys = new Set(agreed.map(([key]) => key));
  const missing = agreed.flatMap(([key, c]) => (c.role !== 'none' && !places.has(key) ? [c] : []));
  if (columns.filter((c) => c.role !== 'none').length === 0) return undefined;
  return {
    area,
    shape,
    columns,
    added: here.flatMap(([key, h]) => (keys.has(key) || h.text === '' ? [] : [h])),
    missing,
  };
}

/** Items by what they are called; those that are called alike, in their order. */
function inOrder<T>(items: readonly T[], nameOf: (item: T) => string): (readonly [string, T])[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = foldHeading(nameOf(item));
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    return [`${name}\n${n}`, item] as const;
  });
}

/**
 * The row that, with the heading rows above it, holds most of the lowest headings; the topmost where several do. Of headings of
 * several rows some stand only in the first: a name over two rows, beside years over quarters.
 */
function headingRow(area: Area, mapping: TableMapping): number | undefined {
  const lowest = new Set(
    mapping.columns.map((c) => foldHeading(c.heading.split(' · ').at(-1) ?? '')).filter((h) => h !== ''),
  );
  const used = mapping.columns
    .filter((c) => c.role !== 'none' && c.heading !== '')
    .map((c) => foldHeading(c.heading.split(' · ').at(-1) ?? ''));
  let best: { readonly row: number; readonly hits: number } | undefined;
  const width = widthOf(area);
  /** Of the filled rows so far, which headings each holds. */
  const above: string[][] = [];
  for (let r = 0; r < Math.min(area.cells.length, DEEPEST); r++) {
    const texts = new Set(Array.from({ length: width }, (_, c) => foldHeading(textIn(area.cells[r]?.[c]))));
    const own = [...lowest].filter((h) => texts.has(h));
    if (texts.size > 1 || !texts.has('')) above.push(own);
    if (own.length === 0) continue;
    const hits = new Set(above.slice(-mapping.levels).flat()).size;
    if (hits > (best?.hits ?? 0)) best = { row: r, hits };
  }
  if (!best) return undefined;
  const least = Math.max(1, Math.min(2, lowest.size), Math.ceil(new Set(used).size * 0.4));
  return best.hits >= least ? best.row : undefined;
}

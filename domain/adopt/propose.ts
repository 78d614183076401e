// Looks at a piece of a sheet and proposes what its table means: rows, layout, columns, rules, questions. Pure; changing
// one answer plans the rest anew. Source: PRODUCT, Adopt; what is uncertain is asked, never taken.
import type { Calendar, PeriodKey } from '../period/period';
import type { PeriodChoice, Spelling } from '../period/reading/reading';
import { foldCode } from '../records/text';
import { factsOf, type KnownTexts } from './columns/column-facts';
import type { ColumnGuess } from './columns/column-guess';
import { guessColumns } from './columns/guess';
import { yearInTitles, type MeantPeriod } from './columns/heading-periods';
import { readHeadings, type ColumnHeading } from './columns/headings';
import { findPeriodColumns, type PeriodColumns } from './columns/period-columns';
import { isFigureRole, type Role } from './columns/role';
import { saidBy } from './columns/words';
import type { CellRules } from './cell-rules';
import { rulesFor } from './rules';
import { textIn, turned, type Area, type Spot } from './table/area';
import { findTable, rowsOf, type TableShape } from './table/find-table';

export const layouts = [
  'a row for each PI and period',
  'a row for each PI, a column for each period',
  'a row for each PI, blocks of columns for each period',
  'a row for each period, a column for each PI',
  'a row for each PI, one period',
  'no figures',
] as const;
export type Layout = (typeof layouts)[number];

/** What a person said; everything else is guessed around it. */
export interface Corrections {
  readonly roles?: ReadonlyMap<number, Role> | undefined;
  /** Of which period a column is, where the heading does not say it. */
  readonly periods?: ReadonlyMap<number, ColumnGuess['period']> | undefined;
  readonly choices?: readonly PeriodChoice[] | undefined;
  /** The period of a table that names none. */
  readonly period?: PeriodKey | undefined;
  readonly turned?: boolean | undefined;
  /** The last heading row, as a row of the area (of the turned one, where it is turned). */
  readonly headingEnds?: number | undefined;
  readonly rules?: Partial<CellRules> | undefined;
  /** What a person looked at and left as it is. */
  readonly checked?: ReadonlySet<number> | undefined;
}

export interface ProposeOptions {
  readonly calendar: Calendar;
  readonly dateSystem?: 1900 | 1904 | undefined;
  readonly spot?: Spot | undefined;
  /** Codes and names of the PIs that the person may see. */
  readonly known?: readonly { readonly code: string; readonly name: string }[] | undefined;
  /** What stands around the area and may name the year: the sheet's and the file's name. */
  readonly around?: readonly string[] | undefined;
  readonly corrections?: Corrections | undefined;
}

export type Question =
  | { readonly kind: 'period'; readonly message: string }
  | {
      readonly kind: 'spelling';
      readonly spelling: Spelling;
      readonly message: string;
      readonly column: number;
      readonly meanings: readonly MeantPeriod[];
    };

export interface Proposal {
  /** The area as it is read: turned where headings stand down the side. */
  readonly area: Area;
  readonly turned: boolean;
  readonly shape: TableShape;
  readonly headings: readonly ColumnHeading[];
  readonly columns: readonly ColumnGuess[];
  readonly layout: Layout;
  readonly rowPeriods: PeriodColumns | null;
  /** Periods that headings name, oldest first. */
  readonly periods: readonly PeriodKey[];
  readonly tablePeriod: PeriodKey | null;
  readonly rules: CellRules;
  /** What is asked once for the whole table before anything can be tried. */
  readonly questions: readonly Question[];
}

/** @returns `undefined` where the area holds nothing like a table */
export function propose(area: Area, options: ProposeOptions): Proposal | undefined {
  const { corrections = {} } = options;
  if (corrections.turned !== undefined) return proposeAs(area, corrections.turned, options);
  const plain = proposeAs(area, false, options);
  if (!looksTurned(area, options)) return plain;
  const other = proposeAs(area, true, options);
  return other && worth(other) >= (plain ? worth(plain) : -1) ? other : plain;
}

/** So many texts down the first column are looked at. */
const MOST_DOWN = 40;

/** Headings that stand down the first column: names of roles and periods, where the top row has none. */
function looksTurned(area: Area, { spot }: ProposeOptions): boolean {
  const shape = findTable(area, spot);
  if (!shape) return false;
  const [first] = shape.columns;
  if (first === undefined) return false;
  const down = rowsOf(shape, 'data', 'heading', 'group')
    .slice(0, MOST_DOWN)
    .map((r) => textIn(area.cells[r]?.[first]));
  const across = shape.headings.map((r) => shape.columns.slice(1).map((c) => textIn(area.cells[r]?.[c])));
  const keys = (texts: readonly string[]) =>
    texts.map(saidBy).filter((role) => role === 'code' || role === 'name' || role === 'unit').length;
  const says = (text: string) =>
    saidBy(text) !== undefined || /^(?:q[1-4]|h[12]|\p{L}{3,9})?[ -]?(?:19|20)\d\d\b/iu.test(text);
  const all = (texts: readonly string[]) => [...new Set(texts)].filter(says).length;
  return (
    keys(down) > 0 &&
    all(down) > 1 &&
    all(down) * 2 >= Math.min(down.length, 6) &&
    Math.max(0, ...across.map(all)) * 3 <= all(down)
  );
}

const worth = (p: Proposal) =>
  p.columns.filter((c) => c.certain && c.role !== 'none').length / Math.max(1, p.columns.length);

function proposeAs(given: Area, isTurned: boolean, options: ProposeOptions): Proposal | undefined {
  const { calendar, corrections = {}, dateSystem } = options;
  const area = isTurned ? turned(given) : given;
  const spot = options.spot && (isTurned ? { row: options.spot.column, column: options.spot.row } : options.spot);
  const shape = findTable(area, spot, { headingEnds: corrections.headingEnds });
  if (!shape) return undefined;
  const choices = corrections.choices ?? [];
  const titles = [...shape.titles, ...(options.around ?? [])];
  const headings = readHeadings(area, shape, { calendar, choices, dateSystem, titles });
  const data = rowsOf(shape, 'data');
  const known = knownTexts(options.known ?? []);
  const facts = shape.columns.map((c) => factsOf(area, data, c, known));
  const rowPeriods = findPeriodColumns(facts, headings, { calendar, choices, dateSystem });
  const said = corrections.roles ?? new Map<number, Role>();
  const guessed = guessColumns({
    facts,
    headings,
    periods: rowPeriods,
    said,
    titles: shape.titles,
    groups: data.map((r) => shape.groups[r] ?? ''),
  });
  const columns = guessed.map((g) => {
    const period = corrections.periods?.get(g.column);
    const isChecked = corrections.checked?.has(g.column) ?? false;
    return period === undefined && !isChecked
      ? g
      : { ...g, ...(period !== undefined && { period }), certain: g.certain || isChecked || period !== undefined };
  });
  const inUse =
    rowPeriods && columns.some((c) => c.column === rowPeriods.column && c.role === 'period') ? rowPeriods : null;
  const periods = [
    ...new Set(columns.flatMap((c) => (c.period !== null && /^\d/.test(c.period) ? [c.period] : []))),
  ].sort();
  const layout = layoutOf(columns, periods, inUse);
  const tablePeriod = corrections.period ?? null;
  return {
    ...{ area, turned: isTurned, shape, headings, columns, layout, rowPeriods: inUse, periods, tablePeriod },
    rules: { ...rulesFor(area, data, columns), ...corrections.rules },
    questions: questionsOf(columns, headings, layout, tablePeriod, inUse, titles),
  };
}

type Known = NonNullable<ProposeOptions['known']>;
/** The same PIs are known at each correction. */
const folded = new WeakMap<Known, KnownTexts>();

function knownTexts(known: Known): KnownTexts {
  const done = folded.get(known);
  if (done) return done;
  const texts = {
    codes: new Set(known.map((k) => foldCode(k.code))),
    names: new Set(known.map((k) => foldCode(k.name))),
  };
  folded.set(known, texts);
  return texts;
}

function layoutOf(columns: readonly ColumnGuess[], periods: readonly PeriodKey[], rows: PeriodColumns | null): Layout {
  const values = columns.filter((c) => isFigureRole(c.role));
  if (values.length === 0) return 'no figures';
  if (rows && periods.length === 0)
    return values.some((c) => c.pi !== '')
      ? 'a row for each period, a column for each PI'
      : 'a row for each PI and period';
  if (periods.length === 0) return 'a row for each PI, one period';
  return values.filter((c) => periods.includes(c.period ?? '')).length > periods.length
    ? 'a row for each PI, blocks of columns for each period'
    : 'a row for each PI, a column for each period';
}

function questionsOf(
  columns: readonly ColumnGuess[],
  headings: readonly ColumnHeading[],
  layout: Layout,
  tablePeriod: PeriodKey | null,
  rows: PeriodColumns | null,
  titles: readonly string[],
): Question[] {
  const asked: Question[] = [];
  const isDatedOpen = columns.some(
    (c) => isFigureRole(c.role) && headings.some((h) => h.column === c.column && h.period),
  );
  if (layout === 'a row for each PI, one period' && tablePeriod === null && !isDatedOpen) {
    const year = yearInTitles({ titles });
    asked.push({
      kind: 'period',
      message: year
        ? `The table names no period. Its title says ${year}.`
        : 'The table names no period. Which is it of?',
    });
  }
  const spellings = new Set<Spelling>();
  const ask = (spelling: Spelling | undefined, message: string, column: number, meanings: readonly MeantPeriod[]) => {
    if (spelling === undefined || meanings.length < 2 || spellings.has(spelling)) return;
    spellings.add(spelling);
    asked.push({ kind: 'spelling', spelling, message, column, meanings });
  };
  for (const c of columns) {
    const period = headings.find((h) => h.column === c.column)?.period;
    if (isFigureRole(c.role) && !c.certain && period?.kind === 'open')
      ask(period.spelling, period.message, c.column, period.meanings);
  }
  if (rows?.doubt) ask(rows.doubt.spelling, rows.doubt.message, rows.column, rows.doubt.meanings);
  return asked;
}

/** Whether nothing is left to be checked. */
export function isSettled(p: Proposal): boolean {
  return p.questions.length === 0 && p.columns.every((c) => c.certain) && p.layout !== 'no figures';
}

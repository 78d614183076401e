// Guesses what each column is, each guess with its reason and whether it is certain. The rule of all of it: what is certain
// must be right; everything else is left open for the person ("Please check"), and nothing open is ever sent.
import type { PeriodKey } from '../../period/period';
import { textIn } from '../table/area';
import { isTotalText } from '../table/find-table';
import { holdsFigures, type ColumnFacts } from './column-facts';
import type { ColumnHeading } from './headings';
import type { PeriodColumns } from './period-columns';
import { isFigureRole, type Role } from './role';
import { isUnitCode, wordsOf } from './words';

/** Which period a figure column is of: one, that of each row, every one of the table's, or its newest. */
export type ColumnPeriod = PeriodKey | 'of the row' | 'every' | 'newest' | null;

export interface ColumnGuess {
  readonly column: number;
  readonly heading: string;
  readonly role: Role;
  readonly period: ColumnPeriod;
  /** What the heading says of the PI, where PIs stand side by side: `digital volume`. */
  readonly pi: string;
  /** Whether a blank cell means the one above it. */
  readonly repeats: boolean;
  readonly certain: boolean;
  /** Why, or what to check, in one sentence. */
  readonly why: string;
}

export interface GuessInput {
  readonly facts: readonly ColumnFacts[];
  readonly headings: readonly ColumnHeading[];
  readonly periods: PeriodColumns | undefined;
  /** What a person said, by column. */
  readonly said: ReadonlyMap<number, Role>;
  /** The group that each row stands under. */
  readonly groups: readonly string[];
}

type Draft = Omit<ColumnGuess, 'heading'>;

export function guessColumns(input: GuessInput): ColumnGuess[] {
  const { facts, headings } = input;
  const headingOf = new Map(headings.map((h) => [h.column, h]));
  const drafts = new Map<number, Draft>();
  const put = (column: number, role: Role, certain: boolean, why: string, more: Partial<Draft> = {}) => {
    drafts.set(column, { column, role, period: null, pi: '', repeats: false, certain, why, ...more });
  };
  const left = () => facts.filter((f) => !drafts.has(f.column));
  const heading = (f: ColumnFacts) => headingOf.get(f.column);
  const says = (f: ColumnFacts) => heading(f)?.says;

  for (const [column, role] of input.said) {
    const h = headingOf.get(column);
    const period = isFigureRole(role) ? saidPeriod(h, input.periods, role) : null;
    put(column, role, true, 'You said so.', { period, pi: isFigureRole(role) && !h?.says ? piIn(h) : '' });
  }
  for (const f of left())
    if (f.filled === 0 && !heading(f)?.period) {
      const isPlain = (heading(f)?.text ?? '') === '' || input.periods !== undefined;
      put(f.column, 'none', isPlain, isPlain ? 'No cell is filled.' : 'No cell is filled yet. What will it be?');
    }

  // Columns that a heading dates.
  const dated = facts.filter((f) => heading(f)?.period !== undefined && isDatedFigure(f, heading(f)));
  const isWide = dated.length > 1 || (dated.length === 1 && !input.periods);
  if (isWide) for (const f of dated) if (!drafts.has(f.column)) datedGuess(f, heading(f), put);

  // The period of each row.
  const own = isWide && (input.periods?.clear ?? 0) < 0.8 ? undefined : input.periods;
  if (own)
    for (const column of [own.column, own.year]) {
      if (column === null || drafts.has(column)) continue;
      const clear = own.clear >= 0.999 && own.doubt === null;
      put(
        column,
        'period',
        clear,
        own.doubt && own.doubt.message !== ''
          ? own.doubt.message
          : clear
            ? 'Its cells are periods.'
            : 'Some of its cells are no periods.',
      );
    }

  namedGuesses(left(), heading, put);
  const explicit = left().filter((f) => says(f) === 'value' && holdsFigures(f));
  const rowPeriod: ColumnPeriod = own ? 'of the row' : isWide ? 'every' : null;
  for (const f of explicit)
    put(
      f.column,
      'value',
      explicit.length === 1 && !isWide,
      explicit.length === 1 ? 'Its heading says so.' : 'More than one column may be the value.',
      {
        period: own ? 'of the row' : isWide ? 'newest' : null,
      },
    );
  const hasValue = explicit.length > 0 || isWide;
  partGuesses(left(), says, put, rowPeriod, hasValue, isWide);

  identityGuesses(input, drafts, put, own, isWide);

  // Figures that no word names: the one value, or PIs side by side.
  const rest = left().filter((f) => holdsFigures(f));
  const uneven = rest.some((f) => heading(f)?.floats) && rest.some((f) => heading(f)?.carried);
  // Many texts, few numbers and no period: a list of definitions.
  const isList = rowPeriod === null && left().length - rest.length > rest.length;
  for (const f of rest) {
    const h = heading(f);
    if (says(f) === 'none') {
      put(
        f.column,
        'none',
        hasValue,
        hasValue ? 'Its heading says something else than a figure of the period.' : 'Is it a PI of its own?',
      );
      continue;
    }
    if (hasValue)
      put(
        f.column,
        'none',
        (f.distinct <= 1 && f.filled > 2) || (says(f) === 'period' && explicit.length === 1),
        'Another column is the value. Say what this one is, if it is wanted.',
      );
    else if (rest.length === 1)
      put(f.column, 'value', !isList, isList ? 'Is this list about figures?' : 'It is the only column of figures.', {
        period: rowPeriod,
      });
    else {
      const isBare = h?.floats === true && rest.some((o) => !heading(o)?.floats);
      const doubt =
        (h?.text ?? '') === ''
          ? 'It has no heading.'
          : isList
            ? 'Is this list about figures?'
            : h?.deep || isBare || (h?.carried && uneven)
              ? 'Is this how the PI is called?'
              : null;
      put(f.column, 'value', doubt === null, doubt ?? 'Each of these columns is a PI of its own.', {
        period: rowPeriod,
        pi: h?.text ?? '',
      });
    }
  }
  for (const f of left()) {
    const isNote =
      f.texts > 0.8 && f.length > 40 && f.distinct > 3 && says(f) === undefined && f.distinct * 2 > f.filled;
    const figures = f.numbers > 0.1 && says(f) === undefined;
    put(
      f.column,
      'none',
      !isNote && !figures,
      isNote
        ? 'It may be a note.'
        : figures
          ? 'It holds figures and texts.'
          : 'It is not needed to tell the rows apart.',
    );
  }
  return facts.flatMap((f) => {
    const draft = drafts.get(f.column);
    return draft ? [{ ...draft, heading: heading(f)?.text ?? '' }] : [];
  });
}

type Put = (column: number, role: Role, certain: boolean, why: string, more?: Partial<Draft>) => void;

function saidPeriod(h: ColumnHeading | undefined, periods: PeriodColumns | undefined, role: Role): ColumnPeriod {
  if (h?.period?.kind === 'period') return h.period.period;
  return periods ? 'of the row' : role === 'note' ? 'newest' : 'every';
}

function piIn(h: ColumnHeading | undefined): string {
  return h?.rest ?? '';
}

/** A dated column is one of figures, of words for none, of notes, or still blank. */
function isDatedFigure(f: ColumnFacts, h: ColumnHeading | undefined): boolean {
  return f.filled === 0 || f.figures >= 0.7 || h?.says !== undefined;
}

function datedGuess(f: ColumnFacts, h: ColumnHeading | undefined, put: Put): void {
  const period = h?.period;
  if (!h || !period) return;
  const role = h.says ?? (h.rest === '' || f.figures >= 0.7 || f.filled === 0 ? 'value' : 'none');
  if (role === 'none') {
    put(
      f.column,
      'none',
      h.says === 'none' || f.figures < 0.3,
      'It is neither value nor target nor note of its period.',
    );
    return;
  }
  const is: Role = isFigureRole(role) ? role : 'value';
  const pi = h.says === undefined ? h.rest : '';
  if (period.kind === 'open') {
    put(f.column, is, false, period.message, { pi });
    return;
  }
  const fits = is === 'note' ? f.numbers < 0.2 : f.filled === 0 || f.figures >= 0.85;
  const odd = period.doubt ?? (fits ? null : 'Its cells are not what its heading says.');
  const how = {
    read: 'Its heading names the period.',
    title: 'The year stands in the title.',
    rolling: 'Each is a year that ends with a period of the table: it is kept under the period that it ends with.',
  }[period.how];
  put(f.column, is, odd === null, odd ?? how, { period: period.period, pi });
}

/** Columns whose heading and cells agree on what they are. */
function namedGuesses(
  columns: readonly ColumnFacts[],
  heading: (f: ColumnFacts) => ColumnHeading | undefined,
  put: Put,
): void {
  for (const f of columns) {
    const h = heading(f);
    if (f.knownCodes >= 0.6 && f.filled > 1)
      put(f.column, 'code', true, 'Its cells are codes of PIs that you can see.');
    else if (h?.says === 'measure' && (f.measures >= 0.5 || (f.length <= 15 && f.distinct <= 1 && f.measures > 0)))
      put(f.column, 'measure', true, 'Its cells say what is counted.');
    else if (
      h?.says === 'measure' &&
      f.numbers === 0 &&
      f.filled > 0 &&
      f.length <= 15 &&
      /measured? |uom|indicator unit/.test(`${wordsOf(h.text)} `)
    )
      put(f.column, 'measure', true, 'Its heading says so.');
    else if (h?.says === 'unit' && f.measures >= 0.8) put(f.column, 'measure', true, 'Its cells say what is counted.');
    else if (h && isUnitCode(h.lowest)) put(f.column, 'none', true, 'It is the code of a unit, not of a PI.');
  }
}

function partGuesses(
  columns: readonly ColumnFacts[],
  says: (f: ColumnFacts) => Role | undefined,
  put: Put,
  rowPeriod: ColumnPeriod,
  hasValue: boolean,
  isWide: boolean,
): void {
  const sole = (role: Role) => columns.filter((f) => says(f) === role).length === 1;
  for (const f of columns) {
    const role = says(f);
    if (role === 'numerator' || role === 'denominator' || role === 'target') {
      if (!holdsFigures(f)) continue;
      const known = !isWide && sole(role) && hasValue;
      put(
        f.column,
        role,
        known,
        known
          ? 'Its heading says so.'
          : isWide
            ? 'For which periods does it hold?'
            : 'Is it of the same period as the value?',
        { period: rowPeriod ?? 'every' },
      );
    } else if (role === 'note' && f.numbers < 0.3) {
      const known = !isWide && sole(role) && hasValue;
      put(
        f.column,
        role,
        known,
        known ? 'Its heading says so.' : 'Is it about the newest period, or about all of them?',
        { period: rowPeriod === 'of the row' ? rowPeriod : 'newest' },
      );
    }
  }
}

const wantsName = (f: ColumnFacts) => f.texts >= 0.6 && f.filled > 0;

/** Code, name and unit: what tells the rows apart. */
function identityGuesses(
  input: GuessInput,
  drafts: ReadonlyMap<number, Draft>,
  put: Put,
  own: PeriodColumns | undefined,
  isWide: boolean,
): void {
  const headingOf = new Map(input.headings.map((h) => [h.column, h]));
  const left = () => input.facts.filter((f) => !drafts.has(f.column) && f.filled > 0);
  const says = (f: ColumnFacts) => headingOf.get(f.column)?.says;
  const has = (role: Role) => [...drafts.values()].some((d) => d.role === role);
  const keyOf = (columns: readonly number[]) => {
    const cells = columns.map((c) => input.facts.find((f) => f.column === c)?.cells ?? []);
    return (row: number) =>
      cells
        .map((list) => textIn(list[row]))
        .join('\n')
        .toLowerCase();
  };
  const rows = input.facts[0]?.cells.length ?? 0;
  const identity = () =>
    [...drafts.values()]
      .filter((d) => d.role === 'code' || d.role === 'name' || d.role === 'unit' || d.role === 'measure')
      .map((d) => d.column);
  const periodColumns = own ? [own.column, ...(own.year === null ? [] : [own.year])] : [];
  const isUnique = (columns: readonly number[], repeating?: ColumnFacts) => {
    const key = keyOf([...columns, ...periodColumns]);
    const seen = new Set<string>();
    let above = '';
    for (let r = 0; r < rows; r++) {
      above = textIn(repeating?.cells[r]) || above;
      seen.add(`${key(r)}\n${input.groups[r] ?? ''}\n${above}`);
    }
    return seen.size === rows;
  };
  /** Whether a column says nothing that the others have not said. */
  const follows = (f: ColumnFacts, from: readonly number[]) => {
    if (from.length === 0) return f.distinct <= 1;
    const key = keyOf(from);
    const known = new Map<string, string>();
    for (let r = 0; r < rows; r++) {
      const text = textIn(f.cells[r]);
      if ((known.get(key(r)) ?? text) !== text) return false;
      known.set(key(r), text);
    }
    return true;
  };

  // “KPI” may head codes or names: the cells say which.
  const isCoded = (f: ColumnFacts) => says(f) === 'code' || (says(f) === 'name' && f.codes >= 0.7 && f.length <= 16);
  const coded = left().filter((f) => isCoded(f) && !has('code'));
  for (const f of coded) {
    const fits = f.length <= 32 && (f.codes >= 0.5 || f.distinct > 1 || coded.length === 1);
    if (fits)
      put(
        f.column,
        'code',
        coded.length === 1 && f.filled === rows,
        coded.length === 1 ? 'Its heading says so.' : 'More than one column may be the code.',
      );
    if (fits) break;
  }
  const named = left()
    .filter((f) => says(f) === 'name' && wantsName(f))
    .sort((a, b) => a.length - b.length);
  const [shortest] = named;
  if (shortest) put(shortest.column, 'name', true, 'Its heading says so.');
  const units = left()
    .filter((f) => says(f) === 'unit' && wantsName(f))
    .sort((a, b) => b.distinct - a.distinct || b.length - a.length || a.column - b.column);
  const [unit] = units;
  if (unit) put(unit.column, 'unit', true, 'Its heading says so.');

  // Row labels at the left of figures: a heading over them may be blank, or name what stands to the right.
  if (!has('name') && !has('code')) {
    const labels = left().filter(
      (f) =>
        wantsName(f) &&
        f.length <= 160 &&
        (says(f) === undefined || says(f) === 'period' || says(f) === 'measure' || (says(f) === 'none' && !own)),
    );
    const firstFigure = Math.min(
      ...[...drafts.values()].filter((d) => isFigureRole(d.role)).map((d) => d.column),
      ...left()
        .filter(holdsFigures)
        .map((f) => f.column),
    );
    const before = labels.filter((f) => f.column < firstFigure);
    const pool = before.length > 0 ? before : labels;
    const [only, ...others] = pool
      .filter((f) => f.filled * 10 >= rows * 9)
      .sort((a, b) => b.distinct - a.distinct || a.column - b.column);
    const alone = units.length === 0 || !isUnique(identity());
    const isAlone = only !== undefined && isUnique([only.column]) && !others.some((o) => isUnique([o.column]));
    if (only && alone && (isUnique([...identity(), only.column]) || others.length === 0))
      put(
        only.column,
        'name',
        others.length === 0 || isAlone,
        others.length === 0 || isAlone ? 'It tells the rows apart.' : 'More than one column may be the name.',
      );
  }
  // What is still missing to tell the rows apart.
  if (rows > 1 && !isUnique(identity())) {
    const open = left().filter(
      (f) => f.texts >= 0.5 && f.length <= 160 && !isWideFigure(f, headingOf.get(f.column), isWide),
    );
    const grouped = open.find(
      (f) =>
        f.filled > 0 &&
        f.filled < rows &&
        f.kinds[0] !== 'blank' &&
        identity().some((c) => c > f.column) &&
        isUnique(identity(), f),
    );
    const [one, ...more] = open.filter((f) => isUnique([...identity(), f.column]));
    if (grouped && !one) put(grouped.column, 'name', true, 'A blank cell means the one above it.', { repeats: true });
    else if (one) {
      const role: Role = says(one) === 'unit' && !has('unit') ? 'unit' : 'name';
      put(
        one.column,
        role,
        more.length === 0 || more.every((m) => follows(m, [...identity(), one.column])),
        'It is needed to tell the rows apart.',
      );
    } else {
      const added: number[] = [];
      for (const f of open) if (!follows(f, [...identity(), ...added])) added.push(f.column);
      for (const c of added)
        put(
          c,
          says(input.facts.find((f) => f.column === c) ?? nothing) === 'unit' && !has('unit') ? 'unit' : 'name',
          isUnique([...identity(), ...added]),
          'It is needed to tell the rows apart.',
        );
    }
  }
  const kept = identity();
  const doubted = [...drafts.values()].some((d) => d.role === 'name' && !d.certain);
  // Where it is not certain which column is the name, none of the others is certain not to be.
  if (doubted)
    for (const f of left())
      if (wantsName(f) && f.length <= 160 && f.filled * 10 >= rows * 9 && says(f) === undefined)
        put(f.column, 'none', false, 'More than one column may be the name.');
  for (const f of left()) {
    const role = says(f);
    if (role === 'measure' && has('measure') && follows(f, kept))
      put(f.column, 'none', true, 'Another column says what is counted.');
    else if (role === 'measure' && f.texts >= 0.5) {
      const isPlain = f.length <= 12 && f.distinct <= Math.max(3, rows / 4);
      put(f.column, isPlain || f.distinct <= 1 ? 'measure' : 'none', false, 'Does it say what is counted?');
    } else if (role === 'unit' && f.distinct <= 1 && kept.length > 0 && !has('unit'))
      put(f.column, 'unit', false, 'Is it the unit that the figures are of?');
    else if (f.texts >= 0.5 && (role === 'unit' || role === 'name' || role === 'code') && kept.length > 0)
      put(f.column, 'none', follows(f, kept), 'Other columns tell the rows apart already.');
    else if (role === 'code' && f.numbers > 0.5)
      put(f.column, 'none', follows(f, kept) && kept.length > 0, 'Other columns tell the rows apart already.');
  }
}

const nothing: ColumnFacts = {
  column: -1,
  cells: [],
  kinds: [],
  filled: 0,
  figures: 0,
  numbers: 0,
  texts: 0,
  measures: 0,
  codes: 0,
  knownCodes: 0,
  knownNames: 0,
  distinct: 0,
  length: 0,
};

function isWideFigure(f: ColumnFacts, h: ColumnHeading | undefined, isWide: boolean): boolean {
  return isWide && h?.period !== undefined && f.figures > 0.3;
}

/** Whether a text stands for all rows together. */
export function isSum(text: string): boolean {
  return isTotalText(text) || /^(?:overall|england|scotland|wales|uk)$/.test(wordsOf(text));
}

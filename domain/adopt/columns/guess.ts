// Guesses what each column is, each guess with its reason and whether it is certain. The rule of all of it: what is certain
// must be right; everything else is left open for the person ("Please check"), and nothing open is ever sent.
import { holdsFigures, nearlyHoldsFigures, type ColumnFacts } from './column-facts';
import type { ColumnHeading } from './headings';
import type { PeriodColumns } from './period-columns';
import type { ColumnGuess, ColumnPeriod, Draft, GuessInput, Put } from './column-guess';
import { doubtsIn } from './doubts';
import { identityGuesses, isCounting } from './identity';
import { namedGuesses, NEARLY, partGuesses } from './named';
import { isFigureRole, type Role } from './role';
import { textIn } from '../table/area';
import { isNeverFigure, isOfTheYear, isPlainMeasure, isPlanned, isSumHeading, saidBy, wordsOf } from './words';

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
  const isWide = dated.length > 1 || (dated.length === 1 && !input.periods && !isNameWithDate(dated, left(), heading));
  if (isWide) for (const f of dated) if (!drafts.has(f.column)) datedGuess(f, heading(f), put);
  // The one value of its period, headed with what it counts alone, is no PI of its own: `%` beside its two parts.
  for (const d of [...drafts.values()])
    if (d.role === 'value' && isPlainMeasure(d.pi)) {
      const same = [...drafts.values()].filter((o) => o.role === 'value' && o.period === d.period);
      if (same.length === 1) drafts.set(d.column, { ...d, pi: '' });
    }

  // The period of each row.
  const own = isWide && (input.periods?.clear ?? 0) < 0.8 ? undefined : input.periods;
  if (own)
    for (const column of [own.column, own.year]) {
      if (column === null || drafts.has(column)) continue;
      const clear = own.clear >= 0.999 && own.doubt === null && !isWide;
      put(
        column,
        'period',
        clear,
        own.doubt && own.doubt.message !== ''
          ? own.doubt.message
          : clear
            ? 'Its cells are periods.'
            : isWide
              ? 'The headings name periods too. Which of them are the figures of?'
              : 'Some of its cells are no periods.',
      );
    }

  // January and February down, years across: no figure is of the whole year.
  const crossed =
    isWide && !own && input.periods?.year === null && input.periods.clear === 0 ? input.periods : undefined;
  if (crossed && !drafts.has(crossed.column))
    put(crossed.column, 'period', false, 'Its cells are parts of a year, and the headings name periods too.');
  namedGuesses(left(), heading, put);
  const explicit = left().filter((f) => says(f) === 'value' && (holdsFigures(f) || nearlyHoldsFigures(f)));
  const rowPeriod: ColumnPeriod = own ? 'of the row' : isWide ? 'every' : null;
  for (const f of explicit)
    put(
      f.column,
      'value',
      explicit.length === 1 && !isWide && holdsFigures(f),
      !holdsFigures(f)
        ? NEARLY
        : explicit.length === 1
          ? 'Its heading says so.'
          : 'More than one column may be the value.',
      {
        period: own ? 'of the row' : isWide ? 'newest' : null,
      },
    );
  // Beside a target, or numerator and denominator, the one other column of figures is the value.
  const others = left().filter((f) => says(f) === undefined && holdsFigures(f));
  const hasValue = explicit.length > 0 || isWide || (own !== undefined && others.length === 1);
  const ofTheYear = (f: ColumnFacts) => isOfTheYear(heading(f)?.text ?? '');
  // In two languages a heading has twice as many words: `Targed / Target`.
  const isPlain = (f: ColumnFacts) =>
    (heading(f)?.lowest ?? '')
      .split(/\s[/|]\s/)
      .some((t) => saidBy(t) === says(f) && wordsOf(t).split(' ').length <= 2);
  partGuesses(left(), says, put, { rowPeriod, hasValue, isWide, ofTheYear, isPlain });

  const across = isWide
    ? dated.filter((f) => (drafts.get(f.column)?.pi ?? '') !== '').length * 2 > dated.length
    : explicit.length === 0 && others.length > 1;
  identityGuesses(input, drafts, put, own, { isWide, pisAcross: across });

  // Figures that no word names: the one value, or PIs side by side.
  const rest = left().filter((f) => holdsFigures(f));
  const isTaken = explicit.length > 0 || isWide;
  const uneven = rest.some((f) => heading(f)?.floats) && rest.some((f) => heading(f)?.carried);
  // Many texts, few numbers and no period: a list of definitions.
  const isList = rowPeriod === null && left().length - rest.length > rest.length;
  for (const f of rest) {
    const h = heading(f);
    if (says(f) === 'none') {
      put(
        f.column,
        'none',
        isTaken,
        isTaken ? 'Its heading says something else than a figure of the period.' : 'Is it a PI of its own?',
      );
      continue;
    }
    if (says(f) !== undefined && says(f) !== 'value' && says(f) !== 'period') {
      put(f.column, 'none', false, 'Its heading and its cells do not agree.');
      continue;
    }
    if (isTaken)
      put(
        f.column,
        'none',
        (f.distinct <= 1 && f.filled > 2) ||
          isSumHeading(h?.text ?? '') ||
          (says(f) === 'period' &&
            explicit.length === 1 &&
            own !== undefined &&
            own.year === null &&
            follows(f, own.column, facts)),
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
            : namesTime(h?.text ?? '')
              ? 'Its heading may name a period.'
              : areYears(f)
                ? 'Are these years?'
                : isCounting(f) && f.filled > 2
                  ? 'Are these the numbers of the rows?'
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
    const near = nearlyHoldsFigures(f) && says(f) === undefined;
    if (near && !isTaken) {
      put(f.column, 'value', false, NEARLY, { period: rowPeriod, pi: heading(f)?.text ?? '' });
      continue;
    }
    const figures = near || (f.numbers > 0.1 && (says(f) === undefined || !isTaken));
    const role = says(f);
    const isOfFigures = role !== undefined && isFigureRole(role) && f.filled > 0;
    put(
      f.column,
      'none',
      !isNote && !figures && !isOfFigures,
      isNote
        ? 'It may be a note.'
        : isOfFigures
          ? 'Its heading and its cells do not agree.'
          : figures
            ? 'It holds figures and texts.'
            : 'It is not needed to tell the rows apart.',
    );
  }
  const doubts = doubtsIn([...drafts.values()], input);
  return facts.flatMap((f) => {
    const draft = drafts.get(f.column);
    const doubt = doubts.get(f.column);
    return draft
      ? [{ ...draft, ...(doubt !== undefined && { certain: false, why: doubt }), heading: heading(f)?.text ?? '' }]
      : [];
  });
}

function saidPeriod(h: ColumnHeading | undefined, periods: PeriodColumns | undefined, role: Role): ColumnPeriod {
  if (h?.period?.kind === 'period') return h.period.period;
  return periods ? 'of the row' : role === 'note' ? 'newest' : 'every';
}

function piIn(h: ColumnHeading | undefined): string {
  return h?.rest ?? '';
}

/** A dated column is one of figures, of words for none, of notes, or still blank. */
function isDatedFigure(f: ColumnFacts, h: ColumnHeading | undefined): boolean {
  return f.filled === 0 || f.figures >= 0.7 || h?.says !== undefined || startWithDigits(f);
}

function datedGuess(f: ColumnFacts, h: ColumnHeading | undefined, put: Put): void {
  const period = h?.period;
  if (!h || !period) return;
  // “Number” and “Unit” beside a period say what is counted.
  const says = h.says !== undefined && (isFigureRole(h.says) || h.says === 'none') ? h.says : undefined;
  const role = says ?? (h.rest === '' || f.figures >= 0.7 || f.filled === 0 ? 'value' : 'none');
  if (role === 'none') {
    // `1,5` may be one and a half: figures that cannot be read are no reason to leave a period out in silence.
    const unread = says === undefined && startWithDigits(f);
    put(
      f.column,
      unread ? 'value' : 'none',
      !unread && says === 'none' && (f.figures < 0.7 || isNeverFigure(h.rest)),
      unread
        ? NEARLY
        : says === undefined
          ? 'Its heading names a period, and its cells are words.'
          : 'It is neither value nor target nor note of its period.',
    );
    return;
  }
  const is: Role = isFigureRole(role) ? role : 'value';
  const pi = says === undefined ? h.rest : '';
  if (period.kind === 'open') {
    put(f.column, is, false, period.message, { pi });
    return;
  }
  const fits = is === 'note' ? f.numbers < 0.2 : f.filled === 0 || f.figures >= 0.85;
  const odd =
    period.doubt ??
    (isPlanned(pi)
      ? 'Is it what was planned, or a figure of the period?'
      : saysPart(pi)
        ? `“${pi}” may be a part of the year.`
        : fits
          ? null
          : startWithDigits(f)
            ? NEARLY
            : 'Its cells are not what its heading says.');
  const how = {
    read: 'Its heading names the period.',
    title: 'The year stands in the title.',
    rolling: 'Each is a year that ends with a period of the table: it is kept under the period that it ends with.',
  }[period.how];
  put(f.column, is, odd === null, odd ?? how, { period: period.period, pi });
}

/** One heading of several with a date in its name: `Dwellings 31/12/2020`. */
function isNameWithDate(
  dated: readonly ColumnFacts[],
  columns: readonly ColumnFacts[],
  heading: (f: ColumnFacts) => ColumnHeading | undefined,
): boolean {
  const own = dated[0] && heading(dated[0]);
  const others = columns.filter((f) => holdsFigures(f) && !dated.includes(f) && heading(f)?.says === undefined);
  return own?.says === undefined && wordsOf(own?.rest ?? '').includes(' ') && others.length > 1;
}

/** Whole numbers that may all be years. */
const areYears = (f: ColumnFacts) =>
  f.filled > 1 &&
  f.distinct > 1 &&
  f.cells.every(
    (c, i) => f.kinds[i] === 'blank' || (Number.isInteger(Number(c)) && Number(c) >= 1950 && Number(c) <= 2100),
  );

/** A year, or a quarter, in a heading that could not be read as one. */
const month = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*';
const monthsOnly = new RegExp(`^${month} (?:to )?${month}$`);
const namesTime = (heading: string) =>
  /(?:^|[^\d])(?:19|20)\d\d(?!\d)|\bfy ?\d\d\b|\bq[1-4]\b/.test(wordsOf(heading)) ||
  monthsOnly.test(wordsOf(heading)) ||
  /^(?:value|actual|result|outturn|target|year|wave|round|phase|month|week|day|quarter|period) ?\d{1,2}$/.test(
    wordsOf(heading),
  );

const startWithDigits = (f: ColumnFacts) =>
  f.filled > 0 && f.cells.filter((c) => typeof c === 'string' && /^\s*-?\d/.test(c)).length * 2 >= f.filled;

/** What is left of a heading with a year may be the part of it that is meant: `Q1-Q2 2014/15`, `Apr-Jun 2014/15`. */
const saysPart = (rest: string) =>
  /^[a-z]{1,10} ?\d{1,2}$|^\d{1,2} ?[a-z]{1,2}$|\b(?:term|semester|trimester|spring|summer|autumn|winter|fortnight)\b/.test(
    wordsOf(rest),
  ) ||
  /\b(?:q(?:tr|uarter)? ?[1-4]|h[12]|half|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|first|second|third|fourth|[1-4](?:st|nd|rd|th)|to date|months?|weeks?)\b/.test(
    wordsOf(rest),
  );

/** Whether a column says nothing that another has not said. */
function follows(f: ColumnFacts, other: number, facts: readonly ColumnFacts[]): boolean {
  const from = facts.find((o) => o.column === other);
  const known = new Map<string, string>();
  return f.cells.every((cell, i) => {
    const key = textIn(from?.cells[i]);
    const text = textIn(cell);
    if ((known.get(key) ?? text) !== text) return false;
    known.set(key, text);
    return true;
  });
}

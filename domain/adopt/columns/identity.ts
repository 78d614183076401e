// Which columns tell the rows apart: code, name, unit, and whatever is needed besides. Rule: rows are told apart by as few
// columns as can be; a column that says nothing that the others have not said is not needed.
import { textIn } from '../table/area';
import { holdsFigures, type ColumnFacts } from './column-facts';
import type { Draft, GuessInput, Put } from './column-guess';
import type { ColumnHeading } from './headings';
import type { PeriodColumns } from './period-columns';
import { isFigureRole, type Role } from './role';
import { isCodeHeading, isUnitCode, wordsOf } from './words';

const wantsName = (f: ColumnFacts) => f.texts >= 0.6 && f.filled > 0;

/** Code, name and unit: what tells the rows apart. */
export function identityGuesses(
  input: GuessInput,
  drafts: ReadonlyMap<number, Draft>,
  put: Put,
  own: PeriodColumns | undefined,
  { isWide, pisAcross }: { readonly isWide: boolean; readonly pisAcross: boolean },
): void {
  const headingOf = new Map(input.headings.map((h) => [h.column, h]));
  const lowestOf = (f: ColumnFacts) => headingOf.get(f.column)?.lowest ?? '';
  const isKindOfUnit = (f: ColumnFacts) => /\b(?:type|classification|level|kind)$/.test(wordsOf(lowestOf(f)));
  const isCodeOfUnit = (f: ColumnFacts) => {
    const lowest = lowestOf(f);
    return isUnitCode(lowest) || (says(f) === undefined && (isCodeHeading(lowest) || beginsWithZero(f)));
  };
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

  const firstFigure = () =>
    Math.min(
      ...[...drafts.values()].filter((d) => isFigureRole(d.role)).map((d) => d.column),
      ...left()
        .filter(holdsFigures)
        .map((f) => f.column),
    );
  // Where headings name the PIs, a code that goes with a unit is the unit's.
  if (pisAcross)
    for (const f of left().filter((c) => says(c) === 'code' && c.knownCodes === 0)) {
      const named = left().find((u) => says(u) === 'unit' && wantsName(u) && follows(u, [f.column]));
      if (named && follows(f, [named.column])) put(f.column, 'none', true, 'It is the code of a unit, not of a PI.');
    }

  // “KPI” may head codes or names: the cells say which.
  const isCoded = (f: ColumnFacts) => says(f) === 'code' || (says(f) === 'name' && f.codes >= 0.7 && f.length <= 16);
  const coded = left().filter((f) => isCoded(f) && !has('code'));
  for (const f of coded) {
    // 1, 2, 3 … beside names are the numbers of the rows.
    if (isCounting(f) && f.knownCodes === 0 && coded.length === 1) {
      put(f.column, 'none', false, 'Are these the numbers of the rows, or codes of PIs?');
      break;
    }
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
  // Codes at the left under a heading that says nothing.
  if (!has('code')) {
    const [first, next] = left().filter((f) => f.column < firstFigure());
    if (
      first &&
      next &&
      says(first) === undefined &&
      !isCodeOfUnit(first) &&
      first.texts > 0.5 &&
      first.codes >= 0.7 &&
      first.length <= 16 &&
      first.distinct === rows &&
      rows > 1 &&
      wantsName(next)
    )
      put(first.column, 'code', false, 'Are these the codes of the PIs?');
  }
  const titled = left().filter((f) => says(f) === 'name' && wantsName(f));
  // “Measure” over names of their own is what some call their PIs.
  const measured = left().filter(
    (f) =>
      says(f) === 'measure' &&
      wantsName(f) &&
      f.plainMeasures < 0.2 &&
      (f.distinct * 2 > f.filled || (f.distinct > 1 && f.length > 8)),
  );
  const named = (titled.length > 0 ? titled : measured).sort((a, b) => a.length - b.length);
  const [shortest] = named;
  if (shortest) put(shortest.column, 'name', true, 'Its heading says so.');
  const units = left()
    .filter((f) => says(f) === 'unit' && wantsName(f) && !isCodeOfUnit(f))
    .sort(
      (a, b) =>
        Number(isKindOfUnit(a)) - Number(isKindOfUnit(b)) ||
        b.distinct - a.distinct ||
        b.length - a.length ||
        a.column - b.column,
    );
  const [unit] = units;
  if (unit) {
    const isSole = !units.some((u) => u !== unit && u.distinct === unit.distinct && !isKindOfUnit(u));
    put(unit.column, 'unit', isSole, isSole ? 'Its heading says so.' : 'More than one column may be the unit.');
  }

  // Row labels at the left of figures: a heading over them may be blank, or name what stands to the right.
  if (!has('name') && !has('code')) {
    const labels = left().filter(
      (f) =>
        wantsName(f) &&
        (f.distinct > 1 || rows === 1) &&
        !isCodeOfUnit(f) &&
        f.length <= 160 &&
        headingOf.get(f.column)?.period === undefined &&
        (says(f) === undefined ||
          (says(f) === 'period' && !own) ||
          (says(f) === 'measure' && f.distinct * 3 > rows) ||
          (says(f) === 'none' && !own)),
    );
    const before = labels.filter((f) => f.column < firstFigure());
    const pool = before.length > 0 ? before : labels;
    const [only, ...others] = pool
      .filter((f) => f.filled * 10 >= rows * 9)
      .sort((a, b) => b.distinct - a.distinct || a.column - b.column);
    const alone = units.length === 0 || !isUnique(identity());
    const isAlone = only !== undefined && isUnique([only.column]) && !others.some((o) => isUnique([o.column]));
    const isOnly = only !== undefined && others.length === 0 && isUnique([...identity(), only.column]);
    const isSure = (isAlone || isOnly) && (only.codes < 0.5 || pool.length === 1);
    if (only && alone && (isUnique([...identity(), only.column]) || others.length === 0))
      put(
        only.column,
        'name',
        isSure,
        isSure
          ? 'It tells the rows apart.'
          : others.length === 0
            ? 'It does not tell all rows apart.'
            : 'More than one column may be the name.',
      );
  }
  // Two columns that each tell all rows apart, one of them the unit: the other may be what the rows are called.
  if (unit && !has('name') && !has('code') && rows > 1) {
    const label = left().find(
      (f) => f.column < firstFigure() && wantsName(f) && says(f) === undefined && f.length >= 6 && isUnique([f.column]),
    );
    if (label) put(label.column, 'name', false, 'Is it what the rows are called?');
  }
  // Numbers and texts in turn, each once, at the left: ages, bands.
  if (!has('name') && !has('code') && !has('unit') && !own) {
    const [first] = left();
    if (
      first &&
      first.column === input.facts[0]?.column &&
      first.distinct === rows &&
      (isWide || (first.figures < 1 && first.texts > 0))
    )
      put(first.column, 'name', false, 'Does it say what each row is?');
  }
  // A code tells the rows apart; what the PI is called stands beside it.
  if (has('code') && !has('name')) {
    const labels = left().filter(
      (f) =>
        wantsName(f) &&
        (says(f) === undefined || says(f) === 'measure') &&
        f.length >= 6 &&
        f.length <= 160 &&
        f.filled * 10 >= rows * 9 &&
        f.plainMeasures < 0.2 &&
        follows(
          f,
          [...drafts.values()].filter((d) => d.role === 'code').map((d) => d.column),
        ),
    );
    const codes = new Set(
      [...drafts.values()]
        .filter((d) => d.role === 'code')
        .flatMap((d) => input.facts.find((f) => f.column === d.column)?.cells.map((c) => textIn(c)) ?? []),
    ).size;
    const own = labels.filter((f) => f.distinct * 5 >= codes * 4);
    const [label, ...others] = own;
    if (label)
      put(
        label.column,
        'name',
        others.length === 0,
        others.length === 0 ? 'It says what each code is.' : 'More than one column may be the name.',
      );
  }
  /** As what a column tells rows apart: one headed “Units” says what is counted. */
  const neededAs = (f: ColumnFacts): Role => {
    if (says(f) === 'unit' && !has('unit')) return 'unit';
    return says(f) === 'measure' && !has('measure') && f.distinct * 3 <= rows ? 'measure' : 'name';
  };
  // What is still missing to tell the rows apart.
  if (rows > 1 && !isUnique(identity())) {
    const open = left().filter(
      (f) =>
        f.texts >= 0.5 &&
        f.length <= 160 &&
        !isCodeOfUnit(f) &&
        !isMarks(f, headingOf.get(f.column)) &&
        headingOf.get(f.column)?.period === undefined &&
        !isWideFigure(f, headingOf.get(f.column), isWide),
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
      const role = neededAs(one);
      put(
        one.column,
        role,
        says(one) !== 'code' &&
          (role !== 'measure' || one.measures >= 0.5) &&
          (more.length === 0 || more.every((m) => follows(m, [...identity(), one.column]))),
        'It is needed to tell the rows apart.',
      );
    } else {
      const added: number[] = [];
      for (const f of open) if (!follows(f, [...identity(), ...added])) added.push(f.column);
      for (const f of open.filter((o) => added.includes(o.column))) {
        const role = neededAs(f);
        put(
          f.column,
          role,
          isUnique([...identity(), ...added]) && (role !== 'measure' || f.measures >= 0.5),
          'It is needed to tell the rows apart.',
        );
      }
    }
  }
  // Codes of units: not needed, unless nothing else tells the rows apart.
  for (const f of left().filter(isCodeOfUnit)) {
    const isNeeded = rows > 1 && !isUnique(identity()) && isUnique([...identity(), f.column]);
    put(
      f.column,
      isNeeded ? 'unit' : 'none',
      !isNeeded && (rows <= 1 || isUnique(identity())),
      isNeeded ? 'Only this code tells the rows apart.' : 'It is a code, not a figure of a PI.',
    );
  }
  const kept = identity();
  if ([...drafts.values()].some((d) => d.role === 'unit' && !d.certain))
    for (const f of units.filter((u) => !drafts.has(u.column) && u.distinct === unit?.distinct && !isKindOfUnit(u)))
      put(f.column, 'none', false, 'More than one column may be the unit.');
  const doubted = [...drafts.values()].some((d) => d.role === 'name' && !d.certain);
  // Where it is not certain which column is the name, none of the others is certain not to be.
  if (doubted)
    for (const f of left())
      if (wantsName(f) && f.length <= 160 && f.filled * 10 >= rows * 9 && says(f) === undefined)
        put(f.column, 'none', false, 'More than one column may be the name.');
  for (const f of left()) {
    const role = says(f);
    if (role === 'measure' && has('measure') && follows(f, kept))
      put(
        f.column,
        'none',
        f.plainMeasures >= 0.5 || f.distinct <= 1 || f.length <= 12,
        'Another column says what is counted.',
      );
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

/** `0101` is a code, not a figure. */
const beginsWithZero = (f: ColumnFacts) =>
  f.filled > 0 && f.cells.filter((c) => typeof c === 'string' && /^\s*0\d+\s*$/.test(c)).length * 3 >= f.filled;

/** Short texts beside few rows, under no heading, are marks at the figures. */
function isMarks(f: ColumnFacts, h: ColumnHeading | undefined): boolean {
  return (h?.lowest ?? '') === '' && f.filled * 2 < f.cells.length && f.length <= 4;
}

/** 1, 2, 3 and so on. */
export function isCounting(f: ColumnFacts): boolean {
  return f.cells.length > 1 && f.cells.every((c, i) => Number(c ?? NaN) === i + 1);
}

function isWideFigure(f: ColumnFacts, h: ColumnHeading | undefined, isWide: boolean): boolean {
  return isWide && h?.period !== undefined && f.figures > 0.3;
}

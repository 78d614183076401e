// A located table taken apart: every figure with the PI that it speaks of, its period, and the cell that it stands in.
// Rule: a figure without a clear period or PI is named, not taken.
import { startOf, type Calendar, type PeriodKey } from '../../period/period';
import { foldCode } from '../../records/text';
import type { Cell } from '../../sheet/grid';
import { numberedBy, readColumn } from '../columns/period-columns';
import type { FigureRole } from '../columns/role';
import { isFigureRole } from '../columns/role';
import type { TableMapping } from '../mapping';
import { textIn } from '../table/area';
import type { Located, LocatedColumn } from './locate';

/** What a table says of a PI, before it is known which it is. */
export interface Identity {
  /** Names it in the mapping: folded. */
  readonly is: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly measure: string;
  /** What the heading says of it, where PIs stand side by side. */
  readonly pi: string;
  /** The first cell that names it: row and column of the area. */
  readonly row: number;
  readonly column: number;
  /** A total or sub-total of the table. */
  readonly isTotal: boolean;
}

export interface AdoptedFigure {
  readonly identity: Identity;
  readonly period: PeriodKey;
  readonly role: FigureRole;
  /** Of the area as it is read. */
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  readonly formula: string | null;
}

/** A row with figures that does not say of which PI, or of which period, they are. */
export interface UnclearRow {
  readonly lacks: 'PI' | 'period';
  readonly row: number;
  readonly column: number;
  readonly message: string;
}

export interface AdoptedFigures {
  readonly figures: readonly AdoptedFigure[];
  readonly identities: readonly Identity[];
  /** Rows whose PI or period cannot be read; nothing of them is taken. */
  readonly unclear: readonly UnclearRow[];
}

const NAMELESS = 'This row has figures and names no PI. Write its code or name beside them, or clear them.';

export function figuresIn(located: Located, mapping: TableMapping, calendar: Calendar): AdoptedFigures {
  const { area, shape, columns } = located;
  const rows = shape.rows.flatMap((kind, r) => (kind === 'data' || kind === 'total' ? [r] : []));
  const rowPeriods = periodsOfRows(located, mapping, calendar, rows);
  const named = columns.filter((c) => c.period !== null && /^\d/.test(c.period)).map((c) => c.period ?? '');
  const newest = newestOf([...named, ...(mapping.period === null ? [] : [mapping.period])]);
  const values = columns.filter((c) => isFigureRole(c.role));
  const identityAt = identities(located, rows);
  const found = new Map<string, Identity>();
  const figures: AdoptedFigure[] = [];
  const unclear: UnclearRow[] = [];
  rows.forEach((row, i) => {
    const own = rowPeriods?.[i];
    if (own?.kind === 'unclear') {
      if (values.some((c) => textIn(area.cells[row]?.[c.column]) !== ''))
        unclear.push({ lacks: 'period', row, column: own.column, message: own.message });
      return;
    }
    for (const column of values) {
      if (!isFigureRole(column.role)) continue;
      const periods = periodsOf(column, own?.period, named, newest, mapping);
      if (periods.length === 0) continue;
      const identity = identityAt(row, column.pi);
      if (identity === undefined) {
        const isSaid = unclear.at(-1)?.row === row || textIn(area.cells[row]?.[column.column]) === '';
        if (!isSaid) unclear.push({ lacks: 'PI', row, column: column.column, message: NAMELESS });
        continue;
      }
      const first = found.get(identity.is);
      if (!first) found.set(identity.is, identity);
      const cell = area.cells[row]?.[column.column] ?? null;
      const formula = area.formulas?.[row]?.[column.column] ?? null;
      for (const period of periods)
        figures.push({
          identity: first ?? identity,
          period,
          role: column.role,
          row,
          column: column.column,
          cell,
          formula,
        });
    }
  });
  return { figures, identities: [...found.values()], unclear };
}

function newestOf(periods: readonly PeriodKey[]): PeriodKey | undefined {
  return periods.reduce<PeriodKey | undefined>(
    (a, b) => (a === undefined || startOf(b) > startOf(a) ? b : a),
    undefined,
  );
}

/** Which periods a figure column is of in a row. */
function periodsOf(
  { period, role }: LocatedColumn,
  own: PeriodKey | undefined,
  named: readonly PeriodKey[],
  newest: PeriodKey | undefined,
  mapping: TableMapping,
): readonly PeriodKey[] {
  if (period === 'of the row') return own === undefined ? [] : [own];
  if (period === 'newest') return newest === undefined ? (own === undefined ? [] : [own]) : [newest];
  if (period === 'every' || period === null) {
    if (own !== undefined) return [own];
    if (mapping.period !== null) return [mapping.period];
    // A target of all periods is theirs; a value cannot be.
    return role === 'target' ? [...new Set(named)] : [];
  }
  return [period];
}

type RowPeriod =
  | { readonly kind: 'period'; readonly period: PeriodKey }
  | { readonly kind: 'unclear'; readonly column: number; readonly message: string };

function periodsOfRows(
  { area, columns }: Located,
  mapping: TableMapping,
  calendar: Calendar,
  rows: readonly number[],
): RowPeriod[] | undefined {
  const periods = columns.filter((c) => c.role === 'period');
  const cellsOf = (c: LocatedColumn) => rows.map((r) => area.cells[r]?.[c.column] ?? null);
  const options = {
    calendar,
    choices: mapping.choices,
    ...(mapping.dateSystem !== null && { dateSystem: mapping.dateSystem }),
  };
  const tried = (own: LocatedColumn, year: LocatedColumn | undefined, isNumbered: boolean) => {
    const read = readColumn(
      cellsOf(own),
      year ? cellsOf(year) : null,
      options,
      isNumbered ? (numberedBy(own.heading) ?? 'month') : null,
      own.repeats || year === undefined,
    );
    return { own, read, clear: read.filter((p) => p.kind === 'period').length };
  };
  const [first, second] = periods;
  if (!first) return undefined;
  const ways = second
    ? [tried(first, second, false), tried(second, first, false), tried(first, second, true), tried(second, first, true)]
    : [tried(first, undefined, false)];
  const finest = ways.reduce((a, b) => (finer(b) > finer(a) ? b : a));
  // Where months or quarters stand beside the years and cannot be read, their rows are none of the year.
  const part = second && ways.find((w) => numberedBy(w.own.heading) !== null);
  const best = part && isOfYears(finest.read) ? part : finest;
  return best.read.map((p): RowPeriod => {
    if (p.kind === 'period') return { kind: 'period', period: p.period };
    const message = p.kind === 'issue' ? p.message : 'This row names no period.';
    return { kind: 'unclear', column: best.own.column, message };
  });
}

const isOfYears = (read: readonly { readonly kind: string; readonly period?: PeriodKey | null }[]) =>
  read.every((p) => p.kind !== 'period' || !p.period || p.period.endsWith('Y'));

/** Of two ways to read a year and its part, the one that reads more, and parts rather than years. */
function finer({
  read,
  clear,
}: {
  readonly read: readonly { readonly kind: string; readonly period?: PeriodKey | null }[];
  readonly clear: number;
}): number {
  const parts = read.filter((p) => p.kind === 'period' && p.period && !p.period.endsWith('Y')).length;
  return clear * 2 + parts;
}

const SEPARATOR = ' · ';

/** What each row says of its PI: code, names joined, unit. */
function identities(
  { area, shape, columns }: Located,
  rows: readonly number[],
): (row: number, pi: string) => Identity | undefined {
  const of = (role: LocatedColumn['role']) => columns.filter((c) => c.role === role);
  const [codes, names, units, measures] = [of('code'), of('name'), of('unit'), of('measure')];
  const above = new Map<number, string>();
  const texts = new Map<number, { code: string; name: string; unit: string; measure: string }>();
  const textAt = (row: number, c: LocatedColumn) => {
    const text = textIn(area.cells[row]?.[c.column]);
    if (!c.repeats) return text;
    if (text !== '') above.set(c.column, text);
    return text === '' ? (above.get(c.column) ?? '') : text;
  };
  const joined = (row: number, list: readonly LocatedColumn[]) =>
    list
      .map((c) => textAt(row, c))
      .filter(Boolean)
      .join(SEPARATOR);
  const counts = new Map<string, Set<string>>();
  for (const row of rows) {
    const own = {
      code: joined(row, codes),
      name: joined(row, names),
      unit: joined(row, units),
      measure: joined(row, measures),
    };
    texts.set(row, own);
    const key = foldCode(`${own.code}\n${own.name}\n${own.unit}`);
    counts.set(key, (counts.get(key) ?? new Set()).add(shape.groups[row] ?? ''));
  }
  // A row is asked about for each of its figures.
  const known = new Map<string, Identity | undefined>();
  return (row, pi) => {
    const id = `${row} ${pi}`;
    if (!known.has(id)) known.set(id, identityOf(row, pi));
    return known.get(id);
  };

  // Where one name stands under several groups, the group is part of it.
  function identityOf(row: number, pi: string): Identity | undefined {
    const own = texts.get(row);
    if (!own) return undefined;
    const group = shape.groups[row] ?? '';
    const isShared = own.code === '' && (counts.get(foldCode(`${own.code}\n${own.name}\n${own.unit}`))?.size ?? 0) > 1;
    const name = isShared && group !== '' ? [group, own.name].filter(Boolean).join(SEPARATOR) : own.name;
    const needsMeasure = own.code === '' && measures.length > 0;
    if (own.code === '' && name === '' && own.unit === '' && pi === '' && (codes.length > 0 || names.length > 0))
      return undefined;
    const parts = own.code !== '' ? [own.code, pi] : [name, own.unit, needsMeasure ? own.measure : '', pi];
    return {
      is: foldCode(parts.filter(Boolean).join(SEPARATOR)).slice(0, 500),
      ...{ code: own.code, name, unit: own.unit, measure: own.measure, pi, row },
      ...{
        column: (own.code !== '' ? codes : [...names, ...units])[0]?.column ?? shape.columns[0] ?? 0,
        isTotal: shape.rows[row] === 'total',
      },
    };
  }
}

// A grid as it stands → the rows it speaks of, and every issue at once. Rows are found by key and columns by header,
// never by position, so sorting, inserting and moving change nothing (SYNC: Reading the sheet).
import type { Issue } from '../errors';
import type { FieldValue } from '../figure';
import { foldCode } from '../records/text';
import { findColumns, type Place } from './find-columns';
import { addressIn, type Cell, type Grid } from './grid';
import { short, type CellIssue } from './read-cell';
import { matchRow, textOf, type RowsKnown } from './match-row';
import {
  foldHeading,
  type KnownRow,
  type SheetColumn,
  type SheetField,
  type SheetKind,
  type StoredField,
} from './sheet-kind';

export interface ReadCell<R extends KnownRow = KnownRow> {
  readonly column: SheetColumn<R>;
  readonly header: string;
  readonly address: string;
  readonly cell: Cell;
  readonly formula: string | null;
}

/** A field as the sheet has it. */
export interface ReadField<R extends KnownRow = KnownRow> {
  readonly field: SheetField<R>;
  readonly stored: StoredField;
  /** Its cells, in the order of the field's columns. */
  readonly cells: readonly [ReadCell<R>, ...ReadCell<R>[]];
  /** `undefined` where its cells cannot be read for an issue. */
  readonly value: FieldValue | undefined;
  /** Whether it only says what other cells of the row make. */
  readonly follows?: boolean;
}

export interface ReadRow<R extends KnownRow = KnownRow> {
  /** Index in the grid's body. */
  readonly row: number;
  /** What the store knows of this row. */
  readonly known: R;
  /** By the column's id. */
  readonly cells: ReadonlyMap<string, ReadCell<R>>;
  readonly fields: readonly ReadField<R>[];
  /** What the editable cells say, by the field's name; a field with an issue is missing here. */
  readonly values: ReadonlyMap<string, FieldValue>;
}

export interface ReadResult<R extends KnownRow = KnownRow> {
  readonly rows: readonly ReadRow<R>[];
  readonly issues: readonly Issue[];
}

/** @param known the rows of the store's answer, whatever their order */
export function readGrid<R extends KnownRow>(grid: Grid, kind: SheetKind<R>, known: readonly R[]): ReadResult<R> {
  const issues: Issue[] = [];
  const places = findColumns(grid, kind, known, issues);
  const code = places.get('code');
  const label = places.get('label');
  const isKeyed = kind.columns.some((c) => c.id === 'label' && c.kind === 'key');
  if (!code || (isKeyed && !label)) return { rows: [], issues };

  const rowsKnown = rowsByKey(known);
  const found = new Map<string, number>();
  const rows = new Map<number, ReadRow<R>>();
  const codesInSheet = new Set(grid.rows.map((cells) => foldCode(textOf(cells[code.index] ?? null))));

  grid.rows.forEach((cells, row) => {
    if (cells.every((c) => c === null || c === '')) return;
    const place = (p: Place, issue: CellIssue, extra?: Partial<Issue>): void => {
      issues.push({ ...issue, row, header: p.header, address: addressIn(grid, row, p.index), ...extra });
    };
    const at = (p: Place | undefined) => (p ? textOf(cells[p.index] ?? null) : undefined);
    const texts = { code: at(code) ?? '', label: at(label) ?? '', name: at(places.get('name')) };
    const match = matchRow(texts, rowsKnown, kind, codesInSheet);
    if (match.kind === 'issue') {
      place(
        match.at === 'label' && label ? label : code,
        match.issue,
        match.key === undefined ? {} : { key: match.key },
      );
      return;
    }
    const { known: row_ } = match;
    const id = `${foldCode(row_.code)}\n${row_.label}`;
    const twin = found.get(id);
    if (twin !== undefined) {
      rows.delete(twin);
      const which = row_.label === '' ? row_.code : `${row_.code} for ${row_.label}`;
      const message = `${which} stands here and in row ${grid.top + 2 + twin}. Delete one of the two rows; nothing of either is sent till then.`;
      place(code, { code: 'row-twice', severity: 'stop', message }, { key: row_.key });
      return;
    }
    found.set(id, row);
    rows.set(row, readRow(grid, row, row_, places, kind, place));
  });
  const all = [...rows.values()];
  for (const { row, issue } of checksOf(kind, all)) {
    const at = { row, header: code.header, address: addressIn(grid, row, code.index) };
    issues.push({ ...issue, ...at, key: rows.get(row)?.known.key ?? '' });
  }
  return { rows: all, issues };
}

function checksOf<R extends KnownRow>(kind: SheetKind<R>, rows: readonly ReadRow<R>[]) {
  const added = rows.filter((r) => r.known.isNew);
  if (added.length === 0) return [];
  return kind.checks?.(added.map(({ row, known, values }) => ({ row, code: known.code, values }))) ?? [];
}

function rowsByKey<R extends KnownRow>(known: readonly R[]): RowsKnown<R> {
  return {
    rows: known,
    byKey: new Map(known.map((r) => [`${foldCode(r.code)}\n${foldHeading(r.label)}`, r])),
    codes: new Map(known.map((r) => [foldCode(r.code), r])),
    byName: new Map(known.map((r) => [foldHeading(r.name), r])),
  };
}

function readRow<R extends KnownRow>(
  grid: Grid,
  row: number,
  known: R,
  places: ReadonlyMap<string, Place>,
  kind: SheetKind<R>,
  report: (place: Place, issue: CellIssue, extra?: Partial<Issue>) => void,
): ReadRow<R> {
  const cells = new Map<string, ReadCell<R>>();
  for (const column of kind.columns) {
    const place = places.get(column.id);
    if (!place) continue;
    cells.set(column.id, {
      column,
      header: place.header,
      address: addressIn(grid, row, place.index),
      cell: grid.rows[row]?.[place.index] ?? null,
      formula: grid.formulas[row]?.[place.index] ?? null,
    });
  }
  const values = new Map<string, FieldValue>();
  const fields: ReadField<R>[] = [];
  for (const field of kind.fields) {
    const its = field.columns.flatMap((id) => cells.get(id) ?? []);
    const [first, ...others] = its;
    if (!first || its.length < field.columns.length) continue;
    const say = (issue: CellIssue, at = 0, extra: Partial<Issue> = {}) => {
      const place = places.get(field.columns[at] ?? '');
      if (place) report(place, issue, extra);
    };
    const stored = field.at(known);
    if (!stored) {
      if (its.some(({ cell }) => cell !== null && textOf(cell).trim() !== '')) say(notCollected(known, first));
      continue;
    }
    const reading = field.read(
      its.map(({ cell }) => cell),
      known,
    );
    const value = reading.kind === 'value' ? reading.value : undefined;
    if (reading.kind === 'issue') say(reading.issue, reading.at, { key: stored.ref.key, field: stored.ref.field });
    if (value !== undefined) values.set(field.name, value);
    fields.push({ field, stored, cells: [first, ...others], value });
  }
  return { row, known, cells, fields: marked(fields, known, kind), values };
}

/** Says of a field whose cell shows what others make that it follows from them. */
function marked<R extends KnownRow>(fields: ReadField<R>[], known: R, kind: SheetKind<R>): ReadField<R>[] {
  const following = kind.follows?.(known, (name) => {
    const read = fields.find(({ field }) => field.name === name);
    return read && { value: read.value, isFormula: read.cells.some(({ formula }) => formula !== null) };
  });
  if (following === undefined) return fields;
  return fields.map((read) => (read.field.name === following ? { ...read, follows: true } : read));
}

function notCollected({ code }: KnownRow, { header }: ReadCell): CellIssue {
  return {
    code: 'not-editable',
    severity: 'stop',
    message: `${code} has no figure for “${short(header)}”: it is not collected then. Clear the cell.`,
    fix: { label: 'Clear the cell', value: null },
  };
}

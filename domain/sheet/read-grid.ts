// A grid as it stands → the rows it speaks of, and every issue at once. Rows are found by key and columns by header,
// never by position, so sorting, inserting and moving change nothing (SYNC: Reading the sheet).
import type { Issue } from '../errors';
import type { FieldValue } from '../figure';
import type { MeasurementField } from '../records/measurement';
import { foldCode } from '../records/text';
import { addressIn, isCellError, type Cell, type Grid } from './grid';
import { nearest } from './nearest';
import { readFigure, readText, short } from './read-cell';
import type { SheetColumn, SheetKind } from './sheet-kind';
import type { ViewRow } from './view-rows';

export interface ReadCell {
  readonly column: SheetColumn;
  readonly header: string;
  readonly address: string;
  readonly cell: Cell;
  readonly formula: string | null;
}

export interface ReadRow {
  /** Index in the grid's body. */
  readonly row: number;
  /** What the store knows of this row. */
  readonly known: ViewRow;
  /** By the column's field. */
  readonly cells: ReadonlyMap<string, ReadCell>;
  /** What the editable cells say; a cell with an issue is missing here. */
  readonly values: ReadonlyMap<MeasurementField, FieldValue>;
}

export interface ReadResult {
  readonly rows: readonly ReadRow[];
  readonly issues: readonly Issue[];
}

interface Place {
  readonly index: number;
  readonly header: string;
}

/** @param known the rows of the store's answer, whatever their order */
export function readGrid(grid: Grid, kind: SheetKind, known: readonly ViewRow[]): ReadResult {
  const issues: Issue[] = [];
  const places = findColumns(grid, kind, issues);
  const code = places.get('code');
  const period = places.get('label');
  if (!code || !period) return { rows: [], issues };

  const byKey = new Map(known.map((r) => [`${foldCode(r.code)}\n${foldLabel(r.label)}`, r]));
  const codes = new Map(known.map((r) => [foldCode(r.code), r.code]));
  const byName = new Map(known.map((r) => [foldLabel(r.name), r]));
  const found = new Map<string, number>();
  const rows: ReadRow[] = [];

  grid.rows.forEach((cells, row) => {
    if (cells.every((c) => c === null || c === '')) return;
    const place = (
      p: Place,
      issue: Pick<Issue, 'code' | 'severity' | 'message' | 'fix'>,
      extra?: Partial<Issue>,
    ): void => {
      issues.push({ ...issue, row, header: p.header, address: addressIn(grid, row, p.index), ...extra });
    };
    const codeText = textOf(cells[code.index] ?? null);
    const periodText = textOf(cells[period.index] ?? null);
    const name = places.get('name');
    const named = name ? byName.get(foldLabel(textOf(cells[name.index] ?? null))) : undefined;

    // The row that stood here before its key was edited: a refresh must not add it a second time.
    const stood = named && known.find((r) => r.code === named.code && foldLabel(r.label) === foldLabel(periodText));
    const keyOfNamed = stood && { key: stood.key };

    if (!codes.has(foldCode(codeText))) {
      const guess = named?.code ?? nearest(codeText, [...codes.values()]);
      const what =
        codeText === ''
          ? 'This row has no code'
          : `The code “${short(codeText)}” is not one of the PIs that you can see here`;
      place(
        code,
        {
          code: 'unknown-code',
          severity: 'stop',
          message: guess
            ? `${what}. Did you mean ${guess}?`
            : `${what}. Put its code back, or delete the row from the sheet.`,
          ...(guess !== undefined && { fix: { label: `Put ${guess}`, value: guess } }),
        },
        keyOfNamed,
      );
      return;
    }
    if (named && foldCode(named.code) !== foldCode(codeText) && !sameName(known, codeText, named.name)) {
      place(
        code,
        {
          code: 'key-edited',
          severity: 'stop',
          message: `The row is named “${short(named.name)}”, which is ${named.code}, but its code says ${short(codeText)}.`,
          fix: { label: `Put back ${named.code}`, value: named.code },
        },
        keyOfNamed,
      );
      return;
    }
    const match = byKey.get(`${foldCode(codeText)}\n${foldLabel(periodText)}`);
    if (!match) {
      const guess = only(known.filter((r) => foldCode(r.code) === foldCode(codeText)).map((r) => r.label));
      place(period, {
        code: 'unknown-period',
        severity: 'stop',
        message: `“${short(periodText)}” is not a period of ${codes.get(foldCode(codeText)) ?? codeText} in this sheet.${guess ? ` Did you mean ${guess}?` : ' Put the period back.'}`,
        ...(guess !== undefined && { fix: { label: `Put ${guess}`, value: guess } }),
      });
      return;
    }
    const twin = found.get(match.key);
    if (twin !== undefined) {
      const first = rows.findIndex((r) => r.row === twin);
      if (first >= 0) rows.splice(first, 1);
      place(
        code,
        {
          code: 'row-twice',
          severity: 'stop',
          message: `${match.code} for ${match.label} stands here and in row ${grid.top + 2 + twin}. Delete one of the two rows; nothing of either is sent till then.`,
        },
        { key: match.key },
      );
      return;
    }
    found.set(match.key, row);
    rows.push(
      readRow(grid, row, match, places, kind, (p, issue, field) => {
        place(p, issue, { key: match.key, field });
      }),
    );
  });
  return { rows, issues };
}

function readRow(
  grid: Grid,
  row: number,
  known: ViewRow,
  places: ReadonlyMap<string, Place>,
  kind: SheetKind,
  report: (place: Place, issue: Pick<Issue, 'code' | 'severity' | 'message' | 'fix'>, field: MeasurementField) => void,
): ReadRow {
  const cells = new Map<string, ReadCell>();
  const values = new Map<MeasurementField, FieldValue>();
  for (const column of kind.columns) {
    const place = places.get(column.field);
    if (!place) continue;
    const cell = grid.rows[row]?.[place.index] ?? null;
    const formula = grid.formulas[row]?.[place.index] ?? null;
    cells.set(column.field, {
      column,
      header: place.header,
      address: addressIn(grid, row, place.index),
      cell,
      formula,
    });
    if (column.kind !== 'editable') continue;
    const field = column.field as MeasurementField;
    const reading = column.type === 'figure' ? readFigure(cell, known) : readText(cell);
    if (reading.kind === 'value') values.set(field, reading.value);
    else report(place, reading.issue, field);
  }
  return { row, known, cells, values };
}

/** Columns by their header, blanks and case aside. Columns of other people's are left alone. */
function findColumns(grid: Grid, kind: SheetKind, issues: Issue[]): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const column of kind.columns) {
    const wanted = foldLabel(column.header);
    const at = grid.header.flatMap((h, i) => (foldLabel(h) === wanted ? [i] : []));
    const index = at[0];
    if (index === undefined) {
      if (column.kind === 'key' || column.kind === 'editable')
        issues.push({
          code: 'column-missing',
          severity: 'stop',
          header: column.header,
          message: `The column “${column.header}” is not there. Rename its heading back to “${column.header}”; ${column.kind === 'key' ? 'nothing can be sent' : 'what stands in it is not sent'} till then.`,
        });
      continue;
    }
    if (at.length > 1)
      issues.push({
        code: 'column-twice',
        severity: 'check',
        header: column.header,
        message: `Two columns are headed “${column.header}”. The left one is read; rename the other.`,
      });
    places.set(column.field, { index, header: grid.header[index] ?? column.header });
  }
  return places;
}

function textOf(cell: Cell): string {
  return cell === null ? '' : isCellError(cell) ? cell.error : String(cell);
}

function foldLabel(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Names may repeat: a row whose own PI bears that name too was not edited. */
function sameName(known: readonly ViewRow[], code: string, name: string): boolean {
  return known.some((r) => foldCode(r.code) === foldCode(code) && foldLabel(r.name) === foldLabel(name));
}

function only<T>(items: readonly T[]): T | undefined {
  const distinct = [...new Set(items)];
  return distinct.length === 1 ? distinct[0] : undefined;
}

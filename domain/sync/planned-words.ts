// The words and statuses that Changes shows of an edit, a conflict or an issue, put together from the row it stands in.
import type { Issue } from '../errors';
import type { FieldValue, Figure } from '../figure';
import { shift, type Calendar, label } from '../period/period';
import type { Status } from '../performance/status';
import { isCellError, sameCells, type Cell } from '../sheet/grid';
import type { CellIssue } from '../sheet/read-cell';
import type { ReadCell, ReadField, ReadRow } from '../sheet/read-grid';
import { isFigure } from '../sheet/sheet-kind';
import { editId, type ViewRow } from '../sheet/view-rows';
import { statusIn } from './edit-rules';
import type { PlannedConsequence, PlannedEdit, PlannedIssue } from './plan';

/** The status of a measurement if one field were changed. */
export function statusWith(row: ViewRow, field: string, value: FieldValue): Status {
  const figure = field === 'value' && isFigure(value) ? value : row.value;
  return statusIn(row, figure);
}

/** How a field is measured whose value is no figure of its PI: a plain count, with the decimals that it has. */
function countOf(...values: readonly FieldValue[]) {
  const decimalsOf = (v: FieldValue) => (typeof v === 'number' ? (/\.(\d+)$/.exec(String(v))?.[1]?.length ?? 0) : 0);
  return { measure: 'number', measureLabel: '', decimals: Math.max(...values.map(decimalsOf)) } as const;
}

export function editOf(row: ReadRow, read: ReadField, before: FieldValue, after: FieldValue): PlannedEdit {
  const { field, stored, cells } = read;
  const { figures, ref } = stored;
  const isPart = ref.field === 'numerator' || ref.field === 'denominator';
  const { measure, measureLabel, decimals } = !figures || isPart ? countOf(before, after) : figures;
  const place = differing(row, read);
  const said = (value: FieldValue) => field.write(value, row.known);
  // The status of counts is that of the value that they make: it stands among the consequences.
  const statusBefore = !figures || isPart ? null : statusWith(figures, ref.field, before);
  // Written out: a large table has hundreds of thousands of them.
  return {
    id: editId(ref.key, ref.field),
    type: ref.type,
    key: ref.key,
    field: ref.field,
    fieldLabel: field.label,
    row: row.row,
    header: place.header,
    address: place.address,
    code: row.known.code,
    name: nameNow(row),
    periodLabel: figures?.label ?? '',
    measure,
    measureLabel,
    decimals,
    before,
    after,
    words: figures ? null : { before: inWords(said(before)), after: inWords(said(after)) },
    formula: cells.find((c) => c.formula !== null)?.formula ?? null,
    statusBefore,
    statusAfter: figures && ref.field === 'value' ? statusWith(figures, ref.field, after) : statusBefore,
    seen: null,
  };
}

/** A new row's name is what stands in it. */
function nameNow({ known, values }: ReadRow): string {
  const typed = known.isNew ? values.get('name') : undefined;
  return typeof typed === 'string' ? typed : known.name;
}

/** The first cell of a field that does not say what the store says; the first where all do. */
function differing(row: ReadRow, { field, stored, cells }: ReadField): ReadCell {
  const theirs = field.write(stored.theirs, row.known);
  return cells.find((c, i) => !sameCells(c.cell, theirs[i] ?? null)) ?? cells[0];
}

export function theirWords(row: ReadRow, { field, stored }: ReadField): string | null {
  return stored.figures ? null : inWords(field.write(stored.theirs, row.known));
}

function inWords(cells: readonly Cell[]): string {
  return cells.flatMap((c) => (c === null || c === '' || isCellError(c) ? [] : String(c))).join(' · ');
}

/** One click that gives a cell back what the store says. */
export function putBack(row: ReadRow, read: ReadField): { fix?: Issue['fix'] } {
  const at = read.cells.indexOf(differing(row, read));
  const theirs = read.field.write(read.stored.theirs, row.known)[at] ?? null;
  return theirs === null || typeof theirs === 'number' || typeof theirs === 'string'
    ? { fix: { label: 'Put back what was there', value: theirs } }
    : {};
}

/** @param edit of the value, with its statuses */
export function consequenceOf(
  known: ViewRow,
  { statusBefore, statusAfter }: Pick<PlannedEdit, 'statusBefore' | 'statusAfter'>,
  value: Figure,
  note: FieldValue,
  calendar: Calendar,
): PlannedConsequence {
  const { key, code, name, label: periodLabel, measure, measureLabel, decimals } = known;
  return {
    key,
    code,
    name,
    periodLabel,
    measure,
    measureLabel,
    decimals,
    value,
    before: statusBefore ?? 'no data',
    previous:
      known.previous === null
        ? null
        : { label: label(shift(known.period, -1), calendar), status: statusIn(known, known.previous) },
    after: statusAfter ?? statusIn(known, value),
    noteGiven: note !== null,
  };
}

export function issueAt(row: ReadRow, read: ReadField, issue: CellIssue): PlannedIssue {
  const { ref, figures } = read.stored;
  const { header, address } = differing(row, read);
  return {
    ...{ ...issue, id: `${issue.code}|${editId(ref.key, ref.field)}`, row: row.row, header, address },
    ...{ key: ref.key, field: ref.field, piCode: row.known.code, piName: nameNow(row) },
    statusAfterFix: figures && ref.field === 'value' ? statusOfFix(issue, figures) : null,
  };
}

function statusOfFix({ fix }: Pick<Issue, 'fix'>, figures: ViewRow): Status | null {
  return fix && isFigure(fix.value) ? statusIn(figures, fix.value) : null;
}

/** @param rows by their place in the grid */
export function planned(issue: Issue, rows: ReadonlyMap<number, ReadRow>): PlannedIssue {
  const row = issue.key === undefined || issue.row === undefined ? undefined : rows.get(issue.row);
  const figures = row?.fields.find(({ stored: { ref } }) => ref.key === issue.key)?.stored.figures;
  return {
    ...issue,
    id: `${issue.code}|${issue.row ?? ''}|${issue.header ?? ''}`,
    piCode: row?.known.code ?? null,
    piName: row ? nameNow(row) : null,
    statusAfterFix: issue.field === 'value' && figures ? statusOfFix(issue, figures) : null,
  };
}

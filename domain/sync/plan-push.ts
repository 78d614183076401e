// The preview of a push: sheet against store, cell by cell. The server decides by the same merge and the same rules,
// so that the preview and the answer always agree (SYNC).
import type { Issue } from '../errors';
import type { FieldValue } from '../figure';
import { shift, type Calendar, label } from '../period/period';
import type { MeasurementField } from '../records/measurement';
import { statusOf, type Status } from '../performance/status';
import type { ReadCell, ReadResult, ReadRow } from '../sheet/read-grid';
import { isFigure } from '../sheet/sheet-kind';
import { editId, type ViewRow } from '../sheet/view-rows';
import { mergeCell, type HeldConflict, type TheirChange } from './merge-cell';
import { noteMissing, mayRecord } from './edit-rules';
import type { Decisions, PlannedConflict, PlannedConsequence, PlannedEdit, PlannedIssue, PushPlan } from './plan';
import { senseCheck } from './sense-checks';

export interface PushPlanInput {
  readonly read: ReadResult;
  /** What the store changed since the sheet was pulled, by edit id. */
  readonly changed: ReadonlyMap<string, TheirChange>;
  /** Conflicts that an earlier refresh left in the sheet. */
  readonly held: Readonly<Record<string, HeldConflict>>;
  readonly decisions: Decisions;
  readonly calendar: Calendar;
}

export function planPush(input: PushPlanInput): PushPlan {
  const ready: PlannedEdit[] = [];
  const cleared: PlannedEdit[] = [];
  const conflicts: PlannedConflict[] = [];
  const issues: PlannedIssue[] = input.read.issues
    .filter((i) => i.severity === 'stop')
    .map((i) => planned(i, input.read));
  const checks: PlannedIssue[] = input.read.issues
    .filter((i) => i.severity === 'check')
    .map((i) => planned(i, input.read));
  const consequences: PlannedConsequence[] = [];
  let unsent = 0;
  let newer = 0;

  for (const row of input.read.rows) {
    const mine: PlannedEdit[] = [];
    for (const [field, value] of row.values) {
      const cell = row.cells.get(field);
      if (!cell) continue;
      const id = editId(row.known.key, field);
      const theirs = fieldOf(row.known, field);
      const change = input.changed.get(id);
      const held = input.held[id];
      const base = held ? held.base : change ? change.base : theirs;
      // A conflict that was left in the sheet stays one, even where theirs is now what it was before.
      const merge =
        held && mergeCell(base, theirs, value) === 'mine'
          ? 'conflict'
          : mergeCell(base, theirs, value, cell.formula !== null);
      if (merge === 'same') continue;
      if (merge === 'theirs') {
        newer++;
        continue;
      }
      unsent++;
      const edit = editOf(row, field, cell, base, value);
      const refusal = mayRecord(row.known, field);
      if (refusal) {
        issues.push(issueAt(row, cell, field, { ...refusal, severity: 'stop', fix: putBack(theirs) }));
        continue;
      }
      const last = change ?? held;
      if (merge === 'conflict' && last) {
        const seen = input.decisions.mine.get(id);
        if (seen === undefined || seen < last.revision) {
          conflicts.push({
            ...edit,
            theirs,
            statusTheirs: statusWith(row.known, 'value', row.known.value),
            ...pick(last),
            theirNote: row.known.note,
          });
          continue;
        }
        mine.push({ ...edit, seen: last.revision });
      } else if (value === null && !input.decisions.ticked.has(id)) {
        cleared.push(edit);
      } else mine.push(edit);
    }
    const figure = mine.find((e) => e.field === 'value');
    if (figure && isFigure(figure.after)) {
      const noteInSheet = row.values.get('note') ?? null;
      if (noteMissing(row.known, figure.after, noteInSheet)) {
        const cell = row.cells.get('value');
        if (cell)
          issues.push(
            issueAt(row, row.cells.get('note') ?? cell, 'note', {
              code: 'note-required',
              severity: 'stop',
              message: `${row.known.code} turns red. Say why in its note, then it can be sent.`,
            }),
          );
        mine.splice(mine.indexOf(figure), 1);
      } else {
        consequences.push(consequenceOf(row, figure, noteInSheet, input.calendar));
        const check = senseCheck(figure.after, row.known, row.known.previous, row.known.target);
        const cell = row.cells.get('value');
        if (check && cell) checks.push(issueAt(row, cell, 'value', check));
      }
    }
    ready.push(...mine);
  }
  return { ready, cleared, conflicts, issues, checks, consequences, unsent, newer };
}

function fieldOf(row: ViewRow, field: MeasurementField): FieldValue {
  return row[field];
}

function pick(change: TheirChange): Pick<TheirChange, 'revision' | 'by' | 'at'> {
  return { revision: change.revision, by: change.by, at: change.at };
}

/** The row's status if one field were changed. */
function statusWith(row: ViewRow, field: MeasurementField, value: FieldValue): Status {
  const figure = field === 'value' && isFigure(value) ? value : row.value;
  return statusOf(figure, row.target, row);
}

function editOf(
  row: ReadRow,
  field: MeasurementField,
  cell: ReadCell,
  before: FieldValue,
  after: FieldValue,
): PlannedEdit {
  const { known } = row;
  return {
    id: editId(known.key, field),
    key: known.key,
    field,
    row: row.row,
    header: cell.header,
    address: cell.address,
    code: known.code,
    name: known.name,
    periodLabel: known.label,
    measure: known.measure,
    measureLabel: known.measureLabel,
    decimals: known.decimals,
    before,
    after,
    formula: cell.formula,
    statusBefore: statusWith(known, field, before),
    statusAfter: statusWith(known, field, after),
    seen: null,
  };
}

function consequenceOf(row: ReadRow, edit: PlannedEdit, note: FieldValue, calendar: Calendar): PlannedConsequence {
  const { known } = row;
  const value = isFigure(edit.after) ? edit.after : null;
  const before = statusOf(known.previous, known.target, known);
  return {
    key: known.key,
    code: known.code,
    name: known.name,
    periodLabel: known.label,
    value,
    before: edit.statusBefore,
    previous: known.previous === null ? null : { label: label(shift(known.period, -1), calendar), status: before },
    after: edit.statusAfter,
    noteGiven: note !== null,
  };
}

function issueAt(
  row: ReadRow,
  cell: ReadCell,
  field: MeasurementField,
  issue: Pick<Issue, 'code' | 'severity' | 'message' | 'fix'>,
): PlannedIssue {
  const { known } = row;
  const fixed =
    field === 'value' && issue.fix && isFigure(issue.fix.value) ? statusOf(issue.fix.value, known.target, known) : null;
  return {
    ...issue,
    id: `${issue.code}|${editId(known.key, field)}`,
    row: row.row,
    header: cell.header,
    address: cell.address,
    key: known.key,
    field,
    piCode: known.code,
    piName: known.name,
    statusAfterFix: fixed,
  };
}

function planned(issue: Issue, read: ReadResult): PlannedIssue {
  const row = issue.key === undefined ? undefined : read.rows.find((r) => r.row === issue.row);
  const known = row?.known;
  const fixed =
    issue.field === 'value' && issue.fix && known && isFigure(issue.fix.value)
      ? statusOf(issue.fix.value, known.target, known)
      : null;
  return {
    ...issue,
    id: `${issue.code}|${issue.row ?? ''}|${issue.header ?? ''}`,
    piCode: known?.code ?? null,
    piName: known?.name ?? null,
    statusAfterFix: fixed,
  };
}

/** One click that gives a cell back what the store says. */
function putBack(theirs: FieldValue): Issue['fix'] {
  return theirs === null || typeof theirs === 'number' || typeof theirs === 'string'
    ? { label: 'Put back what was there', value: theirs }
    : undefined;
}

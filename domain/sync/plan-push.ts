// The preview of a push: sheet against store, field by field. The server decides by the same merge and the same rules,
// so that the preview and the answer always agree (SYNC).
import type { FieldValue } from '../figure';
import type { Calendar } from '../period/period';
import type { ReadField, ReadResult, ReadRow } from '../sheet/read-grid';
import { isFigure } from '../sheet/sheet-kind';
import { editId, type ViewRow } from '../sheet/view-rows';
import { noteMissing } from './edit-rules';
import { mergeField, type HeldConflict, type TheirChange } from './merge-cell';
import type { Decisions, PlannedConflict, PlannedConsequence, PlannedEdit, PlannedIssue, PushPlan } from './plan';
import { consequenceOf, editOf, issueAt, planned, putBack, statusWith, theirWords } from './planned-words';
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

interface Draft {
  readonly ready: PlannedEdit[];
  readonly cleared: PlannedEdit[];
  readonly conflicts: PlannedConflict[];
  readonly issues: PlannedIssue[];
  readonly checks: PlannedIssue[];
  readonly consequences: PlannedConsequence[];
  unsent: number;
  newer: number;
}

/** An edit that may go, with the field that it is of. */
interface Mine {
  readonly field: ReadField;
  readonly edit: PlannedEdit;
  /** Whether the store makes it of what is sent: judged with the others, and not sent. */
  readonly follows: boolean;
}

export function planPush(input: PushPlanInput): PushPlan {
  const rows = new Map(input.read.rows.map((r) => [r.row, r]));
  const of = (severity: 'stop' | 'check') =>
    input.read.issues.filter((i) => i.severity === severity).map((i) => planned(i, rows));
  const out: Draft = {
    ...{ ready: [], cleared: [], conflicts: [], issues: of('stop'), checks: of('check'), consequences: [] },
    ...{ unsent: 0, newer: 0 },
  };
  for (const row of input.read.rows) {
    const mine = row.fields.flatMap((field) => editIn(row, field, input, out) ?? []);
    // A record that is not whole would be refused: it waits in the sheet till all of it can be read.
    const isWhole = !row.known.isNew || !input.read.issues.some((i) => i.row === row.row && i.severity === 'stop');
    const measured = judge(row, mine, input.calendar, out);
    if (isWhole) out.ready.push(...measured);
  }
  return out;
}

/** The edit of a field where it can go; what stands in its way goes to `out`. */
function editIn(row: ReadRow, field: ReadField, input: PushPlanInput, out: Draft): Mine | undefined {
  const { stored, cells, value, follows = false } = field;
  if (value === undefined) return undefined;
  const id = editId(stored.ref.key, stored.ref.field);
  // What its parts make follows them: its formula is none that a person holds on to.
  const isFormula = !follows && cells.some((c) => c.formula !== null);
  const { merge, base, last } = mergeField(stored.theirs, value, isFormula, input.changed.get(id), input.held[id]);
  if (merge === 'same') return undefined;
  if (merge === 'theirs') {
    if (!follows) out.newer++;
    return undefined;
  }
  const edit = editOf(row, field, base, value);
  if (follows && merge === 'mine') return { field, edit, follows };
  out.unsent++;
  const refusal = stored.refusal();
  if (refusal) {
    out.issues.push(issueAt(row, field, { ...refusal, severity: 'stop', ...putBack(row, field) }));
    return undefined;
  }
  if (merge === 'conflict' && last) {
    const seen = input.decisions.mine.get(id);
    if (seen !== undefined && seen >= last.revision)
      return { field, edit: { ...edit, seen: last.revision }, follows: false };
    const { revision, by, at } = last;
    out.conflicts.push({
      ...{ ...edit, theirs: stored.theirs, theirWords: theirWords(row, field), revision, by, at },
      statusTheirs: stored.figures && statusWith(stored.figures, 'value', stored.figures.value),
      theirNote: stored.figures?.note ?? null,
    });
    return undefined;
  }
  if (isCleared(value) && !row.known.isNew && !input.decisions.ticked.has(id)) {
    out.cleared.push(edit);
    return undefined;
  }
  return { field, edit, follows: false };
}

function isCleared(value: FieldValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What follows from a row's figures; a red one without its note waits, with its parts. Answers the edits that are left. */
function judge(row: ReadRow, mine: readonly Mine[], calendar: Calendar, out: Draft): PlannedEdit[] {
  const waiting = new Set<Mine>();
  for (const one of mine) {
    const { field, edit, follows } = one;
    const { figures } = field.stored;
    if (!figures || edit.field !== 'value' || !isFigure(edit.after)) continue;
    const noteField = row.fields.find(({ stored: { ref } }) => ref.key === edit.key && ref.field === 'note');
    const note = noteField ? (noteField.value ?? null) : figures.note;
    if (noteMissing(figures, edit.after, note)) {
      out.issues.push(issueAt(row, noteField ?? field, noteRequired(figures, noteField !== undefined)));
      for (const other of mine) if (other === one || (follows && isPart(other.edit))) waiting.add(other);
      continue;
    }
    out.consequences.push(consequenceOf(figures, edit, edit.after, note, calendar));
    const check = senseCheck(edit.after, figures, figures.previous, figures.target);
    if (check) out.checks.push(issueAt(row, field, check));
  }
  return mine.flatMap((one) => (one.follows || waiting.has(one) ? [] : one.edit));
}

const isPart = ({ field }: PlannedEdit) => field === 'numerator' || field === 'denominator';

function noteRequired({ code, label }: ViewRow, isHere: boolean): Parameters<typeof issueAt>[2] {
  const message = isHere
    ? `${code} turns red. Say why in its note, then it can be sent.`
    : `${code} turns red in ${label} and has no note. Give figure and note in your update sheet.`;
  return { code: 'note-required', severity: 'stop', message };
}

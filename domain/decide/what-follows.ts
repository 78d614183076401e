// What follows from the edits of a push that can be taken: notes that are missing, statuses that turn, values that are
// worth a look.
import type { Issue } from '../errors';
import type { FieldValue } from '../figure';
import { parseKey, shift } from '../period/period';
import { noteMissing } from '../sync/edit-rules';
import { senseCheck } from '../sync/sense-checks';
import type { Consequences } from '../wire';
import { changeBlock, type After, type Outcome, type PeriodDraft } from './decide-period';
import { asFigure, asNumber, asStatus, judge } from './judge';

/** Values that turn a PI red need a note, as the PI says. */
export function notesMissing(
  { push, standing, seen, after: { value, target, note } }: PeriodDraft,
  out: Outcome,
): void {
  if (!value) return;
  for (let row = 0; row < value.length; row++) {
    const pi = seen[row]?.pi;
    const figure = value[row];
    if (figure === undefined || !pi?.noteWhenRed) continue;
    const judged = { ...pi, target: asNumber(afterOr(target, standing.target.values, row)) };
    if (!noteMissing(judged, asFigure(figure), afterOr(note, standing.note.values, row))) continue;
    out.issues.push({
      code: 'note-required',
      severity: 'stop',
      message: `${pi.code} turns red. Say why in its note, then it can be sent.`,
      key: push.keys[row] ?? '',
      field: 'note',
    });
  }
}

function afterOr(after: After | undefined, now: readonly FieldValue[], row: number): FieldValue {
  const sent = after?.[row];
  return sent === undefined ? (now[row] ?? null) : sent;
}

/**
 * The changes of status that follow from changes of value or target, and how the measurements stand before and after.
 * @param every whether those are told too whose status stays
 */
export function statuses(
  { push, standing, seen, after: { value, target } }: PeriodDraft,
  every: boolean,
  told: Consequences,
  out: Outcome,
): void {
  const rows: number[] = [];
  const after = new Array<FieldValue | undefined>(push.codes.length);
  for (let row = 0; row < after.length; row++) {
    if (value?.[row] === undefined && target?.[row] === undefined) continue;
    const pi = seen[row]?.pi;
    if (!pi) continue;
    const status = judge(pi, afterOr(value, standing.value.values, row), afterOr(target, standing.target.values, row));
    const before = standing.status.values[row] ?? null;
    if (status !== before) {
      after[row] = status;
      rows.push(row);
    } else if (!every) continue;
    told.keys.push(push.keys[row] ?? '');
    told.values.push(asFigure(afterOr(value, standing.value.values, row)));
    told.before.push(asStatus(before));
    told.after.push(asStatus(status));
  }
  const change = changeBlock(push, 'status', standing.status.values, after, rows);
  if (change) out.blocks.push(change);
}

/** Sense checks of the values that a push sets; none of them is in the way. */
export function checks(drafts: readonly PeriodDraft[]): Issue[] {
  const byPeriod = new Map(drafts.map((draft) => [draft.push.period, draft]));
  return drafts.flatMap((draft) => {
    const { push, standing, seen, after, previous } = draft;
    const before = parseKey(push.period) ? byPeriod.get(shift(push.period, -1)) : undefined;
    const earlier = before ? valuesSent(before) : undefined;
    const issues: Issue[] = [];
    for (let row = 0; row < (after.value?.length ?? 0); row++) {
      const [value, pi] = [after.value?.[row], seen[row]?.pi];
      if (value === undefined || !pi) continue;
      // What the same push says of the period before counts before what the store has.
      const last = earlier?.get(pi.code) ?? previous[row] ?? null;
      const target = asNumber(afterOr(after.target, standing.target.values, row));
      const check = senseCheck(asFigure(value), pi, asFigure(last), target);
      if (check) issues.push({ ...check, key: push.keys[row] ?? '', field: 'value' });
    }
    return issues;
  });
}

function valuesSent({ push, after }: PeriodDraft): Map<string, FieldValue> {
  const sent = new Map<string, FieldValue>();
  for (const [row, code] of push.codes.entries()) {
    const value = after.value?.[row];
    if (value !== undefined) sent.set(code, value);
  }
  return sent;
}

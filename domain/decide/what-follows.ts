// What follows from the edits of a push that can be taken: notes that are missing, statuses that turn, values that are
// worth a look.
import type { Issue } from '../errors';
import type { FieldValue } from '../figure';
import { parseKey, shift } from '../period/period';
import { partsOf, senseCheck } from '../sync/sense-checks';
import type { Consequences } from '../wire';
import { afterOr, changeBlock, type Outcome, type PeriodDraft } from './decide-period';
import { asFigure, asNumber, asStatus } from './judge';
import type { JudgedRows } from './judged-rows';

/** A value that turns a PI red needs a note, as the PI says; a status by hand always does [C]. */
export function notesMissing(draft: PeriodDraft, judged: JudgedRows, out: Outcome): void {
  const { push, standing, seen, after } = draft;
  for (const row of judged.rows) {
    const pi = seen[row]?.pi;
    if (!pi || afterOr(after.note, standing.note.values, row) !== null) continue;
    const byHand = afterOr(judged.byHand, standing.byHand.values, row);
    const turnsRed = pi.noteWhenRed && after.value?.[row] !== undefined && judged.status[row] === 'red';
    if (byHand === null && !turnsRed) continue;
    out.issues.push({
      code: 'note-required',
      severity: 'stop',
      message:
        byHand === null
          ? `${pi.code} turns red. Say why in its note, then it can be sent.`
          : `The status of ${pi.code} is set by hand. Say why in its note, then it can be sent.`,
      key: push.keys[row] ?? '',
      field: 'note',
    });
  }
}

/**
 * The changes of status that follow from changes of value or target, and how the measurements stand before and after.
 * @param every whether those are told too whose status stays
 */
export function statuses(
  { push, standing, after: { value } }: PeriodDraft,
  judged: JudgedRows,
  every: boolean,
  told: Consequences,
  out: Outcome,
): void {
  const rows: number[] = [];
  const after = new Array<FieldValue | undefined>(push.codes.length);
  for (const row of judged.rows) {
    const status = judged.status[row];
    if (status === undefined) continue;
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
  const hand = changeBlock(push, 'byHand', standing.byHand.values, judged.byHand, judged.gone);
  if (hand) out.blocks.push(hand);
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
      const parts = partsOf(
        afterOr(after.numerator, standing.numerator?.values ?? [], row),
        afterOr(after.denominator, standing.denominator?.values ?? [], row),
      );
      const check = senseCheck(asFigure(value), pi, asFigure(last), target, parts);
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

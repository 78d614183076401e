// The server's decision about a push: issues, conflicts, or the changes to apply with the statuses that follow.
// By the same merge and the same rules as the pane's preview, so that both agree (SYNC: Push). All or nothing.
import type { Issue } from '../errors';
import type { FieldValue } from '../figure';
import { parseKey } from '../period/period';
import { refId, type ChangeBlock, type Edit, type FieldRef } from '../sync/change-set';
import { changesToColumns } from '../sync/columns';
import { mergeCell } from '../sync/merge-cell';
import type { Consequences } from '../wire';
import { typedOver } from './calculated/typed-over';
import { decideDocuments } from './decide-document';
import type { PushRules } from './decide-measurement';
import { partsGone } from './checks-of';
import { decidePeriod, type Outcome, type PointColumns } from './decide-period';
import type { PushStanding } from './needed';
import type { PeriodPush } from './push-by-period';
import type { FieldNow, PushConflict, PushContext } from './push-context';
import { judgedRows } from './judged-rows';
import { partsFollow } from './parts';
import { checks, notesMissing, statuses } from './what-follows';

/** A field that changed after the sheet's base: its value then, and how it stands now. */
export interface Moved {
  readonly base: FieldValue;
  readonly now: FieldNow;
}

export interface PushInput {
  /** The edits of measurements, by period. */
  readonly periods: readonly PeriodPush[];
  /** How the measurements of each of {@link periods} stand, in the same order. */
  readonly standing: readonly PushStanding[];
  /** The values of the period before each of {@link periods}, by row. */
  readonly previous: readonly (readonly FieldValue[])[];
  /** The same period of last year of each of {@link periods}, where a rule asks for it. */
  readonly lastYear?: readonly (PointColumns | null)[];
  /** Edits of other records. */
  readonly documents: readonly { readonly edit: Edit; readonly now: FieldNow }[];
  /** The revision that the sheet was pulled at. */
  readonly base: number;
  /** Every field sent that changed after `base`, by {@link refId}. */
  readonly moved: ReadonlyMap<string, Moved>;
  readonly context: PushContext;
  readonly rules: PushRules;
}

export type PushDecision =
  | { readonly kind: 'refuse'; readonly issues: readonly Issue[]; readonly conflicts: readonly PushConflict[] }
  | {
      readonly kind: 'apply';
      readonly blocks: readonly ChangeBlock[];
      /** Measurements whose status turns; in a preview, all whose value or target was sent. */
      readonly consequences: Consequences;
      /** What is worth a look; nothing of it is in the way. */
      readonly checks: readonly Issue[];
    };

/**
 * Decides a push. Pure: the same input gives the same answer in a dry run and in earnest.
 * @param isPreview whether every consequence is asked for, or those that turn a status
 */
export function decidePush(input: PushInput, isPreview: boolean): PushDecision {
  const { base, moved, rules } = input;
  const context = asSent(input);
  const out: Outcome = { issues: [], conflicts: [], blocks: [] };
  const conflictOf = (ref: FieldRef, mine: FieldValue, seen: number | null) =>
    conflictAt(ref, mine, seen, moved.get(refId(ref)));
  const drafts = input.periods.map((push, i) => {
    const [standing, previous] = [input.standing[i], input.previous[i]];
    if (!standing || !previous) throw new RangeError(`Period ${push.period} comes without its state`);
    return decidePeriod(
      { push, standing, previous, lastYear: input.lastYear?.[i] ?? null, base, context, rules, conflictOf },
      out,
    );
  });
  const calculations = drafts.length > 0 ? context.calculations?.() : undefined;
  if (calculations) for (const draft of drafts) out.issues.push(...typedOver(draft, calculations));
  decideOthers(input, conflictOf, out);
  const consequences: Consequences = { keys: [], values: [], before: [], after: [] };
  for (const draft of drafts) partsFollow(draft, out);
  for (const draft of drafts) {
    const judged = judgedRows(draft, drafts);
    if (rules.notesRequired) notesMissing(draft, judged, out);
    statuses(draft, judged, isPreview, consequences, out);
  }
  const { issues, conflicts, blocks } = out;
  if (issues.length > 0 || conflicts.length > 0) return { kind: 'refuse', issues, conflicts };
  return {
    kind: 'apply',
    blocks,
    consequences,
    checks: rules.senseChecks ? [...checks(drafts), ...partsGone(blocks)] : [],
  };
}

/** The first period that a push sends for a PI holds for the figures that it sends. */
function asSent({ documents, context }: PushInput): PushContext {
  const begins = new Map<string, string>();
  for (const { edit } of documents) {
    const { type, key, field, value } = edit;
    if (type === 'indicator' && field === 'collectedFrom' && typeof value === 'string' && parseKey(value))
      begins.set(key, value);
  }
  if (begins.size === 0) return context;
  return {
    ...context,
    seen(code) {
      const [seen, collectedFrom] = [context.seen(code), begins.get(code)];
      return seen && collectedFrom !== undefined ? { ...seen, pi: { ...seen.pi, collectedFrom } } : seen;
    },
  };
}

type ConflictOf = (ref: FieldRef, mine: FieldValue, seen: number | null) => PushConflict | undefined;

function decideOthers({ documents, context }: PushInput, conflictOf: ConflictOf, out: Outcome): void {
  const sent = new Set<string>();
  const once = documents.filter(({ edit }) => {
    const id = refId(edit);
    if (!sent.has(id)) return sent.add(id);
    const { key, field } = edit;
    const message = 'This cell was sent twice in one push. Keep one of the rows.';
    out.issues.push({ code: 'row-twice', severity: 'stop', message, key, field });
    return false;
  });
  const decided = decideDocuments(once, context, (edit) => conflictOf(edit, edit.value, edit.seen ?? null));
  out.issues.push(...decided.issues);
  out.conflicts.push(...decided.conflicts);
  out.blocks.push(...changesToColumns(decided.changes));
}

/**
 * The conflict of an edit, where there is one: the field changed after the sheet's base, to something else than base
 * and edit, and the sender has not seen that very change.
 */
function conflictAt(
  { type, key, field }: FieldRef,
  mine: FieldValue,
  seen: number | null,
  moved: Moved | undefined,
): PushConflict | undefined {
  if (!moved) return undefined;
  const { base, now } = moved;
  // A change that was seen and moved on is a conflict even where it came back to the base.
  if (seen === null ? mergeCell(base, now.value, mine, true) !== 'conflict' : seen >= now.revision) return undefined;
  return { type, key, field, base, theirs: now.value, mine, revision: now.revision, by: now.by, at: now.at };
}

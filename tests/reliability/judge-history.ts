// Whether a history can have come from one store that does one thing after another. Revisions say in which order the
// accepted pushes and undos were; they are done again here, on a table of cells that knows nothing of any store's
// code, and every answer must be the one that this table gives, at a moment while the operation was under way.
import type { FieldValue } from '../../domain/figure';
import { cellTable, type CellTable } from './cell-table';
import type { History, Operation, Pulled, Pushed, Told, Undone } from './told';

type Change = Pushed | Undone;
type Done = Change & { readonly told: Extract<Told, { kind: 'done' }> };

const isDone = (op: Operation): op is Done => op.kind !== 'pull' && op.told.kind === 'done';
const text = (value: FieldValue | undefined) => JSON.stringify(value ?? null);

/** Everything that cannot be so, in words; empty where the history is linearizable. */
export function judgeHistory({ start, operations }: History): string[] {
  const wrong: string[] = [];
  const table = cellTable(start.revision, start.values);
  const accepted = acceptedInOrder(operations, start.revision, wrong);
  for (const op of accepted) redo(op, table, wrong);
  wrong.push(...orderBroken(operations));
  const bounds = revisionBounds(start.revision, operations, accepted);
  for (const op of operations) {
    const { from, to } = bounds(op);
    if (op.kind === 'pull') wrong.push(...judgePull(op, table, from, to));
    else if (op.told.kind === 'nothing' || op.told.kind === 'conflicts')
      wrong.push(...judgeRefusal(op, op.told, table, from, to));
  }
  return wrong;
}

/** One of each pushId, in revision order without gaps. */
function acceptedInOrder(operations: readonly Operation[], start: number, wrong: string[]): Done[] {
  const byPush = new Map<string, Done>();
  for (const op of operations.filter(isDone)) {
    const before = byPush.get(op.pushId);
    if (before && before.told.revision !== op.told.revision)
      wrong.push(`${op.pushId} was taken twice: at ${before.told.revision} and at ${op.told.revision}`);
    // Of one push sent twice the first asking says when it may have been done.
    if (!before || op.begun < before.begun) byPush.set(op.pushId, op);
  }
  const order = [...byPush.values()].sort((a, b) => a.told.revision - b.told.revision);
  order.forEach((op, i) => {
    if (op.told.revision !== start + i + 1)
      wrong.push(`revision ${start + i + 1} is missing or given twice: ${op.pushId} is at ${op.told.revision}`);
  });
  return order;
}

/** Does an accepted change again on the table. */
function redo(op: Done, table: CellTable, wrong: string[]): void {
  const { revision } = op.told;
  const outcome = outcomeAt(op, table, revision - 1);
  if (outcome.conflicts.size > 0)
    wrong.push(`${op.pushId} was taken at ${revision} though ${[...outcome.conflicts.keys()].join(', ')} had changed`);
  else if (outcome.changes.size === 0) wrong.push(`${op.pushId} got revision ${revision} and changes nothing`);
  table.apply(revision, op.pushId, op.kind === 'undo', outcome.changes);
}

interface Outcome {
  readonly changes: ReadonlyMap<string, FieldValue>;
  /** What the sender is told of: theirs, and when it changed. */
  readonly conflicts: ReadonlyMap<string, string>;
}

/** What an operation comes to on the state of a revision. */
function outcomeAt(op: Change, table: CellTable, revision: number): Outcome {
  return op.kind === 'push' ? pushAt(op, table, revision) : undoAt(op, table, revision);
}

function pushAt(op: Pushed, table: CellTable, at: number): Outcome {
  const changes = new Map<string, FieldValue>();
  const conflicts = new Map<string, string>();
  for (const [cell, { value, seen }] of op.edits) {
    const now = table.at(cell, at);
    if (text(now.value) === text(value)) continue;
    const moved = now.revision > op.base && text(now.value) !== text(table.at(cell, op.base).value);
    const stale = seen === undefined ? moved : now.revision > op.base && seen < now.revision;
    if (stale) conflicts.set(cell, `${text(now.value)} at ${now.revision}`);
    else changes.set(cell, value);
  }
  return { changes, conflicts };
}

function undoAt(op: Undone, table: CellTable, at: number): Outcome {
  const changes = new Map<string, FieldValue>();
  const conflicts = new Map<string, string>();
  const taken = table.changesOf(op.undoes);
  if (!taken) return { changes, conflicts: new Map([['', `${op.undoes} was never taken`]]) };
  for (const [cell, { before, after }] of taken.cells) {
    const now = table.at(cell, at);
    if (text(now.value) === text(before)) continue;
    const asLeft = text(now.value) === text(after) && (now.revision === taken.revision || now.byUndo);
    if (asLeft) changes.set(cell, before);
    else conflicts.set(cell, `${text(now.value)} at ${now.revision}`);
  }
  return { changes, conflicts };
}

/** What was answered before something began is known to it: revisions only grow, and each change makes a new one. */
function orderBroken(operations: readonly Operation[]): string[] {
  const wrong: string[] = [];
  const begun = [...operations].sort((a, b) => a.begun - b.begun);
  const ended = [...operations].sort((a, b) => a.ended - b.ended);
  const asked = new Set<string>();
  let known = 0;
  let next = 0;
  for (const op of begun) {
    for (; (ended[next]?.ended ?? Infinity) < op.begun; next++) known = Math.max(known, revisionOf(ended[next]!) ?? 0);
    const revision = revisionOf(op);
    if (revision === undefined) continue;
    const again = op.kind !== 'pull' && asked.has(op.pushId);
    if (op.kind !== 'pull') asked.add(op.pushId);
    const needed = isDone(op) ? known + 1 : known;
    if (!again && revision < needed)
      wrong.push(`${op.kind} of client ${op.client} saw ${revision} after ${known} was known`);
  }
  return wrong;
}

function revisionOf(op: Operation): number | undefined {
  if (op.kind === 'pull') return op.revision;
  return op.told.kind === 'done' || op.told.kind === 'nothing' ? op.told.revision : undefined;
}

/** Between which revisions the store can have stood while an operation was under way. */
function revisionBounds(start: number, operations: readonly Operation[], accepted: readonly Done[]) {
  const known = operations
    .flatMap((op) => {
      const revision = revisionOf(op);
      return revision === undefined ? [] : [{ ended: op.ended, revision }];
    })
    .sort((a, b) => a.ended - b.ended);
  let most = start;
  const knownAt = known.map(({ ended, revision }) => ({ ended, most: (most = Math.max(most, revision)) }));
  return (op: Operation) => {
    const before = knownAt.findLastIndex((k) => k.ended < op.begun);
    const from = knownAt[before]?.most ?? start;
    let to = from;
    while ((accepted[to - start]?.begun ?? Infinity) < op.ended) to++;
    return { from, to };
  };
}

function judgePull(op: Pulled, table: CellTable, from: number, to: number): string[] {
  const who = `the pull of client ${op.client} at ${op.revision}`;
  if (op.revision < from || op.revision > to) return [`${who} is not between ${from} and ${to}`];
  const wrong: string[] = [];
  for (const [cell, value] of op.values) {
    const is = table.at(cell, op.revision).value;
    if (text(is) !== text(value)) wrong.push(`${who} says ${cell} is ${text(value)}, and it was ${text(is)}`);
  }
  if (!op.since) return wrong;
  for (const cell of op.values.keys()) {
    const now = table.at(cell, op.revision);
    const then = table.at(cell, op.since.revision);
    const said = op.since.changes.get(cell);
    const should = now.revision > op.since.revision ? `${text(then.value)}, changed at ${now.revision}` : 'unchanged';
    const is = said ? `${text(said.base)}, changed at ${said.revision}` : 'unchanged';
    if (is !== should) wrong.push(`${who} since ${op.since.revision} says ${cell} was ${is}, and it was ${should}`);
  }
  return wrong;
}

/** A refusal, or that there was nothing to do, must have been so at some moment while it was asked. */
function judgeRefusal(op: Change, told: Told, table: CellTable, from: number, to: number): string[] {
  for (let at = from; at <= to; at++) {
    const { changes, conflicts } = outcomeAt(op, table, at);
    if (told.kind === 'nothing' && told.revision === at && changes.size === 0 && conflicts.size === 0) return [];
    if (told.kind !== 'conflicts' || conflicts.size !== told.conflicts.size || conflicts.size === 0) continue;
    const same = [...told.conflicts].every(([cell, c]) => conflicts.get(cell) === `${text(c.theirs)} at ${c.revision}`);
    if (same) return [];
  }
  return [`${op.kind} ${op.pushId} was answered “${told.kind}”, which was so at no revision from ${from} to ${to}`];
}

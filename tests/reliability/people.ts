// Several people at one store who pull, push, send again and undo at random, on a few cells that all of them want,
// and the history of it.
import type { FieldValue } from '../../domain/figure';

import { rowsOf, theirChanges } from '../../domain/sheet/view-rows';
import { errorBodySchema, receiptSchema, type PushRequest, type Receipt, type ViewAnswer } from '../../domain/wire';
import type { Dice } from './dice';
import type { Cell, History, Operation, Pulled, Pushed, Told, ToldConflict, Undone } from './told';

/** A person's way to the store. Rejects where no answer came. */
export interface Door {
  view(since?: number): Promise<ViewAnswer>;
  push(request: PushRequest): Promise<{ status: number; data: unknown }>;
  undo(pushId: string, body: { pushId: string }): Promise<{ status: number; data: unknown }>;
  /** What became of a push, once the store answers again. */
  receipt(pushId: string): Promise<Receipt | undefined>;
}

export interface HistoryPlan {
  readonly doors: readonly Door[];
  readonly operations: number;
  /** Rows that are pushed to: few, so that people meet. */
  readonly rows: number;
  readonly dice: Dice;
  /** Names of pushes begin with it. */
  readonly name: string;
}

function cellsIn(view: ViewAnswer, keys: readonly string[]): Map<Cell, FieldValue> {
  const wanted = new Set(keys);
  return new Map(
    rowsOf(view)
      .filter((row) => wanted.has(row.key))
      .flatMap((row): [Cell, FieldValue][] => [
        [`${row.key} value`, row.value],
        [`${row.key} note`, row.note],
      ]),
  );
}

function sinceOf(view: ViewAnswer, values: ReadonlyMap<Cell, FieldValue>): Pick<Pulled, 'since'> {
  if (!view.since) return {};
  const changes = new Map<Cell, { base: FieldValue; revision: number }>();
  for (const [id, { base, revision }] of theirChanges(view)) {
    const cell = id.replace(/\|(?=\w+$)/, ' ');
    if (values.has(cell)) changes.set(cell, { base, revision });
  }
  return { since: { revision: view.since.revision, changes } };
}

/** @throws RangeError where the store answers with something that nobody can be told */
function toldBy({ status, data }: { status: number; data: unknown }): Told {
  if (status === 200) {
    const { kind, revision } = receiptSchema.parse(data);
    return { kind: kind === 'done' ? 'done' : 'nothing', revision };
  }
  const { conflicts, code, message, issues } = errorBodySchema.parse(data).error;
  if (!conflicts || code !== 'conflicts')
    throw new RangeError(`The store answered ${status} ${code}: ${message} ${JSON.stringify(issues)}`);
  const told = conflicts.map((c): [Cell, ToldConflict] => [
    `${c.key} ${c.field}`,
    { theirs: c.theirs, revision: c.revision },
  ]);
  return { kind: 'conflicts', conflicts: new Map(told) };
}

interface Person {
  readonly client: number;
  readonly door: Door;
  readonly dice: Dice;
  /** Revisions of the pulls: a sheet may be old. */
  readonly pulls: number[];
  readonly taken: string[];
  last: Pushed | undefined;
}

export async function makeHistory(plan: HistoryPlan): Promise<History> {
  const first = await plan.doors[0]!.view();
  const keys = rowsOf(first)
    .map((r) => r.key)
    .slice(0, plan.rows);
  const start = { revision: first.revision, values: cellsIn(first, keys) };
  const operations: Operation[] = [];
  let clock = 0;
  let left = plan.operations;
  let values = 0;

  async function settled(
    pushId: string,
    door: Door,
    answer: Promise<{ status: number; data: unknown }>,
  ): Promise<Told> {
    try {
      return toldBy(await answer);
    } catch (error) {
      if (error instanceof RangeError) throw error;
      // No answer came: what became of it is asked by its id (SYNC: Push).
      const receipt = await door.receipt(pushId);
      return receipt ? { kind: 'done', revision: receipt.revision } : { kind: 'absent' };
    }
  }

  async function pull(person: Person): Promise<void> {
    const { client, door, dice, pulls } = person;
    const since = dice.chance(0.5) ? dice.pick(pulls) : undefined;
    const begun = ++clock;
    const view = await door.view(since).catch(() => undefined);
    if (!view) return; // the store was gone: nothing was said
    const seen = cellsIn(view, keys);
    operations.push({
      kind: 'pull',
      client,
      begun,
      ended: ++clock,
      revision: view.revision,
      values: seen,
      ...sinceOf(view, seen),
    });
    pulls.push(view.revision);
    if (pulls.length > 4) pulls.shift();
  }

  function newEdits(person: Person): Pushed['edits'] {
    const { dice, last } = person;
    // A conflict is answered with "mine, and I saw theirs", as the pane does.
    if (last?.told.kind === 'conflicts' && dice.chance(0.5)) {
      const { conflicts } = last.told;
      return new Map(
        [...last.edits].map(([cell, { value }]) => {
          const seen = conflicts.get(cell)?.revision;
          return [cell, seen === undefined ? { value } : { value, seen }];
        }),
      );
    }
    const edits = new Map<Cell, { value: FieldValue }>();
    for (let n = 1 + dice.below(3); n > 0; n--) {
      const key = dice.pick(keys);
      edits.set(`${key} note`, { value: `note ${++values} of ${plan.name}` });
      if (dice.chance(0.6)) edits.set(`${key} value`, { value: ++values });
    }
    return edits;
  }

  async function push(person: Person): Promise<void> {
    const { client, door, dice, pulls, last } = person;
    const again = last && dice.chance(0.1) ? last : undefined;
    const base = again?.base ?? (dice.chance(0.8) ? (pulls.at(-1) ?? 0) : dice.pick(pulls));
    const edits = again?.edits ?? newEdits(person);
    const pushId = again?.pushId ?? `${plan.name}-${client}-${clock}`;
    const begun = ++clock;
    const told = await settled(pushId, door, door.push(requestOf(pushId, base, edits)));
    person.last = { kind: 'push', client, begun, ended: ++clock, pushId, base, edits, told };
    operations.push(person.last);
    if (told.kind === 'done' && !again) person.taken.push(pushId);
  }

  async function undo({ client, door, dice, taken }: Person): Promise<void> {
    const undoes = dice.pick(taken.slice(-3));
    const pushId = `${plan.name}-undo-${client}-${clock}`;
    const begun = ++clock;
    const told = await settled(pushId, door, door.undo(undoes, { pushId }));
    const op: Undone = { kind: 'undo', client, begun, ended: ++clock, pushId, undoes, told };
    operations.push(op);
    if (told.kind === 'done') taken.push(pushId);
  }

  async function work(person: Person): Promise<void> {
    while (left-- > 0) {
      const what = person.dice.next();
      if (what < 0.4) await pull(person);
      else if (what < 0.85 || person.taken.length === 0) await push(person);
      else await undo(person);
    }
  }

  await Promise.all(
    plan.doors.map((door, client) =>
      work({ client, door, dice: plan.dice.part(client), pulls: [first.revision], taken: [], last: undefined }),
    ),
  );
  return { start, operations };
}

function requestOf(pushId: string, base: number, edits: Pushed['edits']): PushRequest {
  return {
    ...{ pushId, base },
    edits: [...edits].map(([cell, { value, seen }]) => {
      const [key = '', field = ''] = cell.split(' ');
      return { type: 'measurement', field, keys: [key], values: [value], ...(seen !== undefined && { seen: [seen] }) };
    }),
  };
}

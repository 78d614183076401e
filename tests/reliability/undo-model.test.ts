// Row 10: pushes, undos, undos of undos, whole or as far as they go, in any order, of figures, notes, units, people and PIs,
// against the real server: every answer, and every cell after it, is that of a table which knows nothing of the store.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FieldValue } from '../../domain/figure';
import type { UndoRequest } from '../../domain/wire';
import type { Services } from '../../server/services';
import { sampleApp } from '../support/sample-app';
import { limitMs, progress, report, seed, sized } from './size';
import { UndoModel, type CellName, type Cells, type Expected } from './undo-model';

const administers = [{ role: 'site administrator' }];
const admin = { id: 'site-administrator', name: 'Site administrator', suspended: false } as const;
const who = {
  ...admin,
  roles: [{ role: 'site administrator' }] as const,
  rollout: { key: '', seesAll: false, phases: null },
};

type Command =
  { readonly push: readonly (readonly [CellName, FieldValue])[] } | { readonly undo: number; readonly leave: boolean };

const figure = fc
  .record({
    code: fc.constantFrom('HS01', 'HS16'),
    period: fc.constant('2014-10-01Q'),
    value: fc.option(fc.nat(20)),
  })
  .map(({ code, period, value }): [CellName, FieldValue][] => [
    [`measurement ${code}|${period} value`, value],
    [`measurement ${code}|${period} note`, `Because of ${value}`],
  ]);
const note = fc
  .record({ code: fc.constantFrom('HS01', 'HS16'), words: fc.constantFrom('One', 'Two', 'Three') })
  .map(({ code, words }): [CellName, FieldValue][] => [[`measurement ${code}|2014-10-01Q note`, words]]);
const one = (cell: CellName, ...values: FieldValue[]) =>
  fc.constantFrom(...values).map((value): [CellName, FieldValue][] => [[cell, value]]);
const person = (id: string) =>
  fc
    .constantFrom(null, 'team@council.example', `${id}@council.example`)
    .map((email): [CellName, FieldValue][] => [
      ...[[`person ${id} name`, id] as [CellName, FieldValue], [`person ${id} roles`, []] as [CellName, FieldValue]],
      ...[
        [`person ${id} suspended`, false] as [CellName, FieldValue],
        [`person ${id} email`, email] as [CellName, FieldValue],
      ],
    ]);
const unit = (code: string) =>
  fc.constantFrom('COUNCIL', 'HSG', 'N1', 'N2').map((parent): [CellName, FieldValue][] => [
    [`unit ${code} name`, `Unit ${code}`],
    [`unit ${code} parent`, parent],
  ]);
const cells = fc.oneof(
  { weight: 4, arbitrary: figure },
  { weight: 2, arbitrary: note },
  { weight: 2, arbitrary: fc.oneof(person('ann'), person('ben')) },
  { weight: 2, arbitrary: fc.oneof(unit('N1'), unit('N2')) },
  one('unit HSG parent', 'COUNCIL', 'N1', 'N2'),
  one('unit HSG name', 'Housing', 'Homes'),
  one('person ann roles', [], administers),
  one('person ann email', null, 'team@council.example'),
  one('person site-administrator roles', [], administers),
  one('person site-administrator suspended', true, false),
  one('indicator HS01 unit', 'HSG', 'N1', 'N2'),
  one('indicator HS01 owner', 'housing-owner', 'ann', 'ben', null),
);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.array(cells, { minLength: 1, maxLength: 2 }).map((parts) => ({ push: parts.flat() })) },
  { weight: 4, arbitrary: fc.record({ undo: fc.nat(6), leave: fc.boolean() }) },
);

/** Cells that the model looks at, as they stand. */
const watched: readonly CellName[] = [
  ...['HS01', 'HS16'].flatMap((code) =>
    ['2014-10-01Q'].flatMap((period): CellName[] => [
      `measurement ${code}|${period} value`,
      `measurement ${code}|${period} note`,
    ]),
  ),
  ...['ann', 'ben', 'site-administrator', 'housing-owner'].flatMap((id) =>
    ['name', 'roles', 'suspended', 'email'].map((field): CellName => `person ${id} ${field}`),
  ),
  ...['COUNCIL', 'HSG', 'N1', 'N2'].flatMap((code) =>
    ['name', 'parent'].map((field): CellName => `unit ${code} ${field}`),
  ),
  ...['unit', 'owner'].map((field): CellName => `indicator HS01 ${field}`),
];
const refOf = (cell: CellName) => {
  const [type = '', key = '', field = ''] = cell.split(' ');
  return { type: type as 'person', key, field };
};

type Answer = Awaited<ReturnType<Services['push']['push']>>;
function toldBy(answer: Answer): Expected {
  if (answer.kind === 'receipt') return { kind: answer.receipt.kind === 'done' ? 'done' : 'nothing' };
  if (answer.issues.length > 0) return { kind: 'refused' };
  return {
    kind: 'conflicts',
    cells: answer.conflicts.map(({ type, key, field }): CellName => `${type} ${key} ${field}`).sort(),
  };
}

type Undo = Services['undo']['undo'];
/** @throws where the store is not what the table is @param around a fault that is planted in every undo */
async function lived(commands: readonly Command[], around: (undo: Undo) => Undo = (undo) => undo): Promise<number> {
  const app = await sampleApp();
  const undo = around(app.services.undo.undo);
  try {
    const standing = async (): Promise<Cells> => {
      const fields = await (await app.store.read()).fields(watched.map(refOf));
      return new Map(watched.map((cell, i) => [cell, fields[i]?.value ?? null]));
    };
    const model = new UndoModel(await standing());
    let taken = 0;
    for (const [i, command] of commands.entries()) {
      const pushId = `step-${i}`;
      let told: Expected;
      let expected: Expected;
      if ('push' in command) {
        const sent = new Map(command.push);
        expected = model.push(pushId, sent);
        const edits = [...sent].map(([cell, value]) => {
          const { type, key, field } = refOf(cell);
          return { type, field, keys: [key], values: [value] };
        });
        told = toldBy(await app.services.push.push({ pushId, base: (await app.store.read()).revision, edits }, who));
      } else {
        const of = model.done.at(-1 - (command.undo % Math.max(1, model.done.length)));
        if (of === undefined) continue;
        expected = model.undo(pushId, of, command.leave);
        told = toldBy(await undo(of, { pushId, leaveChanged: command.leave }, who));
      }
      if (told.kind === 'done') taken++;
      expect([i, command, told]).toEqual([i, command, expected]);
      expect([i, command, Object.fromEntries(await standing())]).toEqual([
        ...[i, command],
        Object.fromEntries(watched.map((cell) => [cell, model.now(cell)])),
      ]);
    }
    return taken;
  } finally {
    await app.close();
  }
}

test(
  'pushes and undos in any order come to what the table says, and records stay whole',
  async () => {
    let [steps, taken] = [0, 0];
    const runs = sized(25, 20_000);
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 15, maxLength: 40 }), async (commands) => {
        taken += await lived(commands);
        steps += commands.length;
        progress(`undo: ${steps} steps`);
      }),
      { numRuns: runs, seed, interruptAfterTimeLimit: limitMs - 60_000 },
    );
    report({ test: 'undo against a table', tries: steps, lost: 0, more: { taken, runs } });
    expect(taken).toBeGreaterThan(steps / 5);
  },
  limitMs,
);

test.each<[string, (undo: Undo) => Undo]>([
  [
    'an undo that does not look at who changed a cell since',
    (undo) => (of, request, asker) => undo(of, { ...request, leaveChanged: true }, asker),
  ],
  [
    'an undo that gives notes back and takes them again',
    (undo) => async (of, request, asker) => {
      const whole: UndoRequest = { ...request, pushId: `${request.pushId}-whole` };
      const answer = await undo(of, whole, asker);
      if (answer.kind === 'receipt' && answer.receipt.counts.notes > 0)
        await undo(whole.pushId, { ...request, pushId: request.pushId }, asker);
      return answer;
    },
  ],
])(
  'planted: %s is caught',
  async (name, around) => {
    const found = await fc.check(
      fc.asyncProperty(fc.array(command, { minLength: 30, maxLength: 40 }), async (commands) => {
        await lived(commands, around);
      }),
      { numRuns: 20, seed, endOnFailure: true },
    );
    report({ test: 'undo: planted', tries: 1, lost: 0, plants: { [name]: found.failed ? '1 of 1' : '0 of 1' } });
    expect(found.failed).toBe(true);
  },
  limitMs,
);

// A push that outlasts the sign-in: the pane's real flows and client over HTTP, a real store, and a line that holds the push
// while its sign-in ends. Asked again in place, the same push goes on, and nothing is taken twice.
import { AppError } from '../../domain/errors';
import type { PushOutcome } from '../../addin/flows/outcomes';
import { holdingProxy, type Hold, type HoldingProxy } from '../support/holding-proxy';
import { openOffice, type Office } from '../support/pane-without-screen';

const Q3 = '2014-10-01Q';
let office: Office;
let line: HoldingProxy;
let tableId: string;
let cellOf: (code: string) => Promise<string>;

beforeEach(async () => {
  office = await openOffice({}, async (store) => (line = await holdingProxy(store)).address);
  await office.signIn('Housing inputter');
  const outcome = await office.bridge.pull();
  if (outcome.kind !== 'done') throw new Error('Nothing is due in the sample');
  tableId = outcome.tableId;
  const cell = (address: string) => office.excel.cell(`'${outcome.sheet}'!${address}`);
  cellOf = async (code) => {
    const letters = 'ABCDEFGHIJKLMN'.split('');
    const heads = await Promise.all(letters.map(async (letter) => (await cell(`${letter}4`)).value));
    for (let row = 5; row < 60; row++)
      if ((await cell(`${letters[heads.indexOf('Code')] ?? ''}${row}`)).value === code)
        return `'${outcome.sheet}'!${letters[heads.indexOf('Value')] ?? ''}${row}`;
    throw new Error(`No row ${code}`);
  };
  await office.excel.person.types(await cellOf('HS01'), '13');
});
afterEach(async () => {
  await line.close();
  await office.close();
});

const endsEverywhere = async () => {
  const administrator = await office.colleague('Site administrator');
  await administrator.signOut('housing-inputter');
};
const asked = async () => {
  while (office.bridge.session.get().kind !== 'expired') await new Promise((resolve) => setTimeout(resolve, 5));
};
const revisionsOf = async (key: string) => {
  const { changes } = await office.bridge.history('measurement', key);
  return changes.filter(({ field, after }) => field === 'value' && after === 13).length;
};
const idsOf = (pushes: readonly string[]) =>
  new Set(pushes.map((body) => (JSON.parse(body) as { pushId: string }).pushId));

/** Ends the sign-in while the push is held, and signs in again as soon as that is asked for. */
async function pushWhileItEnds(hold: Hold, again = 'Housing inputter'): Promise<PushOutcome> {
  line.hold = hold;
  line.meanwhile = endsEverywhere;
  const pushing = office.bridge.push(tableId);
  pushing.catch(() => undefined);
  await asked();
  await office.signIn(again);
  return pushing;
}

test('it ends while half of the push is on its way: refused whole, it goes again under the same id once signed in', async () => {
  const outcome = await pushWhileItEnds('half of the body');
  expect(outcome).toMatchObject({ kind: 'done', receipt: { counts: { values: 1 } } });
  expect([line.pushes.length, idsOf(line.pushes).size]).toEqual([2, 1]);
  expect(await revisionsOf(`HS01|${Q3}`)).toBe(1);
});

test('it ends when the store has taken the push and the answer is on its way: the answer counts, nothing goes again', async () => {
  line.hold = 'the answer';
  line.meanwhile = endsEverywhere;
  const pushing = office.bridge.push(tableId);
  await asked();
  await office.signIn('Housing inputter');
  expect(await pushing).toMatchObject({ kind: 'done', receipt: { counts: { values: 1 } } });
  expect(line.pushes).toHaveLength(1);
  expect(await revisionsOf(`HS01|${Q3}`)).toBe(1);
});

test('it ends and the line breaks before the answer: asked after when signed in again, it was taken once', async () => {
  line.hold = 'the answer';
  line.meanwhile = async () => {
    await endsEverywhere();
    throw new Error('The line is cut');
  };
  expect(await office.bridge.push(tableId)).toMatchObject({ kind: 'no-answer' });
  const after = office.bridge.askAfter(tableId);
  await asked();
  await office.signIn('Housing inputter');
  expect(await after).toMatchObject({ kind: 'taken', receipt: { counts: { values: 1 } } });
  expect(await revisionsOf(`HS01|${Q3}`)).toBe(1);
});

test('somebody else signs in instead: the push does not go on in their name, and the edits stay', async () => {
  const outcome = await pushWhileItEnds('half of the body', 'Housing deputy inputter').catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(AppError);
  expect(outcome).toMatchObject({ code: 'signed-out' });
  expect(line.pushes).toHaveLength(1);
  expect(await revisionsOf(`HS01|${Q3}`)).toBe(0);
});

test('signed in again before the refusal comes, nobody is asked a second time', async () => {
  line.hold = 'half of the body';
  line.meanwhile = async () => {
    await endsEverywhere();
    await office.bridge.work().catch(() => undefined);
    await office.signIn('Housing inputter');
  };
  const said: string[] = [];
  office.bridge.session.watch(() => said.push(office.bridge.session.get().kind));
  expect(await office.bridge.push(tableId)).toMatchObject({ kind: 'done' });
  expect(said).toEqual(['expired', 'signed-in']);
  expect(idsOf(line.pushes).size).toBe(1);
  expect(await revisionsOf(`HS01|${Q3}`)).toBe(1);
});

test('a change from Manage outlasts it too', async () => {
  await office.signIn('Site administrator');
  line.hold = 'half of the body';
  line.meanwhile = async () => (await office.colleague('Site administrator')).signOut('site-administrator');
  const { revision } = await office.bridge.work();
  const edits = [{ type: 'unit' as const, key: 'HSG', field: 'name', value: 'Homes' }];
  const setting = office.bridge.settle(edits, revision);
  await asked();
  await office.signIn('Site administrator');
  expect(await setting).toMatchObject({ kind: 'done' });
  expect(idsOf(line.pushes).size).toBe(1);
});

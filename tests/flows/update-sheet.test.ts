// What an update sheet does beyond values and notes: counts that make a value, stages, a status that follows other
// thresholds, a person's own formula that comes back. Real Excel client, real store.
import { openOffice, type Office } from '../support/pane-without-screen';

const Q3 = '2014-10-01Q';
let office: Office;
let table: { tableId: string; sheet: string };

async function pullAs(person: string): Promise<void> {
  await office.signIn(person);
  const outcome = await office.bridge.pull();
  if (outcome.kind !== 'done') throw new Error('Nothing is due in the sample');
  table = outcome;
}
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const changes = () => office.bridge.changes(table.tableId);
const cell = (address: string) => office.excel.cell(`'${table.sheet}'!${address}`);
const type = (address: string, text: string) => office.excel.person.types(`'${table.sheet}'!${address}`, text);

/** Where the columns stand now, by header; the header is in row 4. */
async function at(code: string, header: string): Promise<string> {
  const letters = 'A B C D E F G H I J K L M N'.split(' ');
  const found = async (wanted: string) => {
    for (const letter of letters) if ((await cell(`${letter}4`)).value === wanted) return letter;
    throw new Error(`No column ${wanted}`);
  };
  const [codes, column] = [await found('Code'), await found(header)];
  for (let row = 5; row < 60; row++) if ((await cell(`${codes}${row}`)).value === code) return `${column}${row}`;
  throw new Error(`No row ${code}`);
}

test('two counts typed: value and status follow at once, the counts are sent, and the store has made the same value', async () => {
  await pullAs('Customer services inputter');
  expect((await cell(await at('FOI-CUS', 'Value'))).value).toBe('');
  await type(await at('FOI-CUS', 'Numerator'), '57');
  await type(await at('FOI-CUS', 'Denominator'), '60');
  await type(await at('FOI-CUS', 'Stage'), 'provisional');
  expect((await cell(await at('FOI-CUS', 'Value'))).value).toBe(0.95);
  expect((await cell(await at('FOI-CUS', 'Status'))).text).toBe('Green');
  const { plan } = await changes();
  expect(plan.ready.map((e) => [e.field, e.after]).sort()).toEqual([
    ['denominator', 60],
    ['numerator', 57],
    ['stage', 'provisional'],
  ]);
  expect(plan.consequences.map((c) => [c.code, c.value, c.after])).toEqual([['FOI-CUS', 0.95, 'green']]);
  expect(await office.bridge.push(table.tableId)).toMatchObject({ kind: 'done' });
  expect((await changes()).plan).toMatchObject({ ready: [], unsent: 0, newer: 0, conflicts: [], issues: [] });
  const formula = (await cell(await at('FOI-CUS', 'Value'))).formula;
  expect(formula).toMatch(/^=IF\(AND\(ISNUMBER/);
  await office.excel.person.types(`'${table.sheet}'!${await at('FOI-CUS', 'Numerator')}`, '58');
  expect((await changes()).plan.ready.map((e) => e.field)).toEqual(['numerator']);
});

test('a colleague’s counts come with a refresh, the formula stays, and take back puts the counts back', async () => {
  await pullAs('Customer services inputter');
  await type(await at('FOI-CUS', 'Numerator'), '57');
  await type(await at('FOI-CUS', 'Denominator'), '60');
  await office.bridge.push(table.tableId);
  const colleague = await office.colleague('Customer services owner');
  await colleague.set('measurement', `FOI-CUS|${Q3}`, 'numerator', 54);
  const account = await office.bridge.refresh(table.tableId);
  expect(account).toMatchObject({ values: 1, formulas: 0, conflicts: 0, unsent: 0 });
  expect((await cell(await at('FOI-CUS', 'Value'))).value).toBe(0.9);
  expect((await changes()).plan).toMatchObject({ ready: [], unsent: 0, newer: 0 });
  await account.takeBack?.();
  expect((await cell(await at('FOI-CUS', 'Value'))).value).toBe(0.95);
});

test('changed thresholds reach the status of the sheet with a refresh, a formula of the person’s own stays, and both come back', async () => {
  await pullAs('Housing inputter');
  await type(await at('HS01', 'Value'), '22');
  await type(await at('HS07', 'Status'), '=1+1');
  const before = (await cell(await at('HS01', 'Status'))).text;
  const admin = await office.colleague('Site administrator');
  const easy = { kind: 'absolute', green: 1000, amber: 2000 };
  for (const code of ['HS01', 'HS07']) await admin.set('indicator', code, 'thresholds', easy);
  const account = await office.bridge.refresh(table.tableId);
  expect(account).toMatchObject({ values: 0, formulas: 1, unsent: 1, conflicts: 0 });
  expect([before, (await cell(await at('HS01', 'Status'))).text]).toEqual(['Red', 'Green']);
  expect((await cell(await at('HS07', 'Status'))).formula).toBe('=1+1');
  await account.takeBack?.();
  expect((await cell(await at('HS01', 'Status'))).text).toBe('Red');
});

test('“mine” after “theirs” brings back the person’s own formula', async () => {
  await pullAs('Housing inputter');
  await type(await at('HS01', 'Value'), '=10+4');
  const colleague = await office.colleague('Housing deputy inputter');
  await colleague.record(`HS01|${Q3}`, 'value', 12);
  const [conflict] = (await changes()).plan.conflicts;
  if (!conflict) throw new Error('No conflict');
  await office.bridge.decide(table.tableId, conflict, 'theirs');
  expect((await cell(await at('HS01', 'Value'))).value).toBe(12);
  await office.bridge.decide(table.tableId, conflict, 'mine');
  expect(await cell(await at('HS01', 'Value'))).toMatchObject({ value: 14, formula: '=10+4' });
});

test('targets of this year and three ahead are on a PI’s page for who may set them, and take what is set', async () => {
  await office.signIn('Housing super user');
  const before = await office.bridge.indicator('HS01');
  expect(before.targetYears?.map((year) => [year.label, year.periods.length, year.state.at(-1)])).toEqual([
    ['2014/15', 4, 'open'],
    ['2015/16', 4, 'open'],
    ['2016/17', 4, 'open'],
    ['2017/18', 4, 'open'],
  ]);
  const periods = before.targetYears?.[1]?.periods ?? [];
  const edits = periods.map((period, i) => ({
    ...({ type: 'measurement', key: `HS01|${period}`, field: 'target', value: 20 + i } as const),
  }));
  expect(await office.bridge.settle(edits, before.revision)).toMatchObject({ kind: 'done' });
  expect((await office.bridge.indicator('HS01')).targetYears?.[1]?.target).toEqual([20, 21, 22, 23]);
  await office.signIn('Housing inputter');
  expect((await office.bridge.indicator('HS01')).targetYears).toBeUndefined();
});

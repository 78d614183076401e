// The catalogue and the grid, button by button: pull, edit, push, refresh, conflict, undo. Real Excel client, real store.
import type { Changes } from '../../addin/flows/outcomes';
import type { View } from '../../domain/wire';
import { openOffice, type Office } from '../support/pane-without-screen';

let office: Office;
let table: { tableId: string; sheet: string };

async function open(person: string, view: View): Promise<void> {
  await office.signIn(person);
  const outcome = await office.bridge.open(view);
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  table = outcome;
}
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const changes = (): Promise<Changes> => office.bridge.changes(table.tableId);
const cell = (address: string) => office.excel.cell(`'${table.sheet}'!${address}`);
const type = async (address: string, text: string) => {
  if (!(await office.excel.person.types(`'${table.sheet}'!${address}`, text))) return;
};
const letter = (n: number): string =>
  (n < 26 ? '' : letter(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

async function columnOf(header: string): Promise<string> {
  for (let i = 0; i < 60; i++) if ((await cell(`${letter(i)}4`)).value === header) return letter(i);
  throw new Error(`No column ${header}`);
}
async function rowOf(code: string): Promise<number> {
  const column = await columnOf('Code');
  for (let row = 5; row < 80; row++) if ((await cell(`${column}${row}`)).value === code) return row;
  throw new Error(`No row ${code}`);
}
const at = async (code: string, header: string) => `${await columnOf(header)}${await rowOf(code)}`;
const nothing = { ready: [], cleared: [], conflicts: [], issues: [], unsent: 0, newer: 0 };

describe('the catalogue', () => {
  const catalogue: View = { sheet: 'catalogue', scope: 'all' };

  test('just pulled it has nothing to send', async () => {
    await open('Housing super user', catalogue);
    expect((await changes()).plan).toMatchObject({ ...nothing, checks: [] });
    expect(await office.bridge.push(table.tableId)).toEqual({ kind: 'nothing-to-do' });
  });
});

describe('the catalogue in use', () => {
  const catalogue: View = { sheet: 'catalogue', scope: 'all' };
  beforeEach(async () => open('Housing super user', catalogue));

  test('a name, a person by name, thresholds in three cells: pushed, and undone byte for byte', async () => {
    const columns = (await cell('B4')).value;
    expect(columns).toBe('Performance indicator');
    const before = await at('HS01', 'Performance indicator');
    const was = (await cell(before)).value;
    await type(before, 'Households in temporary housing');
    await type(await at('HC01', 'Owner'), 'Housing owner');
    await type(await at('HS07', 'Amber margin'), '8%');
    const { plan } = await changes();
    expect(plan.issues).toEqual([]);
    expect(plan.ready.map((e) => [e.code, e.field, e.words?.after]).sort()).toEqual([
      ['HC01', 'owner', 'Housing owner'],
      ['HS01', 'name', 'Households in temporary housing'],
      ['HS07', 'thresholds', '0 · 0.08 · share of target'],
    ]);
    const pushed = await office.bridge.push(table.tableId);
    if (pushed.kind !== 'done') throw new Error(JSON.stringify(pushed));
    expect(pushed.receipt.counts).toMatchObject({ values: 0, other: 3 });
    expect((await changes()).plan).toMatchObject(nothing);
    expect(await office.bridge.undo(pushed.receipt.pushId)).toMatchObject({ kind: 'done' });
    expect((await cell(before)).value).toBe(was);
    expect((await changes()).plan).toMatchObject(nothing);
  });

  test('a new row makes a PI, after what it resembles was shown; its undo leaves nothing behind', async () => {
    let row = 5;
    while ((await cell(`A${row}`)).value !== '') row++;
    const fill = async (header: string, text: string) => type(`${await columnOf(header)}${row}`, text);
    await fill('Code', 'HS99');
    await fill('Performance indicator', String((await cell(await at('HS01', 'Performance indicator'))).value));
    await fill('Unit', 'HSG');
    const first = (await changes()).plan;
    expect(first.ready).toEqual([]);
    expect(first.issues.map((i) => i.header).sort()).toEqual(
      ['Collected from', 'Days until due', 'Frequency', 'Measure', 'Polarity'].sort(),
    );
    expect(first.checks.map((c) => [c.code, c.address])).toEqual([['near-duplicate', `A${row}`]]);
    await fill('Measure', 'number');
    await fill('Polarity', 'maximise');
    await fill('Frequency', 'quarter');
    await fill('Collected from', '2014/15 Q3');
    await fill('Days until due', '14');
    const { plan } = await changes();
    expect(plan.issues).toEqual([]);
    const pushed = await office.bridge.push(table.tableId);
    if (pushed.kind !== 'done') throw new Error(JSON.stringify(pushed));
    expect((await changes()).plan).toMatchObject(nothing);
    // Left blank, the thresholds are the site's.
    expect((await cell(`${await columnOf('Green margin')}${row}`)).value).toBe('');
    expect(await office.bridge.undo(pushed.receipt.pushId)).toMatchObject({ kind: 'done' });
    expect((await office.bridge.work()).items.map((i) => i.code)).not.toContain('HS99');
  });

  test.each([
    ['Unit', 'Housing Servces', 'invalid', 'Housing Services'],
    ['Measure', 'percentge', 'invalid', 'percentage'],
    ['Decimals', '3 places', 'text-for-number', 3],
    ['Rolled up in time', 'month from quarter: sum', 'invalid', 'quarter from month: sum'],
    ['Calculated from', 'sum([HS01]', 'invalid', undefined],
    ['Owner', 'Housing ownr', 'invalid', 'Housing owner'],
  ])('%s “%s” is an issue with its place and its remedy', async (header, text, code, fix) => {
    await type(await at('HS01', header), text);
    const { plan } = await changes();
    expect(plan.issues.map((i) => [i.code, i.address, i.fix?.value])).toEqual([[code, await at('HS01', header), fix]]);
    expect(plan.issues[0]?.message.length).toBeGreaterThan(20);
    const [issue] = plan.issues;
    if (issue?.fix) {
      await office.bridge.fix(table.tableId, issue);
      expect((await changes()).plan.issues).toEqual([]);
    }
  });

  test('a row deleted from the sheet deletes nothing, and a refresh brings it again', async () => {
    const row = await rowOf('HS01');
    await office.excel.person.deletesRows(`'${table.sheet}'!A${row}:A${row}`);
    expect((await changes()).plan).toMatchObject(nothing);
    expect(await office.bridge.refresh(table.tableId)).toMatchObject({ rowsAdded: 1 });
    expect((await changes()).plan).toMatchObject(nothing);
  });
});

describe('the grid', () => {
  const periods = ['2014-10-01Q', '2014-07-01Q', '2014-04-01Q'];
  const grid: View = { sheet: 'grid', scope: 'all', units: ['HSG'], periods, parts: false };

  test('cells find their PI and period wherever they stand; closed periods stay as they are', async () => {
    await open('Housing inputter', grid);
    expect((await changes()).plan).toMatchObject(nothing);
    await type(await at('HS01', 'Q3 2014/15'), '13');
    await type(await at('HS07', 'Q3 2014/15'), '36');
    await type(await at('HS16', 'Q1 2014/15'), '1');
    await office.excel.person.sorts(`'${table.sheet}'!A5:F9`, 0, false);
    await office.excel.person.insertsColumns(`'${table.sheet}'!C1:C1`);
    await type(await at('HS16', 'Q3 2014/15'), '45 or so');
    await type(`${await columnOf('Q3 2014/15')}4`, '2014/15 Q3');
    const { plan } = await changes();
    expect(plan.ready.map((e) => [e.id, e.after, e.periodLabel]).sort()).toEqual([
      ['HS01|2014-10-01Q|value', 13, 'Q3 2014/15'],
      ['HS07|2014-10-01Q|value', 36, 'Q3 2014/15'],
    ]);
    expect(plan.issues.map((i) => [i.code, i.piCode])).toEqual([
      ['text-for-number', 'HS16'],
      ['period-closed', 'HS16'],
    ]);
    const pushed = await office.bridge.push(table.tableId);
    expect(pushed).toMatchObject({ kind: 'done', receipt: { counts: { values: 2 } } });
  });

  test('a colleague’s figure comes with a refresh; both at once is a conflict that “mine” settles', async () => {
    await open('Housing inputter', grid);
    const colleague = await office.colleague('Housing deputy inputter');
    await colleague.record('HS01|2014-10-01Q', 'value', 12);
    await type(await at('HS07', 'Q3 2014/15'), '36');
    expect(await office.bridge.refresh(table.tableId)).toMatchObject({ values: 1, unsent: 1 });
    expect((await cell(await at('HS01', 'Q3 2014/15'))).value).toBe(12);
    await colleague.record('HS07|2014-10-01Q', 'value', 35);
    const [conflict] = (await changes()).plan.conflicts;
    if (!conflict) throw new Error('No conflict');
    expect(conflict).toMatchObject({ before: null, after: 36, theirs: 35 });
    await office.bridge.decide(table.tableId, conflict, 'mine');
    expect(await office.bridge.push(table.tableId)).toMatchObject({ kind: 'done' });
    expect((await changes()).plan).toMatchObject(nothing);
  });

  test('numerator and denominator stand beside the value, which follows them', async () => {
    await open('Housing super user', { sheet: 'catalogue', scope: 'all' });
    await type(await at('HS08', 'Numerator'), 'Grants paid');
    await type(await at('HS08', 'Denominator'), 'Budget');
    expect(await office.bridge.push(table.tableId)).toMatchObject({ kind: 'done' });
    await open('Housing inputter', { ...grid, parts: true });
    await type(await at('HS08', 'Q3 2014/15 numerator'), '3');
    await type(await at('HS08', 'Q3 2014/15 denominator'), '4');
    await type(await at('HS01', 'Q3 2014/15 numerator'), 'n/a');
    const { plan } = await changes();
    expect(plan.ready.map((e) => [e.id, e.after])).toEqual([
      ['HS08|2014-10-01Q|numerator', 3],
      ['HS08|2014-10-01Q|denominator', 4],
    ]);
    expect(plan.issues.map((i) => [i.code, i.fix?.value])).toEqual([['text-for-number', null]]);
    const pushed = await office.bridge.push(table.tableId);
    if (pushed.kind !== 'done') throw new Error(JSON.stringify(pushed));
    expect((await cell(await at('HS08', 'Q3 2014/15 value'))).value).toBe(0.75);
    expect((await changes()).plan).toMatchObject({ ready: [], unsent: 0, newer: 0 });
  });
});

describe('the ownership sheet', () => {
  const ownership: View = { sheet: 'ownership', scope: 'all' };

  test('owners and updaters by name, in bulk, pushed and undone; just pulled it has nothing to send', async () => {
    await open('Housing super user', ownership);
    expect((await changes()).plan).toMatchObject({ ...nothing, checks: [] });
    for (const code of ['HS01', 'HS07']) await type(await at(code, 'Owner'), 'Housing super user');
    await type(await at('HC01', 'Updaters'), 'Housing inputter; housing-owner');
    const { plan } = await changes();
    expect(plan.issues).toEqual([]);
    expect(plan.ready.map((e) => [e.code, e.field, e.words?.after]).sort()).toEqual([
      ['HC01', 'updaters', 'Housing inputter; Housing owner'],
      ['HS01', 'owner', 'Housing super user'],
      ['HS07', 'owner', 'Housing super user'],
    ]);
    const pushed = await office.bridge.push(table.tableId);
    if (pushed.kind !== 'done') throw new Error(JSON.stringify(pushed));
    expect(pushed.receipt.counts).toMatchObject({ other: 3 });
    expect(await office.bridge.undo(pushed.receipt.pushId)).toMatchObject({ kind: 'done' });
    expect((await cell(await at('HS01', 'Owner'))).value).toBe('Housing owner');
  });

  test('somebody who is nobody, and a unit of another department, are issues that name a remedy', async () => {
    await open('Housing super user', ownership);
    await type(await at('HS01', 'Owner'), 'Housing ownre');
    await type(await at('HS07', 'Unit'), 'Planning Services');
    const { plan } = await changes();
    expect(plan.ready).toEqual([]);
    expect(plan.issues.map((issue) => issue.fix?.value ?? '').sort()).toEqual(['', 'Housing owner']);
  });

  test('who may give nothing may read it, and every cell is shut', async () => {
    await open('Housing owner', ownership);
    await type(await at('HS01', 'Owner'), '');
    const { plan } = await changes();
    expect([...plan.ready, ...plan.cleared]).toEqual([]);
  });
});

// The journey of a data inputter, button by button, and the faults on its way. Real Excel client, real store.
import type { Changes } from '../../addin/flows/outcomes';
import { createExcelWorkbook } from '../../addin/workbook/excel-workbook';
import { AppError } from '../../domain/errors';
import { openOffice, type Office } from '../support/pane-without-screen';

const Q3 = '2014-10-01Q';
let office: Office;
let table: { tableId: string; sheet: string };

beforeEach(async () => {
  office = await openOffice();
  await office.signIn('Housing inputter');
  const outcome = await office.bridge.pull();
  if (outcome.kind !== 'done') throw new Error('Nothing is due in the sample');
  table = outcome;
});
afterEach(() => office.close());

const changes = (): Promise<Changes> => office.bridge.changes(table.tableId);
const cell = (address: string) => office.excel.cell(`'${table.sheet}'!${address}`);
const type = (address: string, text: string) => office.excel.person.types(`'${table.sheet}'!${address}`, text);

/** Where the columns stand now, by header; the header is in row 4. */
async function columnOf(header: string): Promise<string> {
  for (const letter of 'ABCDEFGHIJKLMN') if ((await cell(`${letter}4`)).value === header) return letter;
  throw new Error(`No column ${header}`);
}
async function rowOf(code: string): Promise<number> {
  const column = await columnOf('Code');
  for (let row = 5; row < 60; row++) if ((await cell(`${column}${row}`)).value === code) return row;
  throw new Error(`No row ${code}`);
}
async function at(code: string, header: string): Promise<string> {
  return `${await columnOf(header)}${await rowOf(code)}`;
}
async function refusal(work: Promise<unknown>): Promise<AppError['code'] | 'none'> {
  return work.then(
    () => 'none' as const,
    (error: unknown) => {
      if (error instanceof AppError) return error.code;
      throw error;
    },
  );
}

test('my work shows what is due for me, soonest first, and nothing of other people’s', async () => {
  const { items } = await office.bridge.work();
  expect(items.map((i) => [i.code, i.state])).toEqual([
    ['HS01', 'due'],
    ['HS07', 'due'],
    ['HS08', 'due'],
    ['HS16', 'due'],
  ]);
  await office.signIn('Environmental inputter');
  expect((await office.bridge.work()).items.map((i) => [i.code, i.state])).toContainEqual(['ETS01', 'overdue']);
});

test('a sheet just pulled has no edit, no issue and nothing newer', async () => {
  expect((await changes()).plan).toMatchObject({
    ready: [],
    cleared: [],
    conflicts: [],
    issues: [],
    checks: [],
    unsent: 0,
    newer: 0,
  });
  expect(await office.bridge.push(table.tableId)).toEqual({ kind: 'nothing-to-do' });
});

test('values and notes typed, rows sorted, a column inserted, a formula: pushed all at once, and status is there', async () => {
  await type(await at('HS01', 'Value'), '13');
  await type(await at('HS08', 'Value'), '40%');
  await type(await at('HS08', 'Note'), '=not a formula, but a note');
  await office.excel.person.sorts(`'${table.sheet}'!A5:I8`, 0, false);
  await office.excel.person.insertsColumns(`'${table.sheet}'!C1:C1`);
  await type(await at('HS07', 'Value'), '=20+16');
  expect((await changes()).plan.ready.map((e) => [e.code, e.field, e.after, e.formula]).sort()).toEqual([
    ['HS01', 'value', 13, null],
    ['HS07', 'value', 36, '=20+16'],
    ['HS08', 'note', '=not a formula, but a note', null],
    ['HS08', 'value', 0.4, null],
  ]);
  const outcome = await office.bridge.push(table.tableId);
  expect(outcome).toMatchObject({ kind: 'done', receipt: { counts: { values: 3, notes: 1 } } });
  expect((await cell(await at('HS01', 'Status'))).text).toBe('Green');
  expect((await cell(await at('HS08', 'Status'))).text).toBe('Red');
  expect((await cell(await at('HS07', 'Value'))).formula).toBe('=20+16');
  expect((await changes()).plan).toMatchObject({ ready: [], unsent: 0, newer: 0, conflicts: [] });
  expect((await office.bridge.work()).items.map((i) => i.code)).toEqual(['HS16']);
});

test('every issue comes with its place and a remedy, and what is ready goes without it', async () => {
  await type(await at('HS01', 'Value'), 'about twelve');
  await type(await at('HS07', 'Value'), '=1/0');
  await type(await at('HS16', 'Value'), '45');
  await type(await at('HS08', 'Code'), 'HS80');
  const { plan } = await changes();
  expect(plan.issues.map((i) => [i.code, i.address !== undefined, i.fix?.value]).sort()).toEqual([
    ['cell-error', true, undefined],
    ['text-for-number', true, undefined],
    ['unknown-code', true, 'HS08'],
  ]);
  const unknown = plan.issues.find((i) => i.code === 'unknown-code');
  if (unknown) await office.bridge.fix(table.tableId, unknown);
  expect((await changes()).plan.issues).toHaveLength(2);
  expect(await office.bridge.push(table.tableId)).toMatchObject({ kind: 'done', receipt: { counts: { values: 1 } } });
  expect((await cell(await at('HS01', 'Value'))).value).toBe('about twelve');
});

test('a colleague’s new value comes with a refresh, which can be taken back', async () => {
  const colleague = await office.colleague('Housing deputy inputter');
  await colleague.record(`HS01|${Q3}`, 'value', 12);
  const account = await office.bridge.refresh(table.tableId);
  expect(account).toMatchObject({ values: 1, rowsAdded: 0, conflicts: 0, unsent: 0 });
  expect((await cell(await at('HS01', 'Value'))).value).toBe(12);
  await account.takeBack?.();
  expect((await cell(await at('HS01', 'Value'))).value).toBe('');
  expect((await changes()).plan).toMatchObject({ newer: 1, unsent: 0 });
});

describe('both changed the same cell', () => {
  beforeEach(async () => {
    await type(await at('HS01', 'Value'), '14');
    const colleague = await office.colleague('Housing deputy inputter');
    await colleague.record(`HS01|${Q3}`, 'value', 12);
  });
  const conflict = async () => {
    const [first] = (await changes()).plan.conflicts;
    if (!first) throw new Error('No conflict');
    return first;
  };

  test('it is a conflict with base, mine and theirs, and is not sent', async () => {
    expect(await conflict()).toMatchObject({ before: null, after: 14, theirs: 12, by: 'Housing deputy inputter' });
    expect(await office.bridge.push(table.tableId)).toEqual({ kind: 'nothing-to-do' });
  });

  test('a refresh leaves it alone, and it stays a conflict', async () => {
    expect(await office.bridge.refresh(table.tableId)).toMatchObject({ values: 0, conflicts: 1, unsent: 1 });
    expect((await cell(await at('HS01', 'Value'))).value).toBe(14);
    expect(await conflict()).toMatchObject({ before: null, after: 14, theirs: 12 });
    expect(await office.bridge.push(table.tableId)).toEqual({ kind: 'nothing-to-do' });
  });

  test('theirs goes into the cell at once', async () => {
    await office.bridge.decide(table.tableId, await conflict(), 'theirs');
    expect((await cell(await at('HS01', 'Value'))).value).toBe(12);
    expect((await changes()).plan).toMatchObject({ conflicts: [], unsent: 0 });
  });

  test('mine is sent, and the store takes it', async () => {
    await office.bridge.decide(table.tableId, await conflict(), 'mine');
    expect(await office.bridge.push(table.tableId)).toMatchObject({ kind: 'done', receipt: { counts: { values: 1 } } });
    expect((await changes()).plan).toMatchObject({ conflicts: [], unsent: 0, newer: 0 });
  });

  test('minds can be changed: theirs, then mine again', async () => {
    const c = await conflict();
    await office.bridge.decide(table.tableId, c, 'theirs');
    await office.bridge.decide(table.tableId, c, 'mine');
    expect((await cell(await at('HS01', 'Value'))).value).toBe(14);
    expect(await office.bridge.push(table.tableId)).toMatchObject({ kind: 'done' });
  });
});

test('an undo gives back what was there, in the store and in the sheet', async () => {
  await type(await at('HS01', 'Value'), '13');
  const pushed = await office.bridge.push(table.tableId);
  if (pushed.kind !== 'done') throw new Error(pushed.kind);
  expect(await office.bridge.undo(pushed.receipt.pushId)).toMatchObject({ kind: 'done' });
  expect((await cell(await at('HS01', 'Value'))).value).toBe('');
  expect((await office.bridge.work()).items.map((i) => i.code)).toContain('HS01');
});

describe('faults on the way', () => {
  test('the store is away: edits stay, Changes goes on, and the push comes when it is back', async () => {
    await changes();
    await type(await at('HS01', 'Value'), '13');
    await office.stopStore();
    expect(await changes()).toMatchObject({ connected: false, plan: { unsent: 1 } });
    expect(await refusal(office.bridge.push(table.tableId))).toBe('not-connected');
    expect(office.bridge.connection.get()).toMatchObject({ kind: 'not-connected' });
    await office.startStore();
    await office.bridge.tryNow();
    expect(office.bridge.connection.get()).toEqual({ kind: 'connected' });
    expect(await refusal(office.bridge.work())).toBe('signed-out');
    expect(office.bridge.session.get()).toMatchObject({ kind: 'expired', me: { name: 'Housing inputter' } });
    await office.signIn('Housing inputter');
    expect(await office.bridge.push(table.tableId)).toMatchObject({ kind: 'done' });
  });

  test('a cell in edit mode: said so, nothing lost, and it works after', async () => {
    await type(await at('HS01', 'Value'), '13');
    office.excel.person.startsEditing();
    expect(await refusal(office.bridge.push(table.tableId))).toBe('cell-being-edited');
    office.excel.person.stopsEditing();
    expect(await office.bridge.push(table.tableId)).toMatchObject({ kind: 'done' });
  });

  test('a protected sheet: a refresh says so and changes nothing', async () => {
    const colleague = await office.colleague('Housing deputy inputter');
    await colleague.record(`HS01|${Q3}`, 'value', 12);
    await office.excel.person.protectsSheet(table.sheet);
    expect(await refusal(office.bridge.refresh(table.tableId))).toBe('sheet-protected');
    expect((await cell(await at('HS01', 'Value'))).value).toBe('');
    await office.excel.person.unprotectsSheet(table.sheet);
    expect(await office.bridge.refresh(table.tableId)).toMatchObject({ values: 1 });
  });

  test('a renamed sheet is still followed; a deleted table is said to be gone', async () => {
    await office.excel.person.renamesSheet(table.sheet, 'My figures');
    expect((await office.bridge.tables()).map((t) => t.sheet)).toEqual(['My figures']);
    await office.excel.person.addsSheet('Other');
    await office.excel.person.deletesSheet('My figures');
    expect((await office.bridge.tables()).map((t) => t.sheet)).toEqual([null]);
    expect(await refusal(changes())).toBe('table-missing');
    await office.bridge.unbind(table.tableId);
    expect(await office.bridge.tables()).toEqual([]);
  });

  test('an edit of a PI that is somebody else’s is refused by name, and the sheet keeps it', async () => {
    await office.signIn('Performance analyst');
    await type(await at('HS01', 'Value'), '13');
    const { plan } = await changes();
    expect(plan.ready).toEqual([]);
    expect(plan.issues).toMatchObject([{ code: 'not-yours', piCode: 'HS01' }]);
  });

  test('a table of another body’s store is neither compared nor sent, though its codes are the same', async () => {
    await type(await at('HS01', 'Value'), '13');
    const workbook = createExcelWorkbook(() => true);
    const [bound] = await workbook.boundTables();
    if (!bound) throw new Error('No binding');
    await workbook.saveBinding({ ...bound.binding, server: 'https://pi.other.example' });
    expect(await refusal(changes())).toBe('not-allowed');
    expect(await refusal(office.bridge.push(table.tableId))).toBe('not-allowed');
    expect((await office.bridge.work()).items.map((i) => i.code)).toContain('HS01');
  });

  test('a copied sheet is followed by itself: an edit there is an edit of its own', async () => {
    const copy = await office.excel.person.copiesSheet(table.sheet);
    const states = await office.bridge.tables();
    expect(states.map((t) => t.sheet).sort()).toEqual([table.sheet, copy].sort());
    const copied = states.find((t) => t.sheet === copy);
    await office.excel.person.types(`'${copy}'!${await at('HS01', 'Value')}`, '13');
    expect((await changes()).plan.unsent).toBe(0);
    expect((await office.bridge.changes(copied?.tableId ?? '')).plan.ready).toMatchObject([
      { code: 'HS01', after: 13 },
    ]);
  });

  test('a second click on Push while the first runs sends once', async () => {
    await type(await at('HS01', 'Value'), '13');
    const [a, b] = await Promise.all([office.bridge.push(table.tableId), office.bridge.push(table.tableId)]);
    expect(a).toBe(b);
    expect((await office.bridge.work()).pushes).toHaveLength(1);
  });
});

// The trend sheet: what it shows, and that a refresh touches what is out of date and nothing else. The whole workbook is
// held against itself, cell by cell. Real Excel client, real store.
import type { View } from '../../domain/wire';
import { differences, factsOf } from '../support/whole-workbook';
import { openOffice, type Office } from '../support/pane-without-screen';

const periods = ['2014-04-01Q', '2014-07-01Q', '2014-10-01Q'];
const columns = [
  ...(['unit', 'period', 'value', 'target', 'status', 'shortTrend', 'longTrend', 'toDate', 'forecast'] as const),
  ...(['benchmark', 'note'] as const),
];
const trend: View = { sheet: 'trend', scope: 'all', units: ['HSG'], periods, columns: [...columns], byUnit: false };

let office: Office;
let table: { tableId: string; sheet: string };
beforeEach(async () => {
  office = await openOffice();
  await office.signIn('Housing owner');
  table = await open(trend);
});
afterEach(() => office.close());

async function open(view: View) {
  const outcome = await office.bridge.open(view);
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  return outcome;
}
const cell = (address: string) => office.excel.cell(`'${table.sheet}'!${address}`);
const type = (address: string, text: string) => office.excel.person.types(`'${table.sheet}'!${address}`, text);
const letter = (n: number) => String.fromCharCode(65 + n);

async function headers(): Promise<string[]> {
  return Promise.all(Array.from({ length: 22 }, async (_, i) => String((await cell(`${letter(i)}4`)).value)));
}
async function at(code: string, header: string): Promise<string> {
  const all = await headers();
  const [codes, column] = [letter(all.indexOf('Code')), letter(all.indexOf(header))];
  for (let row = 5; row < 80; row++) if ((await cell(`${codes}${row}`)).value === code) return `${column}${row}`;
  throw new Error(`No ${header} of ${code}`);
}
const shown = async (code: string, header: string) => (await cell(await at(code, header))).text;
/** What differs while `work` is done. */
async function touched(work: () => Promise<unknown>): Promise<string[]> {
  const before = factsOf(office.excel);
  await work();
  return differences(before, factsOf(office.excel));
}
const here = (place: string) => `${table.sheet}!${place}`;

test('it shows how each PI stands, in words and with Excel’s own icons, and then the periods', async () => {
  expect((await headers()).filter((h) => h !== '')).toEqual([
    ...['Code', 'Performance indicator', 'Unit', 'Latest period', 'Latest value', 'Target', 'Status'],
    ...['Short trend', 'Long trend', 'Year to date', 'Forecast', 'Benchmark', 'Note'],
    ...['Q1 2014/15', 'Q2 2014/15', 'Q3 2014/15'],
  ]);
  expect(await shown('HS01', 'Latest period')).toBe('Q2 2014/15');
  expect(await shown('HS01', 'Latest value')).toBe('11');
  const page = await office.bridge.indicator('HS01');
  const [series] = page.series;
  const i = series?.labels.indexOf('Q2 2014/15') ?? -1;
  const words = { better: 'Better', worse: 'Worse', 'no change': 'No change', unknown: 'Not known' };
  expect(await shown('HS01', 'Short trend')).toBe(words[series?.shortTrend[i] ?? 'unknown']);
  expect((await shown('HS01', 'Status')).toLowerCase()).toBe(series?.status[i]);
  // No figure is blank and never 0.
  expect((await cell(await at('HS01', 'Q3 2014/15'))).value).toBe('');
  const rules = await office.excel.Excel.run(async (context) => {
    const formats = context.workbook.worksheets.getItem(table.sheet).getRange('A5:Z9').conditionalFormats;
    formats.load('items/type,items/iconSet/style');
    await context.sync();
    return formats.items.map((rule) => rule.iconSet.style);
  });
  expect(rules.sort()).toEqual(['ThreeArrowsGray', 'ThreeArrowsGray', 'ThreeSigns']);
});

test('just pulled there is nothing newer, nothing to send, and a refresh touches nothing', async () => {
  expect((await office.bridge.changes(table.tableId)).plan).toMatchObject({ unsent: 0, newer: 0, issues: [] });
  expect(await touched(() => office.bridge.refresh(table.tableId))).toEqual([]);
});

test('a refresh writes the cells that are out of date, and no other; taken back, all is as it was', async () => {
  const colleague = await office.colleague('Housing inputter');
  await colleague.record('HS01|2014-10-01Q', 'value', 13);
  const [state] = await office.bridge.tables();
  const cells = await Promise.all(
    ['Latest period', 'Latest value', 'Short trend', 'Status', 'Q3 2014/15'].map((header) => at('HS01', header)),
  );
  const before = factsOf(office.excel);
  let account = await office.bridge.refresh(table.tableId);
  const changed = differences(before, factsOf(office.excel));
  expect(account.values).toBe(changed.length);
  expect(state).toMatchObject({ kind: 'trend', unsent: 0, newer: changed.length });
  expect(changed).toEqual(expect.arrayContaining([here(cells[0] ?? ''), here(cells[1] ?? ''), here(cells[4] ?? '')]));
  expect(await shown('HS01', 'Q3 2014/15')).toBe('13');
  await account.takeBack?.();
  expect(differences(before, factsOf(office.excel))).toEqual([]);
  account = await office.bridge.refresh(table.tableId);
  expect(account.values).toBe(changed.length);
});

test('a provisional figure has its mark in its period and as the latest, stays a number, and loses it with the stage', async () => {
  const administrator = await office.colleague('Site administrator');
  await administrator.record('HS01|2014-10-01Q', 'value', 13);
  await administrator.record('HS07|2014-10-01Q', 'value', 36);
  await office.bridge.refresh(table.tableId);
  const stage = (said: string) => administrator.set('measurement', 'HS01|2014-10-01Q', 'stage', said);
  const headings = ['Latest value', 'Q3 2014/15', 'Q2 2014/15'];
  const marked = async () =>
    Promise.all([...headings.map((header) => shown('HS01', header)), shown('HS07', 'Q3 2014/15')]);
  expect(await marked()).toEqual(['13', '13', '11', '36']);
  await stage('provisional');
  const before = factsOf(office.excel);
  const account = await office.bridge.refresh(table.tableId);
  expect(account).toMatchObject({ values: 0, marks: 2, own: 0 });
  expect(await marked()).toEqual(['13 p', '13 p', '11', '36']);
  expect((await cell(await at('HS01', 'Q3 2014/15'))).value).toBe(13);
  const changed = differences(before, factsOf(office.excel));
  expect(changed).toHaveLength(2);
  for (const place of changed) expect(place).toMatch(/^Trend![A-Z]+\d+ look$/);
  await account.takeBack?.();
  expect(differences(before, factsOf(office.excel))).toEqual([]);
  // One that is written anew has them from the start; a later stage takes them away.
  table = await open(trend);
  expect(await marked()).toEqual(['13 p', '13 p', '11', '36']);
  await stage('final');
  expect(await office.bridge.refresh(table.tableId)).toMatchObject({ values: 0, marks: 2 });
  expect(await marked()).toEqual(['13', '13', '11', '36']);
});

test('what a person wrote over a cell, a formula among it, stays, and is counted', async () => {
  await type(await at('HS01', 'Q3 2014/15'), '99');
  await type(await at('HS07', 'Q3 2014/15'), '=1+1');
  const colleague = await office.colleague('Housing inputter');
  await colleague.record('HS01|2014-10-01Q', 'value', 13);
  await colleague.record('HS07|2014-10-01Q', 'value', 36);
  expect(await office.bridge.refresh(table.tableId)).toMatchObject({ own: 2 });
  expect(await shown('HS01', 'Q3 2014/15')).toBe('99');
  expect((await cell(await at('HS07', 'Q3 2014/15'))).formula).toBe('=1+1');
  expect(await shown('HS01', 'Latest value')).toBe('13');
  expect(await office.bridge.push(table.tableId)).toEqual({ kind: 'nothing-to-do' });
});

describe('whatever people do to the sheet, a refresh touches the cells of the figure that changed', () => {
  const { person } = { person: () => office.excel.person };
  const cases: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['sorted', () => person().sorts(`'${table.sheet}'!A5:P9`, 1, false)],
    ['a column of one’s own put in', () => person().insertsColumns(`'${table.sheet}'!C1:C1`)],
    ['rows put in above', () => person().insertsRows(`'${table.sheet}'!A2:A3`)],
    ['a row hidden', async () => person().hidesRows(`'${table.sheet}'!A6:A6`)],
    ['the table renamed', async () => person().renamesTable('PIBTrend', 'Mine')],
    ['the sheet moved', async () => person().movesSheet(table.sheet, 0)],
    [
      'the sheet renamed',
      async () => {
        await person().renamesSheet(table.sheet, 'Committee');
        table = { ...table, sheet: 'Committee' };
      },
    ],
    ['a column taken out', () => person().deletesColumns(`'${table.sheet}'!L1:L1`)],
    ['a sum of one’s own below', () => type('N12', '=SUM(N5:N9)')],
  ];
  test.each(cases)('%s', async (_, happens) => {
    await happens();
    const colleague = await office.colleague('Housing inputter');
    await colleague.record('HS01|2014-10-01Q', 'value', 13);
    const before = factsOf(office.excel);
    const account = await office.bridge.refresh(table.tableId);
    const changed = differences(before, factsOf(office.excel));
    expect(account).toMatchObject({ own: 0, conflicts: 0, rowsAdded: 0 });
    expect(changed).toHaveLength(account.values);
    const value = factsOf(office.excel).get(changed.at(-1) ?? '');
    expect(value).toBeDefined();
    for (const place of changed) expect(place).toMatch(new RegExp(`^${table.sheet}![A-Z]+\\d+$`));
    expect([...factsOf(office.excel)].filter(([, fact]) => fact === '13').length).toBeGreaterThanOrEqual(2);
    await account.takeBack?.();
    expect(differences(before, factsOf(office.excel))).toEqual([]);
  });

  test('copied: the copy is followed too, and each takes what is its own', async () => {
    const copy = await office.excel.person.copiesSheet(table.sheet);
    const colleague = await office.colleague('Housing inputter');
    await colleague.record('HS01|2014-10-01Q', 'value', 13);
    // The copy is adopted as soon as the tables are looked at.
    expect(await office.bridge.tables()).toHaveLength(2);
    const before = factsOf(office.excel);
    const accounts = await office.bridge.refreshAll();
    expect(accounts.map((a) => a.sheet).sort()).toEqual([table.sheet, copy].sort());
    const changed = differences(before, factsOf(office.excel));
    expect(changed).toHaveLength(accounts.reduce((n, a) => n + a.values, 0));
  });

  test('protected: it says so and nothing is touched', async () => {
    await office.excel.person.protectsSheet(table.sheet);
    const colleague = await office.colleague('Housing inputter');
    await colleague.record('HS01|2014-10-01Q', 'value', 13);
    const changed = await touched(() =>
      office.bridge.refresh(table.tableId).then(
        () => expect('a refresh').toBe('refused'),
        (error: unknown) => expect(String(error)).toMatch(/protected/),
      ),
    );
    expect(changed).toEqual([]);
  });
});

test('a PI that moved into the view is added at the end; one that left stays and is counted', async () => {
  const admin = await office.colleague('Site administrator');
  await office.signIn('Performance analyst');
  table = await open(trend);
  await admin.set('indicator', 'CS01', 'unit', 'HSG');
  await admin.set('indicator', 'HS16', 'unit', 'CUS');
  const account = await office.bridge.refresh(table.tableId);
  expect(account).toMatchObject({ rowsAdded: 1, rowsGone: 1 });
  expect(await shown('CS01', 'Unit')).toBe('Housing Services');
  expect(await shown('HS16', 'Unit')).toBe('Customer Services');
});

test('rows of a unit stand together, its name said once in full and then faintly', async () => {
  await office.signIn('Performance analyst');
  table = await open({ ...trend, units: ['HSG', 'CUS'], byUnit: true });
  const units = await Promise.all([5, 6, 7, 8, 9, 10, 11, 12].map(async (row) => (await cell(`A${row}`)).value));
  expect([...units].sort()).toEqual(units);
  expect((await headers()).slice(0, 3)).toEqual(['Unit', 'Code', 'Performance indicator']);
});

test('charts stand on a sheet beside it, one for PIs that are measured alike, and follow a refresh and a sort', async () => {
  const view: View = { ...trend, periods: ['2014-04-01Q', '2014-07-01Q', '2014-10-01Q'] };
  const outcome = await office.bridge.open(view, undefined, ['HS01', 'HS07', 'HS08']);
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  table = outcome;
  const chartsOn = (sheet: string) =>
    office.excel.Excel.run(async (context) => {
      const { charts } = context.workbook.worksheets.getItem(sheet);
      charts.load('items/name,items/title/text');
      await context.sync();
      const series = charts.items.map((chart) => chart.series.load('items/name'));
      await context.sync();
      return charts.items.map((chart, i) => [chart.title.text, ...(series[i]?.items ?? []).map((s) => s.name)]);
    });
  const drawn = await chartsOn('Chart');
  expect(drawn).toHaveLength(3);
  expect(drawn[0]?.[1]).toMatch(/^HS01 /);
  const place = async () => {
    for (let row = 70; row < 95; row++) if ((await office.excel.cell(`'Chart'!A${row}`)).value === 'HS01') return row;
    throw new Error('HS01 is in no chart');
  };
  const row = await place();
  const last = () => office.excel.cell(`'Chart'!E${row}`);
  // No figure is a gap in the line, and never 0.
  expect((await last()).value).toBe('#N/A');
  expect((await office.excel.cell(`'Chart'!D${row}`)).value).toBe(11);
  const colleague = await office.colleague('Housing inputter');
  await colleague.record('HS01|2014-10-01Q', 'value', 13);
  await office.bridge.refresh(table.tableId);
  expect((await last()).value).toBe(13);
  await office.excel.person.sorts(`'${table.sheet}'!A5:P9`, 0, false);
  expect((await last()).value).toBe(13);
});

describe('a sheet that follows gets a column for each period that has ended since', () => {
  const following: View = { ...trend, periods: ['2014-04-01Q', '2014-07-01Q'], follow: true };

  test('behind the newest, with figures, looks and what is one’s own moved on; then a refresh touches nothing', async () => {
    table = await open(following);
    await office.excel.person.types(`'${table.sheet}'!Q4`, 'Mine');
    await type(await at('HS01', 'Mine'), '=1+1');
    const colleague = await office.colleague('Housing inputter');
    await colleague.record('HS01|2014-10-01Q', 'value', 13);
    const account = await office.bridge.refresh(table.tableId);
    expect(account.columnsAdded).toEqual(['Q3 2014/15']);
    const all = (await headers()).filter((h) => h !== '');
    expect(all.slice(-4)).toEqual(['Q1 2014/15', 'Q2 2014/15', 'Q3 2014/15', 'Mine']);
    expect(await shown('HS01', 'Q3 2014/15')).toBe('13');
    expect(await shown('HS01', 'Mine')).toBe('2');
    expect((await cell(await at('HS07', 'Q3 2014/15'))).value).toBe('');
    expect((await office.bridge.refresh(table.tableId)).columnsAdded).toEqual([]);
    expect(await touched(() => office.bridge.refresh(table.tableId))).toEqual([]);
    await colleague.record('HS01|2014-10-01Q', 'value', 14);
    await office.bridge.refresh(table.tableId);
    expect(await shown('HS01', 'Q3 2014/15')).toBe('14');
  });

  test('a sheet that does not follow stays as it is', async () => {
    table = await open({ ...trend, periods: ['2014-04-01Q', '2014-07-01Q'] });
    expect((await office.bridge.refresh(table.tableId)).columnsAdded).toEqual([]);
    expect(await headers()).not.toContain('Q3 2014/15');
  });
});

describe('all tables of a workbook refreshed in one go', () => {
  test('each says what changed; one that is protected says why, and the others are refreshed', async () => {
    const second = await open({ ...trend, units: ['HSG'], periods: [] });
    const third = await open({ sheet: 'snapshot', scope: 'all', units: ['HSG'], title: 'Housing' });
    await office.excel.person.protectsSheet(second.sheet);
    const colleague = await office.colleague('Housing inputter');
    await colleague.record('HS01|2014-10-01Q', 'value', 13);
    const before = factsOf(office.excel);
    const accounts = await office.bridge.refreshAll();
    const changed = differences(before, factsOf(office.excel)).filter((place) => !place.endsWith('!A2'));
    expect(accounts.map((a) => a.sheet).sort()).toEqual([table.sheet, second.sheet, third.sheet].sort());
    const of = (sheet: string) => accounts.find((a) => a.sheet === sheet);
    expect(of(second.sheet)).toMatchObject({ values: 0, takeBack: null });
    expect(of(second.sheet)?.problem).toMatch(/protected/);
    expect(changed).toHaveLength(accounts.reduce((n, a) => n + a.values, 0));
    expect(changed.some((place) => place.startsWith(`${second.sheet}!`))).toBe(false);
    for (const account of accounts) await account.takeBack?.();
    expect(differences(before, factsOf(office.excel)).filter((place) => !place.endsWith('!A2'))).toEqual([]);
  });

  test('filtered and hidden sheets are refreshed as well, and stay so', async () => {
    await office.excel.person.hidesRows(`'${table.sheet}'!A5:A6`);
    await open({ sheet: 'snapshot', scope: 'all', units: ['HSG'], title: 'Housing' });
    await office.excel.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(table.sheet).visibility = 'Hidden';
      await context.sync();
    });
    const colleague = await office.colleague('Housing inputter');
    await colleague.record('HS01|2014-10-01Q', 'value', 13);
    const before = factsOf(office.excel);
    const accounts = await office.bridge.refreshAll();
    const changed = differences(before, factsOf(office.excel)).filter((place) => !place.endsWith('!A2'));
    expect(accounts.map((a) => a.problem)).toEqual([null, null]);
    expect(changed).toHaveLength(accounts.reduce((n, a) => n + a.values, 0));
    for (const place of changed) expect(place).toMatch(/^(Trend|Housing)![A-Z]+\d+$/);
  });
});

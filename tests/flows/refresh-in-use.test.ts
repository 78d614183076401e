// A refresh of sheets that people are at work in: filtered, sorted, with rows and columns hidden, rows and periods that come
// to it, and the whole of it taken back. The workbook is held against itself, cell by cell. Excel puts an array that crosses rows
// which a filter hides into the wrong rows, and so does the workbench. Real Excel client, real store.
import type { RefreshAccount } from '../../addin/flows/outcomes';
import type { View } from '../../domain/wire';
import { openOffice, type Colleague, type Office } from '../support/pane-without-screen';
import { differences, factsOf } from '../support/whole-workbook';

const trend: View = {
  ...{ sheet: 'trend', scope: 'all', units: ['HSG'], periods: ['2014-04-01Q', '2014-07-01Q', '2014-10-01Q'] },
  ...{ columns: ['unit', 'value', 'target', 'status', 'shortTrend', 'note'], byUnit: false },
};
const following: View = { ...trend, periods: ['2014-04-01Q', '2014-07-01Q'], follow: true };

let office: Office;
let colleague: Colleague;
let table: { tableId: string; sheet: string; rows: number };
beforeEach(async () => {
  office = await openOffice();
  await office.signIn('Performance analyst');
  colleague = await office.colleague('Site administrator');
});
afterEach(() => office.close());

async function open(view: View) {
  const outcome = await office.bridge.open(view);
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  table = outcome;
}
const cell = (address: string) => office.excel.cell(`'${table.sheet}'!${address}`);
const letters = 'ABCDEFGHIJKLMNOP'.split('');
async function headers(): Promise<string[]> {
  return Promise.all(letters.map(async (letter) => String((await cell(`${letter}4`)).value)));
}
async function at(code: string, header: string): Promise<string> {
  const all = await headers();
  const [codes, column] = [letters[all.indexOf('Code')] ?? '?', letters[all.indexOf(header)] ?? '?'];
  for (let row = 5; row < 30; row++) if ((await cell(`${codes}${row}`)).value === code) return `${column}${row}`;
  throw new Error(`No ${header} of ${code}`);
}
const shown = async (code: string, header: string) => (await cell(await at(code, header))).text;
const { person, facts } = { person: () => office.excel.person, facts: () => factsOf(office.excel) };
/** The sentence that says when it was made is written anew and may be another. */
const isStamp = (place: string) => place.endsWith('!A2');

/** Values of four PIs come to the store. */
async function figures(): Promise<void> {
  for (const [code, value] of [
    ['HS01', 13],
    ['HS07', 36],
    ['HS08', 0.9],
    ['HS16', 81],
  ] as const)
    await colleague.record(`${code}|2014-10-01Q`, 'value', value);
}

/** The row of the figures' headings on a sheet of charts. */
async function headRow(sheet: string): Promise<number> {
  for (let row = 20; row < 99; row++) if ((await office.excel.cell(`'${sheet}'!A${row}`)).value === 'Code') return row;
  throw new Error('No figures');
}

type Deed = readonly [name: string, view: View, happens: () => Promise<unknown>];
const filtered =
  (header: string, ...values: string[]) =>
  () =>
    person().filters('PIBTrend', header, values);
const body = () => `'${table.sheet}'!A5:K${4 + table.rows}`;
const deeds: readonly Deed[] = [
  ['filtered to one row', trend, filtered('Code', 'HS07')],
  ['filtered so that hidden rows stand between', trend, filtered('Code', 'HS01', 'HS16')],
  ['filtered to nothing', trend, filtered('Code', 'HS99')],
  [
    'filtered by what is shown, in two columns',
    trend,
    async () => {
      await filtered('Status', 'Green', 'Red')();
      await filtered('Target', '28', '10')();
    },
  ],
  [
    'sorted and filtered',
    trend,
    async () => {
      await person().sorts(body(), 1, false);
      await filtered('Code', 'HS08', 'HS01')();
    },
  ],
  [
    'with rows and columns hidden by hand',
    trend,
    async () => {
      await person().hidesRows(`'${table.sheet}'!A6:A7`);
      await person().hidesColumns(`'${table.sheet}'!D1:F1`);
    },
  ],
  [
    'with an own column of formulas, filtered',
    trend,
    async () => {
      await person().types(`'${table.sheet}'!L4`, 'Gap');
      for (let row = 5; row < 5 + table.rows; row++)
        await person().types(`'${table.sheet}'!L${row}`, `=D${row}-E${row}`);
      await filtered('Code', 'HS07', 'HS08')();
    },
  ],
];

describe('only the cells that are out of date are touched, each with its own figure, and can be taken back', () => {
  test.each(deeds)('%s', async (_, view, happens) => {
    await open(view);
    await happens();
    await figures();
    const before = facts();
    const account = await office.bridge.refresh(table.tableId);
    const changed = differences(before, facts());
    expect(account).toMatchObject({ own: 0, rowsAdded: 0, columnsAdded: [] });
    expect(changed).toHaveLength(account.values);
    expect(changed.filter((place) => !/^Trend![A-Z]+\d+$/.test(place))).toEqual([]);
    expect(await Promise.all(['HS01', 'HS07', 'HS08', 'HS16'].map((code) => shown(code, 'Q3 2014/15')))).toEqual([
      '13',
      '36',
      '90.0%',
      '81',
    ]);
    expect(await account.takeBack?.()).toEqual({ rowsLeft: 0, columnsLeft: [] });
    expect(differences(before, facts())).toEqual([]);
    // And again, as if nothing had been.
    expect((await office.bridge.refresh(table.tableId)).values).toBe(account.values);
  });

  test('the update sheet: filtered, edits of one’s own stay, and every row is pushed with its own figure', async () => {
    await office.signIn('Housing inputter');
    const update = await office.bridge.pull();
    if (update.kind !== 'done') throw new Error(update.kind);
    table = update;
    const [name] = await office.excel.Excel.run(async (context) => {
      const { tables } = context.workbook;
      tables.load('items/name');
      await context.sync();
      return tables.items.map((one) => one.name);
    });
    await person().types(`'${table.sheet}'!${await at('HS07', 'Value')}`, '40');
    await person().filters(name ?? '', 'Code', ['HS07', 'HS16']);
    await colleague.record('HS01|2014-10-01Q', 'value', 13);
    await colleague.record('HS08|2014-10-01Q', 'value', 0.9);
    expect(await office.bridge.refresh(table.tableId)).toMatchObject({ values: 2, unsent: 1 });
    expect(await Promise.all(['HS01', 'HS07', 'HS08', 'HS16'].map((code) => shown(code, 'Value')))).toEqual([
      '13',
      '40',
      '90.0%',
      '',
    ]);
    const { plan } = await office.bridge.changes(table.tableId);
    expect(plan.ready.map(({ id, after }) => [id, after])).toEqual([['HS07|2014-10-01Q|value', 40]]);
  });

  test('a snapshot that is filtered keeps its filter, its counts go with all rows, and a frozen copy has every figure', async () => {
    await open({ sheet: 'snapshot', scope: 'all', units: ['HSG'], title: 'Housing' });
    await person().filters('PIBSnapshot', 'Status', ['Red']);
    await figures();
    const before = facts();
    const account = await office.bridge.refresh(table.tableId);
    const changed = differences(before, facts()).filter((place) => !isStamp(place));
    expect(changed).toHaveLength(account.values);
    const columns = 'ABCDEFGH'.split('');
    const rows = async (sheet: string) =>
      Promise.all(
        Array.from({ length: table.rows }, (_, i) =>
          Promise.all(columns.map(async (c) => (await office.excel.cell(`'${sheet}'!${c}${8 + i}`)).value)),
        ),
      );
    const { sheet } = await office.bridge.freeze(table.tableId);
    expect(await rows(sheet)).toEqual(await rows(table.sheet));
  });
});

describe('what a refresh put in goes when it is taken back, where nothing of one’s own stands in it', () => {
  const comes = () => colleague.set('indicator', 'CS01', 'unit', 'HSG');
  const back = async (account: RefreshAccount) => {
    if (!account.takeBack) throw new Error('There is nothing to take back');
    return account.takeBack();
  };

  const cases: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['a row at the end of a table with nothing below', () => Promise.resolve()],
    ['with a sum of one’s own right below, which moved', () => person().types(`'${table.sheet}'!D10`, '=SUM(D5:D8)')],
    ['under a filter', filtered('Code', 'HS07')],
    ['with an own column', () => person().types(`'${table.sheet}'!L4`, 'Mine')],
  ];
  test.each(cases)('%s', async (_, happens) => {
    await open(trend);
    await happens();
    await comes();
    await figures();
    const before = facts();
    const account = await office.bridge.refresh(table.tableId);
    expect(account).toMatchObject({ rowsAdded: 1 });
    expect(await shown('CS01', 'Unit')).toBe('Housing Services');
    expect(await back(account)).toEqual({ rowsLeft: 0, columnsLeft: [] });
    expect(differences(before, facts())).toEqual([]);
    expect(await office.bridge.refresh(table.tableId)).toMatchObject({ rowsAdded: 1, values: account.values });
  });

  test('a row that something was typed into stays, and is said', async () => {
    await open(trend);
    await person().types(`'${table.sheet}'!L4`, 'Mine');
    await comes();
    const account = await office.bridge.refresh(table.tableId);
    await person().types(`'${table.sheet}'!${await at('CS01', 'Mine')}`, 'Ask them');
    expect(await back(account)).toEqual({ rowsLeft: 1, columnsLeft: [] });
    expect(await shown('CS01', 'Mine')).toBe('Ask them');
  });

  test('a period that came goes with its width, what is one’s own stands where it stood; and it comes again', async () => {
    await open(following);
    await person().types(`'${table.sheet}'!K4`, 'Mine');
    await person().types(`'${table.sheet}'!K5`, '=J5+1');
    await office.excel.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(table.sheet).getRange('K1').format.columnWidth = 150;
      await context.sync();
    });
    await figures();
    const before = facts();
    const account = await office.bridge.refresh(table.tableId);
    expect(account.columnsAdded).toEqual(['Q3 2014/15']);
    expect((await headers()).indexOf('Mine')).toBe(11);
    const widths = await office.excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(table.sheet);
      const [k, l] = ['K1', 'L1'].map((place) => sheet.getRange(place).load('format/columnWidth'));
      await context.sync();
      return [k?.format.columnWidth, l?.format.columnWidth];
    });
    expect(widths[1]).toBe(150);
    expect(widths[0]).toBeLessThan(120);
    expect(await back(account)).toEqual({ rowsLeft: 0, columnsLeft: [] });
    expect(differences(before, facts())).toEqual([]);
    expect(await office.bridge.refresh(table.tableId)).toMatchObject({ columnsAdded: ['Q3 2014/15'] });
  });

  test('a chart that covers all periods takes the new one, and gives it back; one’s own chart is left alone', async () => {
    const outcome = await office.bridge.open(following, undefined, ['HS01', 'HS07', 'HS08']);
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    table = outcome;
    const charts = () =>
      office.excel.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem('Chart');
        const used = sheet.getUsedRange().load('values');
        await context.sync();
        return used.values.filter(([code]) => code === 'Code' || /^HS/.test(String(code)));
      });
    // A second one, of which a person took a period out: what it covers is theirs to say.
    const second = await office.bridge.open(following, undefined, ['HS16']);
    if (second.kind !== 'done') throw new Error(second.kind);
    await office.excel.person.types(`'Chart (2)'!C${await headRow('Chart (2)')}`, 'First');
    await figures();
    const before = facts();
    const drawn = await charts();
    expect(drawn[0]).toEqual(['Code', 'Performance indicator', 'Q1 2014/15', 'Q2 2014/15']);
    const account = await office.bridge.refresh(table.tableId);
    await office.bridge.refresh(second.tableId);
    const after = await charts();
    expect(after.map((line) => line.length)).toEqual(after.map(() => 5));
    expect(after.filter(([code]) => code === 'HS01').map((line) => line.slice(2))).toEqual([[11, 11, 13]]);
    const sources = office.excel.save().side.charts ?? {};
    const widths = Object.values(sources).map((list) => list.map(({ source }) => source.right - source.left));
    expect(widths.sort()).toEqual([[2], [3, 3, 3]]);
    expect(await back(account)).toEqual({ rowsLeft: 0, columnsLeft: [] });
    expect(await charts()).toEqual(drawn);
    expect(differences(before, facts()).filter((place) => place.startsWith('Chart!'))).toEqual([]);
  });

  test('a period that came and was written into stays, and goes on being followed', async () => {
    await open(following);
    const account = await office.bridge.refresh(table.tableId);
    await person().types(`'${table.sheet}'!${await at('HS01', 'Q3 2014/15')}`, '99');
    expect(await back(account)).toEqual({ rowsLeft: 0, columnsLeft: ['Q3 2014/15'] });
    await figures();
    await office.bridge.refresh(table.tableId);
    expect(await shown('HS07', 'Q3 2014/15')).toBe('36');
    expect(await shown('HS01', 'Q3 2014/15')).toBe('99');
  });

  test('a period that comes to a filtered sheet has every row’s own figure', async () => {
    await open(following);
    await figures();
    await filtered('Code', 'HS07', 'HS16')();
    expect((await office.bridge.refresh(table.tableId)).columnsAdded).toEqual(['Q3 2014/15']);
    expect(await Promise.all(['HS01', 'HS07', 'HS08', 'HS16'].map((code) => shown(code, 'Q3 2014/15')))).toEqual([
      '13',
      '36',
      '90.0%',
      '81',
    ]);
  });
});

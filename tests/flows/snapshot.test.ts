// Snapshots and scorecards: what stands on the page, that the counts follow the rows, and that a refresh touches what is out of
// date and nothing else. Real Excel client, real store.
import type { View } from '../../domain/wire';
import { openOffice, type Office } from '../support/pane-without-screen';
import { differences, factsOf } from '../support/whole-workbook';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
  await office.signIn('Performance analyst');
});
afterEach(() => office.close());

const snapshot: View = { sheet: 'snapshot', scope: 'all', units: ['HSG'], title: 'Housing Services' };
const scorecard: View = { sheet: 'scorecard', scope: 'all', scorecard: 'BOARD', title: 'Board' };

async function open(view: View) {
  const outcome = await office.bridge.open(view);
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  return outcome;
}
/** Rows of texts as they are shown. */
async function shown(sheet: string, rows: readonly [number, number], columns = 'ABCDEFGHIJ'): Promise<string[][]> {
  const lines: string[][] = [];
  for (let row = rows[0]; row <= rows[1]; row++)
    lines.push(
      await Promise.all(Array.from(columns, async (c) => (await office.excel.cell(`'${sheet}'!${c}${row}`)).text)),
    );
  return lines;
}
const facts = () => factsOf(office.excel);

describe('a snapshot', () => {
  test('says whose it is and when it was made, how many stand how, and the PIs, the worst first', async () => {
    const { sheet, rows } = await open(snapshot);
    expect(sheet).toBe('Housing Services');
    const [[title] = [], [made] = [], , labels = [], counts = [], , heads = []] = await shown(sheet, [1, 7]);
    expect(title).toBe('Snapshot: Housing Services');
    expect(made).toMatch(/^Generated on \w+day \d+ \w+ \d{4}, \d\d:\d\d\.$/);
    expect(labels.slice(1, 8)).toEqual(['How they stand', 'Green', 'Amber', 'Red', 'No data', 'Data only', 'Overdue']);
    expect(heads).toEqual([
      ...['Code', 'Performance indicator', 'Status', 'Period', 'Last update', 'Value', 'Target', 'Short trend'],
      ...['Long trend', 'Overdue'],
    ]);
    const body = await shown(sheet, [8, 7 + rows]);
    const statuses = body.map(([, , status]) => status ?? '');
    const order = ['Red', 'Amber', 'Green', 'No data', 'Data only'];
    expect(statuses.map((s) => order.indexOf(s))).toEqual(statuses.map((s) => order.indexOf(s)).sort());
    const count = (status: string) => String(statuses.filter((s) => s === status).length);
    expect(counts.slice(2, 7)).toEqual(['Green', 'Amber', 'Red', 'No data', 'Data only'].map(count));
    expect(counts[1]).toBe(`${rows} PIs`);
    expect(counts[7]).toBe(String(body.filter((line) => line[9] === 'Overdue').length));
  });

  test('is one page of A4 across, with its header on each and its number at the foot', async () => {
    const { sheet } = await open(snapshot);
    const page = await office.excel.Excel.run(async (context) => {
      const { pageLayout } = context.workbook.worksheets.getItem(sheet);
      pageLayout.load('orientation,paperSize,zoom,headersFooters/defaultForAllPages');
      await context.sync();
      return pageLayout.toJSON();
    });
    expect(page).toMatchObject({ orientation: 'Landscape', paperSize: 'A4', zoom: { horizontalFitToPages: 1 } });
    expect(page.headersFooters?.defaultForAllPages).toMatchObject({ rightFooter: 'Page &P of &N' });
  });

  test('refreshed, the counts follow and the day is new; taken back, all is as it was', async () => {
    const { sheet, tableId } = await open(snapshot);
    const before = facts();
    const colleague = await office.colleague('Housing inputter');
    await colleague.record('HS01|2014-10-01Q', 'note', 'A flood');
    await colleague.record('HS01|2014-10-01Q', 'value', 400);
    const [, , , , was = []] = await shown(sheet, [1, 5]);
    const account = await office.bridge.refresh(tableId);
    const [, , , , now = []] = await shown(sheet, [1, 5]);
    expect(account.values).toBeGreaterThan(1);
    expect(Number(now[4])).toBe(Number(was[4]) + 1);
    await account.takeBack?.();
    expect(differences(before, facts())).toEqual([]);
  });

  test('says when each figure came, and which figures are overdue, on the day of the refresh', async () => {
    const { sheet, tableId } = await open({ sheet: 'snapshot', scope: 'all', title: 'All PIs' });
    const lines = () => shown(sheet, [8, 60]);
    const of = async (code: string) => (await lines()).find(([is]) => is === code) ?? [];
    const late = (await lines()).filter((line) => line[9] === 'Overdue').map(([code]) => code ?? '');
    expect((await shown(sheet, [5, 5], 'H'))[0]).toEqual([String(late.length)]);
    expect(late.length).toBeGreaterThan(0);
    const [code = ''] = late;
    const administrator = await office.colleague('Site administrator');
    const page = await office.bridge.indicator(code);
    const missing = page.series[0]?.periods.filter((_, i) => page.series[0]?.value[i] === null) ?? [];
    for (const period of missing) await administrator.record(`${code}|${period}`, 'value', 1).catch(() => undefined);
    expect(await office.bridge.refresh(tableId)).toMatchObject({ own: 0 });
    expect((await of(code))[9]).toBe('');
    expect((await of(code))[4]).toBe('8 January 2015');
    expect((await shown(sheet, [5, 5], 'H'))[0]).toEqual([String(late.length - 1)]);
  });

  test('of a person it has what is theirs; what a person made of the sentence above is left', async () => {
    const { sheet, tableId } = await open({
      ...{ sheet: 'snapshot', scope: 'all', filter: { owners: ['hr-owner'] }, title: 'HR owner' },
    });
    const codes = (await shown(sheet, [8, 30], 'A')).flat().filter((c) => c !== '');
    expect(codes.every((code) => code.startsWith('HR'))).toBe(true);
    await office.excel.person.types(`'${sheet}'!A2`, 'For the board');
    await office.bridge.refresh(tableId);
    expect((await office.excel.cell(`'${sheet}'!A2`)).text).toBe('For the board');
  });
});

describe('frozen for committee', () => {
  test('a copy has values, the day, the revision and its provisional figures, and follows nothing', async () => {
    const administrator = await office.colleague('Site administrator');
    await administrator.record('HS01|2014-10-01Q', 'value', 11);
    await administrator.set('measurement', 'HS01|2014-10-01Q', 'stage', 'provisional');
    const { tableId, sheet, rows } = await open(snapshot);
    const revision = await office.bridge.changes(tableId).then((c) => c.revision);
    await administrator.record('HS08|2014-10-01Q', 'value', 0.99);
    const before = facts();
    const frozen = await office.bridge.freeze(tableId);
    expect(frozen).toMatchObject({ revision, provisional: 1 });
    expect(frozen.sheet).toMatch(/^Housing Services \d+ \w+ \d{4}$/);
    const [, , [line] = [], , counts = []] = await shown(frozen.sheet, [1, 5]);
    expect(line).toContain(`revision ${revision}. 1 provisional figure, marked p.`);
    expect((await office.excel.cell(`'${frozen.sheet}'!C5`)).formula).toBe(Number(counts[2]));
    const body = await shown(frozen.sheet, [8, 7 + rows], 'AF');
    expect(body.find(([code]) => code === 'HS01')).toEqual(['HS01', '11 p']);
    // What came to the store since is not in it, now or after a refresh.
    expect(body.find(([code]) => code === 'HS08')?.[1]).not.toBe('99.0%');
    await office.bridge.refreshAll();
    expect(await shown(frozen.sheet, [8, 7 + rows], 'AF')).toEqual(body);
    expect((await office.bridge.tables()).map((t) => t.sheet)).toEqual([sheet]);
    const own = differences(before, facts()).filter((place) => place.startsWith(`${sheet}!`));
    expect(own.filter((place) => !/![A-Z]+\d+$/.test(place))).toEqual([]);
  });

  test('a sheet that is typed in is not frozen, and says why', async () => {
    await office.signIn('Housing inputter');
    const update = await office.bridge.pull();
    if (update.kind !== 'done') throw new Error(update.kind);
    await expect(office.bridge.freeze(update.tableId)).rejects.toThrow(/Trend sheets, snapshots and scorecards/);
  });
});

describe('saved filters', () => {
  const filter = { statuses: ['red' as const], text: 'time' };
  const item = { type: 'saved-filter' as const, key: null, name: 'Red times', filter };
  const seen = async () => (await office.bridge.saved()).filters.map(({ name, by }) => [name, by]);
  const base = async () => (await office.bridge.saved()).revision;

  test('one’s own are there for oneself, shared ones for everybody; only their maker takes them back', async () => {
    expect(await office.bridge.save({ ...item, shared: false }, await base())).toMatchObject({ kind: 'done' });
    await office.bridge.save({ ...item, name: 'For all', shared: true }, await base());
    expect(await seen()).toEqual([
      ['For all', null],
      ['Red times', null],
    ]);
    const { filters } = await office.bridge.saved();
    expect(filters[1]).toMatchObject({ filter, shared: false });
    await office.signIn('Housing owner');
    expect(await seen()).toEqual([['For all', 'Performance analyst']]);
    const key = filters[0]?.key ?? '';
    const gone = { ...item, key, name: 'For all', shared: true, filter: null };
    expect((await office.bridge.save(gone, await base())).kind).toBe('issues');
    await office.signIn('Performance analyst');
    expect((await office.bridge.save(gone, await base())).kind).toBe('done');
    expect(await seen()).toEqual([['Red times', null]]);
  });

  test('what a filter cannot be is refused', async () => {
    const wrong = { ...item, shared: false, filter: { statuses: ['purple'] } as never };
    expect((await office.bridge.save(wrong, await base())).kind).toBe('issues');
  });
});

describe('a scorecard', () => {
  const of = (...codes: string[]) => codes.map((code) => ({ code, weight: 1 }));
  const headings = [
    { name: 'Homes', level: 1, weight: 1, pis: of('HS01', 'HS08') },
    { name: 'People', level: 1, weight: 2, pis: [] },
    { name: 'Staff', level: 2, weight: 1, pis: of('HR01', 'HR11') },
  ];
  const keep = (values: object, base: number) =>
    office.bridge.settle(
      Object.entries({ name: 'Board', maker: 'performance-analyst', shared: true, ...values }).map(
        ([field, value]) => ({ type: 'scorecard' as const, key: 'BOARD', field, value }),
      ),
      base,
    );
  const revision = async () => (await office.bridge.work()).revision;

  test('has the whole first, then each heading with its PIs, and what was judged', async () => {
    expect(await keep({ headings }, await revision())).toMatchObject({ kind: 'done' });
    const { sheet } = await open(scorecard);
    const rows = await shown(sheet, [5, 12]);
    expect(rows.map(([code]) => code)).toEqual(['All.', '1.', 'HS01', 'HS08', '2.', '2.1.', 'HR01', 'HR11']);
    expect(rows[0]?.slice(1, 4)).toEqual(['Board', expect.any(String), '4 of 4']);
    expect(rows[1]?.[4]).toBe('');
    expect((await shown(sheet, [4, 4]))[0]?.slice(0, 5)).toEqual([
      ...['Code', 'Scorecard', 'Status', 'Judged', 'Period'],
    ]);
  });

  test('a refresh turns the headings with their PIs, and nothing else', async () => {
    await keep({ headings }, await revision());
    const { tableId, sheet } = await open(scorecard);
    const before = facts();
    const administrator = await office.colleague('Site administrator');
    for (const code of ['HS01', 'HS08']) {
      await administrator.set('measurement', `${code}|2014-10-01Q`, 'target', code === 'HS01' ? 10 : 0.9);
      await administrator.record(`${code}|2014-10-01Q`, 'note', 'A flood');
      await administrator.record(`${code}|2014-10-01Q`, 'value', code === 'HS01' ? 400 : 0.01);
    }
    const account = await office.bridge.refresh(tableId);
    const [whole = [], homes = []] = await shown(sheet, [5, 6]);
    expect(homes[2]).toBe('Red');
    expect(account.own).toBe(0);
    expect(whole[3]).toBe('4 of 4');
    const changed = differences(before, facts()).filter((place) => !place.endsWith('!A2'));
    expect(changed).toHaveLength(account.values);
    expect(changed).toContain(`${sheet}!C6`);
  });

  test('what somebody else keeps for themselves is not there; one that is taken back neither', async () => {
    await keep({ headings, shared: false }, await revision());
    await office.signIn('Housing owner');
    await expect(office.bridge.open(scorecard)).rejects.toMatchObject({ code: 'not-found' });
    await office.signIn('Performance analyst');
    await open(scorecard);
    await keep({ headings: null }, await revision());
    await expect(office.bridge.open(scorecard)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('with other eyes it has the PIs that those may see', async () => {
    await keep({ headings }, await revision());
    await office.signIn('Housing owner');
    const { sheet } = await open(scorecard);
    const codes = (await shown(sheet, [5, 12], 'AD')).filter(([code]) => code !== '');
    expect(codes).toEqual([
      ['All.', '2 of 2'],
      ['1.', '2 of 2'],
      ['HS01', ''],
      ['HS08', ''],
      ['2.', '0 of 0'],
      ['2.1.', '0 of 0'],
    ]);
  });

  test.each([
    ['a PI twice', [{ ...headings[0], pis: of('HS01', 'HS01') }], /HS01 stands under/],
    ['a PI that is none', [{ ...headings[0], pis: of('XX99') }], /no Performance indicator “XX99”/],
    ['a heading under none', [{ ...headings[0], level: 2 }], /stands under no heading/],
  ])('%s is refused with a sentence', async (_, wrong, sentence) => {
    const outcome = await keep({ headings: wrong }, await revision());
    expect(outcome.kind === 'issues' && outcome.issues.map((i) => i.message).join()).toMatch(sentence);
  });

  test('only its maker changes it, and nobody signs with another’s name', async () => {
    await keep({ headings }, await revision());
    await office.signIn('Housing owner');
    const outcome = await keep({ name: 'Mine' }, await revision());
    expect(outcome.kind).toBe('issues');
  });
});

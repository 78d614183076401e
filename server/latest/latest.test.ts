// How PIs stand is said in many places from one working out: a trend sheet, Explore and a PI's page never differ. What one may
// not see is in none of them.
import { indicatorPageSchema } from '../../domain/wire-indicators';
import { exploreAnswerSchema, type ExploreRequest } from '../../domain/wire-explore';
import { receiptSchema } from '../../domain/wire';
import { trendAnswerSchema } from '../../domain/wire-trends';
import { trendRows } from '../../domain/sheet/kinds/trend-rows';
import { pushOf, sampleApp, type SampleApp } from '../../tests/support/sample-app';

let server: SampleApp;
let analyst: string;
beforeAll(async () => {
  server = await sampleApp();
  analyst = await server.signIn('performance-analyst');
});
afterAll(() => server.close());

const explore = async (token: string, request: ExploreRequest) =>
  exploreAnswerSchema.parse((await server.as(token).post('/explore', request)).body);
const trends = async () => {
  const view = { sheet: 'trend', scope: 'all', periods: ['2014-07-01Q'], columns: ['value'], byUnit: false };
  return trendRows(trendAnswerSchema.parse((await server.as(analyst).post('/views', { view })).body));
};

test('every PI stands as its page says', async () => {
  const rows = await trends();
  expect(rows.length).toBeGreaterThan(40);
  const { items } = await explore(analyst, { filter: {}, limit: 200 });
  for (const { code, latest } of rows) {
    const page = indicatorPageSchema.parse((await server.as(analyst).get(`/indicators/${code}`)).body);
    const [series] = page.series;
    if (!series) throw new Error(code);
    const i = series.value.findLastIndex((value) => value !== null);
    const at = <T>(column: readonly T[]) => (i < 0 ? undefined : column[i]);
    expect([code, latest]).toEqual([
      code,
      {
        period: at(series.labels) ?? null,
        value: at(series.value) ?? null,
        target: at(series.target) ?? null,
        status: at(series.status) ?? 'no data',
        shortTrend: at(series.shortTrend) ?? 'unknown',
        longTrend: at(series.longTrend) ?? 'unknown',
        toDate: at(series.toDate) ?? null,
        forecast: series.forecast[i + 1] ?? null,
        benchmark: at(series.benchmark) ?? null,
        stage: at(series.stage) ?? null,
        note: at(series.note) ?? null,
        ...{ updated: null, overdue: false },
      },
    ]);
    expect(items.find((item) => item.code === code)).toMatchObject({
      ...{ value: latest.value, status: latest.status, shortTrend: latest.shortTrend, period: latest.period },
    });
  }
});

test('a PI of a loaded comparison group is compared with its median; of two, that would say what the other has', async () => {
  const admin = await server.signIn('site-administrator');
  let [{ revision }, n] = [await explore(admin, { filter: {}, limit: 1 }), 0];
  const push = async (type: string, field: string, keys: readonly string[], value: unknown) => {
    const edits = [{ type, field, keys, values: keys.map(() => value) }];
    const { body } = await server.as(admin).post('/pushes', { pushId: `group-${++n}`, base: revision, edits });
    ({ revision } = receiptSchema.parse(body));
  };
  const benchmarks = async (codes: readonly string[]) => {
    const rows = await trends();
    return codes.map((code) => rows.find((row) => row.code === code)?.latest.benchmark);
  };
  const values = async (codes: readonly string[]) => {
    const rows = await trends();
    return codes.map((code) => rows.find((row) => row.code === code)?.latest.value as number);
  };
  const [few, many] = [
    ['HS07', 'HS16'],
    ['CS01', 'CS02a', 'CS02b'],
  ];
  await push('indicator', 'benchmarkGroup', few, 'Pair');
  await push('indicator', 'benchmarkGroup', many, 'Family');
  const middle = [...(await values(many))].sort((a, b) => a - b)[1];
  expect(await benchmarks(many)).toEqual([middle, middle, middle]);
  expect(await benchmarks(few)).toEqual([null, null]);
});

test.each<[string, ExploreRequest['filter'], (codes: readonly string[]) => void]>([
  ['words of unit and name in any order', { text: 'housing homelessness' }, (codes) => expect(codes).toContain('HS01')],
  ['an owner by name', { text: 'housing owner' }, (codes) => expect(codes).toContain('HS01')],
  ['a code first', { text: 'hs0' }, (codes) => expect(codes[0]).toBe('HS01')],
  ['a unit with all below it', { units: ['COUNCIL'] }, (codes) => expect(codes.length).toBeGreaterThan(40)],
  ['nothing that fits', { text: 'zebra crossing zoo' }, (codes) => expect(codes).toEqual([])],
  ['marks alone', { text: '--' }, (codes) => expect(codes).toEqual([])],
])('%s', async (_, filter, check) => {
  check((await explore(analyst, { filter, limit: 200 })).items.map(({ code }) => code));
});

test('status, overdue and a window of the rows', async () => {
  const red = await explore(analyst, { filter: { statuses: ['red'] }, limit: 200 });
  expect(red.items.length).toBe(red.total);
  expect(red.items.every(({ status }) => status === 'red')).toBe(true);
  const late = await explore(analyst, { filter: { overdue: true }, limit: 200 });
  expect(late.items.map(({ code }) => code)).toContain('ETS01');
  const all = await explore(analyst, { filter: {}, limit: 200 });
  const part = await explore(analyst, { filter: {}, offset: 10, limit: 5 });
  expect(part.items).toEqual(all.items.slice(10, 15));
});

test('people see their own, whatever they ask for, and who cannot see a PI cannot count it', async () => {
  const inputter = await server.signIn('environmental-inputter');
  const { items, of, owners, units } = await explore(inputter, { filter: {}, limit: 200 });
  expect(of).toBe(items.length);
  expect(items.some(({ code }) => code.startsWith('HS'))).toBe(false);
  expect(JSON.stringify([owners, units])).not.toMatch(/Housing/);
  expect((await explore(inputter, { filter: { text: 'HS01' } })).total).toBe(0);
});

test('a push is in the next answer, and in no other PI’s', async () => {
  const before = new Map((await trends()).map((row) => [row.code, row]));
  const { revision } = await server.store.read();
  const housing = await server.signIn('housing-inputter');
  await server.as(housing).post('/pushes', pushOf('p-1', revision, [['HS01|2014-10-01Q', 'value', 13]]));
  const after = await trends();
  expect(after.find(({ code }) => code === 'HS01')?.latest).toMatchObject({ period: 'Q3 2014/15', value: 13 });
  for (const row of after) if (row.code !== 'HS01') expect(row).toEqual(before.get(row.code));
});

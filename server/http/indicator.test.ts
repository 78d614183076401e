// A PI's page and the finding of PIs at the door: who sees what, and figures against values worked out by hand from the
// sample: Q1 and Q2 2014/15, and the outturn of 2013/14.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { foundSchema, indicatorPageSchema, type IndicatorPage, type Series } from '../../domain/wire-indicators';
import { pushOf, sampleApp, type SampleApp } from '../../tests/support/sample-app';

let council: SampleApp;
let analyst: string;
let housing: string;
let administrator: string;
beforeAll(async () => {
  council = await sampleApp();
  analyst = await council.signIn('performance-analyst');
  housing = await council.signIn('housing-inputter');
  administrator = await council.signIn('site-administrator');
});
afterAll(() => council.close());

const page = async (token: string, code: string): Promise<IndicatorPage> => {
  const answer = await council.as(token).get(`/indicators/${encodeURIComponent(code)}`);
  expect(answer.status).toBe(200);
  return indicatorPageSchema.parse(answer.body);
};
const seriesOf = (of: IndicatorPage, frequency: Series['frequency']) =>
  of.series.find((s) => s.frequency === frequency);
/** One period of a series, by its label. */
const at = (of: Series | undefined, label: string) => {
  const i = of?.labels.indexOf(label) ?? -1;
  return of && i >= 0
    ? Object.fromEntries(Object.entries(of).map(([name, column]) => [name, Array.isArray(column) ? column[i] : column]))
    : undefined;
};

test.each([
  ['a viewer of the whole council', 'performance-analyst', 'CS02a', 200, ['see']],
  ['an updater of the PI', 'housing-inputter', 'HS08', 200, ['see', 'data', 'notes']],
  ['its owner', 'housing-owner', 'HS08', 200, ['see', 'data', 'notes', 'targets']],
  ['somebody of another department', 'housing-inputter', 'CS02a', 404, []],
  ['anybody, of a code that is none', 'site-administrator', 'XX99', 404, []],
])('%s asks for it', async (_who, person, code, status, rights) => {
  const answer = await council.as(await council.signIn(person)).get(`/indicators/${code}`);
  expect(answer.status).toBe(status);
  if (status === 200) expect(indicatorPageSchema.parse(answer.body).rights).toEqual(rights);
});

test('what one may not see is answered word for word like what is not there', async () => {
  const hidden = await council.as(housing).get('/indicators/CS02a');
  const absent = await council.as(housing).get('/indicators/XX99');
  const strip = (body: { error: object }) => ({ ...body.error, requestId: '' });
  expect(strip(hidden.body as { error: object })).toEqual(strip(absent.body as { error: object }));
});

test('without a token nothing is told', async () => {
  const answer = await council.as('').get('/indicators/CS02a');
  expect(answer.status).toBe(401);
});

test('a code is found however it is written, and the page says how it is', async () => {
  expect((await page(analyst, 'cs02A')).definition.code).toBe('CS02a');
});

test('the definition has names and not ids', async () => {
  const { definition } = await page(analyst, 'HS08');
  expect(definition.units.map((u) => u.name)).toEqual(['Sample District Council', 'Housing Services']);
  expect(definition.owner).toEqual({ id: 'housing-owner', name: 'Housing owner' });
  expect(definition.updaters.map((u) => u.name)).toEqual(['Housing inputter', 'Housing deputy inputter']);
  expect(definition).toMatchObject({ aim: 'maximise', collectedFrom: 'Q1 2014/15', source: null, problems: [] });
});

/** By hand: HS01 is minimised, 11 and 11 against 15; LS05 −28 and −28 against 0; CS02a 78.5 % then 77.4 % against 80 %. */
test.each([
  ['CS02a', 'Q1 2014/15', { value: 0.785, target: null, gap: null, status: 'data only', shortTrend: 'unknown' }],
  ['CS02a', 'Q2 2014/15', { value: 0.774, gap: 0.774 - 0.8, status: 'amber', today: 'amber', shortTrend: 'worse' }],
  ['CS02a', 'Q2 2014/15', { shortThan: 'Q1 2014/15', longTrend: 'unknown', state: 'closed', due: '2014-10-14' }],
  ['CS02a', 'Q3 2014/15', { value: null, target: 0.8, status: 'no data', today: 'no data', shortTrend: 'unknown' }],
  ['HS01', 'Q2 2014/15', { value: 11, gap: -4, status: 'green', shortTrend: 'no change' }],
  ['HS08', 'Q2 2014/15', { value: 0.25, gap: -0.25, status: 'red', shortTrend: 'better' }],
  ['LS05', 'Q2 2014/15', { value: -28, gap: -28, status: 'red', shortTrend: 'no change' }],
  ['RB07', 'Q2 2014/15', { value: 19.94, status: 'green', shortTrend: 'no change' }],
  ['FI06', 'Q2 2014/15', { value: 0.97, gap: 0, status: 'green', shortTrend: 'worse' }],
])('%s in %s', async (code, label, expected) => {
  expect(at(seriesOf(await page(analyst, code), 'quarter'), label)).toMatchObject(expected);
});

test('its own frequency comes first, then others that have figures', async () => {
  const { series } = await page(analyst, 'CS02a');
  expect(series.map((s) => s.frequency)).toEqual(['quarter', 'year']);
  expect(series[0]).toMatchObject({ collected: 'typed', labels: ['Q1 2014/15', 'Q2 2014/15', 'Q3 2014/15'], ended: 3 });
  expect(series[1]).toMatchObject({ labels: ['2013/14'], value: [0.771] });
});

test('all columns of a series have one entry for each period', async () => {
  for (const series of (await page(analyst, 'CS02a')).series) {
    const lengths = Object.entries(series).flatMap(([, column]) => (Array.isArray(column) ? column.length : []));
    expect(new Set(lengths)).toEqual(new Set([series.periods.length]));
  }
});

test('a definition that is changed never repaints the past: as judged then stands beside today’s rule', async () => {
  const { revision } = await council.store.read();
  const thresholds = { kind: 'absolute', green: 0, amber: 0.01 };
  const edits = [{ type: 'indicator', field: 'thresholds', keys: ['CS02b'], values: [thresholds] }];
  const pushed = await council.as(administrator).post('/pushes', { pushId: 'stricter', base: revision, edits });
  expect(pushed.status).toBe(200);
  const quarter = seriesOf(await page(analyst, 'CS02b'), 'quarter');
  expect(at(quarter, 'Q2 2014/15')).toMatchObject({ value: 0.832, status: 'amber', today: 'red' });
});

test('an answer that still holds is not sent again, and one that does not is', async () => {
  const first = await council.as(analyst).get('/indicators/HS16');
  const tag = String(first.headers['etag']);
  const again = () => council.as(analyst).get('/indicators/HS16').set('If-None-Match', tag);
  expect((await again()).status).toBe(304);
  const { revision } = await council.store.read();
  await council.as(housing).post('/pushes', pushOf('a-figure', revision, [['HS16|2014-10-01Q', 'value', 44]]));
  const after = await again();
  expect(after.status).toBe(200);
  expect(at(seriesOf(indicatorPageSchema.parse(after.body), 'quarter'), 'Q3 2014/15')).toMatchObject({ value: 44 });
});

test.each([
  ['a code, in any case', 'cs02A', 'performance-analyst', ['CS02a']],
  ['the beginning of a code', 'cs02', 'performance-analyst', ['CS02a', 'CS02b']],
  ['words of the name in any order', 'calls quality', 'performance-analyst', ['CS01']],
  ['nothing that is not for the person to see', 'cs02', 'housing-inputter', []],
  ['nothing of signs alone', '--- ?', 'performance-analyst', []],
])('finds %s', async (_what, find, person, codes) => {
  const token = await council.signIn(person);
  const answer = await council.as(token).get(`/indicators?find=${encodeURIComponent(find)}`);
  expect(answer.status).toBe(200);
  expect(foundSchema.parse(answer.body).items.map((item) => item.code)).toEqual(codes);
});

test('gives no more than was asked for, and says that there are more', async () => {
  const answer = await council.as(analyst).get('/indicators?find=s&limit=3');
  const found = foundSchema.parse(answer.body);
  expect(found.items).toHaveLength(3);
  expect(found.more).toBe(true);
});

test.each(['/indicators', '/indicators?find=', '/indicators?find=a&limit=0', '/indicators?find=a&find=b'])(
  '%s is refused with its place',
  async (path) => {
    const answer = await council.as(analyst).get(path);
    expect(answer.status).toBe(400);
    expect((answer.body as { error: { message: string } }).error.message).toMatch(/^query\./);
  },
);

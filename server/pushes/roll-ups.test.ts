// Roll-ups over HTTP: what a push moves is part of its revision, told to those who may see it, and taken back with it.
import type { Receipt } from '../../domain/wire';
import { pushOf, sampleApp, type SampleApp } from '../../tests/support/sample-app';

let server: SampleApp;
beforeEach(async () => {
  server = await sampleApp();
});
afterEach(() => server.close());

const BASE = 6;
const Q3 = (code: string) => `${code}|2014-10-01Q`;
type Cell = readonly [key: string, field: string, value: unknown];

async function send(person: string, id: string, cells: readonly Cell[], more: object = {}) {
  const token = await server.signIn(person);
  const base = (await server.store.read()).revision;
  return server.as(token).post('/pushes', pushOf(id, base, cells, more));
}
const undo = async (person: string, of: string, more: object = {}) =>
  server.as(await server.signIn(person)).post(`/pushes/${of}/undo`, { pushId: `undo-${of}`, ...more });

const fields = ['value', 'numerator', 'denominator', 'stage', 'coverage', 'status', 'byHand'] as const;
async function everything(revision?: number): Promise<string> {
  const codes = ['HS07', 'HS16', 'HC01', 'FOI', 'FOI-CUS', 'FOI-FRB', 'FOI-PLN'];
  const periods = ['2013-04-01Y', '2014-04-01Y', '2014-04-01Q', '2014-07-01Q', '2014-10-01Q'];
  return JSON.stringify(await (await server.store.read(revision)).measurements(codes, periods, fields));
}
async function cell(code: string, period: string) {
  const [block] = await (await server.store.read()).measurements([code], [period], fields);
  return Object.fromEntries(fields.map((field) => [field, block?.columns[field][0] ?? null]));
}
const foi = (unit: string, numerator: number, denominator: number): Cell[] => [
  [Q3(`FOI-${unit}`), 'numerator', numerator],
  [Q3(`FOI-${unit}`), 'denominator', denominator],
];

describe('the sample', () => {
  test('comes with its roll-ups', async () => {
    expect(await cell('FOI', '2014-07-01Q')).toMatchObject({
      ...{ value: 104 / 126, numerator: 104, denominator: 126, status: 'amber', coverage: null },
    });
    expect(await cell('HC01', '2014-07-01Q')).toMatchObject({ value: 64 });
    expect(await cell('HS07', '2014-04-01Y')).toMatchObject({ value: 72, coverage: '2 of 4' });
  });

  test('keeps the outturn that was typed before', async () => {
    expect(await cell('HS07', '2013-04-01Y')).toMatchObject({ value: 324, coverage: null });
  });
});

describe('a push', () => {
  test('moves what is fed by it, in its own revision', async () => {
    const answer = await send('site-administrator', 'p', [...foi('CUS', 8, 10), ...foi('FRB', 27, 30)]);
    expect(answer.body).toMatchObject({
      ...{ kind: 'done', revision: BASE + 1 },
      moved: {
        ...{ keys: [Q3('FOI')], before: [null], after: [35 / 40], coverage: ['2 of 3'] },
        ...{ statusBefore: ['no data'], statusAfter: ['green'] },
      },
    });
    expect(await cell('FOI', '2014-10-01Q')).toMatchObject({ value: 0.875, numerator: 35, denominator: 40 });
  });

  test('says the same when it is tried, done and asked for again', async () => {
    const cells = [...foi('CUS', 8, 10), [Q3('HS16'), 'value', 41], [Q3('HS07'), 'value', 30]] as Cell[];
    const tried = await send('site-administrator', 'p', cells, { dryRun: true });
    const done = await send('site-administrator', 'p', cells);
    const again = await server.as(await server.signIn('site-administrator')).get('/pushes/p');
    const moved = (done.body as Receipt).moved;
    expect(moved?.keys).toEqual(['HS07|2014-04-01Y', Q3('FOI'), Q3('HC01')].sort((a, b) => order(a) - order(b)));
    expect((tried.body as Receipt).moved).toEqual(moved);
    expect(again.body).toEqual(done.body);
  });
  const order = (key: string) => ['HS07|2014-04-01Y', Q3('FOI'), Q3('HC01')].indexOf(key);

  test('tells nothing of roll-ups that the sender may not see, and counts only what was sent', async () => {
    const answer = await send('housing-inputter', 'p', [
      [Q3('HS16'), 'value', 41],
      [Q3('HS07'), 'value', 30],
    ]);
    expect((answer.body as Receipt).moved?.keys).toEqual(['HS07|2014-04-01Y']);
    expect(answer.body).toMatchObject({ counts: { values: 2, notes: 0, other: 0 } });
    expect(JSON.stringify(answer.body)).not.toContain('HC01');
    expect(await cell('HC01', '2014-10-01Q')).toMatchObject({ value: 71 });
  });

  test.each<[string, Cell, string]>([
    ['of other PIs', [Q3('HC01'), 'value', 5], 'The value of HC01 is calculated from HS07 and HS16. Change it there.'],
    [
      'of the units below',
      [Q3('FOI'), 'numerator', 5],
      'The numerator of FOI is calculated from FOI-CUS, FOI-FRB and FOI-PLN. Change it there.',
    ],
    ['of other PIs, its stage', [Q3('HC01'), 'stage', 'final'], 'The stage of HC01 is calculated from'],
  ])('that types over what is made %s is refused', async (_what, sent, message) => {
    const answer = await send('site-administrator', 'p', [sent]);
    expect(answer.status).toBe(422);
    const [issue] = answer.body.error.issues;
    expect(issue).toMatchObject({ code: 'not-editable', key: sent[0], field: sent[1] });
    expect(issue.message).toContain(message);
  });

  test('may fix a roll-up by auditing it: then nothing less sure moves it', async () => {
    await send('site-administrator', 'first', [...foi('CUS', 8, 10)]);
    await send('site-administrator', 'audit', [[Q3('FOI'), 'stage', 'audited']]);
    const answer = await send('site-administrator', 'later', foi('FRB', 1, 30));
    expect((answer.body as Receipt).moved).toBeUndefined();
    expect(await cell('FOI', '2014-10-01Q')).toMatchObject({ value: 0.8, stage: 'audited' });
    await undo('site-administrator', 'audit');
    expect(await cell('FOI', '2014-10-01Q')).toMatchObject({ value: 9 / 40, stage: null, coverage: '2 of 3' });
  });
});

describe('taken back', () => {
  test('a push gives back what stood before, roll-ups too, byte for byte', async () => {
    const before = await everything();
    await send('housing-inputter', 'p', [
      [Q3('HS16'), 'value', 41],
      [Q3('HS07'), 'value', 30],
    ]);
    expect(await everything()).not.toBe(before);
    const answer = await undo('housing-inputter', 'p');
    expect(answer.body).toMatchObject({ kind: 'done', counts: { values: 2 } });
    expect(await everything()).toBe(before);
  });

  test('a push takes its part out of a roll-up that has moved since', async () => {
    await send('site-administrator', 'p', foi('CUS', 8, 10));
    await send('site-administrator', 'later', foi('FRB', 27, 30));
    expect((await undo('site-administrator', 'p')).status).toBe(200);
    expect(await cell('FOI', '2014-10-01Q')).toMatchObject({ value: 0.9, numerator: 27, coverage: '1 of 3' });
  });
});

describe('a definition', () => {
  const source = (text: string): Cell[] => [['SNH03', 'source', { kind: 'formula', text }]];
  const define = (cells: readonly Cell[], more: object = {}) =>
    send('site-administrator', 'd', [], {
      ...{ edits: cells.map(([key, field, value]) => ({ type: 'indicator', field, keys: [key], values: [value] })) },
      ...more,
    });

  test.each([
    ['cannot be read', '[SNH04] + * 2', 'wrong at character 11'],
    ['names a PI that is none', '[SNH04] + [NONE]', 'There is no PI “NONE”'],
    ['feeds itself', '[SNH03] + 1', 'SNH03 feeds itself: SNH03 → SNH03'],
  ])('by a formula that %s is refused', async (_what, text, message) => {
    const answer = await define(source(text));
    expect(answer.status).toBe(422);
    expect(answer.body.error.issues[0]).toMatchObject({ key: 'SNH03', field: 'source' });
    expect(answer.body.error.issues[0].message).toContain(message);
  });

  test('names every fault at once', async () => {
    const answer = await define([
      ...source('[SNH04] +'),
      ['SNH04', 'thresholds', { kind: 'absolute', green: 5, amber: 1 }],
      ['SNH06', 'collectedFrom', '2014-04-01M'],
      ['SNH02', 'profile', { kind: 'shares', shares: [0.5, 0.5] }],
      ['SNH01', 'rollUps', [{ to: 'year', from: 'month', method: 'sum' }]],
    ]);
    const issues = answer.body.error.issues as { key: string; field: string }[];
    expect(issues.map(({ key, field }) => `${key} ${field}`).sort()).toEqual([
      ...['SNH01 rollUps', 'SNH02 profile', 'SNH03 source', 'SNH04 thresholds', 'SNH06 collectedFrom'],
    ]);
  });

  test('of two that feed each other names the way round', async () => {
    const answer = await define([...source('[SNH04]'), ['SNH04', 'source', { kind: 'formula', text: '[SNH03]' }]]);
    expect(answer.body.error.issues[0].message).toMatch(/SNH03 → SNH04 → SNH03|SNH04 → SNH03 → SNH04/);
  });

  test('calculates what there is, and taken back gives back what was typed', async () => {
    const before = await server.store.read();
    const codes = ['SNH03', 'SNH04', 'SNH06'];
    const periods = ['2014-04-01Q', '2014-07-01Q'];
    const answer = await define(source('[SNH04] + [SNH06]'));
    expect((answer.body as Receipt).moved).toMatchObject({
      ...{ keys: periods.map((p) => `SNH03|${p}`), before: [376, 376], after: [440, 440] },
    });
    await undo('site-administrator', 'd');
    const [then, now] = await Promise.all(
      [before, await server.store.read()].map((state) => state.measurements(codes, periods, fields)),
    );
    expect(now).toEqual(then);
  });

  test('of a PI that may be there already is worth a look', async () => {
    const token = await server.signIn('site-administrator');
    const pi = (await server.store.read()).documents('indicator').then((all) => all.get('SNH06'));
    const edits = Object.entries({ ...(await pi), name: 'Drugs offences' })
      .filter(([field]) => field !== 'code')
      .map(([field, value]) => ({ type: 'indicator', field, keys: ['SNH-06'], values: [value] }));
    const answer = await server.as(token).post('/pushes', { pushId: 'n', base: BASE, edits });
    expect(answer.body).toMatchObject({
      checks: [{ severity: 'check', key: 'SNH-06', message: expect.stringContaining('SNH06 again') }],
    });
  });
});

// PIs that may be one, at the door: who is told of them, what a merge would do, what it does, and what an undo gives back.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { duplicatesSchema, mergePreviewSchema, type MergePreview } from '../../domain/wire-duplicates';
import { mappingsSchema } from '../../domain/wire-mappings';
import { pushOf, receiptIn, sampleApp, type SampleApp } from '../../tests/support/sample-app';

let council: SampleApp;
let tokens: Map<string, string>;
let ids = 0;
beforeEach(async () => {
  council = await sampleApp();
  tokens = new Map();
  await set(['recording-period', '2014-07-01Q|COUNCIL', 'state', 'open']);
});
afterEach(() => council.close());

async function as(person: string) {
  const token = tokens.get(person) ?? (await council.signIn(person));
  tokens.set(person, token);
  return council.as(token);
}
type Set = readonly [type: string, key: string, field: string, value: unknown];
const revision = async () => (await council.store.read()).revision;
const edits = (sets: readonly Set[]) =>
  sets.map(([type, key, field, value]) => ({ type, field, keys: [key], values: [value] }));
async function send(person: string, sets: readonly Set[]) {
  const body = { ...pushOf(`dup-${++ids}`, await revision(), []), edits: edits(sets) };
  return (await as(person)).post('/pushes', body);
}
async function set(...sets: Set[]) {
  const answer = await send('site-administrator', sets);
  expect([answer.status, (answer.body as { error?: unknown }).error]).toEqual([200, undefined]);
}

const definition = {
  ...{ measure: 'number', measureLabel: 'days', decimals: 1, polarity: 'minimise', frequency: 'quarter' },
  ...{ dueDays: 14, graceDays: 0, collectedFrom: '2014-04-01Q', noteWhenRed: false },
  ...{ owner: 'housing-owner', updaters: ['housing-inputter'] },
};
const define = (code: string, name: string, unit = 'HSG', more: object = {}): Set[] =>
  Object.entries({ ...definition, name, unit, ...more }).map(([field, value]) => ['indicator', code, field, value]);
const figure = (code: string, period: string, value: number, field = 'value'): Set => [
  ...(['measurement', `${code}|${period}`, field] as const),
  value,
];

/** Two PIs that are one: the second has an older figure, one that differs, and somebody more who records it. */
async function twice(): Promise<void> {
  await set(
    ...define('RD1', 'Days to relet a home'),
    ...define('RD01', 'Days to re-let the home', 'HSG', {
      ...{ collectedFrom: '2013-10-01Q', updaters: ['housing-deputy-inputter'] },
    }),
  );
  await set(
    figure('RD1', '2014-07-01Q', 21),
    figure('RD01', '2014-01-01Q', 19),
    figure('RD01', '2014-07-01Q', 22),
    figure('RD01', '2014-10-01Q', 20),
    figure('RD01', '2014-10-01Q', 18, 'target'),
  );
}

async function preview(keep: string, merge: string, person = 'housing-super-user'): Promise<MergePreview> {
  const answer = await (await as(person)).get(`/duplicates/merge?keep=${keep}&merge=${merge}`);
  expect(answer.status).toBe(200);
  return mergePreviewSchema.parse(answer.body);
}
async function merge(keep: string, ended: string, person = 'housing-super-user') {
  const planned = await preview(keep, ended, person);
  expect(planned.problems).toEqual([]);
  const pushId = `dup-${++ids}`;
  const answer = await (await as(person)).post('/pushes', { pushId, base: planned.revision, edits: planned.edits });
  return { pushId, answer };
}
async function values(code: string, periods = ['2014-01-01Q', '2014-07-01Q', '2014-10-01Q']) {
  const blocks = await (await council.store.read()).measurements([code], periods, ['value']);
  return blocks.map(({ columns }) => columns.value[0]);
}
const groups = async (person: string) =>
  duplicatesSchema.parse((await (await as(person)).get('/duplicates')).body).groups;
const codesOf = async (person: string) => (await groups(person)).map(({ pis }) => pis.map(({ code }) => code));
const inCatalogue = async (code: string) => {
  const view = { sheet: 'catalogue', scope: 'all' };
  const answer = await (await as('site-administrator')).post('/views', { view });
  return (answer.body as { code: string[] }).code.includes(code);
};

describe('the list', () => {
  beforeEach(twice);

  test('tells a super user of their own units, with figures and last period, and nobody else of them', async () => {
    await set(...define('RD-9', 'Sickness in planning', 'PLN'), ...define('RD9', 'Something else', 'HSG'));
    expect(await codesOf('housing-super-user')).toEqual([['RD01', 'RD1']]);
    expect(await codesOf('site-administrator')).toEqual(
      expect.arrayContaining([
        ['RD-9', 'RD9'],
        ['RD01', 'RD1'],
      ]),
    );
    const [group] = await groups('housing-super-user');
    expect(group?.reason).toBe('same code written differently');
    expect(group?.pis[0]).toEqual({
      ...{ code: 'RD01', name: 'Days to re-let the home', owner: 'Housing owner', figures: 3, last: 'Q3 2014/15' },
      apartFrom: [],
      unit: 'Sample District Council › Housing Services',
    });
    for (const person of ['housing-owner', 'hr-inputter'])
      expect((await (await as(person)).get('/duplicates')).status).toBe(403);
  });

  test('what is not the same is said once for everybody, and taken back by anybody who looks after both', async () => {
    const apart: Set = ['indicator', 'RD01', 'apartFrom', ['RD1']];
    for (const person of ['housing-owner', 'hr-inputter']) expect((await send(person, [apart])).status).toBe(422);
    expect((await send('housing-super-user', [['indicator', 'RD01', 'apartFrom', ['XX99']]])).status).toBe(422);
    const told = receiptIn(await send('housing-super-user', [apart]));
    expect(await codesOf('housing-super-user')).toEqual([]);
    expect(await codesOf('site-administrator')).not.toContainEqual(['RD01', 'RD1']);
    const list = duplicatesSchema.parse((await (await as('site-administrator')).get('/duplicates')).body);
    expect(list.apart).toEqual({
      total: 1,
      pairs: [
        {
          ...{ code: 'RD01', name: 'Days to re-let the home', other: 'RD1', otherName: 'Days to relet a home' },
          apartFrom: ['RD1'],
        },
      ],
    });
    const undone = await (await as('site-administrator')).post(`/pushes/${told.pushId}/undo`, { pushId: 'dup-back' });
    expect(undone.status).toBe(200);
    expect(await codesOf('housing-super-user')).toEqual([['RD01', 'RD1']]);
  });

  test('what one may not define is answered like what is not there', async () => {
    await set(...define('RD-9', 'Sickness in planning', 'PLN'));
    const told = await Promise.all(
      ['RD-9', 'XX99'].map(async (code) =>
        (await as('housing-super-user')).get(`/duplicates/merge?keep=RD1&merge=${code}`),
      ),
    );
    const words = told.map(({ status, body }) => [status, (body as { error: { message: string } }).error.message]);
    expect(words[0]).toEqual(words[1]);
    expect(words[0]?.[0]).toBe(404);
  });
});

describe('a merge', () => {
  beforeEach(twice);

  test('says before what is taken over, what differs and who records it', async () => {
    const told = await preview('RD1', 'RD01');
    expect(told).toMatchObject({
      ...{ problems: [], owner: 'Housing owner', moreUpdaters: true, collectedFrom: 'Q4 2013/14' },
      taken: { cells: 3, periods: 2, first: 'Q4 2013/14', last: 'Q3 2014/15' },
      differ: { cells: 1, items: [{ label: 'Q2 2014/15', field: 'Value', kept: '21.0', other: '22.0' }] },
      notOpen: { cells: 0, labels: [] },
      updaters: ['Housing inputter', 'Housing deputy inputter'],
    });
  });

  test('takes over as one push, leaves the other its history, and an undo gives all of it back', async () => {
    const { pushId, answer } = await merge('RD1', 'RD01');
    expect(answer.status).toBe(200);
    expect(await values('RD1')).toEqual([19, 21, 20]);
    expect(await values('RD01')).toEqual([19, 22, 20]);
    expect(await inCatalogue('RD01')).toBe(false);
    expect(await codesOf('housing-super-user')).toEqual([]);
    const page = await (await as('housing-owner')).get('/indicators/RD01');
    expect(page.body).toMatchObject({ definition: { mergedInto: 'RD1' } });
    const found = await (await as('housing-owner')).get('/indicators?find=re-let&limit=5');
    expect(JSON.stringify(found.body)).not.toContain('RD01');
    const work = JSON.stringify((await (await as('housing-deputy-inputter')).get('/work')).body);
    expect(work).not.toContain('"RD01"');
    const undone = await (await as('housing-super-user')).post(`/pushes/${pushId}/undo`, { pushId: `dup-${++ids}` });
    expect(undone.status).toBe(200);
    expect(await values('RD1')).toEqual([null, 21, null]);
    expect(await inCatalogue('RD01')).toBe(true);
    expect(await codesOf('housing-super-user')).toEqual([['RD01', 'RD1']]);
    expect((await (await as('housing-owner')).get('/indicators/RD1')).body).toMatchObject({
      definition: { collectedFrom: 'Q1 2014/15', mergedInto: null },
    });
  });

  test('the one that ended takes no more figures and says where they go', async () => {
    await merge('RD1', 'RD01');
    const answer = await send('housing-inputter', [figure('RD1', '2014-10-01Q', 17)]);
    expect(answer.status).toBe(200);
    const refused = await send('housing-super-user', [figure('RD01', '2014-10-01Q', 17)]);
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([
      422,
      expect.stringContaining('RD01 was merged into RD1. Give its figures for RD1.'),
    ]);
  });

  test('a layout that was agreed before speaks of the one that goes on, also after a second merge', async () => {
    await set(...define('RD001', 'Days to re-let homes'));
    const mapping = {
      ...{ turned: false, levels: 1, choices: [], dateSystem: null, period: null },
      columns: [{ heading: 'Name', role: 'name', period: null, pi: '', repeats: false }],
      rules: {
        ...{ textNumbers: true, notAvailable: [], notApplicable: [], suppressed: false, marks: false },
        ...{ percent: null, zeroIsFigure: false, dots: null },
      },
      matches: [
        { is: 'relet time', code: 'RD01' },
        { is: 'an old one', code: null },
      ],
    };
    const layout: Set[] = Object.entries({ name: 'Return', maker: 'housing-super-user', mapping }).map(
      ([field, value]) => ['table-mapping', 'layout1', field, value],
    );
    expect((await send('housing-super-user', layout)).status).toBe(200);
    const followed = async () =>
      mappingsSchema.parse((await (await as('housing-super-user')).get('/table-mappings')).body).items[0]?.mapping
        .matches;
    expect(await followed()).toEqual([{ is: 'relet time', code: 'RD01' }]);
    await merge('RD1', 'RD01');
    await merge('RD001', 'RD1');
    expect(await followed()).toEqual([{ is: 'relet time', code: 'RD001' }]);
  });

  test('figures of a period that is not open stay, and are told', async () => {
    await set(['recording-period', '2014-01-01Q|COUNCIL', 'state', 'closed']);
    const told = await preview('RD1', 'RD01');
    expect(told.notOpen).toEqual({ cells: 1, labels: ['Q4 2013/14'] });
    expect(told.collectedFrom).toBeNull();
    await merge('RD1', 'RD01');
    expect(await values('RD1')).toEqual([null, 21, 20]);
  });

  test('a figure that came meanwhile is not written over', async () => {
    const { edits: planned, revision: base } = await preview('RD1', 'RD01');
    await set(figure('RD1', '2014-10-01Q', 99));
    const answer = await (
      await as('housing-super-user')
    ).post('/pushes', { pushId: `dup-${++ids}`, base, edits: planned });
    expect(answer.status).toBe(409);
    expect(await values('RD1')).toEqual([null, 21, 99]);
    expect(await inCatalogue('RD01')).toBe(true);
  });

  test('red figures do not stop it where red needs a note', async () => {
    await set(['indicator', 'RD1', 'noteWhenRed', true], figure('RD01', '2014-01-01Q', 1, 'target'));
    const { answer } = await merge('RD1', 'RD01');
    expect(answer.status).toBe(200);
    const [block] = await (await council.store.read()).measurements(['RD1'], ['2014-01-01Q'], ['note', 'status']);
    expect(block?.columns).toEqual({ note: ['Taken over from RD01.'], status: ['red'] });
  });
});

describe('what stands in the way is named', () => {
  beforeEach(twice);
  const refusal = async (ended: string, into: string, person = 'housing-super-user') => {
    const answer = await send(person, [['indicator', ended, 'mergedInto', into]]);
    expect([403, 422]).toContain(answer.status);
    return JSON.stringify(answer.body);
  };

  test('another PI is calculated from it', async () => {
    await set(...define('RD5', 'All of them', 'HSG', { source: { kind: 'formula', text: '[RD01] * 2' } }));
    const words = 'RD5 is calculated from RD01. Let it be calculated from RD1 first.';
    expect((await preview('RD1', 'RD01')).problems).toEqual([words]);
    expect(await refusal('RD01', 'RD1')).toContain(words);
  });

  test.each<[string, Set[], RegExp]>([
    ['itself', [], /RD01.*into itself/],
    [
      'another frequency',
      [...define('RD7', 'By month', 'HSG', { frequency: 'month', collectedFrom: '2014-04-01M' })],
      /by month/,
    ],
    ['not there', [], /no Performance indicator .*XX99/],
    ['of another unit', [...define('RD8', 'In planning', 'PLN')], /no Performance indicator .*RD8/],
  ])('%s', async (what, sets, words) => {
    if (sets.length > 0) await set(...sets);
    const into = { itself: 'RD01', 'another frequency': 'RD7', 'not there': 'XX99' }[what] ?? 'RD8';
    expect(await refusal('RD01', into)).toMatch(words);
  });

  test('merged already, and merged into one that is', async () => {
    await set(...define('RD6', 'Third'));
    await merge('RD1', 'RD01');
    expect((await preview('RD6', 'RD01')).problems).toEqual(['RD01 was merged into RD1 already.']);
    expect(await refusal('RD6', 'RD01')).toContain('Merge RD6 into RD1.');
    expect(await refusal('RD1', 'RD01')).toContain('RD01 was itself merged into RD1.');
  });

  test('who may not change definitions may not merge', async () => {
    expect(await refusal('RD01', 'RD1', 'housing-owner')).toContain('You may not change mergedInto of RD01.');
  });
});

test('a roll-up of the units below counts the two once, in past periods too, and twice again after an undo', async () => {
  await set(['unit', 'HSG-T', 'name', 'Lettings'], ['unit', 'HSG-T', 'parent', 'HSG']);
  await set(...define('RD1', 'Homes relet', 'HSG-T'), ...define('RD01', 'Homes relet', 'HSG-T'));
  await set(...define('RD', 'Homes relet', 'HSG', { source: { kind: 'units below', method: 'sum' } }));
  await set(figure('RD1', '2014-07-01Q', 21), figure('RD01', '2014-07-01Q', 22), figure('RD01', '2014-10-01Q', 20));
  expect(await values('RD', ['2014-07-01Q'])).toEqual([43]);
  const { pushId, answer } = await merge('RD1', 'RD01');
  expect(answer.status).toBe(200);
  expect(await values('RD', ['2014-07-01Q', '2014-10-01Q'])).toEqual([21, 20]);
  await (await as('housing-super-user')).post(`/pushes/${pushId}/undo`, { pushId: `dup-${++ids}` });
  expect(await values('RD', ['2014-07-01Q'])).toEqual([43]);
});

test('a scorecard that has the one that ended shows the one that goes on, once', async () => {
  await twice();
  const card: [string, unknown][] = [
    ['name', 'Board'],
    ['maker', 'housing-owner'],
    ['shared', true],
    [
      'headings',
      [
        {
          name: 'Homes',
          level: 1,
          weight: 1,
          pis: [
            { code: 'RD01', weight: 1 },
            { code: 'RD1', weight: 1 },
          ],
        },
      ],
    ],
  ];
  const made = await send(
    'housing-owner',
    card.map(([field, value]) => ['scorecard', 'board', field, value] as const),
  );
  expect(made.status).toBe(200);
  const codes = async () => {
    const view = { sheet: 'scorecard', scope: 'all', scorecard: 'board', title: 'Board' };
    const answer = await (await as('housing-owner')).post('/views', { view });
    return [...new Set(JSON.stringify(answer.body).match(/RD0?1(?=")/g))];
  };
  expect(await codes()).toEqual(['RD01', 'RD1']);
  expect((await merge('RD1', 'RD01')).answer.status).toBe(200);
  expect(await codes()).toEqual(['RD1']);
  expect(receiptIn(made).kind).toBe('done');
});

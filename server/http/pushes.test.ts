// Pushing over HTTP: what is taken, what is refused and in which words, and that a refusal changes nothing.
import { measurementFields } from '../../domain/records/measurement';
import { pushOf, sampleApp, type SampleApp } from '../../tests/support/sample-app';

let server: SampleApp;
let inputter: string;
const base = 6;
beforeEach(async () => {
  server = await sampleApp();
  inputter = await server.signIn('housing-inputter');
});
afterEach(() => server.close());

const Q3 = (code: string) => `${code}|2014-10-01Q`;

async function unchanged(): Promise<void> {
  expect((await server.store.read()).revision).toBe(base);
}

test('a push is taken whole, judged and answered with a receipt', async () => {
  const answer = await server.as(inputter).post(
    '/pushes',
    pushOf('p1', base, [
      [Q3('HS01'), 'value', 12],
      [Q3('HS07'), 'value', 30],
      [Q3('HS07'), 'note', 'Busy'],
    ]),
  );
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    ...{ kind: 'done', pushId: 'p1', revision: 7, at: expect.stringMatching(/^2015-01-08T/) },
    by: { id: 'housing-inputter', name: 'Housing inputter' },
    counts: { values: 2, notes: 1, other: 0 },
    // The year is rolled up from its quarters.
    moved: {
      ...{ keys: ['HS07|2014-04-01Y'], before: [72], after: [102], coverage: ['3 of 4'] },
      ...{ statusBefore: ['data only'], statusAfter: ['data only'] },
      indicators: [expect.objectContaining({ code: 'HS07', measure: 'number', decimals: 0 })],
    },
    consequences: {
      ...{ keys: [Q3('HS01'), Q3('HS07')], values: [12, 30] },
      ...{ before: ['no data', 'no data'], after: ['green', 'green'] },
    },
    checks: [],
  });
  const [block] = await (await server.store.read()).measurements(['HS01', 'HS07'], ['2014-10-01Q'], measurementFields);
  expect(block?.columns).toMatchObject({ value: [12, 30], note: [null, 'Busy'], status: ['green', 'green'] });
});

describe('edits that cannot be taken are all named at once, and nothing is changed', () => {
  const cells: readonly [name: string, key: string, field: string, value: unknown, code: string][] = [
    ['text in a number field', Q3('HS01'), 'value', '12 days', 'text-for-number'],
    ['a number in a text field', Q3('HS01'), 'note', 5, 'invalid'],
    ['a list where a number goes', Q3('HS01'), 'value', [1], 'invalid'],
    ['an unknown field', Q3('HS01'), 'colour', 1, 'unknown-field'],
    ['a field of the language', Q3('HS01'), 'toString', 1, 'unknown-field'],
    ['the status, which the store sets', Q3('HS01'), 'status', 'green', 'not-editable'],
    ['the code, which is the key', Q3('HS01'), 'indicator', 'X', 'not-editable'],
    ['a target, which is the owner’s', Q3('HS01'), 'target', 3, 'not-yours'],
    ['an unknown PI', Q3('XX99'), 'value', 1, 'unknown-record'],
    ['a PI of another service', Q3('CS01'), 'value', 1, 'unknown-record'],
    ['a key with a part too many', `${Q3('HS01')}|x`, 'value', 1, 'unknown-record'],
    ['a closed period', 'HS01|2014-07-01Q', 'value', 1, 'period-closed'],
    ['a period of another frequency', 'HS01|2014-04-01Y', 'value', 1, 'unknown-period'],
    ['a period off the calendar', 'HS01|2014-11-01Q', 'value', 1, 'unknown-period'],
    ['a period before the first collected one', 'HS01|2014-01-01Q', 'value', 1, 'unknown-period'],
    ['no period at all', 'HS01|soon', 'value', 1, 'unknown-period'],
    ['red without a note', Q3('HS07'), 'value', 1, 'note-required'],
  ];
  test.each(cells)('%s', async (_name, key, field, value, code) => {
    const good: [string, string, unknown] = [Q3('HS16'), 'value', 50];
    const answer = await server.as(inputter).post('/pushes', pushOf('p', base, [good, [key, field, value]]));
    expect(answer.status).toBe(422);
    expect(answer.body.error.code).toBe('issues');
    expect(answer.body.error.issues).toEqual([expect.objectContaining({ code, severity: 'stop', key })]);
    await unchanged();
  });

  test('another service’s PI is refused in the very words of one that does not exist', async () => {
    const refused = async (code: string) => {
      const answer = await server.as(inputter).post('/pushes', pushOf('p', base, [[Q3(code), 'value', 1]]));
      return JSON.stringify([answer.status, answer.body.error.issues]).replaceAll(code, 'CODE');
    };
    expect(await refused('CS01')).toBe(await refused('ZZ01'));
  });

  test('the same cell twice in one push', async () => {
    const answer = await server.as(inputter).post(
      '/pushes',
      pushOf('p', base, [
        [Q3('HS01'), 'value', 1],
        [Q3('HS01'), 'value', 2],
      ]),
    );
    expect(answer.status).toBe(422);
    expect(answer.body.error.issues).toEqual([expect.objectContaining({ code: 'row-twice', key: Q3('HS01') })]);
    await unchanged();
  });

  test('a note beside it lets a red value pass; an older note does too', async () => {
    const cells: [string, string, unknown][] = [
      [Q3('HS07'), 'value', 1],
      [Q3('HS07'), 'note', 'Fewer cases'],
    ];
    expect((await server.as(inputter).post('/pushes', pushOf('p1', base, cells))).status).toBe(200);
    expect((await server.as(inputter).post('/pushes', pushOf('p2', 7, [[Q3('HS07'), 'value', 2]]))).status).toBe(200);
  });
});

test('a blank text is no text, and a value can be taken away', async () => {
  const as = server.as(inputter);
  await as.post(
    '/pushes',
    pushOf('p1', base, [
      [Q3('HS01'), 'value', 3],
      [Q3('HS01'), 'note', 'a'],
    ]),
  );
  const answer = await as.post(
    '/pushes',
    pushOf('p2', 7, [
      [Q3('HS01'), 'value', null],
      [Q3('HS01'), 'note', ''],
    ]),
  );
  expect(answer.body.consequences).toEqual({
    ...{ keys: [Q3('HS01')], values: [null], before: ['green'], after: ['no data'] },
  });
  const [block] = await (await server.store.read()).measurements(['HS01'], ['2014-10-01Q'], measurementFields);
  expect(block?.columns).toMatchObject({ value: [null], note: [null], status: [null], target: [15] });
});

test('a push that changes nothing takes no revision and says so', async () => {
  const answer = await server.as(inputter).post('/pushes', pushOf('p', base, [[Q3('HS01'), 'value', null]]));
  expect(answer.body).toMatchObject({ kind: 'nothing-to-do', revision: base, counts: { values: 0 } });
  await unchanged();
});

test('sense checks warn and do not block', async () => {
  const answer = await server.as(inputter).post('/pushes', pushOf('p', base, [[Q3('HS08'), 'value', 55]]));
  expect(answer.status).toBe(200);
  expect(answer.body.checks).toEqual([expect.objectContaining({ code: 'looks-like-percent', key: Q3('HS08') })]);
});

describe('a dry run', () => {
  test('gives the receipt with what would follow, and applies nothing', async () => {
    const push = pushOf('p', base, [[Q3('HS01'), 'value', 12]]);
    const dry = await server.as(inputter).post('/pushes', { ...push, dryRun: true });
    expect(dry.body).toMatchObject({
      kind: 'dry-run',
      revision: base,
      consequences: { before: ['no data'], after: ['green'] },
    });
    await unchanged();
    const real = await server.as(inputter).post('/pushes', push);
    expect(real.body.consequences).toEqual(dry.body.consequences);
  });

  test('refuses what the push would refuse', async () => {
    const push = pushOf('p', base, [[Q3('HS07'), 'value', 1]], { dryRun: true });
    expect((await server.as(inputter).post('/pushes', push)).status).toBe(422);
  });
});

describe('the same push id', () => {
  test('gives the same receipt, also later and also when asked for', async () => {
    const push = pushOf('p', base, [[Q3('HS01'), 'value', 12]]);
    const first = await server.as(inputter).post('/pushes', push);
    await server.as(inputter).post('/pushes', pushOf('q', 7, [[Q3('HS01'), 'value', 13]]));
    expect((await server.as(inputter).post('/pushes', push)).body).toEqual(first.body);
    expect((await server.as(inputter).get('/pushes/p')).body).toEqual(first.body);
    expect((await server.store.read()).revision).toBe(8);
  });

  test('sent twice at once is taken once', async () => {
    const push = pushOf('p', base, [[Q3('HS01'), 'value', 12]]);
    const [a, b] = await Promise.all([
      server.as(inputter).post('/pushes', push),
      server.as(inputter).post('/pushes', push),
    ]);
    expect(a.body).toEqual(b.body);
    expect((await server.store.read()).revision).toBe(7);
  });

  test('of somebody else is not answered with their receipt', async () => {
    await server.as(inputter).post('/pushes', pushOf('p', base, [[Q3('HS01'), 'value', 12]]));
    const other = server.as(await server.signIn('customer-services-inputter'));
    expect((await other.post('/pushes', pushOf('p', base, [[Q3('CS01'), 'value', 1]]))).status).toBe(400);
    const absent = await other.get('/pushes/never');
    const foreign = await other.get('/pushes/p');
    expect([foreign.status, foreign.body.error.message]).toEqual([404, absent.body.error.message]);
  });

  test('that was never taken is answered with not found', async () => {
    expect((await server.as(inputter).get('/pushes/never')).status).toBe(404);
  });
});

describe('two people and one cell', () => {
  let deputy: string;
  beforeEach(async () => {
    deputy = await server.signIn('housing-deputy-inputter');
    await server.as(deputy).post('/pushes', pushOf('theirs', base, [[Q3('HS01'), 'value', 10]]));
  });

  test('a cell that was changed meanwhile is a conflict with base, theirs and mine', async () => {
    const answer = await server.as(inputter).post('/pushes', pushOf('mine', base, [[Q3('HS01'), 'value', 12]]));
    expect(answer.status).toBe(409);
    expect(answer.body.error).toMatchObject({
      code: 'conflicts',
      conflicts: [
        {
          ...{ type: 'measurement', key: Q3('HS01'), field: 'value', base: null, theirs: 10, mine: 12, revision: 7 },
          by: 'Housing deputy inputter',
        },
      ],
    });
    expect((await server.store.read()).revision).toBe(7);
  });

  test('who came to the same is not in conflict', async () => {
    const answer = await server.as(inputter).post('/pushes', pushOf('mine', base, [[Q3('HS01'), 'value', 10]]));
    expect(answer.body).toMatchObject({ kind: 'nothing-to-do', revision: 7 });
  });

  test('other cells of the row are no conflict', async () => {
    const answer = await server.as(inputter).post('/pushes', pushOf('mine', base, [[Q3('HS01'), 'note', 'n']]));
    expect(answer.status).toBe(200);
  });

  test('mine replaces theirs when the sender says to have seen it', async () => {
    const answer = await server.as(inputter).post('/pushes', pushOf('mine', base, [[Q3('HS01'), 'value', 12, 7]]));
    expect(answer.body).toMatchObject({ kind: 'done', revision: 8 });
  });

  test('theirs moved past what was seen: a conflict again', async () => {
    await server.as(deputy).post('/pushes', pushOf('again', 7, [[Q3('HS01'), 'value', 11]]));
    const answer = await server.as(inputter).post('/pushes', pushOf('mine', base, [[Q3('HS01'), 'value', 12, 7]]));
    expect(answer.body.error.conflicts).toMatchObject([{ theirs: 11, revision: 8 }]);
  });

  test('a cell changed and changed back is no conflict: nothing of theirs would be lost', async () => {
    await server.as(deputy).post('/pushes', pushOf('back', 7, [[Q3('HS01'), 'value', null]]));
    const answer = await server.as(inputter).post('/pushes', pushOf('mine', base, [[Q3('HS01'), 'value', 12]]));
    expect(answer.status).toBe(200);
  });

  test('issues and conflicts come together', async () => {
    const cells: [string, string, unknown][] = [
      [Q3('HS01'), 'value', 12],
      [Q3('HS07'), 'value', 'x'],
    ];
    const answer = await server.as(inputter).post('/pushes', pushOf('mine', base, cells));
    expect(answer.status).toBe(422);
    expect([answer.body.error.issues.length, answer.body.error.conflicts.length]).toEqual([1, 1]);
  });
});

test('a sheet of a revision that the store does not have is out of step', async () => {
  const answer = await server.as(inputter).post('/pushes', pushOf('p', 99, [[Q3('HS01'), 'value', 1]]));
  expect([answer.status, answer.body.error.code]).toEqual([409, 'out-of-step']);
});

test('columns that are not equally long are malformed', async () => {
  const edits = [{ type: 'measurement', field: 'value', keys: [Q3('HS01')], values: [1, 2] }];
  const answer = await server.as(inputter).post('/pushes', { pushId: 'p', base, edits });
  expect([answer.status, answer.body.error.code]).toEqual([400, 'malformed']);
});

test('more cells than the limit are too large, counted as cells', async () => {
  const n = 200_001;
  const edits = [
    { type: 'measurement', field: 'value', keys: Array(n).fill('A|2014-10-01Q'), values: Array(n).fill(1) },
  ];
  const answer = await server.as(inputter).post('/pushes', { pushId: 'p', base, edits });
  expect([answer.status, answer.body.error.code]).toEqual([413, 'too-large']);
  expect(answer.body.error.message).toContain('200001 cells');
}, 60_000);

test('what is recorded keeps where it came from', async () => {
  const edits = [
    {
      type: 'measurement',
      field: 'value',
      keys: [Q3('HS01')],
      values: [9],
      addresses: ['F7'],
      formulas: ['=AVERAGE(A1:A3)'],
    },
  ];
  const source = { workbook: 'Housing.xlsx', sheet: 'Update' };
  await server.as(inputter).post('/pushes', { pushId: 'p', base, edits, source, note: 'third quarter' });
  const history = await server.as(inputter).get(`/records/measurement/${encodeURIComponent(Q3('HS01'))}/history`);
  expect(history.body.changes[0]).toMatchObject({
    ...{ field: 'value', before: null, after: 9, address: 'F7', formula: '=AVERAGE(A1:A3)', note: 'third quarter' },
    ...{ source, by: { name: 'Housing inputter' }, revision: 7 },
  });
});

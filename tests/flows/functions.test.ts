// Functions in cells: what each answers, that a recalculation asks once, and that no cell ever shows 0 for want of a figure.
import { createLiveCells, type Shown } from '../../addin/functions/live-cells';
import type { CellAnswer, CellCall, CellsRequest } from '../../domain/wire-cells';
import { openOffice, type Office } from '../support/pane-without-screen';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
  await office.signIn('Housing owner');
});
afterEach(() => office.close());

const ask = async (fn: CellCall['fn'], ...args: CellCall['args']): Promise<CellAnswer> => {
  const { answers } = await office.bridge.cells({ calls: [{ fn, args }] });
  if (!answers[0]) throw new Error('No answer');
  return answers[0];
};
const one = (value: string | number) => ({ rows: [[value]] });

test.each<[string, CellCall['fn'], CellCall['args'], CellAnswer]>([
  ['the latest figure', 'VALUE', ['HS01'], one(11)],
  ['the latest in words', 'VALUE', ['HS01', 'latest'], one(11)],
  ['a code as people write it', 'VALUE', [' hs01 '], one(11)],
  ['a period as people write it', 'VALUE', ['HS01', '2014/15 Q1'], one(11)],
  ['a longer period', 'VALUE', ['HS01', '2013/14'], one(15)],
  ['the period before', 'VALUE', ['HS01', 'previous'], one(11)],
  ['the status of a period', 'STATUS', ['HS01', 'Q2 2014/15'], one('Green')],
])('%s', async (_, fn, args, answer) => {
  expect(await ask(fn, ...args)).toEqual(answer);
});

test.each<[string, CellCall['fn'], CellCall['args'], string, RegExp]>([
  ['a code that is none', 'VALUE', ['HS99'], 'unknown-pi', /no PI “HS99” that you can see/],
  ['a PI of others', 'VALUE', ['CS01'], 'unknown-pi', /no PI “CS01” that you can see/],
  ['no code', 'VALUE', [null], 'unknown-pi', /Name a PI/],
  ['no figure yet', 'VALUE', ['HS01', 'Q3 2014/15'], 'no-data', /HS01 has no figure for Q3 2014\/15 yet/],
  ['no figure in the year before', 'VALUE', ['HS01', 'same last year'], 'no-data', /Q2 2013\/14/],
  ['a period that is none', 'VALUE', ['HS01', 'soon'], 'unknown-period', /“soon” is no period/],
  ['too many periods', 'TREND', ['HS01', 1000], 'wrong-argument', /from 1 to 60/],
  ['a unit that is none', 'LIST', ['', 'Nowhere'], 'wrong-argument', /no unit “Nowhere”/],
  ['a status that is none', 'LIST', ['', '', 'purple'], 'wrong-argument', /no status/],
])('%s is refused with a sentence, and is never 0', async (_, fn, args, refused, message) => {
  const answer = await ask(fn, ...args);
  expect(answer).toMatchObject({ refused });
  expect(JSON.stringify(answer)).toMatch(message);
});

test('a trend spills the last periods, and their labels where wanted', async () => {
  expect(await ask('TREND', 'HS01', 2)).toEqual({ rows: [[11, 11]] });
  expect(await ask('TREND', 'HS01', 2, true)).toEqual({
    rows: [
      ['Q1 2014/15', 'Q2 2014/15'],
      [11, 11],
    ],
  });
  // Before the first figure there is a blank.
  expect(await ask('TREND', 'HS01', 3)).toEqual({ rows: [[null, 11, 11]] });
});

test('a list spills the PIs that one may see', async () => {
  const all = await ask('LIST');
  const some = await ask('LIST', 'homeless');
  if (!('rows' in all) || !('rows' in some)) throw new Error('Refused');
  expect(all.rows.every(([code]) => String(code).startsWith('H'))).toBe(true);
  expect(some.rows.length).toBeGreaterThan(0);
  expect(some.rows.length).toBeLessThan(all.rows.length);
});

describe('cells that show them', () => {
  const asked: CellsRequest[] = [];
  const live = () => {
    asked.length = 0;
    return createLiveCells({
      ask: (request) => {
        asked.push(request);
        return office.bridge.cells(request);
      },
      session: office.bridge.session,
      connection: office.bridge.connection,
    });
  };
  const until = async (is: () => boolean) => {
    for (let n = 0; n < 200 && !is(); n++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(is()).toBe(true);
  };

  test('a thousand cells of one recalculation ask once', async () => {
    const cells = live();
    const shown = new Map<number, Shown>();
    for (let i = 0; i < 1000; i++)
      cells.subscribe(
        { fn: i % 2 ? 'VALUE' : 'STATUS', args: ['HS01', i % 3 ? 'latest' : `Q${(i % 4) + 1} 2014/15`] },
        (s) => shown.set(i, s),
      );
    await until(() => shown.size === 1000);
    expect(asked).toHaveLength(1);
    // The same call is asked for once, however many cells hold it.
    expect(asked[0]?.calls.length).toBe(6);
  });

  test('a newer figure comes after a push; meanwhile the last one stays', async () => {
    const cells = live();
    const seen: Shown[] = [];
    cells.subscribe({ fn: 'VALUE', args: ['HS01', 'latest'] }, (shown) => seen.push(shown));
    await until(() => seen.length === 1);
    const colleague = await office.colleague('Housing inputter');
    await colleague.record('HS01|2014-10-01Q', 'value', 13);
    await cells.refresh();
    expect(seen.map((s) => s.kind === 'rows' && s.rows[0]?.[0])).toEqual([11, 13]);
    await cells.refresh();
    expect(seen).toHaveLength(2);
  });

  test('not connected: what is known stays, what is not says so, and both come by themselves later', async () => {
    const cells = live();
    const [known, fresh]: Shown[][] = [[], []];
    cells.subscribe({ fn: 'VALUE', args: ['HS01'] }, (shown) => known?.push(shown));
    await until(() => known?.length === 1);
    await office.stopStore();
    cells.subscribe({ fn: 'VALUE', args: ['HS07'] }, (shown) => fresh?.push(shown));
    await until(() => fresh?.length === 1);
    expect(fresh?.[0]).toMatchObject({ kind: 'error', code: 'notAvailable' });
    expect(JSON.stringify(fresh?.[0])).toMatch(/not connected/);
    expect(known).toHaveLength(1);
    await office.startStore();
    await office.signIn('Housing owner');
    await until(() => fresh?.length === 2);
    expect(fresh?.[1]).toMatchObject({ kind: 'rows' });
  });

  test('not signed in says so; signing in fills the cell; another person is not shown what the first was', async () => {
    await office.bridge.signOut();
    const cells = live();
    const seen: Shown[] = [];
    cells.subscribe({ fn: 'VALUE', args: ['HS01'] }, (shown) => seen.push(shown));
    await until(() => seen.length === 1);
    expect(seen[0]).toMatchObject({ kind: 'error', code: 'invalidValue' });
    await office.signIn('Housing owner');
    await until(() => seen.length === 2);
    expect(seen[1]).toEqual({ kind: 'rows', rows: [[11]] });
    await office.bridge.signOut();
    await office.signIn('Environmental inputter');
    await until(() => seen.length > 3);
    expect(JSON.stringify(seen.at(-1))).toMatch(/no PI “HS01” that you can see/);
  });
});

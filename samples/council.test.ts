// The sample council: its figures are the source's, its dates make one figure overdue and a quarter due, and the rules
// take it whole.
import type { Sample } from '../server/sample/sample-file';
import { realData } from '../tests/support/real-data';
import { readSample, sampleApp } from '../tests/support/sample-app';
import { rowsOf } from '../domain/sheet/view-rows';
import { viewAnswerSchema, type Work } from '../domain/wire';

interface SourceRow {
  readonly k: string;
  readonly u: string;
  readonly p: string;
  readonly y: number;
  readonly lq: number;
  readonly tq: number;
  readonly t: number;
}

let sample: Sample;
beforeAll(async () => {
  sample = await readSample();
});

const missing = new Set(['ETS01 lq', 'ETS01 tq', 'IT06 tq', 'PS05 tq', 'RB09 t', 'SNH03 t', 'SNH04 t', 'SNH06 t']);
const source = realData('hart-kpi/hart_kpis.json');

(source === undefined ? describe.skip : describe)('every figure of the sample is the source’s', () => {
  const rows = JSON.parse(source ?? '[]') as SourceRow[];
  test.each(rows.map((r) => [r.k, r] as const))('%s', (code, row) => {
    const find = (period: string, field: 'value' | 'target') =>
      sample.figures.find((f) => f.period === period)?.rows.find((r) => r.indicator === code)?.[field] ?? null;
    const stored = (column: 'y' | 'lq' | 'tq' | 't') => {
      if (missing.has(`${code} ${column}`)) return null;
      return row.p === '%' ? Number((row[column] / 100).toPrecision(12)) : row[column];
    };
    expect({
      year: find('2013-04-01Y', 'value'),
      last: find('2014-04-01Q', 'value'),
      now: find('2014-07-01Q', 'value'),
      target: find('2014-07-01Q', 'target'),
      next: find('2014-10-01Q', 'target'),
    }).toEqual({ year: stored('y'), last: stored('lq'), now: stored('tq'), target: stored('t'), next: stored('t') });
    expect(sample.indicators.find((i) => i.code === code)?.measure === 'percentage').toBe(row.p === '%');
  });

  test('there is no other indicator but our own five, and no two services share a unit', () => {
    const ours = ['FOI', 'FOI-CUS', 'FOI-FRB', 'FOI-PLN', 'HC01'];
    expect(sample.indicators.map((i) => i.code).sort()).toEqual([...ours, ...rows.map((r) => r.k)].sort());
    const services = new Map(rows.map((r) => [r.u, sample.indicators.find((i) => i.code === r.k)?.unit]));
    expect(new Set(services.values()).size).toBe(services.size);
  });
});

test('names and notes are short, plain and not doubled', () => {
  const names = sample.indicators.map((i) => i.name);
  // One measure of four units has one name, by which the council's rolls up.
  expect(new Set(names).size).toBe(names.length - 3);
  for (const name of names) expect(name.length).toBeLessThanOrEqual(70);
  const notes = sample.figures.flatMap((f) => f.rows.flatMap((r) => r.note ?? []));
  expect(notes.length).toBeGreaterThanOrEqual(13);
});

describe('on its own date', () => {
  test('exactly one figure is overdue, the quarter that ended is due for all, and statuses are mixed', async () => {
    const server = await sampleApp();
    const overdue: string[] = [];
    let due = 0;
    for (const person of sample.people) {
      const token = await server.signIn(person.id);
      const { items } = (await server.as(token).get('/work')).body as Work;
      // The deputy has the same figures as the inputter.
      if (person.id === 'housing-deputy-inputter') continue;
      overdue.push(...items.filter((i) => i.state === 'overdue').map((i) => `${i.code} ${i.label}`));
      due += items.filter((i) => i.state === 'due' && i.label === 'Q3 2014/15' && i.due === '2015-01-14').length;
    }
    expect(overdue).toEqual(['ETS01 Q2 2014/15']);
    expect(due).toBe(48);

    const token = await server.signIn('performance-analyst');
    const view = { sheet: 'update', scope: 'all', periods: ['2014-07-01Q'] };
    const rows = rowsOf(viewAnswerSchema.parse((await server.as(token).post('/views', { view })).body));
    const counts = new Map<string, number>();
    for (const { status } of rows) counts.set(status ?? 'none', (counts.get(status ?? 'none') ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({ green: 31, amber: 3, red: 8, 'data only': 5, none: 3 });
    await server.close();
  }, 60_000);

  test('its history says who brought what, in a few change-sets', async () => {
    const server = await sampleApp();
    const sets = await server.store.history({});
    expect(sets.map((s) => [s.kind, s.at.slice(0, 10)])).toEqual([
      ['setting', '2014-11-03'],
      ['import', '2014-10-15'],
      ['import', '2014-10-15'],
      ['import', '2014-07-15'],
      ['import', '2014-05-20'],
      ['import', '2014-04-01'],
    ]);
    await server.close();
  });
});

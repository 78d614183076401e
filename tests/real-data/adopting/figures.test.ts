// How long a dry run takes of our own code: the government's table, and rows of twelve months (30,000 of them where
// ADOPT_ROWS says so). Printed; a busy machine must not fail it, so what is held is that every figure is counted.
import { mappingOf } from '../../../domain/adopt/agree';
import { agreedMeasurements } from '../../../domain/adopt/figures/agreed-measurements';
import { figuresIn } from '../../../domain/adopt/figures/adopted-figures';
import { locate } from '../../../domain/adopt/figures/locate';
import { trialCount } from '../../../domain/adopt/trial/count-trial';
import { piMatcher, type KnownPi } from '../../../domain/adopt/figures/match-pis';
import { propose } from '../../../domain/adopt/propose';
import type { Area } from '../../../domain/adopt/table/area';
import { label, periodsBetween } from '../../../domain/period/period';
import { exampleRow } from '../../../domain/sheet/example-rows';
import { areasOf } from './tables';

const calendar = { yearStartsIn: 4 };

/** Every step of a dry run but the store's own answer. Milliseconds of each. */
function dryRun(area: Area): Record<string, number> {
  const spent: Record<string, number> = {};
  const timed = <T>(what: string, work: () => T): T => {
    const from = performance.now();
    const result = work();
    spent[what] = Math.round(performance.now() - from);
    return result;
  };
  const proposal = timed('propose', () => propose(area, { calendar }));
  if (!proposal) throw new Error('No table');
  const mapping = mappingOf(proposal, [], new Map());
  const located = timed('locate', () => locate(area, mapping, calendar));
  if (!located) throw new Error('Not found again');
  const taken = timed('take apart', () => figuresIn(located, mapping, calendar));
  const pis = taken.identities.map((i, n): KnownPi => ({
    code: `P${n}`,
    name: `${i.name} ${i.pi}`.trim(),
    unit: 'U',
    unitName: i.unit,
  }));
  const codes = new Map(taken.identities.map((i, n) => [i.is, `P${n}`]));
  timed('match', () => taken.identities.map(piMatcher(pis, new Map())));
  const agreed = timed('agree', () =>
    agreedMeasurements(taken, located.area, mapping, calendar, (i) => codes.get(i.is)),
  );
  const counts = timed('count', () => {
    const count = trialCount(located.area, mapping.turned, agreed.fields, mapping.rules);
    for (const m of agreed.measurements)
      count.add(m, exampleRow(m.code, { period: m.period, label: label(m.period, calendar) }), null);
    return count.counts();
  });
  expect(counts.fresh).toBeGreaterThan(1000);
  return { ...spent, all: Object.values(spent).reduce((a, b) => a + b, 0), figures: taken.figures.length };
}

const say = (what: string, spent: Record<string, number>) =>
  process.stdout.write(`${what}: ${JSON.stringify(spent)}\n`);

const wanted = Number(process.env['ADOPT_ROWS'] ?? 2000);

test('rows of twelve months are tried, every figure of them', () => {
  const months = periodsBetween('2014-04-01M', '2015-03-01M');
  const cells = [
    ['Code', 'Indicator', ...months.map((m) => label(m, calendar))],
    ...Array.from({ length: wanted }, (_, r) => [
      `P${r}`,
      `Indicator of patch ${r}`,
      ...months.map((__, c) => (r * 7 + c) % 997),
    ]),
  ];
  const spent = dryRun({ cells, top: 0, left: 0 });
  say(`${wanted} × 12`, spent);
  expect(spent['figures']).toBe(wanted * 12);
}, 300_000);

test('the government’s table is tried, every figure of it', async () => {
  const area = (await areasOf('govuk-transactions/transaction-volumes.csv'))?.get('');
  if (!area) return;
  const spent = dryRun(area);
  say('GOV.UK, 734 × 63', spent);
  expect(spent['figures']).toBeGreaterThan(40_000);
}, 120_000);

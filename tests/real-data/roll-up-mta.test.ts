// A transport authority's monthly figures: year to date reproduced where its data hold what is needed, and why not elsewhere.
import { periodKey, type PeriodKey } from '../../domain/period/period';
import { judgeStatus } from '../../domain/performance/judge-status';
import { emptyCell, partialMark, type Cell, type CombineRule } from '../../domain/performance/roll-up/combine';
import { valueToDate } from '../../domain/performance/roll-up/year-to-date';
import { defaultSiteRules, rollUpSettings } from '../../domain/performance/site-rules';
import type { Status } from '../../domain/performance/status';
import { realData } from '../support/real-data';
import { csvRows, published, type CsvRow } from './csv-table';

const text = realData('mta/MTA_Performance_TBTA.csv');
const january = { yearStartsIn: 1 };
const traffic = 'Total Traffic';
const collisions = 'Collisions with Injury Rate';
const lostTime = 'Employee Lost Time Rate';

(text === undefined ? describe.skip : describe)('bridges and tunnels, month by month from 2008', () => {
  const rows = csvRows(text ?? '');
  const nameOf = (row: CsvRow) => row['INDICATOR_NAME'] ?? '';
  const periodOf = (row: CsvRow) =>
    periodKey('month', Number(row['PERIOD_YEAR']), Number(row['PERIOD_MONTH']) - 1, january);
  const actual = new Map(rows.map((r) => [`${nameOf(r)}|${periodOf(r)}`, published(r['MONTHLY_ACTUAL'])]));

  /** A rate per million vehicles has its denominator in another PI; the rate of lost time has none in the table. */
  function read(code: string, period: PeriodKey): Cell {
    const value = actual.get(`${code}|${period}`) ?? null;
    const vehicles = actual.get(`${traffic}|${period}`) ?? null;
    if (code !== collisions || value === null || vehicles === null) return { ...emptyCell, value };
    return { ...emptyCell, value, numerator: (value * vehicles) / 1e6, denominator: vehicles };
  }
  const rule = (method: CombineRule['method'], measure: CombineRule['measure'], factor = 1): CombineRule => ({
    ...rollUpSettings(defaultSiteRules),
    method,
    measure,
    factor,
    partial: false,
  });

  test.each<[string, CombineRule, (row: CsvRow) => number, string]>([
    [traffic, rule('sum', 'number'), () => 0.5, 'the sum of the months'],
    // Each month's rate is rounded to two decimals, and so is the published one.
    [collisions, rule('parts', 'ratio', 1e6), () => 0.0101, 'collisions over vehicles, both summed'],
  ])('year to date of %s', (name, how, width, words) => {
    const own = rows.filter((r) => nameOf(r) === name);
    const counts = { same: 0, missing: 0, other: 0, restated: 0, most: 0 };
    const others = new Map<string, number>();
    for (const row of own) {
      const source = published(row['YTD_ACTUAL']);
      const made = valueToDate(name, periodOf(row), read, how, january);
      if (source === null || typeof made.value !== 'number') counts.missing++;
      else if (Math.abs(made.value - source) <= width(row)) counts.same++;
      else {
        counts.other++;
        const months = made.periods.map((p) => actual.get(`${name}|${p}`) ?? NaN);
        // No weighting of the months can give what lies beyond all of them: the source restated them.
        if (source < Math.min(...months) - 0.005 || source > Math.max(...months) + 0.005) counts.restated++;
        counts.most = Math.max(counts.most, Math.abs(made.value - source));
        others.set(row['PERIOD_YEAR'] ?? '', (others.get(row['PERIOD_YEAR'] ?? '') ?? 0) + 1);
      }
    }
    process.stdout.write(
      `MTA ${name}: year to date, ${words}, in ${counts.same} of ${own.length} rows; ${counts.missing} lack a month, ` +
        `${counts.other} differ, ${counts.restated} of them beyond every month, by ${counts.most.toFixed(2)} at most (${[...others].map(([y, n]) => `${y}: ${n}`).join(', ')}).\n`,
    );
    expect(counts.same).toBeGreaterThan(own.length * 0.5);
  });

  test('the lost time rate has no hours worked in the table: that is said, and its months are not averaged', () => {
    const own = rows.filter((r) => nameOf(r) === lostTime);
    let byMean = 0;
    for (const row of own) {
      const made = valueToDate(lostTime, periodOf(row), read, rule('mean', 'ratio'), january);
      if (typeof published(row['MONTHLY_ACTUAL']) === 'number')
        expect(made).toMatchObject({ value: null, because: 'no numerators and denominators' });
      const mean = valueToDate(lostTime, periodOf(row), read, rule('mean', 'number'), january).value;
      if (typeof mean === 'number' && Math.abs(mean - (published(row['YTD_ACTUAL']) ?? NaN)) <= 0.0501) byMean++;
    }
    process.stdout.write(
      `MTA ${lostTime}: 0 of ${own.length} rows, for want of hours worked; averaging the months would have given ${byMean}, and ${own.length - byMean} wrong.\n`,
    );
    expect(byMean).toBeLessThan(own.length);
  });

  test('months are judged by target and desired change; a target of 0 that means none would be red', () => {
    const counts = new Map<Status, number>();
    for (const row of rows) {
      const target = published(row['MONTHLY_TARGET']);
      const aim = row['DESIRED_CHANGE'] === 'D' ? 'minimise' : 'maximise';
      const thresholds = defaultSiteRules.status.fallback;
      const judged = judgeStatus({
        value: published(row['MONTHLY_ACTUAL']),
        target: target === 0 ? null : target,
        aim,
        thresholds,
      });
      counts.set(judged, (counts.get(judged) ?? 0) + 1);
      const missed =
        aim === 'minimise'
          ? (published(row['MONTHLY_ACTUAL']) ?? NaN) > (target ?? NaN)
          : (published(row['MONTHLY_ACTUAL']) ?? NaN) < (target ?? NaN);
      if (judged === 'green') expect(missed).toBe(false);
      if (judged === 'amber' || judged === 'red') expect(missed).toBe(true);
    }
    process.stdout.write(`MTA: months by status: ${[...counts].map(([s, n]) => `${n} ${s}`).join(', ')}.\n`);
    expect([...counts.values()].reduce((a, b) => a + b, 0)).toBe(348);
  });

  test('a year under way, asked for in part, says of how many months it is', () => {
    const made = valueToDate(traffic, '2017-12-01M', read, { ...rule('sum', 'number'), partial: true }, january);
    expect(partialMark(made)).toBe(`${made.have} of 12`);
    expect(made.have).toBeLessThan(12);
    expect(valueToDate(traffic, '2017-12-01M', read, rule('sum', 'number'), january).value).toBe(null);
  });
});

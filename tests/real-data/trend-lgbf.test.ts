// Changes since the previous period that a council published for 32 authorities, reproduced by the short trend.
import { aprilCalendar, parseKey, periodKey, type PeriodKey } from '../../domain/period/period';
import { placeOf } from '../../domain/performance/outlook/benchmark';
import { distance, score } from '../../domain/performance/aim';
import { defaultSiteRules, trendRule } from '../../domain/performance/site-rules';
import { shortTrend, stepsBack, type Direction } from '../../domain/performance/trend';
import { realData } from '../support/real-data';
import { csvRows, published, type CsvRow } from './csv-table';

const data = realData('lgbf-stirling/Indicator Data - Real - Quarterly.csv');
const info = realData('lgbf-stirling/Indicator Information.csv');
const both = data === undefined || info === undefined ? describe.skip : describe;

interface Changes {
  readonly Value_ChangeSincePrevious: number;
  readonly PercentChange_AimAdjusted_SincePrevious: number;
}

/** `2018-19;Q1` */
function periodOf(text: string): PeriodKey {
  const [, year, quarter] = /^(\d{4})-\d{2};Q([1-4])$/.exec(text) ?? [];
  return periodKey('quarter', Number(year), Number(quarter) - 1, aprilCalendar);
}

both('quarterly benchmarking of 32 authorities', () => {
  const rows = csvRows(data ?? '');
  const series = new Map<string, Map<PeriodKey, number>>();
  const seriesOf = (row: CsvRow) => `${row['Code']} ${row['LocalAuthority']}`;
  for (const row of rows) {
    const values = series.get(seriesOf(row)) ?? new Map<PeriodKey, number>();
    series.set(seriesOf(row), values.set(periodOf(row['Period'] ?? ''), published(row['Value']) ?? NaN));
  }
  const trendOf = (row: CsvRow, overGaps: 'unknown' | 'last with a value') => {
    const rule = { ...trendRule(defaultSiteRules, 'short', { aim: 'maximise', frequency: 'quarter' }), overGaps };
    const read = (period: PeriodKey) => ({ value: series.get(seriesOf(row))?.get(period) ?? null, target: null });
    return shortTrend(periodOf(row['Period'] ?? ''), read, rule, stepsBack(aprilCalendar));
  };

  test('every published change is reproduced to the last bit, and its direction', () => {
    const changed = rows.filter((r) => r['Changes'] !== 'null');
    const counts = { change: 0, direction: 0, acrossGaps: 0 };
    for (const row of changed) {
      const source = JSON.parse(row['Changes'] ?? '{}') as Changes;
      const trend = trendOf(row, 'last with a value');
      if (trend.change === source.Value_ChangeSincePrevious) counts.change++;
      const sign = Math.abs(source.Value_ChangeSincePrevious) < 1e-12 ? 0 : Math.sign(source.Value_ChangeSincePrevious);
      const direction: Direction = sign === 0 ? 'no change' : sign > 0 ? 'better' : 'worse';
      if (trend.direction === direction) counts.direction++;
      if (trendOf(row, 'unknown').direction === 'unknown') counts.acrossGaps++;
    }
    process.stdout.write(
      `LGBF: change since previous in ${counts.change} of ${changed.length} rows, direction in ${counts.direction}; ` +
        `${counts.acrossGaps} look over a gap, which is unknown unless a site says otherwise.\n`,
    );
    expect(changed).toHaveLength(1275);
    expect(counts).toEqual({ change: 1275, direction: 1275, acrossGaps: 3 });
    expect(
      rows.filter((r) => r['Changes'] === 'null').every((r) => trendOf(r, 'last with a value').direction === 'unknown'),
    ).toBe(true);
  });

  test('the published places among all authorities come out of the group', () => {
    let same = 0;
    for (const row of rows) {
      const group = rows.filter((r) => r['Code'] === row['Code'] && r['Period'] === row['Period']);
      const members = group.map((r) => ({ member: r['LocalAuthority'] ?? '', value: published(r['Value']) }));
      if (placeOf(row['LocalAuthority'] ?? '', members, 'maximise', null)?.place === published(row['ScotRank'])) same++;
    }
    process.stdout.write(`LGBF: place among authorities in ${same} of ${rows.length} rows.\n`);
    expect(same).toBe(1339);
  });

  test('the four that aim at the middle are judged by distance from their published midpoint', () => {
    const golden = csvRows(info ?? '').filter((r) => r['Ranking_Type'] === 'Goldilocks');
    expect(golden.map((r) => [r['Code'], published(r['Ranking_GoldilocksMidpoint'])])).toEqual([
      ['CORP03b', 0.5],
      ['CORP03c', 0],
      ['CORP11', 1],
      ['CORP12', 1],
    ]);
    for (const row of golden) {
      const middle = published(row['Ranking_GoldilocksMidpoint']) ?? NaN;
      const [above, below] = [middle + 0.04, middle - 0.04];
      expect(distance(above, middle, 'closest to target').short).toBeCloseTo(0.04, 12);
      expect(score(above, middle, 'closest to target')).toBeCloseTo(
        score(below, middle, 'closest to target') ?? NaN,
        12,
      );
      const read = (period: PeriodKey) => ({
        value: parseKey(period)?.year === 2019 ? above : middle - 0.05,
        target: middle,
      });
      const rule = trendRule(defaultSiteRules, 'short', { aim: 'closest to target', frequency: 'year' });
      expect(shortTrend('2019-04-01Y', read, rule, stepsBack(aprilCalendar)).direction).toBe('better');
    }
  });

  test('a midpoint without the ranking that needs it is left alone: two rows have one', () => {
    const odd = csvRows(info ?? '').filter(
      (r) => r['Ranking_GoldilocksMidpoint'] !== '' && r['Ranking_Type'] !== 'Goldilocks',
    );
    expect(odd.map((r) => [r['Code'], r['Ranking_Type']])).toEqual([
      ['FINSUS02', 'Descending'],
      ['FINSUS05', 'Ascending'],
    ]);
  });
});

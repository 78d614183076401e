// The plain rule against the colours that a district council published: what arithmetic explains, and what was judgement.
import { judgeStatus } from '../../domain/performance/judge-status';
import type { ThresholdRule } from '../../domain/records/thresholds';
import { defaultSiteRules, judgeSettings } from '../../domain/performance/site-rules';
import type { Status } from '../../domain/performance/status';
import type { Polarity } from '../../domain/records/indicator';
import { realData } from '../support/real-data';
import { readSample } from '../support/sample-app';

interface Row {
  readonly k: string;
  readonly tq: number;
  readonly t: number;
  readonly s: 'lg' | 'la' | 'lr' | 'lu' | 'ld';
}
const colours: Readonly<Record<Row['s'], Status>> = {
  lg: 'green',
  la: 'amber',
  lr: 'red',
  lu: 'data only',
  ld: 'data only',
};
const text = realData('hart-kpi/hart_kpis.json');

(text === undefined ? describe.skip : describe)('a council’s published colours', () => {
  const rows = (JSON.parse(text ?? '[]') as Row[]).filter((r) => colours[r.s] !== 'data only');
  // The source does not say which way is better; the sample's makers read it from the names.
  let polarity: ReadonlyMap<string, Polarity>;
  beforeAll(async () => {
    polarity = new Map((await readSample()).indicators.map((i) => [i.code, i.polarity]));
  });
  const judged = (row: Row, edge: 'better' | 'worse') => {
    const thresholds: ThresholdRule = {
      ...defaultSiteRules.status.fallback,
      boundary: { green: edge, amber: edge },
    };
    const aim = polarity.get(row.k) ?? 'maximise';
    return judgeStatus({ value: row.tq, target: row.t, aim, thresholds }, judgeSettings(defaultSiteRules));
  };
  const others = (edge: 'better' | 'worse') =>
    rows
      .filter((r) => judged(r, edge) !== colours[r.s])
      .map((r) => `${r.k}: ${r.tq} against ${r.t} is ${judged(r, edge)}, published ${colours[r.s]}`);

  test('the plain rule gives 35 of 41, and the rest is told apart', () => {
    const rest = others('better');
    process.stdout.write(
      `Hart: ${rows.length - rest.length} of ${rows.length} colours by the plain rule.\n  ${rest.join('\n  ')}\n`,
    );
    const worse = others('worse');
    process.stdout.write(`With the worse status on the edge: ${rows.length - worse.length} of ${rows.length}.\n`);
    expect(rows).toHaveLength(41);
    expect(rows.length - rest.length).toBeGreaterThanOrEqual(35);
    // A missing figure published as 0 with the colour of another day is no arithmetic: no data, as the sample has them.
    expect(rest.filter((r) => / 0 against/.test(r)).length).toBeGreaterThanOrEqual(2);
  });

  test('on the very edge the council itself does not agree: no one setting gives both', () => {
    const edge = rows.filter((r) => r.tq === r.t).map((r) => [r.k, colours[r.s]]);
    expect(edge).toEqual(
      expect.arrayContaining([
        ['FI06', 'amber'],
        ['IA02', 'green'],
      ]),
    );
    expect(others('better').some((r) => r.startsWith('FI06'))).toBe(true);
    expect(others('worse').some((r) => r.startsWith('IA02'))).toBe(true);
  });
});

// A PI's page as the store sends it, after the design's own example: for tests.
import type { Definition, IndicatorPage, Series } from '../../../domain/wire-indicators';

export const exampleDefinition: Definition = {
  ...{ code: 'CS02a', name: 'Calls answered within 15 seconds', description: 'Overflow line left out.' },
  units: [
    { code: 'COUNCIL', name: 'Sample District Council' },
    { code: 'CUS', name: 'Customer Services' },
  ],
  owner: { id: 'o', name: 'Customer services owner' },
  updaters: [{ id: 'u', name: 'Customer services inputter' }],
  ...{ measure: 'percentage', measureLabel: '', decimals: 1, aim: 'maximise', band: null, dataOnly: false },
  ...{ frequency: 'quarter', collectedFrom: 'Q1 2013/14', dueDays: 14, graceDays: 0, noteWhenRed: true },
  ...{
    numeratorLabel: null,
    denominatorLabel: null,
    benchmarkGroup: null,
    profile: null,
    source: null,
    feeders: [],
    rollUps: [],
  },
  ...{ calculatedFrom: null, partial: false, mergedInto: null, problems: [] },
};

const labels = ['Q1 2013/14', 'Q2 2013/14', 'Q3 2013/14', 'Q4 2013/14', 'Q1 2014/15', 'Q2 2014/15', 'Q3 2014/15'];
const value = [0.746, 0.779, 0.753, 0.806, 0.785, 0.774, null];
const none = labels.map(() => null);

export const exampleSeries: Series = {
  ...{ frequency: 'quarter', collected: 'typed', short: 'ongoing' },
  rule: {
    ...{ amber: 'within the limit', boundary: null },
    limits: { kind: 'share of target', green: 0, amber: 0.05 },
  },
  long: { mode: 'ongoing', mean: true, lookBack: 4 },
  periods: ['2013-04-01Q', '2013-07-01Q', '2013-10-01Q', '2014-01-01Q', '2014-04-01Q', '2014-07-01Q', '2014-10-01Q'],
  ...{ ended: 7, labels, value, numerator: none, denominator: none, byHand: none, benchmark: none, coverage: none },
  target: labels.map(() => 0.8),
  gap: value.map((v) => (v === null ? null : v - 0.8)),
  note: [null, null, null, 'Two new starters trained in January.', null, 'Overflow line left out.', null],
  stage: [null, null, null, null, null, 'provisional', null],
  status: ['red', 'amber', 'amber', 'green', 'amber', 'amber', 'no data'],
  today: ['red', 'amber', 'red', 'green', 'amber', 'amber', 'no data'],
  shortTrend: ['unknown', 'better', 'worse', 'better', 'worse', 'worse', 'unknown'],
  shortThan: ['Q4 2012/13', ...labels.slice(0, -1)],
  longTrend: ['unknown', 'unknown', 'worse', 'better', 'better', 'worse', 'unknown'],
  forecast: [null, null, null, null, null, null, 0.79],
  typedForecast: [false, false, false, false, false, false, true],
  toDate: none,
  state: labels.map(() => 'open'),
  due: labels.map((_, i) => (i === 6 ? '2015-01-14' : '2014-10-14')),
};

export const examplePage: IndicatorPage = {
  ...{ revision: 7, asAt: '2015-01-08', definition: exampleDefinition, rights: ['see'] },
  origin: {
    ...{ kind: 'push', at: '2014-10-14T09:00:00Z' },
    source: { workbook: 'Calls.xlsx', sheet: 'Return', table: 'adopted' },
  },
  series: [exampleSeries],
};

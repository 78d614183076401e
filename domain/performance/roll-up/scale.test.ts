// A body of 30,000 PIs: what a push of 150 cells walks, counted. Figures in milliseconds are the bench's to say.
import { aprilCalendar } from '../../period/period';
import type { Calculation } from '../../records/calculation';
import { prepareGraph, type RollUpIndicator } from './graph';
import { periodTree } from './period-tree';
import { recalculate, type ReadCell } from './recalculate';

/** 100 measures over a tree of 300 units, 20 under each but the lowest: every upper PI is the sum of those below. */
function body() {
  const indicators: RollUpIndicator[] = [];
  const definitions: Calculation[] = [];
  for (let m = 0; m < 100; m++)
    for (let u = 0; u < 300; u++) {
      const below = Array.from({ length: 20 }, (_, i) => u * 20 + 1 + i).filter((n) => n < 300);
      const indicator = `M${m}.${u}`;
      indicators.push({ code: indicator, measure: m % 2 ? 'percentage' : 'number' });
      definitions.push({
        indicator,
        source: below.length ? { kind: 'same over', feeders: below.map((n) => `M${m}.${n}`), method: 'parts' } : null,
        time: [
          { to: 'quarter', from: 'month', method: 'parts' },
          { to: 'year', from: 'quarter', method: 'parts' },
        ],
        from: null,
        partial: true,
        factor: 1,
      });
    }
  return { indicators, definitions };
}

test('a push of 150 among 30,000 walks its own cells’ quarters, years and units above, and no other', () => {
  const { indicators, definitions } = body();
  const { graph, problems } = prepareGraph(definitions, indicators);
  expect(problems).toEqual([]);
  expect(graph.nodes.size).toBe(30_000);
  let reads = 0;
  const read: ReadCell = (code) => {
    reads++;
    return { value: 0.5, numerator: code.length, denominator: 20, stage: 'provisional' };
  };
  // The last unit of 50 measures, three months each. Above it stand two units, the council among them.
  const changed = Array.from({ length: 150 }, (_, i) => ({
    code: `M${i % 50}.299`,
    period: `2014-0${4 + (i % 3)}-01M`,
  }));
  const { walked, changes } = recalculate(graph, changed, read, periodTree(aprilCalendar));
  const quarterAndYear = 2;
  const above = 2 * (3 + quarterAndYear);
  expect(changes.length).toBeLessThanOrEqual(walked);
  expect(walked).toBe(50 * (quarterAndYear + above));
  expect(reads).toBeLessThan(walked * 25);
});

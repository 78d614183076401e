import fc from 'fast-check';
import { statusOf, type Status, type StatusRule } from './status';

const share = (green: number, amber: number) => ({ kind: 'share of target', green, amber }) as const;
const absolute = (green: number, amber: number) => ({ kind: 'absolute', green, amber }) as const;
const max = { polarity: 'maximise' } as const;
const min = { polarity: 'minimise' } as const;
const gold = { polarity: 'closest to target' } as const;

describe('status of a value', () => {
  test.each<[number, number, StatusRule, Status, string]>([
    [0.8, 0.8, { ...max, thresholds: share(0, 0.05) }, 'green', 'on the target'],
    [0.774, 0.8, { ...max, thresholds: share(0, 0.05) }, 'amber', 'within 5 % of it'],
    [0.76, 0.8, { ...max, thresholds: share(0, 0.05) }, 'amber', 'at the boundary the better status holds'],
    [0.7599, 0.8, { ...max, thresholds: share(0, 0.05) }, 'red', 'beyond'],
    [0.1 + 0.2, 0.3, { ...min, thresholds: share(0, 0) }, 'green', '0.1 + 0.2 meets a target of 0.3'],
    [11, 15, { ...min, thresholds: share(0, 0.05) }, 'green', 'less is better'],
    [15.5, 15, { ...min, thresholds: share(0, 0.05) }, 'amber', 'a little more'],
    [16, 15, { ...min, thresholds: share(0, 0.05) }, 'red', 'much more'],
    [-28, 0, { ...max, thresholds: share(0, 0.05) }, 'red', 'a share of a target of 0 is 0'],
    [-12.5, -10, { ...max, thresholds: share(0, 0.3) }, 'amber', 'a share of a negative target has no sign'],
    [0.52, 0.5, { ...gold, thresholds: absolute(0.01, 0.03) }, 'amber', 'near above'],
    [0.49, 0.5, { ...gold, thresholds: absolute(0.01, 0.03) }, 'green', 'near below, at the boundary'],
    [0.46, 0.5, { ...gold, thresholds: absolute(0.01, 0.03) }, 'red', 'far below'],
    [0, 0, { ...min, thresholds: share(0, 0.05) }, 'green', 'zero is a value'],
  ])('%d against %d by %j is %s: %s', (value, target, rule, status) => {
    expect(statusOf(value, target, rule)).toBe(status);
  });

  test.each<[Parameters<typeof statusOf>[0], number | null, Status]>([
    [null, 5, 'no data'],
    ['not available', 5, 'no data'],
    ['not applicable', 5, 'not applicable'],
    [5, null, 'data only'],
    [0, null, 'data only'],
  ])('%p against %p is %s', (value, target, status) => {
    expect(statusOf(value, target, { ...max, thresholds: share(0, 0.05) })).toBe(status);
  });

  test('minimise mirrors maximise', () => {
    fc.assert(
      fc.property(
        fc.float({ noNaN: true, min: -1000, max: 1000 }),
        fc.integer({ min: -1000, max: 1000 }),
        (value, target) => {
          const thresholds = share(0.01, 0.1);
          expect(statusOf(value, target, { ...min, thresholds })).toBe(
            statusOf(-value, -target, { ...max, thresholds }),
          );
        },
      ),
    );
  });
});

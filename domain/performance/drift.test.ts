import type { Figure } from '../figure';
import type { Stage } from '../records/measurement';
import { driftOf } from './drift';

const [p, f, a] = ['provisional', 'final', 'audited'] as const;

test.each<[string, [Stage, Figure][], string[]]>([
  [
    'June outturn and December audit agree',
    [
      [p, 0.5],
      [a, 0.5],
    ],
    [],
  ],
  [
    'they differ',
    [
      [p, 0.5],
      [a, 0.4],
    ],
    ['provisional 0.5 → audited 0.4'],
  ],
  [
    'in the last bits only',
    [
      [p, 0.3],
      [a, 0.1 + 0.2],
    ],
    [],
  ],
  [
    'each step of three',
    [
      [p, 1],
      [f, 2],
      [a, 3],
    ],
    ['provisional 1 → final 2', 'final 2 → audited 3'],
  ],
  [
    'a correction within a stage is none',
    [
      [p, 1],
      [p, 2],
    ],
    [],
  ],
  [
    'the last word of each stage counts',
    [
      [p, 1],
      [p, 2],
      [a, 2],
    ],
    [],
  ],
  [
    'the last word of the later stage too',
    [
      [p, 1],
      [a, 2],
      [a, 1],
    ],
    [],
  ],
  [
    'from nothing nothing drifts',
    [
      [p, null],
      [a, 2],
    ],
    [],
  ],
  [
    'a value that an audit took away',
    [
      [p, 1],
      [a, 'not available'],
    ],
    ['provisional 1 → audited not available'],
  ],
  [
    'zero is a value',
    [
      [p, 0],
      [a, 1],
    ],
    ['provisional 0 → audited 1'],
  ],
  [
    'going back begins anew',
    [
      [a, 1],
      [p, 2],
    ],
    [],
  ],
  [
    'and then goes on',
    [
      [a, 1],
      [p, 2],
      [a, 3],
    ],
    ['provisional 2 → audited 3'],
  ],
])('%s', (_, history, expected) => {
  const found = driftOf(history.map(([stage, value]) => ({ stage, value })));
  expect(found.map((d) => `${d.from} ${String(d.before)} → ${d.to} ${String(d.after)}`)).toEqual(expected);
});

test('its size is said, and its share where there is one', () => {
  const of = (before: Figure, after: Figure) => {
    const [{ change, share } = { change: NaN, share: NaN }] = driftOf([
      { stage: p, value: before },
      { stage: a, value: after },
    ]);
    return [change, share];
  };
  expect(of(200, 150)).toEqual([-50, -0.25]);
  expect(of(-200, -150)).toEqual([50, 0.25]);
  expect(of(0, 5)).toEqual([5, null]);
  expect(of(5, 'not applicable')).toEqual([null, null]);
});

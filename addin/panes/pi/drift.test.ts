// A later stage that says otherwise than the one before it is said above the history (DOMAIN: drift).
import type { FieldValue } from '../../../domain/figure';
import type { History } from '../../../domain/wire-history';
import { driftLines } from './history-entries';
import { en } from '../../texts/en';
import { withPiTexts } from './pi-texts';

type Step = readonly [field: string, after: FieldValue];
/** Newest first, as the store answers. */
const historyOf = (steps: readonly (readonly Step[])[]): History => ({
  changes: steps
    .flatMap((step, i) =>
      step.map(([field, after]) => ({
        ...{ revision: i + 1, at: '2015-01-08T10:00:00Z', by: { id: 'u', name: 'U' }, kind: 'push' as const },
        ...{ pushId: `p${i}`, field, before: null, after, note: null, source: null, address: null, formula: null },
      })),
    )
    .reverse(),
});

test.each<[string, Step[][], string[]]>([
  ['no stage was ever said', [[['value', 0.8]], [['value', 0.7]]], []],
  [
    'provisional and then audited otherwise',
    [
      [
        ['value', 0.802],
        ['stage', 'provisional'],
      ],
      [
        ['value', 0.774],
        ['stage', 'audited'],
      ],
    ],
    ['It changed from stage to stage: provisional 80.2%, audited 77.4%.'],
  ],
  [
    'audited as it was',
    [
      [
        ['value', 0.8],
        ['stage', 'provisional'],
      ],
      [['stage', 'audited']],
    ],
    [],
  ],
  [
    'corrected within a stage',
    [
      [
        ['value', 0.8],
        ['stage', 'provisional'],
      ],
      [['value', 0.7]],
    ],
    [],
  ],
])('%s', (_, steps, expected) => {
  expect(driftLines(historyOf(steps), { measure: 'percentage', decimals: 1 }, withPiTexts(en))).toEqual(expected);
});

// A checkpoint is copied part by part while pushes go on: whatever happens between two parts, the journal after it makes
// memory as it is.
import { measurementFields } from '../../../../domain/records/measurement';
import { keyOf } from '../../../../domain/records/record-type';
import type { FieldValue } from '../../../../domain/figure';
import type { StoredSet } from '../../chain/change-line';
import { differences } from '../memory/differences';
import { Memory } from '../memory/memory';
import type { DocumentPart } from './document-file';
import { partsOf, restoreParts } from './document-parts';

const calendar = { yearStartsIn: 4 };
const quarter = '2014-07-01Q';
const month = '2014-07-01M';
const year = 'measurement-2014-04';

let revision = 0;
beforeEach(() => {
  revision = 0;
});

/** One field of measurements, `[code, period, value]` each. */
function set(field: string, ...cells: readonly (readonly [string, string, FieldValue])[]): StoredSet {
  const keys = cells.map(([code, period]) => keyOf(code, period));
  const [before, after] = [cells.map(() => null), cells.map(([, , value]) => value)];
  const head = { pushId: `p${++revision}`, kind: 'push', by: 'anna', at: '2015-01-08T09:00:00.000Z' } as const;
  return { revision, head, blocks: [{ type: 'measurement', field, keys, before, after, was: 0 }] };
}

function memoryOf(...sets: readonly StoredSet[]): Memory {
  const memory = new Memory();
  for (const one of sets) memory.apply(one);
  return memory;
}

/** Copies a year as a checkpoint does, with something happening before the part of this number. */
function copied(memory: Memory, before: number, happens: () => void): DocumentPart[] {
  const parts: DocumentPart[] = [];
  for (const { said, arrays } of partsOf(year, memory, calendar)) {
    parts.push({ said: JSON.parse(JSON.stringify(said)), arrays: arrays.map((bytes) => Buffer.from(bytes)) });
    if (parts.length === before) happens();
  }
  return parts;
}

describe('the parts of a year', () => {
  const first = () => [
    set('value', ['A', quarter, 1], ['B', quarter, 2]),
    set('note', ['B', quarter, 'as expected']),
    set('value', ['C', month, 3], ['A', month, 4]),
  ];

  test('make the same memory again, frequency by frequency', () => {
    const memory = memoryOf(...first());
    const restored = new Memory();
    restoreParts(
      year,
      copied(memory, 0, () => undefined),
      restored,
    );
    expect(differences(memory, restored)).toEqual([]);
    expect(restored.measurements.slotsOf(month).all).toEqual(['C', 'A']);
  });

  test('hold a frequency’s codes beside its own columns only', () => {
    const parts = copied(memoryOf(...first()), 0, () => undefined);
    const said = parts.map((part) => part.said as { codes?: string[]; period?: string });
    expect(said.map(({ codes, period }) => codes ?? period)).toEqual([['C', 'A'], month, ['A', 'B'], quarter, quarter]);
  });

  test.each([1, 2, 3, 4, 5])(
    'leave nothing wrong behind where a PI gets its first figures before part %i is copied',
    (before) => {
      const memory = memoryOf(...first());
      const later = [
        set('value', ['NEW', quarter, 9], ['NEW', month, 8]),
        set('note', ['NEW', quarter, 'new'], ['OTHER', month, 'other']),
      ];
      const parts = copied(memory, before, () => {
        for (const one of later) memory.apply(one);
      });
      const restored = new Memory();
      restoreParts(year, parts, restored);
      for (const one of later) restored.apply(one);
      expect(differences(memory, restored)).toEqual([]);
      for (const field of measurementFields)
        expect(restored.measurements.cell(keyOf('A', quarter), field)).toEqual(
          memory.measurements.cell(keyOf('A', quarter), field),
        );
    },
  );
});

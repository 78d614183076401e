// Revisions of cells are the same however few or many different ones there are.
import fc from 'fast-check';
import { Revisions } from './revisions';

const SLOTS = 40;
const steps = fc.array(
  fc.record({
    slots: fc.uniqueArray(fc.nat(SLOTS - 1), { minLength: 1, maxLength: 8 }),
    revision: fc.integer({ min: 1, max: 600 }),
  }),
  { maxLength: 500 },
);
const all = Int32Array.from({ length: SLOTS }, (_, slot) => slot);

test('every cell has the revision that it was set with last, and 0 where it never was', () => {
  fc.assert(
    fc.property(steps, (done) => {
      const revisions = new Revisions();
      revisions.grow(SLOTS);
      const plain = new Array<number>(SLOTS).fill(0);
      for (const { slots, revision } of done) {
        revisions.set(Int32Array.from(slots), revision);
        for (const slot of slots) plain[slot] = revision;
      }
      expect([...revisions.of(all)]).toEqual(plain);
      expect(revisions.newest(SLOTS, () => true)).toBe(Math.max(...plain));
      expect(revisions.at(SLOTS + 3)).toBe(0);
      const again = new Revisions();
      again.grow(SLOTS);
      again.load(revisions.runs(SLOTS), all, true);
      expect([...again.of(all)]).toEqual(plain);
    }),
    { numRuns: 50 },
  );
});

test.each([255, 256, 257, 1000])('%i different revisions stay apart', (count) => {
  const revisions = new Revisions();
  revisions.grow(count);
  for (let i = 0; i < count; i++) revisions.set(Int32Array.of(i), i + 1);
  revisions.grow(count + 5);
  for (let i = 0; i < count; i++) expect(revisions.at(i)).toBe(i + 1);
  expect(revisions.at(count + 1)).toBe(0);
});

test('cells are loaded into other places than they had', () => {
  const revisions = new Revisions();
  revisions.grow(4);
  revisions.load([7, 2, 0, 1, 9, 1], Int32Array.of(3, 1, 0, 2), false);
  expect([...revisions.of(Int32Array.of(0, 1, 2, 3))]).toEqual([0, 7, 9, 7]);
});

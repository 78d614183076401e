import {
  changed,
  draftOf,
  isWhole,
  movedUp,
  notYetIn,
  under,
  weighed,
  withHeading,
  withPis,
  without,
  type Draft,
} from './draft';

const pi = (code: string, unit: string) => ({ code, unit });
const plain = ({ headings }: Draft) =>
  headings.map(({ name, level, pis }) => `${level} ${name}: ${pis.map((p) => p.code).join()}`);
const draft = draftOf([pi('H1', 'Housing'), pi('C1', 'Customers'), pi('H2', 'Housing')]);

test('a new one has a heading for each unit', () => {
  expect(plain(draft)).toEqual(['1 Customers: C1', '1 Housing: H1,H2']);
  expect(plain(draftOf([]))).toEqual(['1 : ']);
});

test.each<[string, Draft, readonly string[]]>([
  ['a PI is added once', withPis(draft, 0, ['H1', 'X']), ['1 Customers: C1,X', '1 Housing: H1,H2']],
  ['a heading moves up with its PIs', movedUp(draft, 1), ['1 Housing: H1,H2', '1 Customers: C1']],
  ['the first stays the first', movedUp(draft, 0), plain(draft)],
  ['a heading goes under the one above', under(draft, 1, true), ['1 Customers: C1', '2 Housing: H1,H2']],
  ['the first stands under none', under(draft, 0, true), plain(draft)],
  ['what loses the heading above moves out', without(under(draft, 1, true), 0), ['1 Housing: H1,H2']],
  ['what moves to the top moves out', movedUp(under(draft, 1, true), 1), ['1 Housing: H1,H2', '1 Customers: C1']],
  ['a heading is added at the end', withHeading(draft), [...plain(draft), '1 : ']],
])('%s', (_, after, expected) => expect(plain(after)).toEqual(expected));

test('a PI counts what it is given, and no other does', () => {
  const { headings } = weighed(draft, 1, 'H2', 2.5);
  expect(headings.flatMap(({ pis }) => pis.map(({ code, weight }) => [code, weight]))).toEqual([
    ['C1', 1],
    ['H1', 1],
    ['H2', 2.5],
  ]);
});

test('it is whole with a name, names of headings and weights', () => {
  const named = { ...draft, name: 'Board' };
  expect([draft, named, withHeading(named), changed(named, 0, { weight: NaN })].map(isWhole)).toEqual([
    false,
    true,
    false,
    false,
  ]);
  expect(isWhole(weighed(named, 0, 'C1', 1001))).toBe(false);
  expect(notYetIn(draft, ['H1', 'X'])).toEqual(['X']);
});

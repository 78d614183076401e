import { bindingIn, isNameOfCopy, settingKey } from './bindings';

const binding = {
  tableId: '{A1}',
  view: { sheet: 'update', scope: 'mine' },
  revision: 3,
  server: 'https://pi.example',
  pulledBy: 'Housing inputter',
  pulledAt: '2014-10-09T09:52:00Z',
};
const key = settingKey('{A1}');

test('a binding comes back as it was kept', () => {
  expect(bindingIn(key, JSON.stringify(binding))).toEqual(binding);
  const pending = { ...binding, pending: { pushId: 'p', sentAt: '2014-10-09T09:53:00Z', cells: 4 } };
  expect(bindingIn(key, JSON.stringify(pending))).toEqual(pending);
});

test.each([
  ['another add-in’s setting', 'theirs', JSON.stringify(binding)],
  ['no text', key, { ...binding }],
  ['a number', key, 7],
  ['cut off', key, JSON.stringify(binding).slice(0, -5)],
  ['a field missing', key, JSON.stringify({ ...binding, revision: undefined })],
  ['a revision that is none', key, JSON.stringify({ ...binding, revision: 'x' })],
  ['another table’s', settingKey('{B2}'), JSON.stringify(binding)],
])('%s is no binding', (_, name, value) => {
  expect(bindingIn(name, value)).toBeUndefined();
});

test.each([
  ['Update_Q23', 'Update_Q2', true],
  ['Update_Q2_1', 'Update_Q2', true],
  ['Update_Q2 (2)', 'Update_Q2', true],
  ['Update_Q3', 'Update_Q2', true],
  ['Update_2', 'Update', true],
  ['Update_Q2', 'Update_Q2', false],
  ['Update_Q2_old', 'Update_Q2', false],
  ['Other3', 'Update_Q2', false],
])('%s is the name of a copy of %s: %s', (name, original, expected) => {
  expect(isNameOfCopy(name, original)).toBe(expected);
});

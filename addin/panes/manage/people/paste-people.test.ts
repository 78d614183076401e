import { peopleTexts } from '../../../texts/en/manage/people';
import { pastePeople } from './paste-people';

const known = {
  people: [
    { id: 'ann', name: 'Ann', suspended: false, roles: [], owns: 0, updates: 0, lastIn: null },
    { id: 'bob', name: 'Bob', suspended: false, roles: [], owns: 0, updates: 0, lastIn: null },
  ],
  units: [
    { code: 'HSG', label: 'Housing Services' },
    { code: 'T1', label: 'Housing › Team A' },
  ],
};
const paste = (text: string) => pastePeople(text, known, peopleTexts.pasteWrong);

test('rows add people with an id of their own or made of the name, and give roles to those who are there', () => {
  const rows =
    'Name\tId\tRole\tUnit\r\nCarys Évans\t\tviewer\thousing services\r\nANN\tann\tSuper user\tT1\r\nBob\tbob\r\n';
  const { edits, added, changed, issues } = paste(rows);
  expect({ added, changed, issues }).toEqual({ added: 1, changed: 1, issues: [] });
  expect(edits.map(({ key, field, value }) => [key, field, value])).toEqual([
    ['carys-evans', 'name', 'Carys Évans'],
    ['carys-evans', 'suspended', false],
    ['carys-evans', 'roles', [{ role: 'viewer', unit: 'HSG' }]],
    ['ann', 'name', 'ANN'],
    ['ann', 'roles', [{ role: 'super user', unit: 'T1' }]],
  ]);
});

test.each([
  ['\tx', 'has no name'],
  ['Eve\ta|b', '“a|b” cannot be an id'],
  ['Eve\teve\nEva\tEVE', 'the id EVE stands here twice'],
  ['Eve\teve\tboss', '“boss” is no role: site administrator, super user or viewer'],
  ['Eve\teve\tviewer', 'a super user or a viewer needs a unit'],
  ['Eve\teve\tviewer\tNowhere', 'there is no unit “Nowhere”'],
])('%j is said with its row', (text, what) => {
  const { issues } = paste(text);
  expect(issues.map((issue) => issue.what)).toEqual([what]);
  expect(issues[0]?.row).toBe(text.split('\n').length);
});

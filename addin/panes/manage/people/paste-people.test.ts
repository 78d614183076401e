import { peopleTexts } from '../../../texts/en/manage/people';
import { pastePeople } from './paste-people';

const known = {
  people: [
    {
      id: 'ann',
      name: 'Ann',
      suspended: false,
      roles: [],
      owns: 0,
      updates: 0,
      lastIn: null,
      email: 'ann@council.example',
    },
    { id: 'bob', name: 'Bob', email: null, suspended: false, roles: [], owns: 0, updates: 0, lastIn: null },
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

test('an e-mail address is taken from whichever cell it stands in, and rows without one leave it as it is', () => {
  const rows = 'Dai\tdai@council.example\t\tviewer\tHSG\nEve\teve\tviewer\tHSG\teve@council.example\nAnn\tann';
  const { edits, added, changed, issues } = paste(rows);
  expect({ added, changed, issues }).toEqual({ added: 2, changed: 0, issues: [] });
  expect(edits.map(({ key, field, value }) => [key, field, value])).toEqual([
    ['dai', 'email', 'dai@council.example'],
    ['dai', 'name', 'Dai'],
    ['dai', 'suspended', false],
    ['dai', 'roles', [{ role: 'viewer', unit: 'HSG' }]],
    ['eve', 'email', 'eve@council.example'],
    ['eve', 'name', 'Eve'],
    ['eve', 'suspended', false],
    ['eve', 'roles', [{ role: 'viewer', unit: 'HSG' }]],
  ]);
});

test.each<[string, string, string[]]>([
  [
    'an export of a directory, in its own order',
    'Department\tMail\tSurname\tGiven name\tJob title\nHSG\tdai.huws@c.example\tHuws\tDai\tOfficer',
    ['dai-huws email dai.huws@c.example', 'dai-huws name Dai Huws'],
  ],
  [
    'a file of text with commas, and a name in quotes',
    'Full name,E-mail address\n"Huws, Dai",dai@c.example\n',
    ['huws-dai email dai@c.example', 'huws-dai name Huws, Dai'],
  ],
  ['a cell with a line break', '"Dai\nHuws"\tdai', ['dai name Dai Huws']],
  [
    'somebody who is here, by their address, with another name now',
    'Ann Abel\t\t\t\tANN@council.example',
    ['ann name Ann Abel'],
  ],
  [
    'two of one name with two addresses',
    'Name\tEmail\nJo Smith\tjo@c.example\nJo Smith\tjo.s@c.example',
    [
      'jo-smith email jo@c.example',
      'jo-smith name Jo Smith',
      'jo-smith-2 email jo.s@c.example',
      'jo-smith-2 name Jo Smith',
    ],
  ],
  [
    'somebody of the name of one who is here, with an address of their own',
    'Name\tEmail\nAnn\tann.other@c.example',
    ['ann-2 email ann.other@c.example', 'ann-2 name Ann'],
  ],
  ['somebody who is here without an address gets theirs', 'Bob\tbob@c.example', ['bob email bob@c.example']],
])('%s', (_, text, expected) => {
  const { edits, issues } = paste(text);
  expect(issues).toEqual([]);
  const told = edits.filter(({ field }) => field === 'name' || field === 'email');
  expect(told.map(({ key, field, value }) => `${key} ${field} ${typeof value === 'string' ? value : ''}`)).toEqual(
    expected,
  );
});

test.each([
  ['Bob\tbob\t\t\tANN@council.example', 'ANN@council.example is how somebody else signs in already'],
  ['Eve\te@x.example\nEva\te@x.example', 'e@x.example is how somebody else signs in already'],
  ['Eve\teve\t\t\te@', '“e@” is not an e-mail address'],
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

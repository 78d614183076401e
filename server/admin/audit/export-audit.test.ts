// The audit as a file: a row for each changed field, filtered, with the names of that time and no harm in any cell.
import { readFile, readdir } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { makeSmall, newTerminal, type Terminal } from '../../../tests/support/command-line';
import { auditColumns, type AuditRow } from '../../audit/audit-row';

let terminal: Terminal;
beforeEach(async () => {
  terminal = await newTerminal();
  await makeSmall(terminal.at('store'));
});
afterEach(() => terminal.remove());

async function rows(...options: string[]): Promise<AuditRow[]> {
  const ended = await terminal.pib('export-audit', 'a.jsonl', '--data', 'store', '--force', '--quiet', ...options);
  expect(ended).toMatchObject({ code: 0, out: '' });
  const text = await readFile(terminal.at('a.jsonl'), 'utf8');
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as AuditRow);
}

test('each changed field is one row with all that is known of it', async () => {
  const all = await rows();
  expect(all).toHaveLength(6 + 3 + 1 + 2);
  expect(all.find((r) => r.pushId === 'first' && r.field === 'note')).toEqual({
    ...{ revision: 2, at: '2026-01-08T09:00:00.000Z', by: 'bob', name: 'Bob Baker', kind: 'push', pushId: 'first' },
    ...{ undoes: null, type: 'measurement', key: 'A1|2014-07-01Q', field: 'note', before: null },
    after: '=cmd|"/c calc"!A1, then\nmore',
    ...{ note: null, workbook: 'Housing.xlsx', sheet: 'Update', address: 'D4', formula: '=C4*2' },
  });
  expect(all.find((r) => r.field === 'roles')?.after).toEqual([{ role: 'site administrator' }]);
  expect(Object.keys(all[0] ?? {})).toEqual(auditColumns);
});

test('the name is the person’s at that time', async () => {
  const names = (await rows('--person', 'bob')).map((r) => [r.revision, r.name]);
  expect(new Map(names as [number, string][])).toEqual(
    new Map([
      [2, 'Bob Baker'],
      [4, 'Bob Cook'],
    ]),
  );
});

test.each<[string[], string[]]>([
  [
    ['--pi', 'A1'],
    ['people', 'first', 'first', 'second', 'second'],
  ],
  [
    ['--pi', 'a1 '],
    ['people', 'first', 'first', 'second', 'second'],
  ],
  [['--pi', 'A'], []],
  [['--pi', 'ann'], []], // a person's key is no PI's code
  [['--person', 'bob', '--pi', 'B2'], ['first']],
  [
    ['--from', '2026-02-01'],
    ['renamed', 'second', 'second'],
  ],
  [['--to', '2026-02-01', '--from', '2026-02-01'], ['renamed']], // to the last moment of the day
  [
    ['--to', '2026-01-08T09:00:00Z', '--from', '2026-01-08T10:00:00+01:00'],
    ['first', 'first', 'first'],
  ],
  [['--to', '2026-01-08T08:59:59Z', '--pi', 'A1'], ['people']],
])('%j asks for %j', async (options, pushes) => {
  expect((await rows(...options)).map((r) => r.pushId)).toEqual(pushes);
});

test('a filter that nothing fits is pointed out', async () => {
  const ended = await terminal.pib('export-audit', 'a.csv', '--data', 'store', '--pi', 'nobody');
  expect(ended).toMatchObject({ code: 0, err: expect.stringMatching(/No change fits/) as string });
});

test('CSV holds the same rows, safe for a spreadsheet', async () => {
  await terminal.pib('export-audit', 'a.csv', '--data', 'store', '--pi', 'A1', '--from', '2026-01-06');
  expect((await readFile(terminal.at('a.csv'), 'utf8')).split('\r\n')).toEqual([
    `\ufeff${auditColumns.join(',')}`,
    "2,2026-01-08T09:00:00.000Z,bob,Bob Baker,push,first,,measurement,A1|2014-07-01Q,value,,-12.5,,Housing.xlsx,Update,D4,'=C4*2",
    `2,2026-01-08T09:00:00.000Z,bob,Bob Baker,push,first,,measurement,A1|2014-07-01Q,note,,"'=cmd|""/c calc""!A1, then\nmore",,Housing.xlsx,Update,D4,'=C4*2`,
    "4,2026-02-03T09:00:00.000Z,bob,Bob Cook,push,second,,measurement,A1|2014-07-01Q,value,-12.5,13,'+1 from the audit,,,,",
    `4,2026-02-03T09:00:00.000Z,bob,Bob Cook,push,second,,measurement,A1|2014-07-01Q,note,"'=cmd|""/c calc""!A1, then\nmore",,'+1 from the audit,,,,`,
    '',
  ]);
});

test('it is gzipped where the name says so, and the format can be named', async () => {
  await terminal.pib('export-audit', 'a.csv.gz', '--data', 'store');
  await terminal.pib('export-audit', 'audit', '--format', 'csv', '--data', 'store');
  expect(gunzipSync(await readFile(terminal.at('a.csv.gz')))).toEqual(await readFile(terminal.at('audit')));
  expect((await readdir(terminal.folder)).sort()).toEqual(['a.csv.gz', 'audit', 'store']);
});

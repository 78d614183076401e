// Files of every kind that people have, and a thousand that are damaged somewhere: each is read, or refused in one line.
import { sheetXml, workbookOf } from '../../tests/support/zip-of';
import { FileRefusal, importLimits } from './limits';
import { readTableFile } from './read-file';

const limits = { ...importLimits, cells: 10_000 };
const cells = async (bytes: Buffer) => (await readTableFile(bytes, limits)).sheets.map((s) => s.area.cells);

test.each<[string, Buffer]>([
  ['UTF-8', Buffer.from('Café,1\n£,2\n')],
  ['UTF-8 with its mark', Buffer.from('\uFEFFCafé,1\n£,2\n')],
  ['UTF-16 with its mark', Buffer.from('\uFEFFCafé,1\n£,2\n', 'utf16le')],
  ['UTF-16 without a mark', Buffer.from('Café,1\n£,2\n', 'utf16le')],
  ['Windows-1252', Buffer.from('Caf\u00e9,1\n\u00a3,2\n', 'latin1')],
  ['semicolons', Buffer.from('Café;1\n£;2\n')],
  ['tabs and line ends of Windows', Buffer.from('Café\t1\r\n£\t2\r\n')],
  ['Excel’s own word for its separator', Buffer.from('sep=|\nCafé|1\n£|2\n')],
  ['quotes', Buffer.from('"Café","1"\n"£","2"')],
])('%s', async (_what, bytes) => {
  expect(await cells(bytes)).toEqual([
    [
      ['Café', 1],
      ['£', 2],
    ],
  ]);
});

test('a comma for decimals and a dot for thousands stay texts: what they are is asked', async () => {
  expect(await cells(Buffer.from('A;1,5;1.613;1.6\n'))).toEqual([[['A', '1,5', '1.613', 1.6]]]);
});

/** The same numbers at each run. */
function dice(seed: number): () => number {
  let x = seed;
  return () => (x = (x * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

test('a thousand damaged workbooks are read or refused, and nothing else', async () => {
  const rows = Array.from({ length: 40 }, (_, r) => `<row r="${r + 1}"><c r="A${r + 1}"><v>${r}</v></c></row>`).join(
    '',
  );
  const whole = workbookOf(sheetXml(rows), [
    { name: 'xl/sharedStrings.xml', content: '<sst><si><t>One</t></si></sst>' },
    { name: 'xl/styles.xml', content: '<styleSheet><cellXfs><xf numFmtId="9"/></cellXfs></styleSheet>' },
  ]);
  const roll = dice(7);
  const ends = { read: 0, refused: 0 };
  for (let i = 0; i < 1000; i++) {
    const bytes = Buffer.from(whole);
    for (let n = 0; n <= i % 4; n++) bytes[Math.floor(roll() * bytes.length)] = Math.floor(roll() * 256);
    const cut = i % 10 === 0 ? bytes.subarray(0, Math.floor(roll() * bytes.length)) : bytes;
    try {
      await readTableFile(cut, limits);
      ends.read++;
    } catch (error) {
      if (!(error instanceof FileRefusal)) throw error;
      ends.refused++;
    }
  }
  expect(ends.refused).toBeGreaterThan(300);
  expect(ends.read + ends.refused).toBe(1000);
});

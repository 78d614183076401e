// Files that are made to hurt, or are broken: each is refused in one line, and the process goes on.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sheetXml, workbookOf, zipOf } from '../../tests/support/zip-of';
import { importLimits, type ImportLimits } from './limits';
import { readInWorker } from './read-in-worker';

const program = path.resolve('tests/support/reader.mjs');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pi-bridge-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function read(bytes: Buffer, over: Partial<ImportLimits> = {}, signal = new AbortController().signal) {
  const file = path.join(folder, `${files++}.xlsx`);
  await writeFile(file, bytes);
  return readInWorker({ program, file, limits: { ...importLimits, ...over }, signal });
}

const cell = (address: string, value: string | number) => `<c r="${address}"><v>${value}</v></c>`;
const row = (n: number, cells: string) => `<row r="${n}">${cells}</row>`;
const plain = workbookOf(sheetXml(row(1, `<c r="A1" t="inlineStr"><is><t>Code</t></is></c>${cell('B1', 2014)}`)));
const MB = 1024 * 1024;

test('a workbook is read: numbers, texts, errors, formulas, formats, merged cells, dates of 1904', async () => {
  const sheet = sheetXml(
    row(2, '<c r="B2" t="s"><v>1</v></c><c r="C2" t="e"><v>#N/A</v></c><c r="D2" s="1"><f>1-0.05</f><v>0.95</v></c>') +
      row(3, '<c t="b"><v>1</v></c><c t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="C3"><v></v></c>'),
    '<mergeCells count="1"><mergeCell ref="B2:C2"/></mergeCells>',
  );
  const shared =
    '<sst><si><t>One</t></si><si><r><t xml:space="preserve">Two &lt;</t></r><r><t>2&#233;</t></r><rPh><t>no</t></rPh></si></sst>';
  const styles = '<styleSheet><numFmts/><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs></styleSheet>';
  const bytes = workbookOf(sheet, [
    { name: 'xl/sharedStrings.xml', content: shared },
    { name: 'xl/styles.xml', content: styles },
  ]);
  const { sheets, dateSystem } = await read(bytes);
  expect(dateSystem).toBe(1900);
  expect(sheets).toEqual([
    {
      name: 'Return',
      area: {
        cells: [[], [null, 'Two <2é', { error: '#N/A' }, 0.95], [true, 'ab']],
        formulas: [expect.anything(), [, , , '=1-0.05'], [, '="a"&"b"']].map((r, i) => (i === 0 ? undefined : r)),
        formats: [undefined, [, , , '0.00%']],
        merged: [{ row: 1, column: 1, rows: 1, columns: 2 }],
        ...{ top: 0, left: 0 },
      },
    },
  ]);
});

/** A part that says the same over and over: it packs some hundredfold. */
const again = (megabytes: number) => Buffer.alloc(megabytes * MB, '<row r="1"></row>');
const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i] ?? ''} "${`&${'abcdefghi'[i] ?? ''};`.repeat(10)}">`).join('')}]>`;

test.each<[string, () => Buffer, RegExp, Partial<ImportLimits>?]>([
  [
    'a zip bomb in a sheet',
    () => workbookOf(Buffer.concat([Buffer.from('<worksheet>'), again(200)])),
    /unpacks to far more/,
  ],
  [
    'a zip bomb in the shared texts',
    () => workbookOf(sheetXml(''), [{ name: 'xl/sharedStrings.xml', content: again(100) }]),
    /unpacks to far more/,
  ],
  [
    'many parts that are each no bomb',
    () => workbookOf(sheetXml(''), [{ name: 'xl/sharedStrings.xml', content: again(7) }]),
    /unpacks to far more/,
    { unpackedBytes: 4 * MB },
  ],
  ['a billion laughs', () => workbookOf(`${laughs}${sheetXml('')}`), /declares entities of its own/],
  [
    'a billion laughs in the list of sheets',
    () => zipOf([{ name: 'xl/workbook.xml', content: `${laughs}<workbook/>` }]),
    /declares entities/,
  ],
  [
    'a cell at the far corner of the sheet',
    () => workbookOf(sheetXml(row(1, cell('A1', 1)) + row(1_048_576, cell('XFD1048576', 1)))),
    /lie too far apart \(to XFD1048576\)/,
  ],
  [
    'a cell outside of any sheet',
    () => workbookOf(sheetXml(row(1_048_577, cell('A1048577', 1)))),
    /outside of any sheet/,
  ],
  [
    'more cells than are read',
    () => workbookOf(sheetXml(Array.from({ length: 60 }, (_, r) => row(r + 1, cell(`A${r + 1}`, r))).join(''))),
    /more than 50 filled cells/,
    { cells: 50 },
  ],
  [
    'a line without an end',
    () => workbookOf(`<worksheet><sheetData><row r="1">${cell('A1', 1).repeat(200_000)}`),
    /longer than a sheet/,
    { rowBytes: MB },
  ],
  [
    'one long text in a million cells',
    () =>
      workbookOf(sheetXml(row(1, Array.from({ length: 9000 }, () => '<c t="s"><v>0</v></c>').join(''))), [
        { name: 'xl/sharedStrings.xml', content: `<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>` },
      ]),
    /texts of the file are far too long/,
  ],
  [
    'more parts than a workbook has',
    () => zipOf(Array.from({ length: 101 }, (_, i) => ({ name: `${i}`, content: '' }))),
    /has 101 parts/,
    { parts: 100 },
  ],
  [
    'a part with a password',
    () => zipOf([{ name: 'xl/workbook.xml', content: '<workbook/>', flags: 1 }]),
    /is encrypted/,
  ],
  ['an encrypted workbook', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), /encrypted, or of Excel before 2007/],
  ['a zip file that is no workbook', () => zipOf([{ name: 'letter.txt', content: 'Dear' }]), /no Excel workbook/],
  ['a web page that is called a workbook', () => Buffer.from('<html><table>'), /web page/],
  ['a PDF', () => Buffer.from('%PDF-1.7'), /PDF/],
  ['an empty file', () => Buffer.alloc(0), /empty/],
  ['a file cut off', () => plain.subarray(0, plain.length - 30), /damaged/],
  [
    'a file whose parts are damaged',
    () => {
      const b = Buffer.from(plain);
      b.fill(0xff, 60, 90);
      return b;
    },
    /damaged/,
  ],
  ['a file that is too large', () => Buffer.alloc(3 * MB, 0x41), /has 3 MB; at most 2 MB/, { fileBytes: 2 * MB }],
  ['text with more cells than are read', () => Buffer.from('a,b\n'.repeat(100)), /more than 50 cells/, { cells: 50 }],
])('%s is refused, and the process lives', async (_what, make, message, over = {}) => {
  await expect(read(make(), over)).rejects.toThrow(message);
  await expect(read(plain)).resolves.toMatchObject({ sheets: [{ area: { cells: [['Code', 2014]] } }] });
});

test('what takes too long is ended, and so is what nobody wants any more', async () => {
  const long = workbookOf(
    sheetXml(Array.from({ length: 200_000 }, (_, r) => row(r + 1, cell(`A${r + 1}`, r))).join('')),
  );
  await expect(read(long, { milliseconds: 300 })).rejects.toThrow(/takes longer than 0.3 s/);
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  await expect(read(long, {}, stop.signal)).rejects.toThrow('Stopped');
});

test('what needs too much memory is ended, and the process lives', async () => {
  const cells = Array.from({ length: 150_000 }, (_, r) =>
    row(r + 1, `<c r="A${r + 1}" t="inlineStr"><is><t>a text ${r}</t></is></c>`),
  );
  await expect(read(workbookOf(sheetXml(cells.join(''))), { megabytes: 12 })).rejects.toThrow(/more than 12 MB/);
  await expect(read(plain)).resolves.toBeDefined();
});

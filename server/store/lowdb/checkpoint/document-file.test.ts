// A document comes back from its file as it was: lines of JSON, and between them the bytes of flat arrays, whatever they are.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { realDisk } from '../disk';
import { DocumentFile, type DocumentPart } from './document-file';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pi-bridge-document-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = () => new DocumentFile(realDisk, folder, 'x.document', () => 'u');
const through = () => ({ revision: 7, sum: 'abc' });

async function again(parts: readonly DocumentPart[]): Promise<unknown> {
  await file().write({ revision: 5, parts, through });
  const read = await file().read();
  return read && { ...read, through: read.through(), parts: [...read.parts].map(asPlain) };
}

function asPlain({ said, arrays }: DocumentPart) {
  return { said, arrays: arrays.map((bytes) => [...bytes]) };
}

test.each<[string, DocumentPart[]]>([
  ['without parts', []],
  ['that only says something', [{ said: { records: ['a\nb', 'Ŵ'] }, arrays: [] }]],
  ['with bytes that look like lines and like seals', [{ said: 1, arrays: [Buffer.from('\n{"holds":"x"}\n')] }]],
  ['with several arrays, one of them empty', [{ said: null, arrays: [new Uint8Array(0), Uint8Array.of(10, 0, 255)] }]],
  [
    'with parts of both kinds in turns',
    [
      { said: 'a', arrays: [Uint8Array.of(1)] },
      { said: 'b', arrays: [] },
      { said: 'c', arrays: [Uint8Array.of(10)] },
    ],
  ],
])('a document %s', async (_, parts) => {
  expect(await again(parts)).toEqual({ revision: 5, through: through(), parts: parts.map(asPlain) });
});

test('what is copied into it is as it stood when its part was asked for', async () => {
  const array = Uint8Array.of(1, 2, 3);
  function* parts(): Iterable<DocumentPart> {
    yield { said: 'first', arrays: [array] };
    array.fill(9);
    yield { said: 'second', arrays: [array] };
  }
  await file().write({ revision: 1, parts: parts(), through });
  const read = await file().read();
  expect([...(read?.parts ?? [])].map(asPlain).map(({ arrays }) => arrays[0])).toEqual([
    [1, 2, 3],
    [9, 9, 9],
  ]);
});

test('one flipped bit anywhere makes it as good as lost', async () => {
  await file().write({ revision: 1, parts: [{ said: 'a', arrays: [Uint8Array.of(1, 10, 2)] }], through });
  const place = path.join(folder, 'x.document');
  const bytes = await readFile(place);
  for (let at = 0; at < bytes.length; at++) {
    const broken = Buffer.from(bytes);
    broken[at] = (broken[at] ?? 0) ^ 1;
    await writeFile(place, broken);
    const read = await file().read();
    // What the seal says of where the chain ends is checked against the journal.
    if (read) expect(read.through()).not.toEqual(through());
  }
});

import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Piece } from './piece';
import { gzipBytes, plainBytes, type Part } from './ready-bytes';

const textOf = (parts: readonly Part[]) => parts.map((p) => (typeof p === 'string' ? p : p.plain.toString())).join('');
const piece = (text: string) => new Piece(Buffer.from(text));

async function bothWays(parts: readonly Part[]): Promise<void> {
  const plain = plainBytes(parts);
  expect(Buffer.concat(plain.buffers).toString()).toBe(textOf(parts));
  expect(plain.length).toBe(Buffer.byteLength(textOf(parts)));
  const zipped = await gzipBytes(parts);
  const bytes = Buffer.concat(zipped.buffers);
  expect(zipped.length).toBe(bytes.length);
  // One member: what comes after it would be a second one, or rubbish.
  expect(gunzipSync(bytes).toString()).toBe(textOf(parts));
}

describe('an answer of pieces', () => {
  const long = piece('[1.25,"green",null],'.repeat(20_000));
  test.each<[string, Part[]]>([
    ['nothing', []],
    ['nothing in a piece', [piece('')]],
    ['a text', ['{"a":1}']],
    ['a short piece', [piece('é')]],
    ['texts longer than a stored block', ['a'.repeat(70_000), 'é'.repeat(70_000)]],
    ['a piece twice', ['{', long, ',', long, '}']],
    ['pieces without texts between', [long, long, piece('b'.repeat(2000))]],
  ])('is the same plain and compressed: %s', (_, parts) => bothWays(parts));

  test('is the same plain and compressed, however it is put together', async () => {
    const pieces = ['', 'x', 'é😀', '[null,null]'.repeat(300), 'abcdefgh'.repeat(9000)].map(piece);
    const part = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...pieces));
    await fc.assert(fc.asyncProperty(fc.array(part), bothWays), { numRuns: 200 });
  });

  test('compresses a piece once, whatever answers it stands in', async () => {
    const shared = piece('0.5,'.repeat(5000));
    const first = await shared.deflated();
    await gzipBytes(['a', shared]);
    expect(await shared.deflated()).toBe(first);
    expect(first.blocks.length).toBeLessThan(shared.weight - shared.plain.length);
  });
});

// A file of a table, whatever it is called: a workbook, or text with separators.
import { cellsOfText } from '../../domain/adopt/table/delimited';
import { FileRefusal, type ImportLimits } from './limits';
import { readWorkbookFile, type FileTables } from './workbook-file';

/** What a reader answers. */
export type Read =
  { readonly kind: 'read'; readonly tables: FileTables } | { readonly kind: 'refused'; readonly message: string };

/** UTF-8 or UTF-16 by its byte-order mark, or by the zeros of UTF-16; what is neither is Windows-1252. */
export function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = bytes.subarray(0, 400);
  const zeros = head.filter((n, i) => n === 0 && i % 2 === 1).length;
  if (zeros * 3 > head.length) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what older programs on Windows write.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const startsWith = (bytes: Uint8Array, ...first: readonly number[]) => first.every((n, i) => bytes[i] === n);

/** @throws FileRefusal in one line that says what to do */
export async function readTableFile(bytes: Buffer, limits: ImportLimits): Promise<FileTables> {
  if (bytes.length > limits.fileBytes)
    throw new FileRefusal(
      `The file has ${Math.ceil(bytes.length / 1024 / 1024)} MB; at most ${limits.fileBytes / 1024 / 1024} MB are read.`,
    );
  if (bytes.length === 0) throw new FileRefusal('The file is empty.');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new FileRefusal(
      'The file is encrypted, or of Excel before 2007 (.xls). Open it in Excel and save it as .xlsx without a password.',
    );
  // By what it is, not by what it is called.
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readWorkbookFile(bytes, limits);
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46))
    throw new FileRefusal('The file is a PDF. Its table has to be in a sheet.');
  const text = decoded(bytes);
  if (/^\s*<(?:!doctype|\?xml|html)/i.test(text.slice(0, 200)))
    throw new FileRefusal('The file is a web page or XML. Open it in Excel and save it as .xlsx.');
  if (text.slice(0, 4000).includes('\u0000')) throw new FileRefusal('The file is no text and no workbook.');
  try {
    return {
      sheets: [{ name: '', area: { cells: cellsOfText(text, limits.cells), top: 0, left: 0 } }],
      dateSystem: 1900,
    };
  } catch (error) {
    if (error instanceof RangeError)
      throw new FileRefusal(`The file has more than ${limits.cells.toLocaleString('en-GB')} cells. Split it.`);
    throw error;
  }
}

// The workbook as one file of the workbench's own, `.pibook`: gzipped JSON of Univer's snapshot and the
// side model. Not an Excel file; it is for going on later in the workbench.
import type { SideData } from '../side-model';
import { emptySide } from '../side-model';

export interface SavedBook {
  readonly format: 'pibook';
  readonly version: 1;
  readonly univer: { readonly name: string } & object;
  readonly side: SideData;
}

export class NotAWorkbook extends Error {
  constructor() {
    super('This file is not a workbench workbook (.pibook), or it is damaged.');
  }
}

export const savedBook = (univer: unknown, side: SideData): SavedBook => ({
  format: 'pibook',
  version: 1,
  univer: univer as SavedBook['univer'],
  side,
});

export const packBook = (book: SavedBook): Promise<Blob> =>
  new Response(new Blob([JSON.stringify(book)]).stream().pipeThrough(new CompressionStream('gzip'))).blob();

export const unpackBook = async (file: Blob): Promise<SavedBook> => {
  let book: unknown;
  try {
    book = await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).json();
  } catch {
    throw new NotAWorkbook();
  }
  if (!isSavedBook(book)) throw new NotAWorkbook();
  return { ...book, side: { ...emptySide(), ...book.side } };
};

const isSavedBook = (value: unknown): value is SavedBook =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  value.format === 'pibook' &&
  'version' in value &&
  value.version === 1 &&
  'univer' in value &&
  'side' in value;

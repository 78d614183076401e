// The sheets of an xlsx file as Adopt looks at them: values, formulas, formats and merged cells. Values are those that Excel
// stored; nothing is calculated, no link is followed. Source: ECMA-376, SpreadsheetML.
import type { Area, MergedCells } from '../../domain/adopt/table/area';
import { addressOf, type Cell } from '../../domain/sheet/grid';
import { FileRefusal, type ImportLimits } from './limits';
import { builtInFormats } from './number-formats';
import { attribute, elements, plainText } from './xml';
import { openZip, type ZipFile } from './zip';

export interface FileSheet {
  readonly name: string;
  readonly area: Area;
}

export interface FileTables {
  readonly sheets: readonly FileSheet[];
  /** From which day its dates are counted. */
  readonly dateSystem: 1900 | 1904;
}

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** A sheet as a rectangle: cells that lie far apart would make one of thousands of millions. */
const MOST_PLACES = 12_000_000;
const MOST_MERGES = 100_000;

export async function readWorkbookFile(bytes: Buffer, limits: ImportLimits): Promise<FileTables> {
  const zip = openZip(bytes, limits);
  const book = await whole(zip, 'xl/workbook.xml', limits);
  if (book === undefined)
    throw new FileRefusal('The file is no Excel workbook (.xlsx). Open it in Excel and save it as one.');
  const targets = new Map<string, string>();
  for (const tag of tagsIn((await whole(zip, 'xl/_rels/workbook.xml.rels', limits)) ?? '', 'Relationship'))
    targets.set(attribute(tag, 'Id') ?? '', attribute(tag, 'Target') ?? '');
  const listed = tagsIn(book, 'sheet').flatMap((tag) => {
    const target = targets.get(/\s(?:\w+:)id="([^"]*)"/.exec(tag)?.[1] ?? '');
    const name = attribute(tag, 'name');
    return target === undefined || name === undefined ? [] : [{ name, path: pathOf(target) }];
  });
  if (listed.length > limits.sheets)
    throw new FileRefusal(`The file has ${listed.length} sheets; at most ${limits.sheets} are read.`);
  const texts = await sharedTexts(zip, limits);
  const formats = await formatsIn(zip, limits);
  const budget = { cells: limits.cells, text: limits.textBytes };
  const sheets: FileSheet[] = [];
  for (const { name, path } of listed) {
    const pieces = zip.text(path);
    // A sheet of charts has no cells.
    if (!pieces || !path.includes('worksheets/')) continue;
    sheets.push({ name, area: await sheetIn(name, pieces, texts, formats, limits, budget) });
  }
  const [properties = ''] = tagsIn(book, 'workbookPr');
  const is1904 = ['1', 'true'].includes(attribute(properties, 'date1904') ?? '');
  return { sheets, dateSystem: is1904 ? 1904 : 1900 };
}

const pathOf = (target: string) => (target.startsWith('/') ? target.slice(1) : `xl/${target}`).replace('xl/./', 'xl/');

/** A small part as a whole. */
async function whole(zip: ZipFile, name: string, limits: ImportLimits): Promise<string | undefined> {
  const pieces = zip.text(name);
  if (!pieces) return undefined;
  let text = '';
  for await (const _ of elements(pieces, 'no-such-element', limits.rowBytes, (t) => {
    text += t;
    if (text.length > limits.rowBytes) throw new FileRefusal(`${name} in the file is far too long: it is not read.`);
  }));
  return text;
}

function tagsIn(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`, 'g')) ?? [];
}

async function sharedTexts(zip: ZipFile, limits: ImportLimits): Promise<string[]> {
  const pieces = zip.text('xl/sharedStrings.xml');
  const texts: string[] = [];
  if (!pieces) return texts;
  let length = 0;
  for await (const item of elements(pieces, 'si', limits.rowBytes)) {
    const text = textIn(item);
    length += text.length + 16;
    if (length > limits.textBytes)
      throw new FileRefusal('The texts of the file are far too long for a table of figures: it is not read.');
    texts.push(text);
  }
  return texts;
}

/** The texts of an item, without how they are to be pronounced. */
function textIn(item: string): string {
  const plain = item.includes('rPh') ? item.replace(/<(?:\w+:)?rPh[\s>][^]*?<\/(?:\w+:)?rPh>/g, '') : item;
  let text = '';
  for (const m of plain.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)) text += m[1] ?? '';
  return plainText(text);
}

/** The number format of each style, as `0.0%`. */
async function formatsIn(zip: ZipFile, limits: ImportLimits): Promise<string[]> {
  const xml = (await whole(zip, 'xl/styles.xml', limits)) ?? '';
  const own = new Map(builtInFormats);
  for (const tag of tagsIn(xml, 'numFmt'))
    own.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? 'General');
  const [styles = ''] = /<(?:\w+:)?cellXfs[\s>][^]*?<\/(?:\w+:)?cellXfs>/.exec(xml) ?? [];
  return tagsIn(styles, 'xf').map((tag) => own.get(Number(attribute(tag, 'numFmtId') ?? 0)) ?? 'General');
}

const cellTag = /<(?:\w+:)?c(?=[\s/>])([^>]*?)(?:\/>|>([^]*?)<\/(?:\w+:)?c>)/g;

async function sheetIn(
  name: string,
  pieces: AsyncIterable<string>,
  texts: readonly string[],
  styles: readonly string[],
  limits: ImportLimits,
  budget: { cells: number; text: number },
): Promise<Area> {
  const cells: Cell[][] = [];
  const formulas: (string | null)[][] = [];
  const formats: string[][] = [];
  let besides = '';
  let width = 0;
  let at = -1;
  const far = (row: number, column: number) =>
    new FileRefusal(
      `The cells of the sheet “${name}” lie too far apart (to ${addressOf(row, column)}). Clear what stands outside the table, save, and try again.`,
    );
  for await (const row of elements(pieces, 'row', limits.rowBytes, (text) => {
    if (text.includes('mergeCell') && besides.length < limits.rowBytes) besides += text;
  })) {
    const open = row.slice(0, row.indexOf('>') + 1);
    const said = Number(attribute(open, 'r') ?? NaN);
    at = Number.isInteger(said) && said > at + 1 ? said - 1 : at + 1;
    let column = -1;
    for (const [, head = '', body = ''] of row.matchAll(cellTag)) {
      const address = /\sr="([A-Z]{1,4})\d+"/.exec(head)?.[1];
      column = address === undefined ? column + 1 : columnOf(address);
      if (at >= MOST_ROWS || column >= MOST_COLUMNS || column < 0)
        throw new FileRefusal(`The sheet “${name}” has a cell outside of any sheet: the file is damaged.`);
      const cell = cellIn(head, body, texts);
      if (cell === null) continue;
      if (--budget.cells < 0)
        throw new FileRefusal(`The file has more than ${limits.cells.toLocaleString('en-GB')} filled cells. Split it.`);
      // One long text in a million cells is short in the file, and not in memory.
      if (typeof cell === 'string' && (budget.text -= cell.length) < 0)
        throw new FileRefusal('The texts of the file are far too long for a table of figures: it is not read.');
      width = Math.max(width, column + 1);
      if ((at + 1) * width > MOST_PLACES) throw far(at, column);
      const line = (cells[at] ??= []);
      while (line.length < column) line.push(null);
      line[column] = cell;
      const style = styles[Number(/\ss="(\d+)"/.exec(head)?.[1] ?? 0)] ?? 'General';
      if (style !== 'General') (formats[at] ??= [])[column] = style;
      const formula = /<(?:\w+:)?f(?:\s[^>]*)?>([^<]*)</.exec(body)?.[1];
      if (formula !== undefined) (formulas[at] ??= [])[column] = `=${plainText(formula)}`;
    }
  }
  for (let r = 0; r < cells.length; r++) cells[r] ??= [];
  return { cells, formulas, formats, merged: mergedIn(besides), top: 0, left: 0 };
}

function columnOf(letters: string): number {
  let n = 0;
  for (const letter of letters) n = n * 26 + letter.charCodeAt(0) - 64;
  return n - 1;
}

function cellIn(head: string, body: string, texts: readonly string[]): Cell {
  const type = /\st="(\w+)"/.exec(head)?.[1] ?? 'n';
  if (type === 'inlineStr') return textIn(body) || null;
  const value = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</.exec(body)?.[1];
  if (value === undefined || value === '') return null;
  switch (type) {
    case 's':
      return texts[Number(value)] || null;
    case 'str':
    case 'd':
      return plainText(value);
    case 'b':
      return value === '1';
    case 'e':
      return { error: plainText(value) };
    default: {
      const n = Number(value);
      return Number.isFinite(n) ? n : null;
    }
  }
}

function mergedIn(xml: string): MergedCells[] {
  const found: MergedCells[] = [];
  for (const [, from = '', first = '', to = '', last = ''] of xml.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g,
  )) {
    if (found.length >= MOST_MERGES) throw new FileRefusal('A sheet of the file has far too many merged cells.');
    const [row, column] = [Number(first) - 1, columnOf(from)];
    found.push({ row, column, rows: Number(last) - row, columns: columnOf(to) - column + 1 });
  }
  return found;
}

// The sheets of an xlsx file as cells: numbers, texts, and dates as the serials that Excel holds.
import readXlsx from 'read-excel-file/node';
import type { Cell } from '../../../domain/sheet/grid';

const SERIAL_OF_1970 = 25_569;
const DAY = 86_400_000;

export interface FileSheet {
  readonly name: string;
  readonly cells: Cell[][];
}

export async function sheetsOfXlsx(bytes: Buffer): Promise<FileSheet[]> {
  const sheets = await readXlsx(bytes, { trim: false });
  return sheets.map(({ sheet, data }) => ({ name: sheet, cells: data.map((row) => row.map(cellOf)) }));
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.getTime() / DAY + SERIAL_OF_1970;
  if (typeof value !== 'string') return null;
  const text = value;
  return /^#(?:N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!)$/.test(text) ? { error: text } : text;
}

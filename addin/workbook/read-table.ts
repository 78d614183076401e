// Reads a table in as few requests as its size allows: one for its place, then one per chunk.
import { AppError } from '../../domain/errors';
import type { Cell } from '../../domain/sheet/grid';
import { CELLS_PER_CHUNK, chunksToRead } from './chunks';
import { cellOf, formulaOf } from './excel-cells';
import { readExcel } from './excel-run';
import { officeCode } from './office-errors';
import type { TableGrid } from './port';
import { askPlace, outOfStep } from './table-place';

export interface Body {
  readonly rows: (readonly Cell[])[];
  readonly formulas: (readonly (string | null)[])[];
}

/** Queues the reading of rows; ask the answer after the next sync. */
export function askRows(sheet: Excel.Worksheet, top: number, left: number, rows: number, columns: number): () => Body {
  const range = sheet.getRangeByIndexes(top, left, rows, columns);
  range.load('values,formulas,valueTypes');
  return () => ({
    rows: range.values.map((values, r) => values.map((value, c) => cellOf(value, range.valueTypes[r]?.[c]))),
    formulas: range.formulas.map((texts, r) => texts.map((text, c) => formulaOf(text, range.values[r]?.[c]))),
  });
}

function isBlank(body: Body): boolean {
  return (
    body.rows.every((row) => row.every((cell) => cell === null)) &&
    body.formulas.every((row) => row.every((f) => f === null))
  );
}

async function read(context: Excel.RequestContext, tableId: string, cellsPerChunk: number): Promise<TableGrid> {
  const table = context.workbook.tables.getItem(tableId);
  const placeNow = askPlace(table);
  await context.sync();
  const place = placeNow();
  const sheet = table.worksheet;
  const header = sheet.getRangeByIndexes(place.top, place.left, 1, place.columns);
  header.load('values');
  const body: Body = { rows: [], formulas: [] };
  const chunks = chunksToRead(place.bodyRows, place.columns, cellsPerChunk);
  for (const [i, { start, count }] of chunks.entries()) {
    const rowsNow = askRows(sheet, place.top + 1 + start, place.left, count, place.columns);
    const placeThen = i > 0 && i === chunks.length - 1 ? askPlace(table) : undefined;
    await context.sync();
    // Rows that came or went between two chunks would be read twice or not at all.
    if (placeThen && JSON.stringify(placeThen()) !== JSON.stringify(place)) throw outOfStep(place.sheet);
    const { rows, formulas } = rowsNow();
    body.rows.push(...rows);
    body.formulas.push(...formulas);
  }
  const none = body.rows.length === 1 && isBlank(body);
  return {
    tableId,
    sheet: place.sheet,
    header: (header.values[0] ?? []).map(String),
    rows: none ? [] : body.rows,
    formulas: none ? [] : body.formulas,
    top: place.top,
    left: place.left,
  };
}

/**
 * Header, cells, formulas and place of a table. Long texts may make an answer too large: then the chunks are halved.
 * A sole blank row is how Excel keeps an empty table, and counts as no row.
 * @throws AppError `table-missing`, `out-of-step`
 */
export async function readTable(tableId: string, cellsPerChunk = CELLS_PER_CHUNK): Promise<TableGrid> {
  try {
    return await readExcel((context) => read(context, tableId, cellsPerChunk));
  } catch (error) {
    const tooLarge = error instanceof AppError && officeCode(error.cause) === 'ResponsePayloadSizeLimitExceeded';
    if (!tooLarge || cellsPerChunk < 100) throw error;
    return await readTable(tableId, Math.floor(cellsPerChunk / 2));
  }
}

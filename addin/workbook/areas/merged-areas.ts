// Which cells of a sheet are merged. Excel can say it from 1.13 on, and of at most 512 areas at a time: a sheet with more is
// asked in halves. Below that, and where Excel does not answer, it is not known, and what stands over what is asked of the person.
import type { MergedCells } from '../../../domain/adopt/table/area';
import { readExcel, type Supports } from '../excel-run';

/** A piece of a sheet, rows and columns from 0. */
export interface Piece {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** Pieces that are asked at most: a sheet whose every cell is merged is not worth more. */
const MOST_ASKED = 200;

/** Merged cells by their places in the piece, whole where they reach beyond it; `undefined` where Excel cannot say. */
export async function mergedIn(supports: Supports, sheetId: string, piece: Piece): Promise<MergedCells[] | undefined> {
  if (!supports('1.13')) return undefined;
  const found = new Map<string, MergedCells>();
  const left = [piece];
  for (let asked = 0; left.length > 0; asked++) {
    const own = left.pop();
    if (!own || asked >= MOST_ASKED) return undefined;
    const areas = await askedOf(sheetId, own);
    if (areas)
      for (const { rowIndex, columnIndex, rowCount, columnCount } of areas)
        found.set(`${rowIndex} ${columnIndex}`, {
          ...{ row: rowIndex - piece.top, column: columnIndex - piece.left, rows: rowCount, columns: columnCount },
        });
    else if (own.rows > 1) left.push(...halves(own));
    else return undefined;
  }
  return [...found.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}

function halves(piece: Piece): readonly Piece[] {
  const rows = Math.ceil(piece.rows / 2);
  return [
    { ...piece, top: piece.top + rows, rows: piece.rows - rows },
    { ...piece, rows },
  ];
}

/** `undefined` where there are too many to be answered. */
async function askedOf(
  sheetId: string,
  { top, left, rows, columns }: Piece,
): Promise<readonly Pick<Excel.Range, 'rowIndex' | 'columnIndex' | 'rowCount' | 'columnCount'>[] | undefined> {
  return await readExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const merged = sheet.getRangeByIndexes(top, left, rows, columns).getMergedAreasOrNullObject();
    merged.load('areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount');
    try {
      await context.sync();
    } catch (error) {
      if (error instanceof OfficeExtension.Error && refusedAsTooMany.has(error.code)) return undefined;
      throw error;
    }
    return merged.isNullObject ? [] : merged.areas.items;
  });
}

/** Excel does not name the code of this refusal: those of what it cannot do, and not of a broken connection or an edited cell. */
const refusedAsTooMany: ReadonlySet<string> = new Set([
  'GeneralException',
  'InvalidOperation',
  'InvalidArgument',
  'ResponsePayloadSizeLimitExceeded',
  'UnsupportedOperation',
]);

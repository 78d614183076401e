// Rows of a view → a sheet to be written. Data only; the writer in addin/workbook knows nothing of PIs.
import { atOnce, mapped } from '../slices';
import type { Cell } from './grid';
import type { AboveCell, SheetLayout } from './layout';
import type { KnownRow, SheetKind } from './sheet-kind';

export interface SheetTexts {
  readonly sheetName: string;
  readonly tableName: string;
  readonly title: string;
  readonly subtitle: string;
  /** What stands between the words and the table. */
  readonly above?: readonly AboveCell[];
  readonly page?: NonNullable<SheetLayout['page']>;
}

/** So many columns fit beside the pane. */
const FITS = 10;

/** Rows in the order given. Cells, formats and formulas have one entry per column of the kind. */
export function writeGrid<R extends KnownRow>(kind: SheetKind<R>, rows: readonly R[], texts: SheetTexts): SheetLayout {
  return atOnce(writeGridSliced(kind, rows, texts));
}

/** The same with stops on the way. */
export function* writeGridSliced<R extends KnownRow>(
  kind: SheetKind<R>,
  rows: readonly R[],
  texts: SheetTexts,
): Generator<undefined, SheetLayout> {
  const columns = kind.columns.filter((column) => !column.neededBy || rows.some((row) => column.neededBy?.(row)));
  const { fields } = kind;
  const placeOf = new Map(columns.map(({ id }, i) => [id, i]));
  const held = fields.map((field) => ({ field, places: field.columns.map((id) => placeOf.get(id) ?? -1) }));
  const locked: number[][] = [];
  const cells = yield* mapped(rows, (row) => {
    const line: Cell[] = columns.map((column) => column.show?.(row) ?? null);
    const shut: number[] = [];
    for (const { field, places } of held) {
      const stored = field.at(row);
      if (stored)
        field.write(stored.theirs, row).forEach((cell, i) => {
          const at = places[i] ?? -1;
          if (at >= 0) line[at] = cell;
        });
      const isMade = places.some((at) => typeof columns[at]?.formula?.(row) === 'string');
      if (!stored || stored.refusal() || isMade) shut.push(...places.filter((at) => at >= 0));
    }
    locked.push(shut);
    return line;
  });
  const formats = yield* mapped(rows, (row) => columns.map((column) => column.format(row)));
  const formulas = yield* mapped(rows, (row) => columns.map((column) => column.formula?.(row) ?? null));
  return {
    ...texts,
    columns,
    rows: cells,
    formats,
    formulas,
    locked,
    // Of wide sheets the code and the name stay in view.
    ...(columns.length > FITS && { frozen: 2 }),
    ...(kind.isStrong && { strong: rows.flatMap((row, i) => (kind.isStrong?.(row) ? i : [])) }),
    top: Math.max(3, ...(texts.above ?? []).map(({ row }) => row + 2)),
  };
}

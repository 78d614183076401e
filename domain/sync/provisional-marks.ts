// Marks of provisional figures that a refresh brings up to date: those that came and those that went with the stage.
import type { ReadResult } from '../sheet/read-grid';
import type { KnownRow } from '../sheet/sheet-kind';

export interface ProvisionalMark {
  /** Index in the grid's body. */
  readonly row: number;
  readonly header: string;
  readonly isProvisional: boolean;
}

/**
 * Cells whose figure is provisional now and was not, or the other way round.
 * @param before rows that said something else, as they were; by key
 * @param provisional ids of the columns in which a row shows a provisional figure
 */
export function newMarks<R extends KnownRow>(
  read: ReadResult<R>,
  before: ReadonlyMap<string, R>,
  provisional: (row: R) => readonly string[],
): ProvisionalMark[] {
  return read.rows.flatMap(({ row, known, cells }) => {
    const then = before.get(known.key);
    if (!then) return [];
    const [was, is] = [new Set(provisional(then)), new Set(provisional(known))];
    return [...cells].flatMap(([id, { header }]) =>
      was.has(id) === is.has(id) ? [] : [{ row, header, isProvisional: is.has(id) }],
    );
  });
}

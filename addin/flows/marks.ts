// The marks of provisional figures in a sheet that a refresh brings up to date. Loaded for the sheets that have any.
import { newMarks, type ProvisionalMark } from '../../domain/sync/provisional-marks';
import type { Comparison } from './compare';
import type { Ports } from './ports';

/** Sets and takes away marks; answers what was changed. */
export async function markAnew(
  { workbook }: Ports,
  { grid, read, sheet }: Comparison,
): Promise<readonly ProvisionalMark[]> {
  const { before, kind } = sheet;
  const marks = before ? newMarks(read, before, (row) => kind.provisional?.(row) ?? []) : [];
  if (marks.length > 0) await workbook.markCells(grid, marks);
  return marks;
}

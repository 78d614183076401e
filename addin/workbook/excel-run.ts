// The one way into Excel: a batch whose errors are translated, and what this Excel can do, asked at run time.
// The floor is ExcelApi 1.12 (tools/api-sets.mjs looks every member up). Newer, and what stands in for them below:
//   1.13 Table.resize               rows are added by TableRowCollection.add          layout/add-rows.ts
//   1.13 getMergedAreasOrNullObject  what stands over what is asked of the person     areas/merged-areas.ts
//   1.14 event.triggerSource        what changes while we write counts as ours        watch-changes.ts
//   1.17 worksheets.onNameChanged   a renamed sheet is found at the next look         watch-changes.ts
//   1.20 mergeUndoGroup             Excel forgets or splits its undo steps            here
import { translateOfficeError } from './office-errors';

/** Whether this Excel has the requirement set `ExcelApi` of this version, as `1.13`. */
export type Supports = (version: string) => boolean;

export const supportsExcelApi: Supports = (version) => Office.context.requirements.isSetSupported('ExcelApi', version);

function openForReadingOnly(): boolean {
  const office: { context?: { document?: { mode?: unknown } } } | undefined =
    typeof Office === 'undefined' ? undefined : Office;
  return office?.context?.document?.mode === 'readOnly';
}

/**
 * Runs a batch. A cell in edit mode is not waited for: the person is told at once and nothing is lost.
 * @throws AppError only
 */
export async function readExcel<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run(batch);
  } catch (cause) {
    throw translateOfficeError(cause, openForReadingOnly());
  }
}

/** As `readExcel`, for batches that write: one step of Excel's own undo where it can (1.20). */
export async function writeExcel<T>(
  supports: Supports,
  batch: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  if (!supports('1.20')) return await readExcel(batch);
  try {
    return await Excel.run({ mergeUndoGroup: true }, batch);
  } catch (cause) {
    throw translateOfficeError(cause, openForReadingOnly());
  }
}

/** Sends what is queued, without a repaint or a calculation in between. Once per batch of a writing operation. */
export function quietly(context: Excel.RequestContext): void {
  context.application.suspendApiCalculationUntilNextSync();
  context.application.suspendScreenUpdatingUntilNextSync();
}

// The Workbook port's contract against Excel's own client (Microsoft's unmodified office.js) over the workbench in Node.
import { createExcelWorkbook } from '../../addin/workbook/excel-workbook';
import { workbookContract } from '../../addin/workbook/workbook.contract';
import { addRowsContract } from '../../addin/workbook/contract/add-rows.contract';
import type { Opened } from '../../addin/workbook/contract/opened';
import { openNodeWorkbook } from '../../workbench/node/open-node-workbook';
import { personAt } from './person-at';

/** An Excel of this version, by its requirement set. */
function excelOf(version: number): () => Promise<Opened> {
  return async () => {
    // The client's own global `Excel` speaks to the workbook opened last.
    const node = await openNodeWorkbook();
    const supports = (set: string): boolean => Number(set.split('.')[1]) <= version;
    return {
      workbook: createExcelWorkbook(supports),
      colleague: createExcelWorkbook(supports),
      person: personAt(node),
      requests: () => node.syncCount(),
      close: () => node.close(),
    };
  };
}

// The workbench's engine makes a number a text where its cell is formatted as text afterwards; Excel does not.
workbookContract('the newest Excel', excelOf(20), { numbersInTextCells: false });

describe('the oldest Excel that is let in', () => {
  let now: Opened | undefined;
  beforeEach(async () => {
    now = await excelOf(12)();
  });
  afterEach(async () => {
    await now?.close();
  });
  // Only adding rows goes another way there.
  addRowsContract(() => now!);
});

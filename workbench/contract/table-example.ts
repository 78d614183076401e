// The table that cases of tables start from: three rows, each with a formula over its own cells.
import type { ExcelClient } from './contract-case';

export const header = ['Code', 'Value', 'Target', 'Status'];
const rows = [
  ['B', 5, 4, '=IF(B2="","No data",IF(B2>=C2,3,1))'],
  ['A', 1, 4, '=IF(B3="","No data",IF(B3>=C3,3,1))'],
  ['C', '', 2, '=IF(B4="","No data",IF(B4>=C4,3,1))'],
];

/** Makes the table Actions in A1:D4 of the active sheet, with a formula per row in Status. */
export const makeTable = (excel: ExcelClient): Promise<string> =>
  excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange('A1:D4').formulas = [header, ...rows];
    const table = sheet.tables.add('A1:D4', true);
    table.name = 'Actions';
    table.load('id');
    await context.sync();
    return table.id;
  });

export const state = (
  excel: ExcelClient,
  name = 'Actions',
): Promise<{ address: string; values: unknown[][]; formulas: unknown[][] }> =>
  excel.run(async (context) => {
    const range = context.workbook.tables.getItem(name).getRange().load('address,values,formulas');
    await context.sync();
    return { address: range.address, values: range.values, formulas: range.formulas };
  });

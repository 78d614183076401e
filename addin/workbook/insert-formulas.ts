// Puts formulas into the cell that is selected and those below it, where all of them are empty.
import { AppError } from '../../domain/errors';
import { readExcel } from './excel-run';

/** @throws AppError `not-allowed` where a cell holds something already; `sheet-protected` */
export async function insertFormulas(formulas: readonly string[]): Promise<{ address: string }> {
  return await readExcel(async (context) => {
    const first = context.workbook.getActiveCell();
    const range = first.getResizedRange(Math.max(0, formulas.length - 1), 0);
    range.load('formulas,address');
    await context.sync();
    const address = range.address.split('!').at(-1) ?? range.address;
    if (range.formulas.some((row) => row.some((cell) => cell !== '')))
      throw new AppError(
        'not-allowed',
        `${formulas.length === 1 ? `The cell ${address} holds` : `The cells ${address} hold`} something already. Select an empty cell, then try again.`,
      );
    range.numberFormat = formulas.map(() => ['General']);
    range.formulas = formulas.map((formula) => [formula]);
    await context.sync();
    return { address };
  });
}

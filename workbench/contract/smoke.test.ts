import { openNodeWorkbook } from '../node/open-node-workbook';

test('smoke', async () => {
  const t0 = performance.now();
  const book = await openNodeWorkbook();
  console.log('open', performance.now() - t0);
  const out = await book.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const range = sheet.getRange('A1:C3');
    range.values = [['a', 1, '12.5%'], ["'007", true, '=1+1'], ['', '#N/A', 'x']];
    range.load('values,formulas,text,valueTypes,address,numberFormat');
    await context.sync();
    return { v: range.values, f: range.formulas, t: range.text, y: range.valueTypes, a: range.address, n: range.numberFormat };
  });
  console.log(JSON.stringify(out), book.syncCount(), performance.now() - t0);
  book.close();
});

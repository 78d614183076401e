import { openNodeWorkbook } from '../node/open-node-workbook';

test.each([
  ['0.0%', '72.5', 0.725, 'a number in a percent cell is a percentage'],
  ['0.0%', '1', 0.01, 'from 1 on'],
  ['0.0%', '0.725', 0.725, 'a smaller one is the ratio'],
  ['0.0%', '72.5%', 0.725, 'with its sign it is what it says'],
  ['0.0%', '150%', 1.5, 'also above a hundred'],
  ['0.0%', '-3', -0.03, 'also below zero'],
  ['0.0', '72.5', 72.5, 'elsewhere a number is a number'],
  ['General', '95%', 0.95, 'and text with a sign a percentage'],
])('in a cell of format %s, “%s” is %d: %s', async (format, text, value) => {
  const node = await openNodeWorkbook();
  await node.Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange('B2').numberFormat = [[format]];
    await context.sync();
  });
  await node.person.types('B2', text);
  expect((await node.cell('B2')).value).toBe(value);
  await node.close();
});

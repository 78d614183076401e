import { openNodeWorkbook } from './open-node-workbook';

test('a saved workbook opens again with its cells, tables, rules and settings', async () => {
  const first = await openNodeWorkbook();
  await first.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange('A1:B2').values = [
      ['Code', 'Value'],
      ['a', '12.5%'],
    ];
    sheet.tables.add('A1:B2', true).name = 'Actions';
    sheet.getRange('B2').dataValidation.rule = { list: { inCellDropDown: true, source: 'x,y' } };
    sheet.getRange('B2').conditionalFormats.add('IconSet').iconSet.style = 'ThreeSigns';
    sheet.protection.protect();
    context.workbook.settings.add('bindings', ['one']);
    await context.sync();
  });
  const saved = first.save();
  await first.close();
  const second = await openNodeWorkbook(saved);
  const seen = await second.Excel.run(async (context) => {
    const table = context.workbook.tables.getItem('Actions');
    const body = table.getDataBodyRange().load('text');
    const setting = context.workbook.settings.getItem('bindings').load('value');
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.protection.load('protected');
    const cell = sheet.getRange('B2');
    cell.dataValidation.load('type');
    cell.conditionalFormats.load('items/type');
    await context.sync();
    return [
      body.text,
      setting.value as unknown,
      sheet.protection.protected,
      cell.dataValidation.type,
      cell.conditionalFormats.items.map((each) => each.type),
    ];
  });
  await second.close();
  expect(seen).toEqual([[['a', '12.50%']], ['one'], true, 'List', ['IconSet']]);
});

test('two workbooks are open at once and do not see each other', async () => {
  const one = await openNodeWorkbook();
  const two = await openNodeWorkbook();
  const write = (excel: typeof Excel, text: string): Promise<void> =>
    excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [[text]];
      await context.sync();
    });
  await Promise.all([write(one.Excel, 'one'), write(two.Excel, 'two')]);
  expect([(await one.cell('A1')).value, (await two.cell('A1')).value]).toEqual(['one', 'two']);
  await one.close();
  await two.close();
});

test('round trips are counted without those that Excel.run adds by itself', async () => {
  const book = await openNodeWorkbook();
  await book.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1').load('values');
    await context.sync();
    range.values = [[1]];
    await context.sync();
  });
  expect(book.syncCount()).toBe(2);
  await book.close();
});

// Conditional formats and data validation.
import type { ContractCase } from './contract-case';

export const ruleCases: readonly ContractCase[] = [
  {
    name: 'an icon set keeps style, criteria and whether only the icon shows',
    run: (excel) =>
      excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('D2:D9');
        const format = range.conditionalFormats.add('IconSet');
        format.iconSet.style = 'ThreeSigns';
        format.iconSet.criteria = [
          { type: 'Invalid', operator: 'Invalid', formula: '' },
          { type: 'Number', operator: 'GreaterThanOrEqual', formula: '=2' },
          { type: 'Number', operator: 'GreaterThanOrEqual', formula: '=3' },
        ];
        format.iconSet.showIconOnly = false;
        await context.sync();
        range.conditionalFormats.load('items/type,items/id');
        await context.sync();
        const [item] = range.conditionalFormats.items;
        item?.iconSet.load('style,criteria,showIconOnly');
        const where = item?.getRange().load('address');
        await context.sync();
        return [
          item?.type,
          item?.iconSet.style,
          item?.iconSet.criteria.map((each) => each.formula),
          item?.iconSet.showIconOnly,
          where?.address,
        ];
      }),
    expected: ['IconSet', 'ThreeSigns', ['', '=2', '=3'], false, 'Sheet1!D2:D9'],
  },
  {
    name: 'rules by value and by formula have formats, an order and can be cleared',
    run: (excel) =>
      excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B5');
        const value = range.conditionalFormats.add('CellValue');
        value.cellValue.format.font.color = '#B10E1C';
        value.cellValue.rule = { formula1: '=5', operator: 'GreaterThan' };
        const custom = range.conditionalFormats.add('Custom');
        custom.custom.rule.formula = '=$A1="x"';
        custom.custom.format.fill.color = '#E8F1FB';
        custom.stopIfTrue = true;
        await context.sync();
        custom.load('priority,stopIfTrue,type');
        value.load('priority');
        custom.custom.rule.load('formula');
        custom.custom.format.fill.load('color');
        await context.sync();
        const seen = [
          custom.type,
          custom.priority,
          custom.stopIfTrue,
          value.priority,
          custom.custom.rule.formula,
          custom.custom.format.fill.color,
        ];
        value.delete();
        await context.sync();
        const one = range.conditionalFormats.getCount();
        await context.sync();
        range.conditionalFormats.clearAll();
        const none = range.conditionalFormats.getCount();
        await context.sync();
        return [...seen, one.value, none.value];
      }),
    expected: ['Custom', 0, true, 1, '=$A1="x"', '#E8F1FB', 1, 0],
  },
  {
    name: 'a list of allowed values is kept and refuses what is not in it',
    run: async (excel, person) => {
      const rule = await excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A2:A5');
        range.dataValidation.rule = { list: { inCellDropDown: true, source: 'Provisional,Final' } };
        range.dataValidation.errorAlert = {
          message: 'Choose Provisional or Final.',
          showAlert: true,
          style: 'Stop',
          title: 'Stage',
        };
        range.dataValidation.prompt = { message: 'Pick one', showPrompt: true, title: 'Stage' };
        await context.sync();
        range.dataValidation.load('rule,type,errorAlert,prompt,ignoreBlanks');
        await context.sync();
        const { type, errorAlert, prompt, ignoreBlanks } = range.dataValidation;
        return [type, range.dataValidation.rule.list, errorAlert.message, prompt.title, ignoreBlanks];
      });
      const wrong = await person.types('A2', 'Maybe');
      const message = person.lastMessage();
      return [...rule, wrong, message, await person.types('A2', 'Final')];
    },
    expected: [
      'List',
      { inCellDropDown: true, source: 'Provisional,Final' },
      'Choose Provisional or Final.',
      'Stage',
      true,
      false,
      'Choose Provisional or Final.',
      true,
    ],
  },
  {
    name: 'number rules judge cells, formulas are kept, and clearing leaves none',
    run: (excel) =>
      excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const range = sheet.getRange('B2:B3');
        range.values = [[5], [50]];
        range.dataValidation.rule = { decimal: { formula1: 0, formula2: 10, operator: 'Between' } };
        await context.sync();
        range.dataValidation.load('type,valid,rule');
        await context.sync();
        const first = [
          range.dataValidation.type,
          range.dataValidation.valid,
          range.dataValidation.rule.decimal?.formula2 as unknown,
        ];
        range.dataValidation.rule = { custom: { formula: '=ISNUMBER(B2)' } };
        range.dataValidation.load('type,rule');
        await context.sync();
        const second = [range.dataValidation.type, range.dataValidation.rule.custom?.formula as unknown];
        range.dataValidation.clear();
        range.dataValidation.load('type');
        await context.sync();
        return [first, second, range.dataValidation.type];
      }),
    expected: [['Decimal', null, 10], ['Custom', '=ISNUMBER(B2)'], 'None'],
  },
  {
    name: 'rules follow a table that grows',
    run: async (excel, person) => {
      await excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('A1:B3').values = [
          ['Code', 'Stage'],
          ['a', 'Final'],
          ['b', 'Final'],
        ];
        sheet.tables.add('A1:B3', true);
        const body = sheet.getRange('B2:B3');
        body.dataValidation.rule = { list: { inCellDropDown: true, source: 'Provisional,Final' } };
        body.conditionalFormats.add('Custom').custom.rule.formula = '=$B2="Final"';
        await context.sync();
      });
      await person.types('A4', 'c');
      return excel.run(async (context) => {
        const cell = context.workbook.worksheets.getActiveWorksheet().getRange('B4');
        cell.dataValidation.load('type');
        const count = cell.conditionalFormats.getCount();
        await context.sync();
        return [cell.dataValidation.type, count.value];
      });
    },
    expected: ['List', 1],
  },
];

// Cells: coercion, formulas, formats, geometry, and what a batch may see of its own writes.
import { type ContractCase, errorOf } from './contract-case';

export const cellCases: readonly ContractCase[] = [
  {
    name: 'text that looks like a number, a percent, a date or a boolean becomes one, and an apostrophe keeps it text',
    run: (excel) =>
      excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:H1');
        range.values = [['12.5%', '1,234.5', '10/14/2014', 'TRUE', "'007", '#N/A', 'Q3 2014/15', '=1+1']];
        range.load('values,text,valueTypes,numberFormat');
        await context.sync();
        return [range.values[0], range.text[0], range.valueTypes[0], range.numberFormat[0]];
      }),
    expected: [
      [0.125, 1234.5, 41926, true, '007', '#N/A', 'Q3 2014/15', 2],
      ['12.50%', '1,234.50', '10/14/2014', 'TRUE', '007', '#N/A', 'Q3 2014/15', '2'],
      ['Double', 'Double', 'Double', 'Boolean', 'String', 'Error', 'String', 'Double'],
      ['0.00%', '#,##0.00', 'm/d/yyyy', 'General', 'General', 'General', 'General', 'General'],
    ],
  },
  {
    name: 'a cell with the text format takes every string as it is, also by hand',
    run: async (excel, person) => {
      await excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:D1');
        range.numberFormat = [['@', '@', '@', '@']];
        range.values = [['007', '=1+1', "'abc", '12.5%']];
        await context.sync();
      });
      await person.types('D1', '0012');
      return excel.run(async (context) => {
        const range = context.workbook.worksheets
          .getActiveWorksheet()
          .getRange('A1:D1')
          .load('values,formulas,text,valueTypes');
        await context.sync();
        return [range.values[0], range.formulas[0], range.text[0], range.valueTypes[0]];
      });
    },
    expected: [
      ['007', '=1+1', "'abc", '0012'],
      ['007', '=1+1', "'abc", '0012'],
      ['007', '=1+1', "'abc", '0012'],
      ['String', 'String', 'String', 'String'],
    ],
  },
  {
    name: 'a percent of two digits is the number it says, to the last digit',
    run: (excel) =>
      excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:C1');
        range.formulas = [['95%', 0.95, '=A1=B1']];
        range.load('values');
        await context.sync();
        return range.values;
      }),
    expected: [[0.95, 0.95, true]],
  },
  {
    name: 'null leaves a cell alone and an empty string empties it',
    run: (excel) =>
      excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:C1');
        range.values = [[1, 2, 3]];
        await context.sync();
        range.values = [[null, '', 4]] as unknown[][] as never;
        range.load('values,valueTypes');
        await context.sync();
        return [range.values, range.valueTypes];
      }),
    expected: [[[1, '', 4]], [['Double', 'Empty', 'Double']]],
  },
  {
    name: 'a formula is read back with its value in the same batch as it is written',
    run: (excel) =>
      excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('A1:A2').values = [[20], [30]];
        sheet.getRange('A3').formulas = [['=SUM(A1:A2)']];
        const first = sheet.getRange('A3').load('values,formulas');
        sheet.getRange('A2').values = [[31]];
        const second = sheet.getRange('A3').load('values');
        await context.sync();
        return [first.formulas, second.values];
      }),
    expected: [[['=SUM(A1:A2)']], [[51]]],
  },
  {
    name: 'an array of the wrong shape is InvalidArgument, and a missing sheet is ItemNotFound',
    run: async (excel) => [
      await errorOf(
        excel.run(async (context) => {
          context.workbook.worksheets.getActiveWorksheet().getRange('A1:B2').values = [[1, 2, 3]];
          await context.sync();
        }),
      ),
      await errorOf(
        excel.run(async (context) => {
          context.workbook.worksheets.getItem('Nope').getRange('A1').load('values');
          await context.sync();
        }),
      ),
    ],
    expected: ['InvalidArgument', 'ItemNotFound'],
  },
  {
    name: 'a format is written without touching formulas, and mixed formats read as null',
    run: (excel) =>
      excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:A2');
        range.formulas = [['=1+1'], ['=2+2']];
        await context.sync();
        range.format.fill.color = '#FFEECC';
        range.format.font.bold = true;
        range.format.horizontalAlignment = 'Center';
        range.format.wrapText = true;
        range.format.indentLevel = 2;
        range.format.borders.getItem('EdgeBottom').style = 'Continuous';
        range.format.borders.getItem('EdgeBottom').color = '#112233';
        range.getCell(1, 0).format.font.bold = false;
        await context.sync();
        range.load(
          'formulas,values,format/fill/color,format/font/bold,format/horizontalAlignment,format/wrapText,format/indentLevel',
        );
        const edge = range.format.borders.getItem('EdgeBottom').load('style,color');
        await context.sync();
        const { format } = range;
        return [
          range.formulas,
          range.values,
          format.fill.color,
          format.font.bold,
          format.horizontalAlignment,
          format.wrapText,
          format.indentLevel,
          edge.style,
          edge.color,
        ];
      }),
    expected: [[['=1+1'], ['=2+2']], [[2], [4]], '#FFEECC', null, 'Center', true, 2, 'Continuous', '#112233'],
  },
  {
    name: 'widths, heights and hidden rows are kept in points',
    run: (excel) =>
      excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const range = sheet.getRange('B2:C3');
        range.format.columnWidth = 90;
        range.format.rowHeight = 30;
        sheet.getRange('5:6').rowHidden = true;
        range.load('format/columnWidth,format/rowHeight');
        const hidden = sheet.getRange('A5:A6').load('rowHidden');
        const mixed = sheet.getRange('A4:A5').load('rowHidden');
        await context.sync();
        return [range.format.columnWidth, range.format.rowHeight, hidden.rowHidden, mixed.rowHidden];
      }),
    expected: [90, 30, true, null],
  },
  {
    name: 'ranges lead to other ranges by geometry, and an intersection that is empty is a null object',
    run: (excel) =>
      excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const range = sheet.getRange('B2:D4');
        const found = [
          range.getOffsetRange(1, 1),
          range.getResizedRange(1, -1),
          range.getAbsoluteResizedRange(1, 2),
          range.getLastRow(),
          range.getRowsBelow(2),
          range.getRowsAbove(1),
          range.getEntireRow(),
          range.getEntireColumn(),
          range.getBoundingRect('F9'),
          range.getIntersection('C3:Z9'),
          range.getRow(0),
          range.getColumn(2),
          range.getCell(0, 0),
        ];
        for (const each of found) each.load('address');
        const none = range.getIntersectionOrNullObject('F1:F9').load('isNullObject');
        await context.sync();
        return [...found.map((each) => each.address.replace('Sheet1!', '')), none.isNullObject];
      }),
    expected: [
      'C3:E5',
      'B2:C5',
      'B2:C2',
      'B4:D4',
      'B5:D6',
      'B1:D1',
      '2:4',
      'B:D',
      'B2:F9',
      'C3:D4',
      'B2:D2',
      'D2:D4',
      'B2',
      true,
    ],
  },
  {
    name: 'the used range of an empty sheet is a null object, and later covers what is filled',
    run: (excel) =>
      excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const before = sheet.getUsedRangeOrNullObject(true).load('isNullObject');
        await context.sync();
        sheet.getRange('B2').values = [[1]];
        sheet.getRange('D7').values = [['x']];
        const after = sheet.getUsedRange(true).load('address');
        const column = sheet.getRange('D:D').getUsedRangeOrNullObject(true).load('address');
        await context.sync();
        return [before.isNullObject, after.address, column.address];
      }),
    expected: [true, 'Sheet1!B2:D7', 'Sheet1!D7'],
  },
  {
    name: 'inserted and deleted rows move formulas, and cleared contents keep the format',
    run: (excel) =>
      excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('A1:A3').values = [[1], [2], [3]];
        sheet.getRange('B1').formulas = [['=SUM(A1:A3)']];
        await context.sync();
        sheet.getRange('2:2').insert('Down');
        await context.sync();
        sheet.getRange('A2').values = [[10]];
        const sum = sheet.getRange('B1').load('values,formulas');
        await context.sync();
        const seen: unknown[] = [sum.values[0]?.[0], sum.formulas[0]?.[0]];
        sheet.getRange('2:3').delete('Up');
        sum.load('values,formulas');
        sheet.getRange('A1').format.fill.color = '#FF0000';
        sheet.getRange('A1').clear('Contents');
        const cleared = sheet.getRange('A1').load('values,format/fill/color');
        await context.sync();
        return [...seen, sum.formulas[0]?.[0], cleared.values, cleared.format.fill.color] as unknown[];
      }),
    expected: [16, '=SUM(A1:A4)', '=SUM(A1:A2)', [['']], '#FF0000'],
  },
  {
    name: 'a large assignment that the client splits arrives whole',
    run: (excel) =>
      excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const range = sheet.getRange('A1').getResizedRange(1999, 9);
        range.values = Array.from({ length: 2000 }, (_, row) =>
          Array.from({ length: 10 }, (_unused, column) => row * 10 + column),
        );
        await context.sync();
        const last = sheet.getRange('J2000').load('values');
        const all = range.load('values');
        await context.sync();
        return [last.values, all.values.length, all.values[1234]?.[5] as unknown];
      }),
    expected: [[[19999]], 2000, 12345],
  },
  {
    name: 'an add-in write is one step to undo, and undo and redo bring back formulas and formats',
    run: async (excel, person) => {
      await excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('A1').values = [['before']];
        await context.sync();
        sheet.getRange('A1').values = [['after']];
        sheet.getRange('A1').format.font.bold = true;
        sheet.getRange('B1').formulas = [['=A1&"!"']];
        await context.sync();
      });
      const state = (): Promise<unknown> =>
        excel.run(async (context) => {
          const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B1').load('formulas');
          const bold = range.getCell(0, 0).load('format/font/bold');
          await context.sync();
          return [range.formulas[0], bold.format.font.bold];
        });
      await person.undoes();
      const undone = await state();
      await person.redoes();
      return [undone, await state()];
    },
    expected: [
      [['before', ''], false],
      [['after', '=A1&"!"'], true],
    ],
  },
  {
    name: 'while a cell is being edited a plain request is refused, and one that may wait waits',
    run: async (excel, person) => {
      person.startsEditing();
      const refused = await errorOf(
        excel.run(async (context) => {
          context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [[1]];
          await context.sync();
        }),
      );
      const waiting = excel.run({ delayForCellEdit: true }, async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [[42]];
        await context.sync();
      });
      setTimeout(() => person.stopsEditing(), 60);
      await waiting;
      return excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1').load('values');
        await context.sync();
        return [refused, range.values];
      });
    },
    expected: ['InvalidOperationInCellEditMode', [[42]]],
  },
  {
    name: 'a member that is not supported says so by name',
    run: async (excel) => {
      try {
        await excel.run(async (context) => {
          context.workbook.worksheets.getActiveWorksheet().pivotTables.load('items');
          await context.sync();
        });
        return 'no error';
      } catch (error) {
        const { code, debugInfo } = error as { code: string; debugInfo: { errorLocation: string } };
        return [code, debugInfo.errorLocation];
      }
    },
    expected: ['ApiNotFound', 'Worksheet.pivotTables'],
  },
];

// Tables of which a person has filtered rows out, and Excel's habits with them.
import { type Context, type ContractCase, errorOf } from './contract-case';
import { makeTable, state } from './table-example';

type Sheet = ReturnType<Context['workbook']['worksheets']['getItem']>;
type Table = ReturnType<Context['workbook']['tables']['getItem']>;

export const filterCases: readonly ContractCase[] = [
  {
    name: 'a filter hides rows, and an array written over them goes with its first line into the rows that show',
    run: async (excel, person) => {
      await makeTable(excel);
      await person.filters('Actions', 'Code', ['B', 'C']);
      const hidden = await excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const ranges = ['A2:D2', 'A3:D3', 'A2:D4'].map((each) => sheet.getRange(each).load('rowHidden'));
        sheet.getRange('B2:B4').values = [[10], [20], [30]];
        sheet.getRange('C3').values = [[7]];
        await context.sync();
        return ranges.map((each) => each.rowHidden);
      });
      const { values } = await state(excel);
      await person.filters('Actions', 'Code', []);
      const all = await excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:A4').load('rowHidden');
        await context.sync();
        return range.rowHidden;
      });
      await person.filters('Actions', 'Target', ['7', '2']);
      const byNumber = await excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const ranges = ['A2', 'A3', 'A4'].map((each) => sheet.getRange(each).load('rowHidden'));
        await context.sync();
        return ranges.map((each) => each.rowHidden);
      });
      return [hidden, values.slice(1).map((line) => line.slice(0, 3)), all, byNumber];
    },
    expected: [
      [false, true, null],
      [
        ['B', 10, 4],
        ['A', 1, 7],
        ['C', 10, 2],
      ],
      false,
      [true, false, false],
    ],
  },
  {
    name: 'cells of a table of which rows are filtered out are not moved; whole rows and a longer table are allowed',
    run: async (excel, person) => {
      await makeTable(excel);
      await person.filters('Actions', 'Code', ['B']);
      const told = (work: (sheet: Sheet, table: Table) => unknown): Promise<string> =>
        errorOf(
          excel.run(async (context) => {
            work(context.workbook.worksheets.getActiveWorksheet(), context.workbook.tables.getItem('Actions'));
            await context.sync();
          }),
        );
      const codes = [
        await told((_, table) => table.rows.getItemAt(0).delete()),
        await told((sheet) => sheet.getRange('A3:D3').insert('Down')),
        await told((_, table) => table.resize('A1:D5')),
        await told((sheet) => sheet.getRange('1:1').insert('Down')),
      ];
      return [codes, (await state(excel)).address];
    },
    expected: [['FilteredRangeConflict', 'FilteredRangeConflict', 'no error', 'no error'], 'Sheet1!A2:D6'],
  },
];

// Tables: the API, and what survives when people sort, type, insert, copy, rename and delete.
import { type Context, type ContractCase, errorOf } from './contract-case';
import { header, makeTable, state } from './table-example';

export const tableCases: readonly ContractCase[] = [
  {
    name: 'a table is found by id and by name, and gives its parts',
    run: async (excel) => {
      const id = await makeTable(excel);
      return excel.run(async (context) => {
        const table = context.workbook.tables.getItem(id).load('name,style,showHeaders');
        const body = table.getDataBodyRange().load('address');
        const top = table.getHeaderRowRange().load('values');
        table.columns.load('items/name,items/index,items/id');
        table.rows.load('count');
        const missing = context.workbook.tables.getItemOrNullObject('Nope').load('isNullObject');
        const byName = context.workbook.worksheets.getActiveWorksheet().tables.getItem('actions').load('id');
        const count = context.workbook.tables.getCount();
        await context.sync();
        return [
          table.name,
          table.style,
          table.showHeaders,
          body.address,
          top.values,
          table.columns.items.map((each) => each.name),
          table.rows.count,
          missing.isNullObject,
          byName.id === id,
          count.value,
        ];
      });
    },
    expected: ['Actions', 'TableStyleMedium2', true, 'Sheet1!A2:D4', [header], header, 3, true, true, 1],
  },
  {
    name: 'formulas that look at their own row still do after a person sorts, and after undo',
    run: async (excel, person) => {
      await makeTable(excel);
      await person.sorts('A2:D4', 0);
      const sorted = await state(excel);
      await person.undoes();
      const undone = await state(excel);
      return [
        sorted.values.slice(1),
        sorted.formulas.map((line) => line[3]),
        undone.values.slice(1),
        undone.formulas.map((line) => line[3]),
      ];
    },
    expected: [
      [
        ['A', 1, 4, 1],
        ['B', 5, 4, 3],
        ['C', '', 2, 'No data'],
      ],
      [
        'Status',
        '=IF(B2="","No data",IF(B2>=C2,3,1))',
        '=IF(B3="","No data",IF(B3>=C3,3,1))',
        '=IF(B4="","No data",IF(B4>=C4,3,1))',
      ],
      [
        ['B', 5, 4, 3],
        ['A', 1, 4, 1],
        ['C', '', 2, 'No data'],
      ],
      [
        'Status',
        '=IF(B2="","No data",IF(B2>=C2,3,1))',
        '=IF(B3="","No data",IF(B3>=C3,3,1))',
        '=IF(B4="","No data",IF(B4>=C4,3,1))',
      ],
    ],
  },
  {
    name: 'formulas that look at their own row still do after table.sort',
    run: async (excel) => {
      await makeTable(excel);
      await excel.run(async (context) => {
        context.workbook.tables.getItem('Actions').sort.apply([{ key: 0, ascending: false }]);
        await context.sync();
      });
      const sorted = await state(excel);
      return [sorted.values.slice(1), sorted.formulas.map((line) => line[3])];
    },
    expected: [
      [
        ['C', '', 2, 'No data'],
        ['B', 5, 4, 3],
        ['A', 1, 4, 1],
      ],
      [
        'Status',
        '=IF(B2="","No data",IF(B2>=C2,3,1))',
        '=IF(B3="","No data",IF(B3>=C3,3,1))',
        '=IF(B4="","No data",IF(B4>=C4,3,1))',
      ],
    ],
  },
  {
    name: 'a column inserted in a table gets a header of its own, and formulas follow their columns',
    run: async (excel, person) => {
      await makeTable(excel);
      await person.insertsColumns('B:B');
      const inserted = await state(excel);
      await person.insertsColumns('A:A');
      const before = await state(excel);
      return [
        inserted.address,
        inserted.values[0],
        inserted.formulas[1]?.[4],
        before.address,
        before.formulas[1]?.[4],
        before.values[1]?.[4],
      ];
    },
    expected: [
      'Sheet1!A1:E4',
      ['Code', 'Column1', 'Value', 'Target', 'Status'],
      '=IF(C2="","No data",IF(C2>=D2,3,1))',
      'Sheet1!B1:F4',
      '=IF(D2="","No data",IF(D2>=E2,3,1))',
      3,
    ],
  },
  {
    name: 'typing below a table grows it and fills its formulas down',
    run: async (excel, person) => {
      await makeTable(excel);
      await person.types('A5', 'D');
      await person.types('B5', '9');
      const grown = await state(excel);
      return [grown.address, grown.values[4], grown.formulas[4]?.[3]];
    },
    expected: ['Sheet1!A1:D5', ['D', 9, '', 3], '=IF(B5="","No data",IF(B5>=C5,3,1))'],
  },
  {
    name: 'typing beside a table adds a column, and an emptied or doubled header is put right',
    run: async (excel, person) => {
      await makeTable(excel);
      await person.types('E1', 'Note');
      await person.types('B1', 'Code');
      await person.clears('C1');
      const now = await state(excel);
      return [now.address, now.values[0]];
    },
    expected: ['Sheet1!A1:E4', ['Code', 'Code2', 'Column1', 'Status', 'Note']],
  },
  {
    name: 'a reference to this row by column name calculates, follows its row, and survives a renamed table',
    run: async (excel, person) => {
      await makeTable(excel);
      await excel.run(async (context) => {
        context.workbook.tables.getItem('Actions').columns.getItem('Status').getDataBodyRange().formulas = [
          ['=[@Value]*2'],
          ['=Actions[@Value]*2'],
          ['=Actions[[#This Row],[Value]]*2'],
        ];
        await context.sync();
      });
      await person.sorts('A2:D4', 0);
      await person.types('B2', '10');
      await person.insertsColumns('B:B');
      await person.renamesTable('Actions', 'Plan');
      await person.types('C3', '6');
      const now = await state(excel, 'Plan');
      return [now.values.map((line) => line[4]), now.formulas[1]?.[4]];
    },
    expected: [['Status', 20, 12, 0], '=Plan[[#This Row],[Value]]*2'],
  },
  {
    name: 'an add-in that writes below a table does not grow it',
    run: async (excel) => {
      await makeTable(excel);
      await excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A5').values = [['D']];
        await context.sync();
      });
      return (await state(excel)).address;
    },
    expected: 'Sheet1!A1:D4',
  },
  {
    name: 'rows are added at the end and in the middle, and deleted, and what stands below moves along',
    run: async (excel) => {
      await makeTable(excel);
      return excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('A6').values = [['below']];
        const table = context.workbook.tables.getItem('Actions');
        table.rows.add(undefined, [['E', 1, 1, null]] as never);
        await context.sync();
        table.rows.add(0, [['F', 2, 3, '=B2']]);
        await context.sync();
        table.rows.getItemAt(1).delete();
        await context.sync();
        const range = table.getRange().load('values,address');
        const column = sheet.getRange('A1:A8').load('values');
        await context.sync();
        return [
          range.address,
          range.values.map((line) => line[0] as unknown),
          range.values[4],
          column.values.map((line) => line[0] as unknown),
        ];
      });
    },
    expected: [
      'Sheet1!A1:D5',
      ['Code', 'F', 'A', 'C', 'E'],
      ['E', 1, 1, 3],
      ['Code', 'F', 'A', 'C', 'E', 'below', '', ''],
    ],
  },
  {
    name: 'columns are added, renamed and deleted, and keep their ids',
    run: async (excel) => {
      await makeTable(excel);
      return excel.run(async (context) => {
        const table = context.workbook.tables.getItem('Actions');
        table.columns.load('items/id,items/name');
        await context.sync();
        const before = table.columns.items.map((each) => each.id);
        table.columns.add(1, [['Measure'], ['%'], ['£'], ['n']]);
        await context.sync();
        table.columns.getItem('Target').name = 'Goal';
        table.columns.getItem('Value').delete();
        await context.sync();
        table.columns.load('items/id,items/name,items/index');
        const range = table.getRange().load('address,values');
        await context.sync();
        const after = table.columns.items;
        return [
          range.address,
          range.values[1],
          after.map((each) => each.name),
          after.map((each) => before.indexOf(each.id)),
        ];
      });
    },
    expected: ['Sheet1!A1:D4', ['B', '%', 4, '#REF!'], ['Code', 'Measure', 'Goal', 'Status'], [0, -1, 2, 3]],
  },
  {
    name: 'resizing takes in new columns with headers, and deleting a table leaves another alone',
    run: async (excel) => {
      await makeTable(excel);
      return excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const table = sheet.tables.getItem('Actions');
        table.resize('A1:E6');
        const other = sheet.tables.add('H1:I3', true);
        await context.sync();
        const head = table.getHeaderRowRange().load('values');
        other.load('name');
        await context.sync();
        const name = other.name;
        table.convertToRange();
        other.delete();
        sheet.tables.load('items/name');
        const left = sheet.getRange('A1').load('values');
        await context.sync();
        return [head.values[0], name, sheet.tables.items.length, left.values];
      });
    },
    expected: [[...header, 'Column1'], 'Table1', 0, [['Code']]],
  },
  {
    name: 'a table cannot overlap another, nor take its name or a bad name',
    run: async (excel) => {
      await makeTable(excel);
      const attempt = (work: (context: Context) => void): Promise<string> =>
        errorOf(
          excel.run(async (context) => {
            work(context);
            await context.sync();
          }),
        );
      return [
        await attempt((context) => context.workbook.worksheets.getActiveWorksheet().tables.add('C3:F9', true)),
        await attempt((context) => {
          context.workbook.worksheets.getActiveWorksheet().tables.add('H1:I3', true).name = 'Actions';
        }),
        await attempt((context) => {
          context.workbook.tables.getItem('Actions').name = 'A1';
        }),
      ];
    },
    expected: ['InvalidArgument', 'ItemAlreadyExists', 'InvalidArgument'],
  },
];

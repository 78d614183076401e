// Tables when their sheet is copied, renamed, moved or deleted, and what they tell of.
import { type ContractCase, until } from './contract-case';
import { makeTable } from './table-example';

export const tableLifeCases: readonly ContractCase[] = [
  {
    name: 'a copied sheet has its table under a new id and a new name, and is called as in Excel',
    run: async (excel, person) => {
      const id = await makeTable(excel);
      const copy = await person.copiesSheet('Sheet1');
      const again = await person.copiesSheet('Sheet1');
      return excel.run(async (context) => {
        const tables = context.workbook.tables.load('items/id,items/name');
        const sheets = context.workbook.worksheets.load('items/name');
        const cell = context.workbook.worksheets.getItem(copy).getRange('D2').load('values,formulas');
        await context.sync();
        const names = tables.items.map((each) => each.name);
        return [
          copy,
          again,
          sheets.items.map((each) => each.name),
          names.length,
          new Set(names).size,
          tables.items.filter((each) => each.id === id).map((each) => each.name),
          cell.values,
          cell.formulas,
        ];
      });
    },
    expected: [
      'Sheet1 (2)',
      'Sheet1 (3)',
      ['Sheet1', 'Sheet1 (3)', 'Sheet1 (2)'],
      3,
      3,
      ['Actions'],
      [[3]],
      [['=IF(B2="","No data",IF(B2>=C2,3,1))']],
    ],
  },
  {
    name: 'renaming and moving a sheet keeps its tables, and deleting it deletes them',
    run: async (excel, person) => {
      const id = await makeTable(excel);
      await person.addsSheet('Other');
      await person.renamesSheet('Sheet1', 'Q3 figures');
      await person.movesSheet('Q3 figures', 1);
      const found = await excel.run(async (context) => {
        const table = context.workbook.tables.getItem(id).load('name');
        const range = table.getRange().load('address');
        await context.sync();
        return [table.name, range.address];
      });
      await person.deletesSheet('Q3 figures');
      const after = await excel.run(async (context) => {
        const table = context.workbook.tables.getItemOrNullObject(id).load('isNullObject');
        const count = context.workbook.tables.getCount();
        await context.sync();
        return [table.isNullObject, count.value];
      });
      return [...found, ...after];
    },
    expected: ['Actions', "'Q3 figures'!A1:D4", true, 0],
  },
  {
    name: 'a table tells of typed edits, deletions, pastes, undo, sorts and of its own end',
    run: async (excel, person) => {
      await makeTable(excel);
      const seen: string[] = [];
      await excel.run(async (context) => {
        const { tables } = context.workbook;
        tables.getItem('Actions').onChanged.add((event) => {
          seen.push(`${event.changeType} ${event.address}`);
          return Promise.resolve();
        });
        tables.onDeleted.add((event) => {
          seen.push(`deleted ${event.tableName}`);
          return Promise.resolve();
        });
        tables.onAdded.add((event) => {
          seen.push(`added ${event.source}`);
          return Promise.resolve();
        });
        await context.sync();
      });
      const step = async (work: Promise<unknown>): Promise<void> => {
        const before = seen.length;
        await work;
        await until(() => seen.length > before);
      };
      await step(person.types('B2', '7'));
      await step(person.clears('B2'));
      await step(person.undoes());
      await step(
        person.pastes('B2', [
          ['1', '2'],
          ['3', '4'],
        ]),
      );
      await step(person.sorts('A2:D4', 0));
      await step(person.convertsTable('Actions'));
      return seen;
    },
    expected: [
      'RangeEdited B2',
      'RangeEdited B2',
      'RangeEdited B2',
      'RangeEdited B2:C3',
      'RangeEdited A2:D4',
      'deleted Actions',
    ],
  },
];

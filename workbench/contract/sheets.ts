// Worksheets, the workbook, protection, events of sheets, settings and names.
import { type Context, type ContractCase, errorOf, until } from './contract-case';

/** Details come with a change of one cell only, whatever the type says. */
const beforeAndAfter = ({
  details,
}: {
  details?: { valueBefore?: unknown; valueAfter?: unknown } | undefined;
}): string => (details ? `${String(details.valueBefore)}>${String(details.valueAfter)}` : '');

export const sheetCases: readonly ContractCase[] = [
  {
    name: 'sheets are added, renamed, activated, coloured, moved, hidden and deleted',
    run: (excel) =>
      excel.run(async (context) => {
        const { worksheets } = context.workbook;
        const added = worksheets.add('Q3');
        const other = worksheets.add();
        await context.sync();
        added.name = 'Q3 2014/15'.replace('/', '-');
        added.tabColor = '#0F6CBD';
        added.position = 0;
        added.activate();
        other.visibility = 'Hidden';
        added.load('name,id,position,tabColor,visibility');
        other.load('name,visibility');
        const active = worksheets.getActiveWorksheet().load('name');
        const first = worksheets.getFirst().load('name');
        const count = worksheets.getCount();
        await context.sync();
        const same = worksheets.getItem(added.id).load('name');
        const gone = worksheets.getItemOrNullObject('Nope').load('isNullObject');
        other.delete();
        await context.sync();
        worksheets.load('items/name');
        await context.sync();
        return [
          added.name,
          added.position,
          added.tabColor,
          added.visibility,
          other.name,
          other.visibility,
          active.name,
          first.name,
          count.value,
          same.name,
          gone.isNullObject,
          worksheets.items.map((each) => each.name),
        ];
      }),
    expected: [
      'Q3 2014-15',
      0,
      '#0F6CBD',
      'Visible',
      'Sheet2',
      'Hidden',
      'Q3 2014-15',
      'Q3 2014-15',
      3,
      'Q3 2014-15',
      true,
      ['Q3 2014-15', 'Sheet1'],
    ],
  },
  {
    name: 'a taken or impossible sheet name is refused, and the last sheet stays',
    run: async (excel) => {
      const attempt = (work: (context: Context) => void): Promise<string> =>
        errorOf(
          excel.run(async (context) => {
            work(context);
            await context.sync();
          }),
        );
      return [
        await attempt((context) => context.workbook.worksheets.add('sheet1')),
        await attempt((context) => context.workbook.worksheets.add('a/b')),
        await attempt((context) => context.workbook.worksheets.add('x'.repeat(32))),
        await attempt((context) => context.workbook.worksheets.getActiveWorksheet().delete()),
      ];
    },
    expected: ['ItemAlreadyExists', 'InvalidArgument', 'InvalidArgument', 'InvalidOperation'],
  },
  {
    name: 'copy by the add-in puts the sheet where it is asked',
    run: (excel) =>
      excel.run(async (context) => {
        const { worksheets } = context.workbook;
        worksheets.add('Last');
        const copy = worksheets.getItem('Sheet1').copy('End');
        copy.load('name,position');
        await context.sync();
        worksheets.load('items/name');
        await context.sync();
        return [copy.name, copy.position, worksheets.items.map((each) => each.name)];
      }),
    expected: ['Sheet1 (2)', 2, ['Sheet1', 'Last', 'Sheet1 (2)']],
  },
  {
    name: 'panes freeze and say where',
    run: (excel) =>
      excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.freezePanes.freezeRows(2);
        const at = sheet.freezePanes.getLocationOrNullObject().load('address');
        await context.sync();
        const first = at.address;
        sheet.freezePanes.freezeAt(sheet.getRange('A1:B3'));
        const both = sheet.freezePanes.getLocationOrNullObject().load('address');
        await context.sync();
        sheet.freezePanes.unfreeze();
        const none = sheet.freezePanes.getLocationOrNullObject().load('isNullObject');
        await context.sync();
        return [first, both.address, none.isNullObject];
      }),
    expected: ['Sheet1!1:2', 'Sheet1!A1:B3', true],
  },
  {
    name: 'a protected sheet refuses people and the add-in in locked cells, and lets both into unlocked ones',
    run: async (excel, person) => {
      const protectedNow = await excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('A1:B2').values = [
          ['locked', 'open'],
          [1, 2],
        ];
        sheet.getRange('B1:B2').format.protection.locked = false;
        sheet.protection.protect();
        sheet.protection.load('protected');
        await context.sync();
        return sheet.protection.protected;
      });
      const typed = await person.types('A1', 'x');
      const message = person.lastMessage();
      const cleared = await person.clears('A1:B2');
      const pasted = await person.pastes('A2', [['1', '2']]);
      const inserted = await person.insertsRows('1:1');
      const open = await person.types('B2', '5');
      const write = (address: string): Promise<string> =>
        errorOf(
          excel.run(async (context) => {
            context.workbook.worksheets.getActiveWorksheet().getRange(address).values = [[9]];
            await context.sync();
          }),
        );
      const byAddin = [await write('A1'), await write('B1')];
      const after = await excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const range = sheet.getRange('A1:B2').load('values');
        sheet.protection.unprotect();
        await context.sync();
        return range.values;
      });
      return [
        protectedNow,
        typed,
        message.startsWith('The cell you'),
        cleared,
        pasted,
        inserted,
        open,
        byAddin,
        after,
        await person.types('A1', 'free'),
      ];
    },
    expected: [
      true,
      false,
      true,
      false,
      false,
      false,
      true,
      ['AccessDenied', 'no error'],
      [
        ['locked', 9],
        [1, 5],
      ],
      true,
    ],
  },
  {
    name: 'unlocked cells stay unlocked when their row is sorted, inserted above or emptied',
    run: async (excel, person) => {
      await excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('A1:A2').values = [['b'], ['a']];
        sheet.getRange('A1').format.protection.locked = false;
        await context.sync();
      });
      await person.clears('A1');
      await person.types('A1', 'b');
      await person.sorts('A1:A2', 0);
      await person.insertsRows('1:1');
      return excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const cells = ['A2', 'A3'].map((address) => sheet.getRange(address).load('values,format/protection/locked'));
        await context.sync();
        return cells.map((cell) => [cell.values[0]?.[0] as unknown, cell.format.protection.locked]);
      });
    },
    expected: [
      ['a', true],
      ['b', false],
    ],
  },
  {
    name: 'sheets tell of edits with address, source and details, of rows and columns, and of their own life',
    run: async (excel, person) => {
      const seen: string[] = [];
      const note = (text: string): Promise<void> => {
        seen.push(text);
        return Promise.resolve();
      };
      await excel.run(async (context) => {
        const { worksheets } = context.workbook;
        worksheets.onChanged.add((event) =>
          note(`${event.changeType} ${event.address} ${event.triggerSource} ${beforeAndAfter(event)}`.trim()),
        );
        worksheets.onAdded.add(() => note('added'));
        worksheets.onDeleted.add(() => note('deleted'));
        worksheets.onActivated.add(() => note('activated'));
        worksheets.onNameChanged.add((event) => note(`${event.nameBefore}>${event.nameAfter}`));
        worksheets.onProtectionChanged.add((event) => note(`protected ${event.isProtected}`));
        await context.sync();
      });
      const step = async (work: Promise<unknown>): Promise<void> => {
        const before = seen.length;
        await work;
        await until(() => seen.length > before);
      };
      await step(person.types('A1', '5'));
      await step(
        excel.run(async (context) => {
          context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [[6]];
          await context.sync();
        }),
      );
      await step(person.insertsRows('1:2'));
      await step(person.insertsColumns('A:A'));
      await step(person.deletesRows('1:1'));
      await step(person.renamesSheet('Sheet1', 'Mine'));
      await step(person.protectsSheet('Mine'));
      return seen;
    },
    expected: [
      'RangeEdited A1 Unknown >5',
      'RangeEdited A1 ThisLocalAddin 5>6',
      'RowInserted 1:2 Unknown',
      'ColumnInserted A:A Unknown',
      'RowDeleted 1:1 Unknown',
      'Sheet1>Mine',
      'protected true',
    ],
  },
  {
    name: 'the range of an event can be read, and a removed handler hears nothing more',
    run: async (excel, person) => {
      const seen: unknown[] = [];
      const handler = await excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const added = sheet.onChanged.add((event) =>
          excel.run(async (inner) => {
            const range = event.getRange(inner).load('values');
            await inner.sync();
            seen.push(range.values);
          }),
        );
        await context.sync();
        return added;
      });
      await person.types('C3', '42');
      await until(() => seen.length > 0);
      await excel.run(handler.context, async (context) => {
        handler.remove();
        await context.sync();
      });
      await person.types('C3', '43');
      await until(() => seen.length > 1);
      return seen;
    },
    expected: [[[42]]],
  },
  {
    name: 'settings are kept with their JSON values, and custom properties with their sheet',
    run: (excel) =>
      excel.run(async (context) => {
        const { settings } = context.workbook;
        settings.add('bindings', { version: 2, tables: ['a'] });
        settings.add('gone', 1);
        settings.getItem('gone').delete();
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.customProperties.add('kind', 'update');
        await context.sync();
        const item = settings.getItem('bindings').load('value');
        const missing = settings.getItemOrNullObject('gone').load('isNullObject');
        settings.load('items/key');
        const property = sheet.customProperties.getItem('kind').load('value');
        await context.sync();
        return [item.value as unknown, missing.isNullObject, settings.items.map((each) => each.key), property.value];
      }),
    expected: [{ version: 2, tables: ['a'] }, true, ['bindings'], 'update'],
  },
  {
    name: 'names point at ranges and follow inserted rows',
    run: async (excel, person) => {
      await excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('B2:B4');
        context.workbook.names.add('Periods', range);
        await context.sync();
      });
      await person.insertsRows('1:1');
      return excel.run(async (context) => {
        const name = context.workbook.names.getItem('Periods').load('name,value,type');
        const range = name.getRange().load('address');
        const missing = context.workbook.names.getItemOrNullObject('Nope').load('isNullObject');
        await context.sync();
        return [name.name, name.type, range.address, missing.isNullObject];
      });
    },
    expected: ['Periods', 'Range', 'Sheet1!B3:B5', true],
  },
  {
    name: 'the workbook gives its name, its selection and its state, and holds what it is asked to hold',
    run: async (excel, person) => {
      await person.selects('B2:C3');
      return excel.run(async (context) => {
        const { workbook } = context;
        workbook.application.suspendApiCalculationUntilNextSync();
        workbook.application.suspendScreenUpdatingUntilNextSync();
        workbook.load('name,readOnly');
        workbook.application.load('calculationState');
        const selected = workbook.getSelectedRange().load('address');
        const active = workbook.getActiveCell().load('address');
        await context.sync();
        return [workbook.readOnly, workbook.application.calculationState, selected.address, active.address];
      });
    },
    expected: [false, 'Done', 'Sheet1!B2:C3', 'Sheet1!B2'],
  },
];

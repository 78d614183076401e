// A person at the workbench's Excel: the hands of the workbench where it has them, else what the same deed does through
// Excel's own client, in a pane that is not ours.
import type { Person } from '../../addin/workbook/contract/opened';
import type { NodeWorkbook } from '../../workbench/node/open-node-workbook';

const quoted = (sheet: string): string => `'${sheet.replace(/'/g, "''")}'`;

export function personAt(node: NodeWorkbook): Person {
  const { person } = node;
  const run = async <T>(batch: (context: Excel.RequestContext) => Promise<T> | T): Promise<T> =>
    await node.Excel.run(async (context) => {
      const answer = await batch(context);
      await context.sync();
      return answer;
    });
  const done = (ok: boolean): void => {
    if (!ok) throw new Error(`Excel refused: ${person.lastMessage()}`);
  };
  const at = (sheet: string, address: string): string => `${quoted(sheet)}!${address}`;
  const nameOf = async (tableId: string): Promise<string> =>
    await run(async (context) => {
      const table = context.workbook.tables.getItem(tableId).load('name');
      await context.sync();
      return table.name;
    });
  return {
    type: async (sheet, address, text) => done(await person.types(at(sheet, address), String(text))),
    paint: async (sheet, address, numberFormat, fill) =>
      await run((context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange(address);
        range.numberFormat = [[numberFormat]];
        range.format.fill.color = fill;
      }),
    insert: async (sheet, lines) =>
      done(await (/\d/.test(lines) ? person.insertsRows(at(sheet, lines)) : person.insertsColumns(at(sheet, lines)))),
    remove: async (sheet, lines) =>
      done(await (/\d/.test(lines) ? person.deletesRows(at(sheet, lines)) : person.deletesColumns(at(sheet, lines)))),
    hide: async (sheet, lines) => {
      if (/\d/.test(lines)) await person.hidesRows(at(sheet, lines));
      else
        await run((context) => {
          context.workbook.worksheets.getItem(sheet).getRange(lines).columnHidden = true;
        });
    },
    merge: async (sheet, address) => done(await person.merges(at(sheet, address))),
    addColumn: async (tableId, header) =>
      await run((context) => {
        context.workbook.tables.getItem(tableId).columns.add(undefined, undefined, header);
      }),
    moveColumnFirst: async (tableId, header) =>
      await run(async (context) => {
        const { columns } = context.workbook.tables.getItem(tableId);
        columns.load('items/name');
        await context.sync();
        const names = columns.items.map(({ name }) => name);
        columns.add(0, undefined, 'Moving');
        await context.sync();
        columns.getItem(header).getRange().moveTo(columns.getItem('Moving').getRange());
        await context.sync();
        columns.load('items/name');
        await context.sync();
        // What is left where the column stood: a column that Excel has named anew.
        columns.items.find(({ name }) => !names.includes(name))?.delete();
      }),
    sort: async (tableId, header, ascending) =>
      await run(async (context) => {
        const table = context.workbook.tables.getItem(tableId);
        const row = table.getHeaderRowRange().load('values');
        await context.sync();
        table.sort.apply([{ key: row.values[0]!.indexOf(header), ascending }]);
      }),
    filter: async (tableId, header, values) => await person.filters(await nameOf(tableId), header, values),
    renameSheet: async (sheet, name) => await person.renamesSheet(sheet, name),
    renameTable: async (tableId, name) => await person.renamesTable(await nameOf(tableId), name),
    deleteTable: async (tableId) => await person.deletesTable(await nameOf(tableId)),
    deleteSheet: async (sheet) => await person.deletesSheet(sheet),
    addSheet: async (name) => await person.addsSheet(name),
    copySheet: async (sheet) => await person.copiesSheet(sheet),
    tableIdOn: async (sheet) =>
      await run(async (context) => {
        const { tables } = context.workbook.worksheets.getItem(sheet);
        tables.load('items/id');
        await context.sync();
        return tables.items[0]?.id ?? '';
      }),
    protect: async (sheet) => await person.protectsSheet(sheet),
    beginEdit: async () => {
      person.startsEditing();
      return async () => person.stopsEditing();
    },
    keepSetting: async (key, value) =>
      await run((context) => {
        context.workbook.settings.add(key, value);
      }),
    settings: async () =>
      await run(async (context) => {
        const { settings } = context.workbook;
        settings.load('items/key,items/value');
        await context.sync();
        return new Map(settings.items.map(({ key, value }) => [key, value]));
      }),
    see: async (sheet, address) =>
      await run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange(address);
        range.load('values,formulas,numberFormat,format/fill/color,format/font/bold');
        await context.sync();
        return {
          value: range.values[0]?.[0],
          formula: range.formulas[0]?.[0],
          format: range.numberFormat[0]?.[0],
          fill: range.format.fill.color.toUpperCase(),
          bold: range.format.font.bold,
        };
      }),
    sheets: async () =>
      await run(async (context) => {
        const { worksheets } = context.workbook;
        worksheets.load('items/name');
        await context.sync();
        return worksheets.items.map(({ name }) => name);
      }),
    selection: async () =>
      await run(async (context) => {
        const range = context.workbook.getSelectedRange().load('address');
        await context.sync();
        return range.address;
      }),
  };
}

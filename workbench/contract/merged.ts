// Merged cells: what Excel says of them, and how many it can name at a time.
import { type ContractCase, errorOf } from './contract-case';

export const mergedCases: readonly ContractCase[] = [
  {
    name: 'the merged areas of a range are named whole, where it touches them; without one the object is null',
    run: async (excel, person) => {
      await person.types('B2', 'Merged');
      await person.merges('B2:D2');
      await person.merges('A4:A6');
      return excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const all = sheet.getRange('A1:D9').getMergedAreasOrNullObject().load('areaCount,address,areas/items/address');
        const touched = sheet.getRange('C1:C3').getMergedAreasOrNullObject();
        touched.load('areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount');
        const none = sheet.getRange('F1:F9').getMergedAreasOrNullObject().load('areaCount');
        await context.sync();
        return [
          all.areaCount,
          all.address,
          all.areas.items.map(({ address }) => address),
          touched.areas.items.map((r) => [r.rowIndex, r.columnIndex, r.rowCount, r.columnCount]),
          none.isNullObject,
        ];
      });
    },
    expected: [2, 'Sheet1!B2:D2,Sheet1!A4:A6', ['Sheet1!B2:D2', 'Sheet1!A4:A6'], [[1, 1, 1, 3]], true],
  },
  {
    name: 'what is merged no more is not named, and more than 512 areas are not answered',
    run: async (excel, person) => {
      await person.merges('A1:B1');
      const areas = (address: string): Promise<number> =>
        excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getActiveWorksheet();
          const merged = sheet.getRange(address).getMergedAreasOrNullObject().load('areaCount');
          await context.sync();
          return merged.isNullObject ? 0 : merged.areaCount;
        });
      const before = await areas('A1:B9');
      await excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A1:B1').unmerge();
        await context.sync();
      });
      const after = await areas('A1:B9');
      await excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('A1:B513').merge(true);
        await context.sync();
      });
      return [before, after, await areas('A1:B512'), (await errorOf(areas('A1:B513'))) !== 'no error'];
    },
    expected: [1, 0, 512, true],
  },
];

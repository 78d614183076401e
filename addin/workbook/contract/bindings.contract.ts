// The part of the contract about what the workbook remembers, and about hearing of changes.
import { binding, sampleLayout } from './opened';
import type { Opened, Person } from './opened';

const later = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function bindingsContract(opened: () => Opened): void {
  test('a workbook of no bindings has none', async () => {
    expect(await opened().workbook.boundTables()).toEqual([]);
  });

  test('a binding is kept, replaced and removed; both panes see the same', async () => {
    const { workbook, colleague } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(2));
    const kept = binding(tableId);
    await workbook.saveBinding(kept);
    expect(await colleague.boundTables()).toEqual([{ binding: kept, sheet, protected: false }]);
    const pending = { ...kept, revision: 5, pending: { pushId: 'p', sentAt: '2014-10-09T10:00:00Z', cells: 2 } };
    await colleague.saveBinding(pending);
    expect(await workbook.boundTables()).toEqual([{ binding: pending, sheet, protected: false }]);
    await workbook.removeBinding(tableId);
    await workbook.removeBinding(tableId);
    expect(await colleague.boundTables()).toEqual([]);
  });

  test('a renamed sheet has its new name, a protected one says so, a deleted table has no sheet', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(2));
    await workbook.saveBinding(binding(tableId));
    await person.renameSheet(sheet, 'Ours');
    await person.renameTable(tableId, 'Ours');
    await person.protect('Ours');
    expect(await workbook.boundTables()).toEqual([{ binding: binding(tableId), sheet: 'Ours', protected: true }]);
  });

  test('a deleted sheet leaves a binding without a sheet', async () => {
    const { workbook, person } = opened();
    await person.addSheet('Other');
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(2));
    await workbook.saveBinding(binding(tableId));
    await person.deleteSheet(sheet);
    expect(await workbook.boundTables()).toEqual([{ binding: binding(tableId) }]);
  });

  test('damaged settings are no bindings, hinder nothing and are left alone, as are those of others', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(2));
    const foreign: [string, unknown][] = [
      ['another add-in', { a: 1 }],
      ['pi-bridge:{X}', 'not JSON'],
      ['pi-bridge:{Y}', '{"tableId":"{Y}"}'],
    ];
    for (const [key, value] of foreign) await person.keepSetting(key, value);
    await workbook.saveBinding(binding(tableId));
    expect(await workbook.boundTables()).toEqual([{ binding: binding(tableId), sheet, protected: false }]);
    await workbook.removeBinding(tableId);
    expect([...(await person.settings())]).toEqual([...foreign, [`pi-bridge:${tableId}`, 'released']]);
    await person.deleteTable(tableId);
    await workbook.removeBinding(tableId);
    expect([...(await person.settings())]).toEqual(foreign);
  });

  test('the table of a copied sheet is adopted, without the push that is under way for the original', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(2));
    const pending = { pushId: 'p', sentAt: '2014-10-09T10:00:00Z', cells: 2 };
    await workbook.saveBinding({ ...binding(tableId), pending });
    const copy = await person.copySheet(sheet);
    const copyId = await person.tableIdOn(copy);
    expect(copyId).not.toBe(tableId);
    const tables = await workbook.boundTables();
    expect(tables.map((table) => [table.binding, table.sheet])).toEqual([
      [{ ...binding(tableId), pending }, sheet],
      [binding(copyId), copy],
    ]);
    // From now on it is a binding of its own: it stays at its revision when the original moves on or goes.
    await workbook.saveBinding({ ...binding(tableId), revision: 9 });
    await person.deleteSheet(sheet);
    expect((await workbook.boundTables()).map((table) => [table.binding.revision, table.sheet])).toEqual([
      [9, undefined],
      [4, copy],
    ]);
    expect((await workbook.readTable(copyId)).rows).toHaveLength(2);
  });

  test('a copy whose columns were changed before, and a table of the person’s own, are not adopted', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(2));
    await workbook.saveBinding(binding(tableId));
    const copy = await person.copySheet(sheet);
    await person.type(copy, 'D4', 'Figure');
    await workbook.writeSheet({ ...sampleLayout(2), tableName: 'Mine' });
    expect((await workbook.boundTables()).map((table) => table.binding.tableId)).toEqual([tableId]);
  });
}

export function changesContract(opened: () => Opened): void {
  /** How often the listener was called for what was done. */
  async function calls(deed: (person: Person, sheet: string, o: Opened) => Promise<unknown>): Promise<number> {
    const o = opened();
    await o.person.addSheet('Other');
    const { sheet, tableId } = await o.workbook.writeSheet(sampleLayout(3));
    await o.workbook.saveBinding(binding(tableId));
    let called = 0;
    const stop = o.workbook.onChange(() => called++);
    await later(100);
    await deed(o.person, sheet, o);
    await later(700);
    stop();
    return called;
  }

  test.each<[string, number, (person: Person, sheet: string, o: Opened) => Promise<unknown>]>([
    ['typing into the table', 1, (person, sheet) => person.type(sheet, 'D5', 5)],
    [
      'typing quickly',
      1,
      async (person, sheet) => {
        for (const value of [1, 2, 3]) await person.type(sheet, 'D5', value);
      },
    ],
    ['typing on a sheet without a bound table', 0, (person) => person.type('Other', 'A1', 'x')],
    ['a row deleted', 1, (person, sheet) => person.remove(sheet, '6:6')],
    ['a sheet added', 1, (person) => person.addSheet('New')],
    ['a sheet deleted', 1, (person) => person.deleteSheet('Other')],
    ['a sheet renamed', 1, (person) => person.renameSheet('Other', 'Renamed')],
    ['nothing', 0, async () => undefined],
    [
      'our own writing',
      0,
      async (_, __, { workbook }) => {
        const [table] = await workbook.boundTables();
        const grid = await workbook.readTable(table?.binding.tableId ?? '');
        await workbook.writeCells(grid, [{ row: 0, header: 'Value', cell: 8 }]);
      },
    ],
  ])('%s: told %i times', async (_, times, deed) => {
    expect(await calls(deed)).toBe(times);
  });

  test('who has left is told nothing more', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(3));
    await workbook.saveBinding(binding(tableId));
    let called = 0;
    const stop = workbook.onChange(() => called++);
    await later(100);
    await person.type(sheet, 'D5', 5);
    stop();
    await later(500);
    await person.type(sheet, 'D5', 6);
    await later(500);
    expect(called).toBe(0);
  });
}

// The part of the contract about cost: a constant number of requests an operation and one a chunk, none a row or cell.
import type { TableGrid } from '../port';
import { binding, columnLayout, sampleLayout } from './opened';
import type { Opened } from './opened';

export function requestsContract(opened: () => Opened): void {
  const counted = async (work: () => Promise<unknown>): Promise<number> => {
    const before = opened().requests();
    await work();
    return opened().requests() - before;
  };

  /** Requests of each operation on a table of so many rows. */
  async function costs(rows: number): Promise<Record<string, number>> {
    const { workbook } = opened();
    let tableId = '';
    let grid: TableGrid | undefined;
    const writeSheet = await counted(async () => {
      ({ tableId } = await workbook.writeSheet(sampleLayout(rows)));
    });
    const readTable = await counted(async () => {
      grid = await workbook.readTable(tableId);
    });
    const then = grid;
    if (!then) throw new Error('the table was not read');
    const writes = then.rows.map((_, row) => ({ row, header: 'Value', cell: row + 0.5 }));
    const writeOne = await counted(() => workbook.writeCells(then, [{ row: 0, header: 'Note', cell: 'x' }]));
    const after = await workbook.readTable(tableId);
    const writeCells = await counted(() => workbook.writeCells(after, writes));
    const addRows = await counted(async () => workbook.addRows(after, sampleLayout(rows, rows)));
    const saveBinding = await counted(() => workbook.saveBinding(binding(tableId)));
    const boundTables = await counted(() => workbook.boundTables());
    const selectCell = await counted(() => workbook.selectCell(after, 0, 'Value'));
    return { writeSheet, readTable, writeOne, writeCells, addRows, saveBinding, boundTables, selectCell };
  }

  test('as many requests for 300 rows as for 10', async () => {
    const few = await costs(10);
    expect(few).toEqual({
      writeSheet: 2,
      readTable: 2,
      writeOne: 2,
      writeCells: 2,
      addRows: 2,
      saveBinding: 1,
      boundTables: 1,
      selectCell: 2,
    });
    expect(await costs(300)).toEqual(few);
  }, 60_000);

  test('long texts take one request more for each chunk, and none for each row', async () => {
    const { workbook } = opened();
    const cells = Array.from({ length: 200 }, (_, i) => `${i} ${'x'.repeat(30_000)}`);
    // 6 MB in chunks of 1.5 MB, and one request for free names.
    expect(await counted(() => workbook.writeSheet(columnLayout(cells, '@')))).toBe(1 + 5);
  }, 60_000);
}

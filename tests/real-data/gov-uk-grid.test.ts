// A real table as a grid: 734 services of a government, 21 quarters, volume, digital volume and cost. The PIs are made by
// the catalogue's own reader and push, the figures typed into a grid; pull, push, pull again: the same figures.
import { randomUUID } from 'node:crypto';
import { createHttpApi } from '../../addin/api/http-api';
import { sourceOf } from '../../addin/flows/kinds/source-of';
import { openOffice } from '../support/pane-without-screen';
import { periodsBetween } from '../../domain/period/period';
import { gridFrom } from '../../domain/sheet/example-rows';
import type { Cell, Grid } from '../../domain/sheet/grid';
import { readGrid } from '../../domain/sheet/read-grid';
import { writeGrid } from '../../domain/sheet/write-grid';
import { editsToColumns } from '../../domain/sync/columns';
import { planPush } from '../../domain/sync/plan-push';
import type { View } from '../../domain/wire';
import { realData } from '../support/real-data';
import { csvRows, type CsvRow } from './csv-table';

const csv = realData('govuk-transactions/transaction-volumes.csv');
/** Each column is a year that ends with a quarter: these are the quarters, from the one that ends in March 2012. */
const quarters = periodsBetween('2012-01-01Q', '2017-07-01Q');
const kinds = [
  ['V', ': volume'],
  ['D', ': digital volume'],
  ['C', ': cost per transaction (£)'],
] as const;

/** Figures by PI code and period, blank where the table has none. */
function figuresIn(rows: readonly CsvRow[]): { names: Map<string, string>; cells: Map<string, number> } {
  const names = new Map<string, string>();
  const cells = new Map<string, number>();
  const heads = Object.keys(rows[0] ?? {});
  rows.forEach((row, i) => {
    for (const [letter, suffix] of kinds) {
      const code = `S${String(i + 1).padStart(3, '0')}${letter}`;
      names.set(code, `${row['Name of service'] ?? ''}${suffix}`);
      const columns = heads.filter((h) => h.endsWith(suffix) && (letter !== 'V' || !h.includes('digital')));
      columns.forEach((head, at) => {
        const text = (row[head] ?? '').replace(/[,£\s]/g, '');
        if (text !== '' && Number.isFinite(Number(text))) cells.set(`${code} ${at}`, Number(text));
      });
    }
  });
  return { names, cells };
}

(csv === undefined ? test.failing : test)(
  'the whole table goes in as a grid and comes back as it was',
  async () => {
    if (csv === undefined) throw new Error('NOT RUN: the table is not here');
    const { names, cells } = figuresIn(csvRows(csv));
    const office = await openOffice();
    try {
      const api = createHttpApi({ server: office.server, timeout: 60_000 });
      await api.signIn.byName('site-administrator');
      /** Pulls a view as the sheet that would be written. */
      const pull = async (view: View) => {
        const sheet = await (await sourceOf(view)).ask(api, {});
        return { ...sheet, grid: gridFrom(writeGrid(sheet.kind, sheet.rows, sheet.texts('Tester', 'now'))) };
      };
      const push = async (sheet: Awaited<ReturnType<typeof pull>>, grid: Grid) => {
        const read = readGrid(grid, sheet.kind, sheet.rows);
        const decisions = { mine: new Map<string, number>(), ticked: new Set<string>() };
        const plan = planPush({ read, changed: sheet.changed, held: {}, decisions, calendar: sheet.calendar });
        if (plan.ready.length === 0) return { plan, answer: undefined };
        const edits = editsToColumns(
          plan.ready.map(({ type, key, field, after }) => ({ type, key, field, value: after })),
        );
        return { plan, answer: await api.push({ pushId: randomUUID(), base: sheet.revision, edits }) };
      };

      // The sample has closed two of the quarters.
      const closed = ['2014-04-01Q|COUNCIL', '2014-07-01Q|COUNCIL'];
      const { revision } = await api.work();
      const edits = [{ type: 'recording-period' as const, field: 'state', keys: closed, values: ['open', 'open'] }];
      expect(await api.push({ pushId: randomUUID(), base: revision, edits })).toMatchObject({ kind: 'receipt' });

      const catalogue = await pull({ sheet: 'catalogue', scope: 'all' });
      const typed: Record<string, Cell> = {
        ...{ Unit: 'COUNCIL', Measure: 'number', Polarity: 'maximise', Frequency: 'quarter' },
        ...{ 'Collected from': 'Q4 2011/12', 'Days until due': 30, Decimals: 0, 'Data only': 'yes' },
      };
      const added = [...names].map(([code, name]) =>
        catalogue.grid.header.map((h): Cell =>
          h === 'Code' ? code : h === 'Performance indicator' ? name : (typed[h] ?? null),
        ),
      );
      const rows = [...catalogue.grid.rows, ...added];
      const made = await push(catalogue, { ...catalogue.grid, rows, formulas: rows.map((r) => r.map(() => null)) });
      expect(made.plan.issues).toEqual([]);
      expect(made.answer).toMatchObject({ kind: 'receipt', receipt: { kind: 'done' } });
      expect(
        (
          await push(
            await pull({ sheet: 'catalogue', scope: 'all' }),
            (await pull({ sheet: 'catalogue', scope: 'all' })).grid,
          )
        ).plan.unsent,
      ).toBe(0);

      const view: View = {
        sheet: 'grid',
        scope: 'all',
        units: ['COUNCIL'],
        periods: quarters.slice(0, 21),
        parts: false,
      };
      const empty = await pull(view);
      const place = new Map(empty.grid.header.map((h, i) => [h, i]));
      const columns = quarters.slice(0, 21).map((_, at) => at);
      const first = [...place.keys()].find((h) => h.startsWith('Q4 2011/12')) ?? '';
      const left = place.get(first) ?? -1;
      const filled: Grid = {
        ...empty.grid,
        rows: empty.grid.rows.map((row) =>
          row.map((cell, c) =>
            columns.includes(c - left) ? (cells.get(`${row[0] as string} ${c - left}`) ?? cell) : cell,
          ),
        ),
      };
      const pushed = await push(empty, filled);
      expect(pushed.plan.issues).toEqual([]);
      expect(pushed.plan.ready).toHaveLength(cells.size);
      expect(pushed.answer).toMatchObject({ kind: 'receipt', receipt: { counts: { values: cells.size } } });

      const again = await pull(view);
      expect(again.grid.rows).toEqual(filled.rows);
      expect((await push(again, again.grid)).plan).toMatchObject({ ready: [], cleared: [], unsent: 0, issues: [] });
      expect(cells.size).toBeGreaterThan(10_000);
    } finally {
      await office.close();
    }
  },
  300_000,
);

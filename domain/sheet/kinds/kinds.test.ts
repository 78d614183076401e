// The laws of SYNC for the catalogue and the grid: what is written is read back; order and foreign columns change nothing;
// a refresh leaves an edit alone.
import fc from 'fast-check';
import { aprilCalendar } from '../../period/period';
import { blankFields, defaultThresholds, indicator } from '../../records/indicator';
import type { FieldValue } from '../../figure';
import { planPush } from '../../sync/plan-push';
import { planRefresh } from '../../sync/plan-refresh';
import { exampleRow, gridFrom, withCells } from '../example-rows';
import type { Grid } from '../grid';
import { readGrid } from '../read-grid';
import type { KnownRow, SheetKind } from '../sheet-kind';
import { editId } from '../view-rows';
import { writeGrid } from '../write-grid';
import type { CatalogueRow } from './catalogue-row';
import { catalogueSheet } from './catalogue-sheet';
import { gridRows, gridSheet } from './grid-sheet';

const texts = { sheetName: 'S', tableName: 'T', title: 't', subtitle: 's' };
const periods = ['2014-04-01Q', '2014-07-01Q', '2014-10-01Q'];
const grid = gridSheet(periods, true, aprilCalendar);

const units = [{ key: 'HSG', name: 'Housing' }];
const people = [{ key: 'ann', name: 'Ann' }];
const definition = (code: string, over: Record<string, FieldValue> = {}): CatalogueRow => ({
  ...{
    key: code,
    code,
    name: `Name of ${code}`,
    label: '',
    inView: true,
    rights: ['see', 'definition', 'owners', 'thresholds', 'targets'],
  },
  pi: new Map<string, FieldValue>(
    Object.entries({
      ...{
        name: `Name of ${code}`,
        unit: 'HSG',
        measure: 'number',
        measureLabel: '',
        decimals: 0,
        polarity: 'maximise',
      },
      ...{ frequency: 'quarter', thresholds: { ...defaultThresholds }, dueDays: 14, graceDays: 0, owner: null },
      ...{ collectedFrom: '2014-04-01Q', updaters: [], noteWhenRed: false, description: null },
      ...(blankFields as Record<string, FieldValue>),
      ...over,
    }),
  ),
});
const catalogueOf = (rows: readonly CatalogueRow[]) =>
  catalogueSheet({ rows, units, people, addTo: new Set(['HSG']), calendar: aprilCalendar });

const figure = fc.oneof(fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true }));
const someMeasured = fc
  .array(fc.array(figure, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 })
  .map((all) =>
    gridRows(
      all.flatMap((values, i) =>
        periods.map((period, p) =>
          exampleRow(`PI${i}`, {
            period,
            value: values[p] ?? null,
            numerator: values[(p + 1) % 3] ?? null,
            denominator: null,
          }),
        ),
      ),
    ),
  );
const word = fc.string({ minLength: 1, maxLength: 20 }).filter((s) => s.trim() !== '' && !s.startsWith("'"));
const margin = fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 1e6 }).map((n) => n + 0);
const someDefined = fc
  .array(
    fc.record({
      name: word,
      decimals: fc.integer({ min: 0, max: 10 }),
      owner: fc.constantFrom(null, 'ann'),
      updaters: fc.constantFrom<FieldValue>([], ['ann']),
      thresholds: fc.tuple(margin, margin, fc.constantFrom('share of target', 'absolute')).map(([a, b, kind]) => ({
        ...{ kind, green: Math.min(a, b), amber: Math.max(a, b) },
      })),
      description: fc.option(word),
      partial: fc.constantFrom(null, true, false),
      band: fc.option(fc.record({ from: margin, to: fc.constant(null) })),
      source: fc.option(fc.constant({ kind: 'same over', feeders: ['A', 'B]'], method: 'sum' })),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) => all.map((over, i) => definition(`PI${i}`, over)));

function shuffled(n: number, seed: number): number[] {
  return Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => ((a * 7919 + seed) % 101) - ((b * 7919 + seed) % 101) || a - b,
  );
}
const moved = (g: Grid, seed: number): Grid => {
  const [order, columns] = [shuffled(g.rows.length, seed), shuffled(g.header.length, seed + 13)];
  const move = <T>(line: readonly T[], extra: T) => [extra, ...columns.map((c) => line[c] as T)];
  return {
    ...{ ...g, left: 4, header: move(g.header, 'My own') },
    rows: order.map((r) => move(g.rows[r] ?? [], 'mine')),
    formulas: order.map((r) => move(g.formulas[r] ?? [], null)),
  };
};

function holdLaws<R extends KnownRow>(kind: SheetKind<R>, rows: readonly R[], seed: number): void {
  const written = gridFrom(writeGrid(kind, rows, texts));
  const decisions = { mine: new Map<string, number>(), ticked: new Set<string>() };
  for (const g of [written, moved(written, seed)]) {
    const read = readGrid(g, kind, rows);
    expect(read.issues).toEqual([]);
    expect(read.rows).toHaveLength(rows.length);
    for (const { fields } of read.rows) for (const { stored, value } of fields) expect(value).toEqual(stored.theirs);
    const plan = planPush({ read, changed: new Map(), held: {}, decisions, calendar: aprilCalendar });
    expect(plan).toMatchObject({ ready: [], cleared: [], conflicts: [], unsent: 0 });
    expect(planRefresh(read, rows, new Map(), {})).toMatchObject({ writes: [], added: [], unsent: 0 });
  }
}

test('1, 2 and 6: a grid is read as it was written, wherever its rows and columns stand', () => {
  fc.assert(fc.property(someMeasured, fc.nat(), (rows, seed) => holdLaws(grid, rows, seed)));
});
test('1, 2 and 6: a catalogue is read as it was written, wherever its rows and columns stand', () => {
  fc.assert(fc.property(someDefined, fc.nat(), (rows, seed) => holdLaws(catalogueOf(rows), rows, seed)));
});

test('4: a refresh leaves an edit alone and takes what changed beside it, thresholds as one', () => {
  const was = definition('A');
  const now = definition('A', { thresholds: { kind: 'absolute', green: 1, amber: 3 }, dueDays: 20 });
  const sheet = withCells(gridFrom(writeGrid(catalogueOf([was]), [was], texts)), [[0, 'Amber margin', 0.08]]);
  const by = { revision: 9, by: 'Tom', at: '2015-01-08T11:40:00.000Z' };
  const changed = new Map([
    [editId('A', 'thresholds'), { ...by, base: { ...defaultThresholds } }],
    [editId('A', 'dueDays'), { ...by, base: 14 }],
  ]);
  const plan = planRefresh(readGrid(sheet, catalogueOf([now]), [now]), [now], changed, {});
  expect(plan.writes).toEqual([{ row: 0, header: 'Days until due', cell: 20, was: 14 }]);
  expect(Object.keys(plan.held)).toEqual([editId('A', 'thresholds')]);
});

// One that was merged into another stands in no catalogue, and figures are merged in Manage, not by typing a code.
test('every field of a PI but its code and what duplicates came to has its place in the catalogue', () => {
  const named = catalogueOf([]).fields.map((f) => f.name);
  expect([...named].sort()).toEqual(
    Object.keys(indicator.fields)
      .filter((f) => f !== 'code' && f !== 'mergedInto' && f !== 'apartFrom')
      .sort(),
  );
});

test('a deleted column is said once and its fields stay as they are', () => {
  const rows = [definition('A')];
  const written = gridFrom(writeGrid(catalogueOf(rows), rows, texts));
  const without = { ...written, header: written.header.map((h) => (h === 'Owner' ? 'Something' : h)) };
  const read = readGrid(without, catalogueOf(rows), rows);
  expect(read.issues.map((i) => [i.code, i.severity, i.header])).toEqual([['column-missing', 'check', 'Owner']]);
  expect(read.rows[0]?.values.has('owner')).toBe(false);
});

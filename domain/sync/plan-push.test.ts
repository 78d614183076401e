import { exampleRow, gridOf, withCells } from '../sheet/example-rows';
import type { Grid } from '../sheet/grid';
import { readGrid } from '../sheet/read-grid';
import { updateSheet } from '../sheet/kinds/update-sheet';
import { editId, type ViewRow } from '../sheet/view-rows';
import { aprilCalendar } from '../period/period';
import type { TheirChange } from './merge-cell';
import type { Decisions } from './plan';
import { planPush } from './plan-push';
import { planRefresh } from './plan-refresh';

const none: Decisions = { mine: new Map(), ticked: new Set() };

function plan(grid: Grid, now: ViewRow[], changed: Record<string, TheirChange> = {}, decisions = none, held = {}) {
  return planPush({
    read: readGrid(grid, updateSheet, now),
    changed: new Map(Object.entries(changed)),
    held,
    decisions,
    calendar: aprilCalendar,
  });
}
const changedBy = (base: TheirChange['base'], revision = 9): TheirChange => ({
  base,
  revision,
  by: 'Tom',
  at: '2015-01-08T11:40:00.000Z',
});
const [a, b] = [exampleRow('A'), exampleRow('B', { value: 30 })];
const idA = editId(a.key, 'value');

describe('the preview of a push', () => {
  test('a sheet just pulled has nothing to send', () => {
    expect(plan(gridOf([a, b]), [a, b])).toEqual({
      ready: [],
      cleared: [],
      conflicts: [],
      issues: [],
      checks: [],
      consequences: [],
      unsent: 0,
      newer: 0,
    });
  });

  test('a typed value is ready, with status before and after', () => {
    const { ready, consequences, unsent } = plan(withCells(gridOf([a]), [[0, 'Value', 36]]), [a]);
    expect(ready.map((e) => [e.id, e.before, e.after, e.statusBefore, e.statusAfter, e.address])).toEqual([
      [idA, null, 36, 'no data', 'green', 'G5'],
    ]);
    expect(consequences).toMatchObject([
      { code: 'A', before: 'no data', after: 'green', previous: { label: 'Q2 2014/15', status: 'red' } },
    ]);
    expect(unsent).toBe(1);
  });

  test('a cleared cell waits for its tick', () => {
    const grid = withCells(gridOf([b]), [[0, 'Value', null]]);
    const before = plan(grid, [b]);
    expect([before.ready.length, before.cleared.map((e) => e.id)]).toEqual([0, [editId(b.key, 'value')]]);
    const after = plan(grid, [b], {}, { mine: new Map(), ticked: new Set([editId(b.key, 'value')]) });
    expect([after.ready.map((e) => e.after), after.cleared.length]).toEqual([[null], 0]);
  });

  test('what changed in the store only is newer, not an edit', () => {
    const now = { ...a, value: 31 };
    const result = plan(gridOf([a]), [now], { [idA]: changedBy(null) });
    expect([result.unsent, result.newer, result.ready.length]).toEqual([0, 1, 0]);
  });

  test('both changed: a conflict with base, mine, theirs, who, when and their note; nothing is ready', () => {
    const now = { ...a, value: 31, note: 'Final from the new system' };
    const changes = { [idA]: changedBy(null), [editId(a.key, 'note')]: changedBy(null) };
    const result = plan(withCells(gridOf([a]), [[0, 'Value', 25]]), [now], changes);
    expect(result.ready).toEqual([]);
    expect(result.conflicts).toMatchObject([
      {
        before: null,
        after: 25,
        theirs: 31,
        statusAfter: 'red',
        statusTheirs: 'green',
        by: 'Tom',
        revision: 9,
        theirNote: 'Final from the new system',
      },
    ]);
  });

  test('“mine” makes it ready with the revision that was seen, and asks again when theirs moves on', () => {
    const now = { ...a, value: 31 };
    const grid = withCells(gridOf([a]), [[0, 'Value', 25]]);
    const mine: Decisions = { mine: new Map([[idA, 9]]), ticked: new Set() };
    expect(plan(grid, [now], { [idA]: changedBy(null, 9) }, mine).ready).toMatchObject([{ after: 25, seen: 9 }]);
    expect(plan(grid, [now], { [idA]: changedBy(null, 10) }, mine)).toMatchObject({
      ready: [],
      conflicts: [{ revision: 10 }],
    });
  });

  test('a conflict left by a refresh stays one though the sheet’s revision went on', () => {
    const now = { ...a, value: 31 };
    const grid = withCells(gridOf([a]), [[0, 'Value', 25]]);
    const refreshed = planRefresh(readGrid(grid, updateSheet, [now]), [now], new Map([[idA, changedBy(null, 9)]]), {});
    expect(refreshed.writes).toEqual([]);
    expect(refreshed.held).toEqual({ [idA]: changedBy(null, 9) });
    const later = plan(grid, [now], {}, none, refreshed.held);
    expect(later.conflicts).toMatchObject([{ before: null, theirs: 31, after: 25 }]);
    expect(later.ready).toEqual([]);
  });

  test.each([
    ['a period that is closed', { state: 'closed' }, 'period-closed'],
    ['a PI that one may only see', { rights: ['see'] }, 'not-yours'],
  ] as const)('%s is an issue that offers to put back what was there', (_, over, code) => {
    const row = { ...a, ...over, value: 12 };
    const result = plan(withCells(gridOf([row]), [[0, 'Value', 36]]), [row]);
    expect(result.ready).toEqual([]);
    expect(result.issues).toMatchObject([{ code, address: 'G5', fix: { value: 12 }, piCode: 'A' }]);
  });

  test('a value that turns a PI red waits for its note, where the PI asks for one', () => {
    const strict = { ...a, noteWhenRed: true };
    const without = plan(withCells(gridOf([strict]), [[0, 'Value', 3]]), [strict]);
    expect(without.ready).toEqual([]);
    expect(without.issues).toMatchObject([{ code: 'note-required', address: 'H5' }]);
    const withNote = plan(
      withCells(gridOf([strict]), [
        [0, 'Value', 3],
        [0, 'Note', 'Two staff left'],
      ]),
      [strict],
    );
    expect(withNote.ready.map((e) => e.field)).toEqual(['value', 'note']);
    expect(withNote.consequences).toMatchObject([{ after: 'red', noteGiven: true }]);
  });

  test.each([
    [{ measure: 'percentage', target: 0.8, previous: 0.77 }, 95.5, 'looks-like-percent', 0.955],
    [{ previous: 28 }, 280, 'ten-times', undefined],
    [{ previous: 28 }, 2.8, 'ten-times', undefined],
  ] as const)('sense check %#: warned of, never in the way', (over, value, code, fix) => {
    const row = exampleRow('A', { ...over });
    const result = plan(withCells(gridOf([row]), [[0, 'Value', value]]), [row]);
    expect(result.ready).toHaveLength(1);
    expect(result.checks.map((c) => [c.code, c.fix?.value])).toEqual([[code, fix]]);
  });

  test('a formula is sent as its result, with its text as evidence', () => {
    const result = plan(withCells(gridOf([a]), [[0, 'Value', 36, '=12*3']]), [a]);
    expect(result.ready).toMatchObject([{ after: 36, formula: '=12*3' }]);
  });
});

describe('a refresh', () => {
  const refresh = (grid: Grid, now: ViewRow[], changed: Record<string, TheirChange> = {}) =>
    planRefresh(readGrid(grid, updateSheet, now), now, new Map(Object.entries(changed)), {});

  test('takes theirs into untouched cells and into read-only ones, and remembers what stood there', () => {
    const now = { ...a, value: 31, target: 35 };
    expect(refresh(gridOf([a]), [now], { [idA]: changedBy(null) }).writes).toEqual([
      { row: 0, header: 'Target', cell: 35, was: 30 },
      { row: 0, header: 'Value', cell: 31, was: null },
    ]);
  });

  test('leaves an unsent edit, a formula and a cell with an issue alone', () => {
    const now = [{ ...a, value: 31 }, exampleRow('C', { value: 5 })];
    const grid = withCells(gridOf([a, exampleRow('C')]), [
      [0, 'Value', null, '=1/3'],
      [1, 'Value', 'later'],
    ]);
    const plan = refresh(withCells(grid, [[0, 'Value', 1 / 3, '=1/3']]), now, {
      [idA]: changedBy(null),
      [editId('C|2014-10-01Q', 'value')]: changedBy(null),
    });
    expect(plan.writes).toEqual([]);
  });

  test('adds rows that are new, keeps rows that left the view, and does not double a row whose key was edited', () => {
    const gone = { ...a, inView: false };
    const fresh = exampleRow('Z');
    const plan = refresh(withCells(gridOf([a, b]), [[1, 'Code', 'QQQ9']]), [gone, b, fresh]);
    expect(plan.gone).toEqual([0]);
    expect(plan.added.map((r) => r.code)).toEqual(['Z']);
  });
});

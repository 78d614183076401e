// Values that are made of two counts, stages, and a status whose rule changed, in an update sheet.
import { aprilCalendar } from '../../period/period';
import type { Decisions } from '../../sync/plan';
import { planPush } from '../../sync/plan-push';
import { planRefresh } from '../../sync/plan-refresh';
import { exampleRow, gridOf, withCells } from '../example-rows';
import { addressOf, type Cell, type Grid } from '../grid';
import { readGrid } from '../read-grid';
import { withReferences } from '../references';
import { isStatusFormula, statusFormula } from '../status-formula';
import type { ViewRow } from '../view-rows';
import { updateSheet } from './update-sheet';

const parts = { numerator: 'answered in time', denominator: 'answered', factor: 1 };
const share = exampleRow('S', { measure: 'percentage', parts, target: 0.9, previous: 0.8, noteWhenRed: true });
const made: ViewRow = { ...share, numerator: 45, denominator: 50, value: 0.9 };
const typed: ViewRow = { ...share, value: 0.7 };
const whole = exampleRow('W');

function planOf(grid: Grid, rows: readonly ViewRow[]) {
  const none: Decisions = { mine: new Map(), ticked: new Set() };
  const read = readGrid(grid, updateSheet, rows);
  return planPush({ read, changed: new Map(), held: {}, decisions: none, calendar: aprilCalendar });
}
/** As Excel shows it: the formula of the value goes with it. */
function withParts(rows: readonly ViewRow[], numerator: Cell, denominator: Cell, value: Cell): Grid {
  const cells = [
    [0, 'Numerator', numerator],
    [0, 'Denominator', denominator],
    [0, 'Value', value, '=IF(…)'],
  ] as const;
  return withCells(gridOf(rows), cells);
}

describe('a value made of two counts', () => {
  test('columns for the counts stand only in sheets where a row has them', () => {
    expect(gridOf([whole]).header).not.toContain('Numerator');
    expect(gridOf([whole, share]).header).toEqual(expect.arrayContaining(['Numerator', 'Denominator', 'Value']));
  });

  test.each<[string, ViewRow, string | null]>([
    ['nothing given yet', share, '=IF(AND(ISNUMBER({Numerator}),ISNUMBER({Denominator}))'],
    ['both counts given', made, '=IF(AND(ISNUMBER({Numerator}),ISNUMBER({Denominator}))'],
    ['typed whole, without its counts', typed, null],
    ['no counts at all', whole, null],
  ])('the cell of the value is a formula or not: %s', (_, row, start) => {
    const formula = updateSheet.columns.find(({ id }) => id === 'value')?.formula?.(row) ?? null;
    expect(formula?.slice(0, start?.length) ?? null).toBe(start);
  });

  test.each<[string, ViewRow, Cell, Cell, Cell, string[], string[]]>([
    ['both typed: they go, and the value follows', share, 45, 50, 0.9, ['numerator', 'denominator'], ['green']],
    ['one typed: it goes, and there is no value yet', share, 45, null, '', ['numerator'], []],
    ['one corrected', made, 46, 50, 0.92, ['numerator'], ['green']],
    ['one of none: not available', share, 0, 0, 'not available', ['numerator', 'denominator'], []],
    ['nothing touched', made, 45, 50, 0.9, [], []],
    ['a value typed over the formula is an edit', made, 45, 50, 0.97, ['value'], ['green']],
  ])('%s', (_, row, n, d, value, fields, turns) => {
    const { ready, consequences, issues, cleared } = planOf(withParts([row], n, d, value), [row]);
    expect([ready.map((e) => e.field), issues, cleared]).toEqual([fields, [], []]);
    expect(consequences.filter((c) => typeof c.value === 'number').map((c) => c.after)).toEqual(turns);
  });

  test('counts that turn the PI red wait with their value for the note', () => {
    const { ready, issues, unsent } = planOf(withParts([share], 10, 50, 0.2), [share]);
    expect([ready, issues.map((i) => [i.code, i.field]), unsent]).toEqual([[], [['note-required', 'note']], 2]);
    const noted = withCells(withParts([share], 10, 50, 0.2), [[0, 'Note', 'A backlog after the move']]);
    expect(planOf(noted, [share]).ready.map((e) => e.field)).toEqual(['note', 'numerator', 'denominator']);
  });

  test('a count in a row whose value is typed whole is said, with what to do', () => {
    const grid = withCells(gridOf([whole, share]), [[0, 'Numerator', 5]]);
    expect(planOf(grid, [whole, share]).issues.map((i) => [i.code, i.message])).toEqual([
      ['not-editable', 'The value of W is typed whole: it has no numerator. Clear the cell, and give the value.'],
    ]);
  });

  test('a column of counts that is gone is said where a row has them, and not missed where none has', () => {
    const gone = (grid: Grid): Grid => {
      const drop = <T>(row: readonly T[]) => row.filter((_, i) => grid.header[i] !== 'Denominator');
      return { ...grid, header: drop(grid.header), rows: grid.rows.map(drop), formulas: grid.formulas.map(drop) };
    };
    expect(planOf(gone(gridOf([share])), [share]).checks.map((i) => i.code)).toEqual(['column-missing']);
    expect(planOf(gridOf([whole]), [whole]).checks).toEqual([]);
  });

  test('a refresh writes newer counts and leaves the formula of the value to follow', () => {
    const now: ViewRow = { ...made, numerator: 48, value: 0.96 };
    const changed = new Map(
      (['numerator', 'value'] as const).map((field) => {
        const base = made[field] ?? null;
        return [`${made.key}|${field}`, { base, revision: 9, by: 'Tom', at: '2015-01-08T11:40:00.000Z' }] as const;
      }),
    );
    const read = readGrid(withParts([made], 45, 50, 0.9), updateSheet, [now]);
    expect(planRefresh(read, [now], changed, {}).writes.map((w) => [w.header, w.cell])).toEqual([['Numerator', 48]]);
  });
});

describe('a stage', () => {
  test.each<[Cell, unknown]>([
    ['Provisional', [['stage', 'provisional']]],
    [' audited ', [['stage', 'audited']]],
    [null, []],
    ['settled', 'Choose provisional, final or audited'],
  ])('%j is read', (cell, expected) => {
    const { ready, issues } = planOf(withCells(gridOf([whole]), [[0, 'Stage', cell]]), [whole]);
    if (typeof expected === 'string') expect(issues[0]?.message).toContain(expected);
    else expect([ready.map((e) => [e.field, e.after]), issues]).toEqual([expected, []]);
  });
});

describe('the formula of the status after the thresholds changed', () => {
  const strict: ViewRow = { ...whole, thresholds: { kind: 'absolute', green: 0, amber: 0 } };
  /** The formula as it stands in the first row, with its references. */
  const standing = (row: ViewRow, grid: Grid, change = (f: string) => f) => {
    const at = (header: string) => addressOf(grid.top + 1, grid.header.indexOf(header));
    return change(withReferences(statusFormula(row), new Set(grid.header), at) ?? '');
  };
  const grid = gridOf([whole]);
  const writes = (formula: string, now: ViewRow) => {
    const there = withCells(grid, [[0, 'Status', 3, formula]]);
    return planRefresh(readGrid(there, updateSheet, [now]), [now], new Map(), {}).writes;
  };

  test.each<[string, string, ViewRow, boolean]>([
    ['the same rule: left alone', standing(whole, grid), whole, false],
    ['the same rule, as Excel may write it', standing(whole, grid, (f) => f.replace('(I', ' ( $I')), whole, false],
    ['another rule: written anew', standing(whole, grid), strict, true],
    ['a formula of the person’s own stays', '=IF(G5>1,"good","bad")', strict, false],
  ])('%s', (_, formula, now, isWritten) => {
    expect(writes(formula, now).map((w) => [w.header, w.wasFormula, w.formula])).toEqual(
      isWritten ? [['Status', formula, standing(now, grid)]] : [],
    );
  });

  test('every formula of ours is known as ours', () => {
    const rows: ViewRow[] = [
      ...[whole, strict, share],
      ...[exampleRow('D', { judging: { thresholdSets: null, band: null, dataOnly: true, range: null } })],
      exampleRow('B', {
        polarity: 'within a band',
        judging: { thresholdSets: null, band: { from: 1, to: 2 }, dataOnly: null, range: null },
      }),
    ];
    expect(rows.map((row) => isStatusFormula(statusFormula(row)))).toEqual(rows.map(() => true));
    expect(['=A1', '=IF(A1="","No data",1)'].map(isStatusFormula)).toEqual([false, false]);
  });
});

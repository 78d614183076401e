// Adopting a table in the pane: looked at, matched and tried, without what the store takes to answer. The floor reads the same
// answers and passes once over the same cells; nobody can do less.
import { mappingOf } from '../../domain/adopt/agree';
import { propose } from '../../domain/adopt/propose';
import type { Area } from '../../domain/adopt/table/area';
import { label, type PeriodKey } from '../../domain/period/period';
import type { Cell } from '../../domain/sheet/grid';
import type { ViewAnswer, ViewRequest } from '../../domain/wire';
import type { Api } from '../../addin/api/port';
import { adoptedSource, takenApart } from '../../addin/flows/adopt/adopted-table';
import { onlyRows } from '../../addin/flows/compare';
import { readGrid } from '../../domain/sheet/read-grid';
import { planPush } from '../../domain/sync/plan-push';
import type { SheetArea } from '../../addin/workbook/port';
import { figureRoles } from '../../domain/adopt/columns/role';
import { writeAdopted } from '../../domain/adopt/figures/adopted-cell';
import type { AdoptedRow } from '../../domain/adopt/figures/adopted-sheet';
import { tryOut } from '../../addin/flows/adopt/trial';
import type { DeskPi } from '../../addin/flows/adopt/desk';
import { valueOf } from '../generator/figures';
import { ANALYST } from '../generator/people';
import { periodsOf } from '../generator/periods';
import { timeFigure, type Figure } from '../measure/figure';
import { inTurns } from '../measure/median';
import { must } from '../processes/exchange';
import { fewer, type Desk } from './desk';

const calendar = { yearStartsIn: 4 };
const SECOND = 1000;

export async function adoptions(desk: Desk): Promise<Figure[]> {
  return [
    ...(await adoption(desk, 'quarter', 734, 21, ['Value', 'Numerator', 'Denominator'], SECOND)),
    ...(await adoption(desk, 'month', 30_000, 12, [''], 5 * SECOND)),
  ];
}

/** A table as a body may keep it: a row for each PI, for each period one column, or a block of them. */
async function adoption(
  desk: Desk,
  frequency: 'quarter' | 'month',
  most: number,
  count: number,
  block: readonly string[],
  ms: number,
): Promise<Figure[]> {
  const { body } = desk;
  const periods = periodsOf(frequency, frequency === 'month' ? count : count * 3).slice(-count);
  const seen = body.indicators.map((pi): DeskPi => ({ ...pi, unitName: pi.unit, rights: ['see', 'data'] }));
  // PIs of another frequency fill it up: people ask for what is not collected, too.
  const all = [...body.indicators.entries()];
  const isOwn = ([, pi]: (typeof all)[number]) => pi.frequency === frequency;
  const own = [...all.filter(isOwn), ...all.filter((e) => !isOwn(e))].slice(0, most);
  const cellsOf = (i: number, period: PeriodKey): Cell[] => {
    const pi = body.indicators[i];
    const value = pi ? valueOf(i, pi, period, 0, body.dice) : null;
    return block.map((_, n) => (typeof value === 'number' ? value + n : value));
  };
  const area: Area = {
    cells: [
      ['Code', 'Indicator', ...periods.flatMap((p) => block.map((b) => `${label(p, calendar)} ${b}`.trim()))],
      ...own.map(([i, pi]) => [pi.code, pi.name, ...periods.flatMap((period) => cellsOf(i, period))]),
    ],
    ...{ top: 0, left: 0 },
  };
  const seat = await desk.seat(ANALYST);
  // What the store answered once is answered again: its own time is another line.
  const answers = new Map<string, Buffer>();
  const view = async (request: ViewRequest): Promise<ViewAnswer> => {
    const asked = JSON.stringify(request);
    const answer = answers.get(asked) ?? must(await seat.pull(Buffer.from(asked))).body;
    answers.set(asked, answer);
    return JSON.parse(answer.toString()) as ViewAnswer;
  };
  const sheet = { ...{ sheetId: '1', sheet: 'Return', area }, protected: false };
  const agreed = () => {
    const proposal = propose(area, { calendar, known: seen });
    if (!proposal) throw new Error('The table was not found.');
    return mappingOf({ ...proposal, rules: { ...proposal.rules, percent: 'as 95' } }, [], new Map());
  };
  const columns = periods.length * block.length;
  const floor = async () => {
    let sum = 0;
    for (const answer of answers.values()) sum += (JSON.parse(answer.toString()) as ViewAnswer).periods.length;
    for (const row of area.cells) for (const cell of row) if (typeof cell === 'number') sum += cell;
    await Promise.resolve(sum);
  };
  const figure = async (what: string, ours: () => Promise<unknown>) => {
    answers.clear();
    const pair = await inTurns({ ours, floor }, fewer(desk.rounds, 5), 1);
    const name = `${what} of a table of ${own.length.toLocaleString('en-GB')} rows × ${columns} figures, in the pane`;
    return timeFigure(desk.about, name, pair, { ms });
  };
  const trial = async () => {
    const tried = await tryOut(
      { api: { view }, now: () => new Date().toISOString() },
      { sheet, pis: seen },
      agreed(),
      calendar,
    );
    if (tried?.figures !== own.length * columns) throw new Error('Figures are missing.');
  };
  const mapping = agreed();
  const opened = async (own: SheetArea) => {
    const grid = takenApart('1', own, mapping, calendar);
    return { grid, open: await adoptedSource(false).ask({ view } as Api, {}, grid) };
  };
  // As each quarter after the first: what was pushed before stands in the store, and the last period is new.
  const { grid, open } = await opened(sheet);
  const cells = area.cells.map((row) => [...row]);
  const stored = new Map(open.rows.map((row) => [row.key, (row as AdoptedRow).figures]));
  for (const { key, figures } of grid.measurements)
    for (const [i, f] of figures.entries()) {
      const row = stored.get(key);
      if (!f || !row || f.column >= 2 + columns - block.length) continue;
      const line = cells[f.row];
      if (line) line[f.column] = writeAdopted(row[figureRoles[i] ?? 'value'] ?? null, mapping.rules, row.measure);
    }
  const next = { ...sheet, area: { ...area, cells } };
  const changes = async () => {
    const { grid: whole, open: now } = await opened(next);
    const narrow = now.narrow?.(whole, new Set()) ?? { keep: null, issues: [] };
    const read = readGrid(narrow.keep ? onlyRows(whole, narrow.keep) : whole, now.kind, narrow.known ?? now.rows);
    const decisions = { mine: new Map<string, number>(), ticked: new Set<string>() };
    const plan = planPush({ read, changed: now.changed, held: {}, decisions, calendar });
    if (plan.unsent + plan.issues.length === 0) throw new Error('Nothing was compared.');
  };
  return [await figure('dry run', trial), await figure('Changes, with a new period,', changes)];
}

// A table that people keep themselves, from Adopt to the second quarter's push: nothing of it is moved, and what is
// uncertain is asked. Real Excel client, real store.
import { mappingOf } from '../../domain/adopt/agree';
import { propose } from '../../domain/adopt/propose';
import type { TableMapping } from '../../domain/adopt/mapping';
import type { Adoption } from '../../addin/flows/adopt/adopt';
import type { Changes } from '../../addin/flows/outcomes';
import { openOffice, type Office } from '../support/pane-without-screen';

let office: Office;
let adopt: Adoption;

beforeEach(async () => {
  office = await openOffice();
  await office.signIn('Housing inputter');
  adopt = await office.bridge.adoption();
});
afterEach(() => office.close());

/** A return as a housing team might keep it: title, units fused to headings, percent as 95, dna, a total, a footnote. */
const kept = [
  ['Housing KPI return 2014/15', '', '', '', '', '', ''],
  ['', '', '', '', '', '', ''],
  ['KPI Ref', 'Description', 'Q1', 'Q2', 'Q3', 'RAG', 'Comments'],
  ['HS01', 'Homelessness applications', '11', '11', '12', 'G', 'Fewer applications'],
  ['hs07', 'Prevented', '36', '36', "'41 cases", 'A', ''],
  ['HS08', 'DFG spent', '5', '25', 'dna', 'A', 'Late return'],
  ['HS99', 'Not in the store', '3', '4', '5', '', ''],
  ['', 'Total', '1036', '1027', '1025', '', ''],
  ['Source: housing system', '', '', '', '', '', ''],
];

async function desk(rows: readonly (readonly string[])[], at = 'B2') {
  await office.excel.person.pastes(at, rows);
  await office.excel.person.selects('C6');
  return await adopt.look();
}

function agreed(
  d: Awaited<ReturnType<typeof desk>>,
  change: (m: TableMapping) => TableMapping = (m) => m,
): TableMapping {
  const proposal = propose(d.sheet.area, { ...d.options, corrections: d.start });
  if (!proposal) throw new Error('Nothing like a table is there');
  return change(mappingOf(proposal, d.start.choices ?? [], new Map()));
}

const changes = (tableId: string): Promise<Changes> => office.bridge.changes(tableId);
const value = async (address: string, sheet = 'Sheet1') => (await office.excel.cell(`'${sheet}'!${address}`)).value;
const said = ({ plan }: Changes) =>
  plan.ready.map((e) => `${e.code} ${e.periodLabel} ${e.field} ${JSON.stringify(e.after)} ${e.address}`);
const Q3 = '2014-10-01Q';

/** Every cell of the sheet's corner, to see that nothing was touched. */
async function everything(sheet = 'Sheet1'): Promise<string> {
  const cells: string[] = [];
  for (const c of 'ABCDEFGHI')
    for (let r = 1; r < 13; r++) cells.push(`${c}${r}=${String(await value(`${c}${r}`, sheet))}`);
  return cells.join('\n');
}

async function adopted(rows: readonly (readonly string[])[] = kept): Promise<string> {
  const d = await desk(rows);
  const trial = await adopt.tryOut(
    d,
    agreed(d, (m) => ({ ...m, rules: { ...m.rules, percent: 'as 95' } })),
  );
  if (!trial) throw new Error('No dry run');
  return await adopt.bind(d, {
    ...trial.mapping,
    matches: [...trial.mapping.matches, ...trial.setAside.map((s) => ({ is: s.identity.is, code: null }))],
  });
}

test('a messy return is read, tried without sending, adopted in place and pushed; no cell of it is touched', async () => {
  const d = await desk(kept);
  const before = await everything();
  const mapping = agreed(d);
  expect(mapping.columns.map((c) => [c.heading, c.role, c.period])).toEqual([
    ['KPI Ref', 'code', null],
    ['Description', 'name', null],
    ['Q1', 'value', '2014-04-01Q'],
    ['Q2', 'value', '2014-07-01Q'],
    ['Q3', 'value', '2014-10-01Q'],
    ['RAG', 'none', null],
    ['Comments', 'note', 'newest'],
  ]);
  const trial = await adopt.tryOut(d, mapping);
  expect(trial).toMatchObject({
    fresh: 5,
    same: 4,
    differ: 0,
    blank: 3,
    leftOut: 3,
    zeros: 0,
    percent: { example: 5, cells: 2 },
    // The parts are the whole: new, same, blank, left out, percentages, and the row that is no PI.
    figures: 5 + 4 + 3 + 3 + 2 + 3,
  });
  expect(trial?.setAside.map((s) => [s.called, s.address, s.match.kind])).toEqual([['HS99', 'B8', 'unmatched']]);
  expect(trial?.refused).toEqual([]);

  const tableId = await adopted();
  const now = await changes(tableId);
  expect(now.sheet).toBe('Sheet1');
  expect(said(now)).toEqual([
    'HS01 Q3 2014/15 value 12 F5',
    'HS01 Q3 2014/15 note "Fewer applications" H5',
    'HS07 Q3 2014/15 value 41 F6',
    'HS08 Q3 2014/15 value "not available" F7',
    'HS08 Q3 2014/15 note "Late return" H7',
  ]);
  expect(now.plan).toMatchObject({ conflicts: [], issues: [], cleared: [] });
  const pushed = await office.bridge.push(tableId);
  expect(pushed).toMatchObject({ kind: 'done', receipt: { counts: { values: 3, notes: 2 } } });
  expect(await everything()).toBe(before);
  const history = await office.bridge.history('measurement', `HS01|${Q3}`);
  expect(history.changes.find((c) => c.field === 'value')).toMatchObject({
    address: 'F5',
    source: { sheet: 'Sheet1', table: 'adopted' },
  });
  expect((await changes(tableId)).plan.unsent).toBe(0);
  if (pushed.kind === 'done') await office.bridge.undo(pushed.receipt.pushId);
  expect(await value('F5')).toBe('');
  expect(await value('E5')).toBe(11);
});

test('a refresh writes only figures that differ, in the way of the table; sorted, renamed and moved it is still the same', async () => {
  const tableId = await adopted();
  await office.bridge.push(tableId);
  const { person } = office.excel;
  await person.renamesSheet('Sheet1', 'Our return');
  await person.insertsColumns('B1:B3');
  await person.insertsRows('A2:A3');
  await person.types("'Our return'!C8", 'HS07 ');
  const before = await everything('Our return');
  const colleague = await office.colleague('Housing deputy inputter');
  await colleague.record(`HS08|${Q3}`, 'value', 0.31);
  const states = await office.bridge.tables();
  expect(states).toMatchObject([{ kind: 'adopted', sheet: 'Our return', newer: 1, unsent: 0 }]);
  expect(await office.bridge.refresh(tableId)).toMatchObject({ values: 1, rowsAdded: 0, rowsGone: 0, conflicts: 0 });
  const after = (await everything('Our return')).split('\n');
  const differ = before.split('\n').flatMap((line, i) => (line === after[i] ? [] : [`${line} -> ${after[i] ?? ''}`]));
  expect(differ).toEqual(['G9=dna -> G9=31']);
});

test('a figure that differs from the store is decided in Changes, and a formula is never written over', async () => {
  const rows = kept.map((r) => [...r]);
  const [, , , first] = rows;
  if (first) first[3] = '=5+6';
  const colleague = await office.colleague('Housing deputy inputter');
  await colleague.record(`HS01|${Q3}`, 'value', 14);
  const tableId = await adopted(rows);
  const { plan } = await changes(tableId);
  expect(plan.conflicts.map((c) => [c.code, c.periodLabel, c.theirs, c.after, c.address])).toEqual([
    ['HS01', 'Q3 2014/15', 14, 12, 'F5'],
  ]);
  const [conflict] = plan.conflicts;
  if (!conflict) throw new Error('No conflict');
  await office.bridge.decide(tableId, conflict, 'theirs');
  expect(await value('F5')).toBe(14);
  expect((await office.excel.cell('Sheet1!E5')).formula).toBe('=5+6');
});

test('a new quarter and a new row are offered, and next quarter’s workbook is recognised from the store', async () => {
  const tableId = await adopted();
  await office.bridge.push(tableId);
  const { person } = office.excel;
  await person.types('Sheet1!I4', 'Q4');
  await person.types('Sheet1!I5', '9');
  await person.types('Sheet1!B9', 'HS98');
  await person.types('Sheet1!F9', '3');
  expect((await office.bridge.tables())[0]?.offer).toEqual({ columns: ['Q4'], rows: 0 });
  const again = await adopt.look(tableId);
  // Saved again it is the same layout in the store, and not one more.
  const layouts = async () => (await office.bridge.adoption().then((a) => a.look(tableId))).layoutKey;
  const key = await layouts();
  expect(key).not.toBeNull();
  await adopt.bind(again, agreed(again));
  expect(await layouts()).toBe(key);
  const proposal = propose(again.sheet.area, { ...again.options, corrections: again.start });
  expect(proposal?.columns.at(-1)).toMatchObject({
    heading: 'Q4',
    role: 'value',
    period: '2015-01-01Q',
    certain: true,
  });

  await person.addsSheet('Next');
  await person.activatesSheet('Next');
  await person.pastes("'Next'!A1", kept.slice(2));
  await office.bridge.unbind(tableId);
  await office.signIn('Housing deputy inputter');
  const seen = await (await office.bridge.adoption()).look();
  expect(seen.sheet.sheet).toBe('Next');
  expect(seen.recognised?.from).toContain('Housing inputter');
});

test('a pasted table is brought in once: what is new, with its source; what differs stays as the store has it', async () => {
  const pasted = 'KPI Ref\tDescription\tQ2 2014/15\tQ3 2014/15\nHS01\tHomelessness\t17\t12\nHS07\tPrevented\t36\t41\n';
  const d = await adopt.lookAtText(pasted);
  expect(d.pasted).toBe(true);
  const trial = await adopt.tryOut(d, agreed(d));
  expect(trial).toMatchObject({ fresh: 2, same: 1, setAside: [] });
  expect(await adopt.bringIn(d, trial?.mapping ?? agreed(d))).toBe(2);
  const history = await office.bridge.history('measurement', `HS01|${Q3}`);
  expect(history.changes.find((c) => c.field === 'value')).toMatchObject({
    after: 12,
    source: { sheet: 'Pasted table', table: 'pasted' },
  });
  expect(await adopt.bringIn(d, trial?.mapping ?? agreed(d))).toBe(0);
  expect(await office.bridge.tables()).toEqual([]);
});

test('what the store would not take is kept apart and said at its cell, and the rest is pushed', async () => {
  const early = 'Q4 2013/14';
  const d = await desk([
    ['KPI Ref', early, 'Q3 2014/15'],
    ['HS01', '10', '11'],
    ['HS16', '3', '2'],
  ]);
  const tableId = await adopt.bind(d, agreed(d));
  const before = await changes(tableId);
  const refused = before.plan.ready.filter((e) => e.periodLabel === early).length;
  expect(refused).toBe(2);
  expect(await office.bridge.foresee(before)).toMatchObject({ kind: 'refused', apart: 2 });
  const now = await changes(tableId);
  expect(now.plan.issues.map((i) => `${i.address} ${i.message}`)).toEqual(
    expect.arrayContaining(['C3 HS01 is collected from Q1 2014/15 on.', 'C4 HS16 is collected from Q1 2014/15 on.']),
  );
  expect(now.plan.ready).toHaveLength(before.plan.ready.length - 2);
  expect(await office.bridge.foresee(now)).toMatchObject({ kind: 'moves' });
  expect(await office.bridge.push(tableId)).toMatchObject({ kind: 'done' });
});

test('a merged figure is refused with its cells, and never written over; a merged heading stands over its columns', async () => {
  const { person } = office.excel;
  const rows = [
    ['KPI Ref', 'Description', '2014/15', ''],
    ['', '', 'Q2', 'Q3'],
    ['HS01', 'Homelessness applications', '11', '12'],
    ['HS07', 'Prevented', '41', ''],
  ];
  await person.pastes('B2', rows);
  await person.merges('D2:E2');
  await person.merges('D5:E5');
  await person.selects('C4');
  const d = await adopt.look();
  const mapping = agreed(d);
  expect(mapping.columns.map((c) => [c.heading, c.period])).toEqual([
    ['KPI Ref', null],
    ['Description', null],
    ['2014/15 · Q2', '2014-07-01Q'],
    ['2014/15 · Q3', Q3],
  ]);
  const trial = await adopt.tryOut(d, mapping);
  expect(trial?.refused.map((i) => [i.code, i.address])).toEqual([['merged-cells', 'D5']]);
  const tableId = await adopt.bind(d, trial?.mapping ?? mapping);
  const { plan } = await changes(tableId);
  expect(plan.issues.map((i) => i.message)).toEqual([expect.stringMatching(/^D5:E5 are one merged cell/)]);
  const colleague = await office.colleague('Housing deputy inputter');
  await colleague.record(`HS07|${Q3}`, 'value', 44);
  await office.bridge.refresh(tableId);
  expect([await value('D5'), await value('E5')]).toEqual([41, '']);
});

test('a dry run that nobody wants any more ends, and says nothing', async () => {
  const d = await desk(kept);
  const shares: number[] = [];
  let wanted = true;
  const stopped = await adopt.tryOut(
    d,
    agreed(d),
    (share) => {
      shares.push(share);
      wanted = shares.length < 2;
    },
    () => wanted,
  );
  expect(stopped).toBeNull();
  expect(shares.length).toBe(2);
});

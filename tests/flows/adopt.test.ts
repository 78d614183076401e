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
  ['HS01', 'Homelessness applications', '9', '5', '7', 'G', 'Fewer applications'],
  ['hs07', 'Households on the register', '1,024', '1,018', '1,001', 'A', ''],
  ['HS08', 'Whatever it is', '', 'dna', '12', 'A', 'Late return'],
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
const value = async (address: string) => (await office.excel.cell(`Sheet1!${address}`)).value;

test('a messy return is read, tried without sending, adopted in place and pushed', async () => {
  const d = await desk(kept);
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
  expect(trial?.setAside.map((s) => [s.called, s.address, s.match.kind])).toEqual([['HS99', 'B8', 'unmatched']]);
  const tableId = await adopt.bind(d, {
    ...(trial?.mapping ?? mapping),
    matches: [...(trial?.mapping.matches ?? []), { is: 'hs99', code: null }],
  });
  const { plan, sheet } = await changes(tableId);
  expect(sheet).toBe('Sheet1');
  process.stdout.write(
    JSON.stringify(plan.ready.map((e) => [e.code, e.periodLabel, e.field, e.after, e.address])) + '\n',
  );
  process.stdout.write(
    JSON.stringify(plan.conflicts.map((e) => [e.code, e.periodLabel, e.field, e.theirs, e.after, e.address])) + '\n',
  );
  process.stdout.write(JSON.stringify(plan.issues.map((e) => [e.message, e.address])) + '\n');
  process.stdout.write(JSON.stringify([trial && { ...trial, mapping: 0 }], null, 1) + '\n');
  const pushed = await office.bridge.push(tableId);
  process.stdout.write(JSON.stringify(pushed).slice(0, 1500) + '\n');
  for (const a of ['B5', 'D6', 'E6', 'F6', 'F5']) process.stdout.write(a + ' ' + String(await value(a)) + '\n');
});

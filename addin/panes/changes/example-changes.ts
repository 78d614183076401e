// A comparison to test Changes with: one conflict, one thing to fix, edits that are ready, one cleared cell.
import type { RollUpMove } from '../../flows/outcomes';
import type { PlannedConflict, PlannedEdit, PlannedIssue, PushPlan } from '../../../domain/sync/plan';

export const edit = (code: string, after: PlannedEdit['after'], more: Partial<PlannedEdit> = {}): PlannedEdit => ({
  id: `${code} value`,
  type: 'measurement',
  key: `${code}|2014-Q2`,
  field: 'value',
  fieldLabel: 'Value',
  row: 1,
  header: 'Value',
  address: 'F5',
  code,
  name: `Name of ${code}`,
  periodLabel: 'Q2 2014/15',
  measure: 'percentage',
  measureLabel: '%',
  decimals: 1,
  before: null,
  after,
  words: null,
  formula: null,
  statusBefore: 'no data',
  statusAfter: 'green',
  seen: null,
  ...more,
});

export const conflict: PlannedConflict = {
  ...edit('CS02a', 0.774, { row: 2, address: 'F6', before: 0.756, statusBefore: 'red', statusAfter: 'amber' }),
  theirs: 0.802,
  theirWords: null,
  statusTheirs: 'green',
  revision: 1479,
  by: 'Contact centre lead',
  at: '2014-10-09T10:40:00Z',
  theirNote: 'Final from the new phone system.',
};

export const issue: PlannedIssue = {
  id: 'PS03 text',
  code: 'text-for-number',
  severity: 'stop',
  message: 'The cell holds the text “88.6 %”, not a number.',
  row: 15,
  header: 'Value',
  address: 'F20',
  fix: { label: 'Store 88.6%', value: 0.886 },
  piCode: 'PS03',
  piName: 'Name of PS03',
  statusAfterFix: 'green',
};

export const cleared = edit('HS01', null, { before: 11, measure: 'duration', decimals: 0, address: 'F10', row: 9 });

export const move: RollUpMove = {
  ...{ key: 'HC01|2014-07-01Q', code: 'HC01', name: 'Households helped', periodLabel: 'Q2 2014/15' },
  ...{ measure: 'number', measureLabel: '', decimals: 0, before: 40, after: 352 },
  ...{ statusBefore: 'amber', statusAfter: 'green', coverage: '14 of 17' },
};

export const plan: PushPlan = {
  ready: [
    edit('CS01', 0.955),
    edit('PS01', 0.571, { row: 13, statusAfter: 'red', before: 0.7, statusBefore: 'amber' }),
    edit('PS01', 'Three large sites', { id: 'PS01 note', field: 'note', row: 13 }),
  ],
  cleared: [cleared],
  conflicts: [conflict],
  issues: [issue],
  checks: [],
  consequences: [],
  unsent: 6,
  newer: 0,
};

// Which part of a roll-out each thing belongs to: what is closed for a person does not show in the pane, and the store
// refuses it. A kind of sheet without a line here does not compile. Source: DOMAIN, Roll-out models [S].
import type { RecordTypeName } from '../records';
import type { Module } from '../records/rollout';
import type { View } from '../wire-views';

/** Sheets for recording and for what PIs are belong to PIs, which nothing closes; sheets for reading come later. */
export const moduleOfSheet: Readonly<Record<View['sheet'], Module>> = {
  update: 'PIs',
  grid: 'PIs',
  catalogue: 'PIs',
  ownership: 'PIs',
  trend: 'reports',
  snapshot: 'scorecards and snapshots',
  scorecard: 'scorecards and snapshots',
};

/** Records that belong to a part and to nothing else: where it is closed nobody makes or changes them. */
export const moduleOfRecord: Readonly<Partial<Record<RecordTypeName, Module>>> = {
  scorecard: 'scorecards and snapshots',
};

/** Parts of the pane that are no sheet. */
export const moduleOfPart = {
  explore: 'reports',
  'functions in cells': 'reports',
} as const satisfies Record<string, Module>;

/** What a person misses where a part is closed. */
export const moduleHolds: Readonly<Record<Module, string>> = {
  PIs: 'PIs',
  'scorecards and snapshots': 'Scorecards and snapshots',
  actions: 'Actions',
  assessments: 'Assessments',
  reports: 'Reports (Explore, trend sheets, functions in cells)',
};

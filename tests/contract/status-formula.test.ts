// The status that a sheet shows by its own formula, against the rule that the server judges by: the same in every case.
import { createExcelWorkbook } from '../../addin/workbook/excel-workbook';
import type { Figure } from '../../domain/figure';
import type { Judging } from '../../domain/performance/judge-pi';
import { defaultSiteRules } from '../../domain/performance/site-rules';
import type { Status } from '../../domain/performance/status';
import { polarities, type Polarity } from '../../domain/records/indicator';
import type { Limits, ThresholdRule } from '../../domain/records/thresholds';
import { exampleRow } from '../../domain/sheet/example-rows';
import { addressOf } from '../../domain/sheet/grid';
import type { ViewRow } from '../../domain/sheet/view-rows';
import { statusIn } from '../../domain/sync/edit-rules';
import { updateSheet, updateSheetTexts } from '../../domain/sheet/kinds/update-sheet';
import { writeGrid } from '../../domain/sheet/write-grid';
import { openNodeWorkbook } from '../../workbench/node/open-node-workbook';

const site = defaultSiteRules.status;
const share = { kind: 'share of target', green: 0, amber: 0.05 } as const;
const absolute = { kind: 'absolute', green: 1, amber: 3 } as const;
const sets = (limits: Limits, more: Partial<ThresholdRule> = {}): Judging => ({
  ...{ band: null, dataOnly: null, range: null },
  thresholdSets: [{ from: '2010-04-01Q', rule: { limits, amber: 'within the limit', boundary: null, ...more } }],
});
const ranges: Limits = { kind: 'ranges', green: { from: 28, to: 31 }, amber: { from: -12, to: null } };
const strict = { green: 'worse', amber: 'worse' } as const;
const lastYear = { value: 29, target: 28 };
const all: readonly Polarity[] = polarities;

/** Every kind of rule, for the polarities that it can judge. */
const rules: readonly [name: string, polarities: readonly Polarity[], row: Partial<ViewRow>][] = [
  ['share', all, { thresholds: share }],
  ['absolute', all, { thresholds: absolute }],
  ['strict', all, { judging: sets(absolute, { boundary: strict }) }],
  ['values', ['maximise'], { judging: sets({ kind: 'values', green: 30, amber: -12 }) }],
  ['values down', ['minimise'], { judging: sets({ kind: 'values', green: 29, amber: 31 }) }],
  ['ranges', all, { judging: sets(ranges) }],
  ['held', all, { judging: sets(absolute, { amber: 'improved or held' }), lastYear }],
  ['either', all, { judging: sets(share, { amber: 'either' }), lastYear: { ...lastYear, target: null } }],
  ['unknown', all, { judging: sets(absolute, { amber: 'improved or held' }) }],
  ['band', ['within a band'], { thresholds: share, judging: { ...sets(share), band: { from: 29, to: 31 } } }],
  [
    'open band',
    ['within a band'],
    { judging: { ...sets(absolute, { boundary: strict }), band: { from: 30, to: null } } },
  ],
  ['data only', ['maximise'], { judging: { ...sets(share), dataOnly: true } }],
  ['kind site', ['maximise'], { judging: sets(ranges), rules: { ...site, explicitNeedsTarget: false } }],
  ['strict site', ['minimise'], { thresholds: share, rules: { ...site, boundary: strict, tolerance: 0 } }],
];
const values: Figure[] = [
  null,
  0,
  0.1 + 0.2,
  0.3,
  -12.5,
  28.5,
  29,
  30,
  31,
  31.5,
  33,
  90,
  'not available',
  'not applicable',
];
const targets = [null, 0.3, 30];

/** Plain margins over everything; the others where they differ. */
const few = { targets: [null, 30], values: [null, -12.5, 28.5, 29, 30, 31, 33, 'not applicable'] as Figure[] };
const rows = rules.flatMap(([name, some, row]) =>
  some.flatMap((polarity) =>
    (row.judging ? few : { targets, values }).targets.flatMap((target) =>
      (row.judging ? few : { values }).values.map((value, i) =>
        exampleRow(`${name} ${polarity.slice(0, 3)} ${String(target)} n${i}`, {
          ...row,
          polarity,
          target,
          value,
          decimals: 2,
        }),
      ),
    ),
  ),
);

const words: Record<Status, string> = {
  green: 'Green',
  amber: 'Amber',
  red: 'Red',
  'data only': 'Data only',
  'no data': 'No data',
  'not applicable': 'Not applicable',
};

test(`the formula and the rule agree on ${rows.length} values, and the wrong rule would be noticed`, async () => {
  const node = await openNodeWorkbook();
  const workbook = createExcelWorkbook(() => true);
  const layout = writeGrid(updateSheet, rows, updateSheetTexts(rows, 'Tester', '2015-01-08', 'now'));
  const { sheet } = await workbook.writeSheet(layout);
  const shown: string[] = [];
  const status = layout.columns.findIndex(({ header }) => header === 'Status');
  for (let i = 0; i < rows.length; i++) shown.push((await node.cell(`'${sheet}'!${addressOf(4 + i, status)}`)).text);
  expect(shown).toEqual(rows.map((r) => words[statusIn(r, r.value)]));
  expect(shown).not.toEqual(rows.map((r) => words[statusIn({ ...r, polarity: 'maximise' }, r.value)]));
  expect(new Set(shown)).toEqual(new Set(Object.values(words)));
  await node.close();
}, 120_000);

// The status that a sheet shows by its own formula, against the rule that the server judges by: the same in every case.
import { createExcelWorkbook } from '../../addin/workbook/excel-workbook';
import type { Figure } from '../../domain/figure';
import { statusOf, type Status } from '../../domain/performance/status';
import { polarities, type Thresholds } from '../../domain/records/indicator';
import { exampleRow } from '../../domain/sheet/example-rows';
import { updateSheet, updateSheetTexts } from '../../domain/sheet/kinds/update-sheet';
import { writeGrid } from '../../domain/sheet/write-grid';
import { openNodeWorkbook } from '../../workbench/node/open-node-workbook';

const thresholds: Thresholds[] = [
  { kind: 'share of target', green: 0, amber: 0.05 },
  { kind: 'absolute', green: 1, amber: 3 },
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
const targets = [null, 0, 0.3, 30, -12];

const rows = polarities.flatMap((polarity) =>
  thresholds.flatMap((t) =>
    targets.flatMap((target) =>
      values.map((value, i) =>
        exampleRow(`${polarity.slice(0, 3)}${t.kind.slice(0, 2)}${String(target)}n${i}`, {
          polarity,
          thresholds: t,
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
  const { sheet } = await workbook.writeSheet(
    writeGrid(updateSheet, rows, updateSheetTexts(rows, 'Tester', '2015-01-08', 'now')),
  );
  const shown: string[] = [];
  for (let i = 0; i < rows.length; i++) shown.push((await node.cell(`'${sheet}'!I${5 + i}`)).text);
  expect(shown).toEqual(rows.map((r) => words[statusOf(r.value, r.target, r)]));
  expect(shown).not.toEqual(rows.map((r) => words[statusOf(r.value, r.target, { ...r, polarity: 'maximise' })]));
  expect(new Set(shown)).toEqual(new Set(Object.values(words)));
  await node.close();
});

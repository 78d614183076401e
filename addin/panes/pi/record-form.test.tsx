// What can be set on a PI's page for one period: only what one may, a status by hand only with its reason, one step.
import { jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Right } from '../../../domain/access/right';
import type { Receipt } from '../../../domain/wire';
import type { Bridge } from '../../flows/bridge';
import { BridgeContext } from '../../ui/data/bridge-context';
import { AskedCache } from '../../ui/data/cache';
import { CacheContext } from '../../ui/data/queries';
import { examplePage, exampleSeries } from './example-page';
import { fieldsToSet, recordDraft, type RecordField } from './record-draft';
import { RecordForm } from './record-form';

/** The first quarter of 2014/15, which has no note. */
const LATEST = 4;
const pageWith = (...rights: Right[]) => ({ ...examplePage, rights });
const all = pageWith('see', 'data', 'notes', 'targets', 'thresholds');

test.each<[string, Parameters<typeof fieldsToSet>, RecordField[]]>([
  ['a viewer: nothing', [pageWith('see'), exampleSeries, LATEST], []],
  ['an updater', [pageWith('see', 'data', 'notes'), exampleSeries, LATEST], ['benchmark', 'stage', 'note']],
  [
    'who looks after thresholds',
    [all, exampleSeries, LATEST],
    ['target', 'forecast', 'benchmark', 'stage', 'byHand', 'note'],
  ],
  ['a closed period: nothing', [all, { ...exampleSeries, state: exampleSeries.state.map(() => 'closed') }, LATEST], []],
  [
    'parts, where the PI has them',
    [
      { ...all, definition: { ...all.definition, numeratorLabel: 'in time', denominatorLabel: 'all' } },
      exampleSeries,
      LATEST,
    ],
    ['numerator', 'denominator', 'target', 'forecast', 'benchmark', 'stage', 'byHand', 'note'],
  ],
])('%s', (_who, args, expected) => {
  expect(fieldsToSet(...args)).toEqual(expected);
});

const draft = (typed: Partial<Record<RecordField, string>>) =>
  recordDraft(all, exampleSeries, LATEST, new Map(Object.entries(typed) as [RecordField, string][]));

test.each<[Partial<Record<RecordField, string>>, [string, unknown][], RecordField[]]>([
  [{ target: '85 %' }, [['target', 0.85]], []],
  [{ target: '80 %' }, [], []],
  [{ target: '80%' }, [], []],
  [{ target: '' }, [['target', null]], []],
  // 85 is not guessed to be a percentage.
  [{ target: '85' }, [], ['target']],
  [{ stage: 'audited' }, [['stage', 'audited']], []],
  [{ byHand: 'green' }, [['byHand', 'green']], ['note']],
  [
    { byHand: 'green', note: 'Agreed with the auditor' },
    [
      ['byHand', 'green'],
      ['note', 'Agreed with the auditor'],
    ],
    [],
  ],
  [{ byHand: 'green', note: '  ' }, [['byHand', 'green']], ['note']],
])('%j', (typed, edits, wrong) => {
  const made = draft(typed);
  expect(made.edits.map(({ field, value }) => [field, value])).toEqual(edits);
  expect([...made.wrong.keys()]).toEqual(wrong);
});

test('a status by hand is set with its note in one step, and said', async () => {
  const receipt = { kind: 'done', pushId: 'p', revision: 8, counts: { values: 0, notes: 1, other: 1 } } as Receipt;
  const settle = jest.fn<Bridge['settle']>().mockResolvedValue({ kind: 'done', receipt });
  const user = userEvent.setup();
  render(
    <BridgeContext value={{ settle } as unknown as Bridge}>
      <CacheContext value={new AskedCache()}>
        <RecordForm page={all} series={exampleSeries} at={LATEST} />
      </CacheContext>
    </BridgeContext>,
  );
  await user.click(screen.getByRole('button', { name: /Target, stage and status of Q1 2014\/15/ }));
  await user.selectOptions(screen.getByLabelText('Status by hand'), 'green');
  expect(screen.getByText('Say in the note why it is judged so.')).toBeVisible();
  await user.type(screen.getByLabelText('Note'), 'One site was closed');
  await user.click(screen.getByRole('button', { name: 'Set 2 fields for Q1 2014/15' }));
  const key = 'CS02a|2014-04-01Q';
  expect(settle).toHaveBeenCalledWith(
    [
      { type: 'measurement', key, field: 'byHand', value: 'green' },
      { type: 'measurement', key, field: 'note', value: 'One site was closed' },
    ],
    7,
    undefined,
  );
  expect(await screen.findByText('2 fields set for Q1 2014/15.')).toHaveFocus();
});

// Duplicates as a super user meets them: the groups, what a merge will do before it does, and one push with its undo.
import { jest } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AppError } from '../../../../domain/errors';
import type { Receipt } from '../../../../domain/wire';
import type { DuplicatePi, Duplicates, MergePreview } from '../../../../domain/wire-duplicates';
import type { Bridge } from '../../../flows/bridge';
import { BridgeContext } from '../../../ui/data/bridge-context';
import { AskedCache } from '../../../ui/data/cache';
import { CacheContext } from '../../../ui/data/queries';
import { DuplicatesPane } from './duplicates-pane';

const pi = (code: string, figures: number, last: string | null): DuplicatePi => ({
  ...{ code, name: `Name of ${code}`, unit: 'Council › Housing', owner: 'Dev Patel', figures, last, apartFrom: [] },
});
const two: Duplicates['groups'][number] = {
  ...{ reason: 'same code written differently', sameUnit: true },
  pis: [pi('RD01', 2, 'Q2 2014/15'), pi('RD1', 5, 'Q3 2014/15')],
};
const none = { total: 0, pairs: [] };
const answer: Duplicates = { revision: 9, total: 1, groups: [two], apart: none };
const plan: MergePreview = {
  ...{ revision: 10, problems: [], owner: 'Dev Patel', updaters: ['Ann', 'Bob'], moreUpdaters: true },
  edits: [{ type: 'indicator', field: 'mergedInto', keys: ['RD01'], values: ['RD1'] }],
  taken: { cells: 3, periods: 2, first: 'Q4 2013/14', last: 'Q3 2014/15' },
  differ: { cells: 1, items: [{ label: 'Q2 2014/15', field: 'Value', kept: '21.0', other: '22.0' }] },
  ...{ notOpen: { cells: 1, labels: ['Q1 2013/14'] }, collectedFrom: 'Q4 2013/14' },
};
const receipt: Receipt = {
  ...{ kind: 'done', pushId: 'p1', revision: 11, at: '2015-01-08T12:00:00Z', by: { id: 'a', name: 'A' } },
  counts: { values: 2, notes: 0, other: 2 },
  consequences: { keys: [], values: [], before: [], after: [] },
  checks: [],
};

function open(duplicates: () => Promise<Duplicates>, preview = plan) {
  const settle = jest.fn<Bridge['settle']>().mockResolvedValue({ kind: 'done', receipt });
  const previewMerge = jest.fn<Bridge['previewMerge']>().mockResolvedValue(preview);
  render(
    <BridgeContext value={{ duplicates, previewMerge, settle } as unknown as Bridge}>
      <CacheContext value={new AskedCache()}>
        <DuplicatesPane />
      </CacheContext>
    </BridgeContext>,
  );
  return { settle, previewMerge, user: userEvent.setup() };
}

test('a group is merged in one step, after it is said what is taken over and what stays behind', async () => {
  const { settle, previewMerge, user } = open(() => Promise.resolve(answer));
  const list = await screen.findByRole('list', { name: 'Same code, written differently' });
  expect(within(list).getByText('5 figures, the last of Q3 2014/15 · owned by Dev Patel')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Merge RD01 and RD1' }));
  // The one with the most figures is proposed to go on, and has the focus.
  expect(screen.getByRole('radio', { name: 'RD1 Name of RD1' })).toHaveFocus();
  expect(previewMerge).toHaveBeenLastCalledWith({ keep: 'RD1', merge: 'RD01' });
  const status = await screen.findByText('What will happen');
  for (const said of [
    /3 cells of 2 periods, Q4 2013\/14 to Q3 2014\/15, are taken over from RD01\./,
    /1 cell differs: what RD1 has stands/,
    /1 cell of periods that are not open stays with RD01: Q1 2013\/14\./,
    /RD1 is then collected from Q4 2013\/14 on\./,
    /Dev Patel goes on owning RD1\./,
    /recorded by Ann and Bob\./,
    /RD01 is not collected any more\./,
  ])
    expect(status.closest('[role=status]')).toHaveTextContent(said);
  expect(screen.getByText('21.0 stands, 22.0 stays behind')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Merge RD01 into RD1' }));
  expect(settle).toHaveBeenCalledWith(
    [{ type: 'indicator', key: 'RD01', field: 'mergedInto', value: 'RD1' }],
    10,
    'Merged RD01 into RD1',
  );
  expect(await screen.findByText('Merged RD01 into RD1.')).toHaveFocus();
});

test('the other one can go on, and Escape leaves it with the focus where it came from', async () => {
  const { previewMerge, user } = open(() => Promise.resolve(answer));
  await user.click(await screen.findByRole('button', { name: 'Merge RD01 and RD1' }));
  await user.click(screen.getByRole('radio', { name: 'RD01 Name of RD01' }));
  expect(previewMerge).toHaveBeenLastCalledWith({ keep: 'RD01', merge: 'RD1' });
  expect(await screen.findByRole('button', { name: 'Merge RD1 into RD01' })).toBeEnabled();
  await user.keyboard('{Escape}');
  expect(screen.getByRole('button', { name: 'Merge RD01 and RD1' })).toHaveFocus();
});

test('of three one chooses both', async () => {
  const groups = [{ ...two, pis: [...two.pis, pi('RD-1', 1, null)] }];
  const { previewMerge, user } = open(() => Promise.resolve({ ...answer, groups }));
  await user.click(await screen.findByRole('button', { name: 'Merge RD01, RD1 and RD-1' }));
  const ends = screen.getByRole('radiogroup', { name: 'Which one is merged into it?' });
  await user.click(within(ends).getByRole('radio', { name: 'RD-1 Name of RD-1' }));
  expect(previewMerge).toHaveBeenLastCalledWith({ keep: 'RD1', merge: 'RD-1' });
});

test('what stands in the way is said, and nothing can be pressed', async () => {
  const problems = ['RD5 is calculated from RD01. Let it be calculated from RD1 first.'];
  const { settle, user } = open(() => Promise.resolve(answer), { ...plan, problems, edits: [] });
  await user.click(await screen.findByRole('button', { name: 'Merge RD01 and RD1' }));
  expect(await screen.findByText(problems[0] ?? '')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Merge RD01 into RD1' }));
  expect(settle).not.toHaveBeenCalled();
});

test('what is not the same is said once, in the store, and can be taken back by anybody', async () => {
  const pairs = [{ code: 'RD5', name: 'Days', other: 'RD6', otherName: 'Day', apartFrom: ['RD6', 'RD7'] }];
  const { settle, user } = open(() => Promise.resolve({ ...answer, apart: { total: 1, pairs } }));
  await user.click(await screen.findByRole('button', { name: 'RD01 and RD1 are not the same' }));
  expect(settle).toHaveBeenLastCalledWith(
    [{ type: 'indicator', key: 'RD01', field: 'apartFrom', value: ['RD1'] }],
    9,
    'RD01 and RD1 are not the same',
  );
  expect(await screen.findByText('RD01 and RD1 are not the same. They are not offered again.')).toHaveFocus();
  const list = screen.getByRole('list', { name: 'Not the same' });
  await user.click(within(list).getByRole('button', { name: 'RD5 and RD6 may be one after all' }));
  expect(settle).toHaveBeenLastCalledWith(
    [{ type: 'indicator', key: 'RD5', field: 'apartFrom', value: ['RD7'] }],
    9,
    'RD5 and RD6 may be one after all.',
  );
});

test('no group, and a store that breaks, are said', async () => {
  open(() => Promise.resolve({ revision: 9, total: 0, groups: [], apart: none }));
  expect(await screen.findByText('No two PIs that you look after look like one.')).toBeVisible();
  open(() => Promise.reject(new AppError('unexpected', 'The store is not well. Try again.')));
  expect(await screen.findByText('The store is not well. Try again.')).toBeVisible();
});

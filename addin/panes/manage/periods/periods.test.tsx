// Periods as an administrator meets them: what stands, what a choice will do before it is done, and what came of it.
import { jest } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Me, Receipt } from '../../../../domain/wire';
import type { RecordingAnswer } from '../../../../domain/wire-settings';
import type { Bridge } from '../../../flows/bridge';
import { BridgeContext } from '../../../ui/data/bridge-context';
import { AskedCache } from '../../../ui/data/cache';
import { CacheContext } from '../../../ui/data/queries';
import { mayManage } from '../parts';
import { PeriodsPane } from './periods-pane';

const period = (key: string, label: string, given: number, ended = true) => ({
  period: key,
  label,
  ended,
  pis: 45,
  given,
});
const answer: RecordingAnswer = {
  ...{ revision: 9, asAt: '2015-01-08', unit: 'HSG', frequency: 'quarter', unitPath: ['HSG', 'COUNCIL'] },
  units: [
    { code: 'COUNCIL', name: 'Sample council', depth: 0 },
    { code: 'HSG', name: 'Housing', depth: 1 },
    { code: 'TEAM', name: 'Lettings', depth: 2 },
  ],
  frequencies: [{ frequency: 'quarter', pis: 45 }],
  periods: [
    period('2015-01-01Q', 'Q4 2014/15', 0, false),
    period('2014-10-01Q', 'Q3 2014/15', 31),
    period('2014-07-01Q', 'Q2 2014/15', 45),
    period('2014-04-01Q', 'Q1 2014/15', 44),
  ],
  said: {
    periods: [
      { period: '2014-07-01Q', unit: 'COUNCIL', state: 'closed' },
      { period: '2014-07-01Q', unit: 'TEAM', state: 'open' },
      { period: '2014-04-01Q', unit: 'COUNCIL', state: 'locked' },
    ],
    frequencies: [],
  },
};
const receipt: Receipt = {
  ...{ kind: 'done', pushId: 'p1', revision: 10, at: '2015-01-08T12:00:00Z', by: { id: 'a', name: 'A' } },
  counts: { values: 0, notes: 0, other: 1 },
  consequences: { keys: [], values: [], before: [], after: [] },
  checks: [],
};

function open(more: Partial<Bridge> = {}, given = answer) {
  const settle = jest.fn<Bridge['settle']>().mockResolvedValue({ kind: 'done', receipt });
  const bridge = { recording: () => Promise.resolve(given), settle, ...more };
  render(
    <BridgeContext value={bridge as Bridge}>
      <CacheContext value={new AskedCache()}>
        <PeriodsPane />
      </CacheContext>
    </BridgeContext>,
  );
  return { settle, user: userEvent.setup() };
}

test('only those who may set something have a Manage', () => {
  const me = (roles: Me['roles']) => ({ id: 'x', roles }) as unknown as Me;
  expect(mayManage(me([{ role: 'site administrator' }]))).toBe(true);
  expect(mayManage(me([{ role: 'viewer', unit: 'HSG' }]))).toBe(false);
  expect(mayManage(me([]))).toBe(false);
});

test('each period says how many figures it has, whether it is open, and who says so', async () => {
  open();
  const list = await screen.findByRole('list', { name: 'Last quarters' });
  const rows = within(list)
    .getAllByRole('listitem')
    .map((row) => row.textContent);
  expect(rows).toEqual([
    expect.stringMatching(/Q4 2014\/15.*0 of 45 given · not ended.*open/),
    expect.stringMatching(/Q3 2014\/15.*31 of 45 given.*open/),
    expect.stringMatching(/Q2 2014\/15.*by Sample council · open for Lettings.*closed/),
    expect.stringMatching(/Q1 2014\/15.*by Sample council.*locked/),
  ]);
});

test('what closing will do is said first, and sent as one step', async () => {
  const { settle, user } = open();
  await user.click(await screen.findByRole('checkbox', { name: 'Q3 2014/15' }));
  expect(screen.getByRole('button', { name: 'Choose open, close or lock' })).toHaveAttribute('aria-disabled', 'true');
  await user.click(screen.getByRole('radio', { name: 'Close' }));
  expect(screen.getByText(/14 figures not given yet can then not be given/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Close 1 quarter' }));
  expect(settle).toHaveBeenCalledWith(
    [{ type: 'recording-period', key: '2014-10-01Q|HSG', field: 'state', value: 'closed' }],
    9,
    undefined,
  );
  expect(await screen.findByText('Closed 1 quarter for Housing.')).toHaveFocus();
  expect(screen.getByRole('checkbox', { name: 'Q3 2014/15' })).not.toBeChecked();
});

test('a lock above cannot be opened here, and says where it can', async () => {
  const { user } = open();
  await user.click(await screen.findByRole('checkbox', { name: 'Q1 2014/15' }));
  await user.click(screen.getByRole('radio', { name: 'Open' }));
  expect(screen.getByText(/Q1 2014\/15 stays locked by Sample council/)).toBeVisible();
});

test('all before goes up to a day, which stands as a line of its own that can be taken back', async () => {
  const { settle, user } = open();
  await user.click(await screen.findByRole('checkbox', { name: 'Q3 2014/15' }));
  await user.click(screen.getByRole('radio', { name: 'Lock' }));
  await user.click(screen.getByRole('checkbox', { name: 'And all quarters before' }));
  await user.click(screen.getByRole('button', { name: 'Lock 1 quarter and all before' }));
  expect(settle.mock.calls[0]?.[0]).toEqual([
    { type: 'recording-frequency', key: 'quarter|HSG|2014-12-31', field: 'state', value: 'locked' },
  ]);
});

test('what was said up to a day is taken back by its own button', async () => {
  const frequencies = [{ frequency: 'quarter' as const, unit: 'HSG', upTo: '2014-12-31', state: 'locked' as const }];
  const { settle, user } = open({}, { ...answer, said: { ...answer.said, frequencies } });
  await user.click(await screen.findByRole('button', { name: /^Take back: Quarters up to Wednesday 31 December/ }));
  expect(settle.mock.calls[0]?.[0]).toEqual([
    { type: 'recording-frequency', key: 'quarter|HSG|2014-12-31', field: 'state', value: null },
  ]);
});

test('a change that somebody else made meanwhile is said, and the choice stays', async () => {
  const { user } = open({ settle: () => Promise.resolve({ kind: 'conflicts', conflicts: [] }) });
  await user.click(await screen.findByRole('checkbox', { name: 'Q3 2014/15' }));
  await user.click(screen.getByRole('radio', { name: 'Close' }));
  await user.click(screen.getByRole('button', { name: 'Close 1 quarter' }));
  expect(await screen.findByText(/Somebody changed the same meanwhile/)).toBeVisible();
  expect(screen.getByRole('checkbox', { name: 'Q3 2014/15' })).toBeChecked();
});

// Ownership as a super user meets it: what needs a hand, what handing over will do, and one push with its undo.
import { jest } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Receipt } from '../../../../domain/wire';
import type { OwnedPis, Ownership } from '../../../../domain/wire-ownership';
import type { Bridge } from '../../../flows/bridge';
import { BridgeContext } from '../../../ui/data/bridge-context';
import { AskedCache } from '../../../ui/data/cache';
import { CacheContext } from '../../../ui/data/queries';
import { OwnershipPane } from './ownership-pane';

const pis = (owner: string | null, ...codes: string[]): OwnedPis => ({
  code: codes,
  name: codes.map((code) => `Name of ${code}`),
  unit: codes.map(() => 'Housing'),
  owner: codes.map(() => owner),
  updaters: codes.map(() => ['ann']),
});
const answer: Ownership = {
  ...{ revision: 9, asAt: '2015-01-08', pis: 45 },
  units: [
    {
      ...{ code: 'HSG', name: 'Housing', label: 'Housing', parent: null, depth: 0 },
      ...{ pis: 5, withoutOwner: 1, overdue: 2, superUsers: [] },
    },
  ],
  withoutOwner: pis(null, 'HC01'),
  left: [{ person: { id: 'carol', name: 'Carol Webb' }, since: '2014-09-26', pis: pis('carol', 'HS01', 'HS07') }],
  away: [],
  people: [
    { id: 'carol', name: 'Carol Webb', unit: 'Housing', left: true },
    { id: 'dev', name: 'Dev Patel', unit: 'Housing', left: false },
  ],
};
const receipt: Receipt = {
  ...{ kind: 'done', pushId: 'p1', revision: 10, at: '2015-01-08T12:00:00Z', by: { id: 'a', name: 'A' } },
  counts: { values: 0, notes: 0, other: 2 },
  consequences: { keys: [], values: [], before: [], after: [] },
  checks: [],
};

function open() {
  const settle = jest.fn<Bridge['settle']>().mockResolvedValue({ kind: 'done', receipt });
  const bridge = { ownership: () => Promise.resolve(answer), settle };
  render(
    <BridgeContext value={bridge as unknown as Bridge}>
      <CacheContext value={new AskedCache()}>
        <OwnershipPane />
      </CacheContext>
    </BridgeContext>,
  );
  return { settle, user: userEvent.setup() };
}

test('a leaver’s PIs are handed over in one step, after it is said what that will do', async () => {
  const { settle, user } = open();
  expect(await screen.findByText('3 of 45 PIs to look at.')).toBeVisible();
  await user.click(screen.getByRole('tab', { name: /^Left/ }));
  expect(screen.getByText('left 26 September 2014')).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'All 2 PIs of Carol Webb' }));
  expect(screen.getByRole('button', { name: 'Hand over 2 PIs' })).toHaveAttribute('aria-disabled', 'true');
  const person = screen.getByRole('combobox', { name: 'New owner for 2 PIs' });
  expect(within(person).queryByRole('option', { name: /Carol/ })).toBeNull();
  await user.selectOptions(person, 'dev');
  expect(screen.getByText(/Carol Webb → Dev Patel, 2 PIs/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Hand over 2 PIs' }));
  expect(settle).toHaveBeenCalledWith(
    [
      { type: 'indicator', key: 'HS01', field: 'owner', value: 'dev' },
      { type: 'indicator', key: 'HS07', field: 'owner', value: 'dev' },
    ],
    9,
    'Handed over to Dev Patel',
  );
  expect(await screen.findByText('Handed over 2 PIs to Dev Patel.')).toHaveFocus();
});

test('a head is half ticked where some of its PIs are', async () => {
  const { user } = open();
  await user.click(await screen.findByRole('tab', { name: /^Left/ }));
  await user.click(screen.getByRole('checkbox', { name: /^HS01/ }));
  expect(screen.getByRole('checkbox', { name: 'All 2 PIs of Carol Webb' })).toBePartiallyChecked();
});

test('a unit without a super user says so, with its counts', async () => {
  open();
  const list = await screen.findByRole('list', { name: 'By unit' });
  expect(list).toHaveTextContent('5 PIs · 2 overdue · 1 without owner');
  expect(list).toHaveTextContent('no super user');
});

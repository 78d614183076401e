// Changes by keyboard and by name: nothing chosen beforehand, arrows never choose, the focus goes on to the next problem.
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { jest } from '@jest/globals';
import type { Bridge } from '../../flows/bridge';
import type { PlannedIssue } from '../../../domain/sync/plan';
import type { Changes, Foresight, TableState } from '../../flows/outcomes';
import { BridgeContext } from '../../ui/data/bridge-context';
import { AskedCache } from '../../ui/data/cache';
import { CacheContext } from '../../ui/data/queries';
import { ChangesPane } from './changes-pane';
import { conflict, issue, move, plan } from './example-changes';

/** It is asked a moment after the last change. */
const AWHILE = { timeout: 10_000 };

const table: TableState = {
  tableId: 't1',
  kind: 'update',
  sheet: 'Update Q2',
  pulledAt: '2014-10-09T09:52:00Z',
  pulledBy: 'Housing inputter',
  unsent: 6,
  problems: 2,
  newer: 0,
  pending: null,
  protected: false,
  offer: null,
};

function setUp(
  first: Changes['plan'] = plan,
  tables: readonly TableState[] = [table],
  foresight: Foresight = { kind: 'moves', moves: [], checks: [] },
) {
  let changes: Changes = {
    tableId: 't1',
    sheet: 'Update Q2',
    pulledAt: table.pulledAt,
    revision: 1478,
    plan: first,
    connected: true,
  };
  const connected = { kind: 'connected' } as const;
  const bridge = {
    now: () => '2014-10-09T11:52:00Z',
    connection: { get: () => connected, watch: () => () => undefined },
    tables: async () => tables,
    changes: async () => changes,
    decide: jest.fn(async () => {
      changes = { ...changes, plan: { ...changes.plan, conflicts: [] } };
    }),
    fix: jest.fn(async () => {
      changes = { ...changes, plan: { ...changes.plan, issues: [] } };
    }),
    tick: jest.fn(async () => undefined),
    showCell: jest.fn(async () => undefined),
    foresee: jest.fn(async (): Promise<Foresight> => foresight),
    push: jest.fn(async () => ({ kind: 'nothing-to-do' as const })),
  };
  const onMakeSheet = jest.fn();
  render(
    <BridgeContext value={bridge as unknown as Bridge}>
      <CacheContext value={new AskedCache()}>
        <ChangesPane
          tableId={null}
          pushRequest={0}
          onTable={() => undefined}
          onTaken={() => undefined}
          onMakeSheet={onMakeSheet}
        />
      </CacheContext>
    </BridgeContext>,
  );
  return { bridge, onMakeSheet, user: userEvent.setup() };
}

test('a conflict shows mine and theirs with their status, and nothing is chosen', async () => {
  setUp();
  expect(await screen.findByRole('radio', { name: 'Mine, 77.4%, Amber' })).not.toBeChecked();
  expect(screen.getByRole('radio', { name: 'Theirs, 80.2%, Green' })).not.toBeChecked();
  expect(screen.getByText(/Final from the new phone system/)).toBeVisible();
});

test('arrows move between mine and theirs without choosing; Enter chooses and the focus goes to the next problem', async () => {
  const { bridge, user } = setUp();
  (await screen.findByRole('radio', { name: /Mine/ })).focus();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('radio', { name: /Theirs/ })).toHaveFocus();
  expect(bridge.decide).not.toHaveBeenCalled();
  await user.keyboard('{Enter}');
  expect(bridge.decide).toHaveBeenCalledWith('t1', conflict, 'theirs');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Store 88.6%' })).toHaveFocus());
});

test('a choice that was made can be changed while its card stands', async () => {
  const { bridge, user } = setUp();
  await user.click(await screen.findByRole('radio', { name: /Theirs/ }));
  expect(await screen.findByText('Theirs stands in the cell now.')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: /Mine/ }));
  expect(bridge.decide).toHaveBeenLastCalledWith('t1', conflict, 'mine');
  expect(await screen.findByText('Yours goes with the push.')).toBeVisible();
});

test('after the last problem the focus goes to Push', async () => {
  const { bridge, user } = setUp({ ...plan, conflicts: [] });
  await user.click(await screen.findByRole('button', { name: 'Store 88.6%' }));
  expect(bridge.fix).toHaveBeenCalledWith('t1', issue);
  await waitFor(() => expect(screen.getByRole('button', { name: 'Push 3 edits' })).toHaveFocus());
});

test('Only problems hides the edits and keeps the footer', async () => {
  const { user } = setUp();
  await user.click(await screen.findByRole('switch', { name: 'Only problems' }));
  expect(screen.queryByRole('heading', { name: 'Ready to push' })).toBeNull();
  expect(screen.getByText('4 edits without problems are hidden.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Push 3 edits' })).toBeVisible();
});

test('an edit says old, new, status and what it was, and shows its cell', async () => {
  const { bridge, user } = setUp();
  const list = await screen.findByRole('list', { name: 'Ready to push' });
  const row = within(list).getByRole('button', { name: /^PS01\s*, Q2 2014\/15, value: 70\.0%\s+to 57\.1%/ });
  expect(row).toHaveAccessibleName(/Red.*was amber/);
  await user.click(row);
  expect(bridge.showCell).toHaveBeenCalledWith('t1', { key: 'PS01|2014-Q2', row: 13, header: 'Value' });
  expect(row).toHaveAttribute('aria-current', 'true');
});

test('a cleared cell asks for a tick', async () => {
  const { bridge, user } = setUp();
  const box = await screen.findByRole('checkbox', { name: 'HS01, Q2 2014/15, value: 11 to blank' });
  expect(box).not.toBeChecked();
  await user.click(box);
  expect(bridge.tick).toHaveBeenCalledWith('t1', plan.cleared[0], true);
});

test('Ctrl+Enter pushes; Ctrl+Alt+Enter, which is AltGr, does not', async () => {
  const { bridge, user } = setUp();
  await screen.findByRole('button', { name: 'Push 3 edits' });
  await user.keyboard('{Control>}{Alt>}{Enter}{/Alt}{/Control}');
  expect(bridge.push).not.toHaveBeenCalled();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(bridge.push).toHaveBeenCalledTimes(1);
  expect(await screen.findByText('There was nothing to send.')).toBeVisible();
});

test('without edits it says where to type, and offers no push', async () => {
  setUp({ ...plan, ready: [], cleared: [], conflicts: [], issues: [], unsent: 0 });
  expect(await screen.findByRole('heading', { name: 'No edits in Update Q2' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /Push/ })).toBeNull();
});

test('without a table it offers to make one', async () => {
  const { user, onMakeSheet } = setUp(plan, []);
  await user.click(await screen.findByRole('button', { name: 'Open my update sheet' }));
  expect(onMakeSheet).toHaveBeenCalled();
});

test('roll-ups that move stand below what turns, with figures, status and of how many, and in the gist', async () => {
  setUp(plan, [table], { kind: 'moves', moves: [move], checks: [] });
  const list = await screen.findByRole('list', { name: '1 roll-up moves' }, AWHILE);
  expect(within(list).getByRole('listitem')).toHaveTextContent(
    /HC01.*40 →\s+to 352.*Green.*Households helped · Q2 2014\/15 · from 14 of 17.*was amber/,
  );
  expect(screen.getByText(/· 1 roll-up moves$/)).toBeVisible();
});

test('what only the store can tell stands among what is worth a look, at its cell', async () => {
  const check: PlannedIssue = {
    ...{ id: 'unchanged CS01', code: 'unchanged', severity: 'check', row: 2, header: 'Value', address: 'G7' },
    ...{ message: '40 has been the value for 3 periods in a row.', key: 'CS01|2014-07-01Q', field: 'value' },
    ...{ piCode: 'CS01', piName: 'Calls', statusAfterFix: null },
  };
  const { bridge, user } = setUp(plan, [table], { kind: 'moves', moves: [], checks: [check] });
  const list = await screen.findByRole('list', { name: 'Worth a look' }, AWHILE);
  await user.click(within(list).getByRole('button', { name: /CS01.*G7.*3 periods in a row/ }));
  expect(bridge.showCell).toHaveBeenCalledWith('t1', { row: 2, header: 'Value' });
});

test('what the store would refuse is said before the push', async () => {
  setUp(plan, [table], { kind: 'refused', message: 'Q2 2014/15 is closed for CS01.', apart: 0 });
  expect(await screen.findByText(/would not take it as it stands: Q2 2014\/15 is closed/, {}, AWHILE)).toBeVisible();
});

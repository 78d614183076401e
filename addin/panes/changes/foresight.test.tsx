// When the store is asked what a push would move: not for each of many thousand edits, and never for an older comparison.
import { jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Bridge } from '../../flows/bridge';
import type { Changes, Foresight } from '../../flows/outcomes';
import { BridgeContext } from '../../ui/data/bridge-context';
import { edit, move, plan } from './example-changes';
import { RollUpMoves } from './roll-up-moves';
import { UNASKED, useForesight } from './use-foresight';

const AWHILE = { timeout: 10_000 };
const changes = (ready = plan.ready): Changes => ({
  ...{ tableId: 't1', sheet: 'Update Q2', pulledAt: '2014-10-09T09:52:00Z', revision: 1478 },
  ...{ plan: { ...plan, ready }, connected: true },
});

function Shown({ of, connected }: { of: Changes; connected: boolean }) {
  return <RollUpMoves foresight={useForesight(of, connected)} />;
}

function show(of: Changes, foresee: (changes: Changes) => Promise<Foresight>, connected = true) {
  const asked = jest.fn(foresee);
  const page = (next: Changes, on = connected) => (
    <BridgeContext value={{ foresee: asked } as unknown as Bridge}>
      <Shown of={next} connected={on} />
    </BridgeContext>
  );
  const { rerender } = render(page(of));
  return { asked, again: (next: Changes) => rerender(page(next)) };
}

test('so many edits are foreseen when asked for, once', async () => {
  const of = changes(Array.from({ length: UNASKED + 1 }, (_, i) => edit(`P${i}`, i)));
  const { asked } = show(of, () => Promise.resolve({ kind: 'moves', moves: [move], checks: [] }));
  await userEvent.click(screen.getByRole('button', { name: 'Work out which roll-ups move' }));
  expect(screen.getByText('Working out which roll-ups move')).toBeVisible();
  expect(await screen.findByRole('list', { name: '1 roll-up moves' }, AWHILE)).toBeVisible();
  expect(asked).toHaveBeenCalledTimes(1);
});

test('an answer about an older comparison is not shown', async () => {
  const [older, newer] = [changes(), changes([edit('CS01', 0.9)])];
  const { again } = show(older, (of) =>
    Promise.resolve({ kind: 'refused', message: of === older ? 'the older' : 'the newer', apart: 0 }),
  );
  await screen.findByText(/the older/, {}, AWHILE);
  again(newer);
  expect(screen.queryByText(/the older/)).toBeNull();
  expect(await screen.findByText(/the newer/, {}, AWHILE)).toBeVisible();
});

test('where it cannot be known it says so and can be asked again', async () => {
  let times = 0;
  const { asked } = show(changes(), () =>
    ++times === 1 ? Promise.reject(new Error('away')) : Promise.resolve({ kind: 'changed' }),
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }, AWHILE));
  expect(await screen.findByText(/will stand here as a conflict/, {}, AWHILE)).toBeVisible();
  expect(asked).toHaveBeenCalledTimes(2);
});

test.each([
  ['without a connection', changes(), false],
  ['where nothing is ready', changes([]), true],
])('%s nothing is asked', (_why, of, connected) => {
  const { asked } = show(of, () => Promise.resolve({ kind: 'changed' }), connected);
  expect(document.querySelector('p')).toBeNull();
  expect(asked).not.toHaveBeenCalled();
});

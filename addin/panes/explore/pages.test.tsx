// Snapshots, scorecards and saved filters as a person meets them in Explore.
import { jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { Me } from '../../../domain/wire';
import { openExplore } from './example-explore';

jest.setTimeout(40_000);
Element.prototype.scrollIntoView = () => undefined;

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const options = async () => {
  await waitFor(() => expect(screen.getAllByRole('option', { name: /^PI/ }).length).toBeGreaterThan(5), {
    timeout: 5000,
  });
  return screen.getAllByRole('option', { name: /^PI/ });
};

describe('snapshots', () => {
  test('one for each of 25 units in one go, without a PI selected', async () => {
    const { user, opened } = openExplore();
    await options();
    await user.click(await button('Insert'));
    expect(screen.queryByRole('button', { name: /^Trend\s*Latest/ })).toBeNull();
    await user.click(await button(/^Snapshot/));
    await user.click(screen.getByRole('checkbox', { name: 'Tick all 25' }));
    await user.click(await button('Insert 25 snapshots'));
    await screen.findByText('25 snapshots, a sheet each. The last is Unit 24.');
    expect(opened).toHaveLength(25);
    expect(opened[3]?.view).toEqual({ sheet: 'snapshot', scope: 'all', units: ['U3'], title: 'Unit 3' });
  });

  test('of an owner, and whoever is filtered by is ticked beforehand', async () => {
    const { user, opened } = openExplore();
    await options();
    await user.click(screen.getByRole('button', { name: 'Owner' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Ann' }));
    await user.click(await button('Done'));
    await user.click(await button('Insert'));
    await user.click(await button(/^Snapshot/));
    await user.click(await button('Insert the snapshot'));
    await screen.findByText('Ann is there. Print it as it is.');
    expect(opened[0]?.view).toMatchObject({ sheet: 'snapshot', filter: { owners: ['ann'] } });
  });

  test('stopped on the way, those that are done stay and the rest is not written', async () => {
    let count = 0;
    const { user } = openExplore({
      open: (view, _progress, _charts, stop) =>
        new Promise((resolve) => {
          count++;
          if (count < 3) resolve({ kind: 'done', tableId: 't', sheet: 'title' in view ? view.title : '', rows: 1 });
          else stop?.addEventListener('abort', () => resolve({ kind: 'stopped' }));
        }),
    });
    await options();
    await user.click(await button('Insert'));
    await user.click(await button(/^Snapshot/));
    await user.click(screen.getByRole('checkbox', { name: 'Tick all 25' }));
    await user.click(await button('Insert 25 snapshots'));
    await user.click(await button('Stop'));
    await screen.findByText('2 snapshots, a sheet each. The last is Unit 1.');
    expect(count).toBe(3);
  });
});

describe('scorecards', () => {
  test('a new one of the selected PIs has a heading for each unit, and is saved with its name', async () => {
    const { user, kept } = openExplore();
    const [first, second, third] = await options();
    for (const row of [first, second, third]) if (row) await user.click(row);
    await user.click(await button('Insert 3 PIs'));
    await user.click(await button(/^Scorecard/));
    await user.click(await button('Make a new one of 3 PIs'));
    expect(await button('Save the scorecard')).toHaveAttribute('aria-disabled', 'true');
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Board');
    await user.click(screen.getByRole('checkbox', { name: 'Share with everybody' }));
    const second_ = screen.getByRole('group', { name: 'Heading 2' });
    await user.click(within(second_).getByRole('checkbox', { name: 'Under the heading above' }));
    await user.click(within(second_).getByRole('button', { name: 'Take PI2 out' }));
    await user.click(await button('Save the scorecard'));
    await screen.findByText('Board is saved.');
    expect(kept).toEqual([
      {
        ...{ type: 'scorecard', key: null, name: 'Board', shared: true },
        headings: [
          { name: 'Customers', level: 1, weight: 1, pis: [{ code: 'PI1', weight: 1 }] },
          { name: 'Housing', level: 2, weight: 1, pis: [{ code: 'PI0', weight: 1 }] },
        ],
      },
    ]);
  });

  test('by keyboard: each PI has a weight, and what goes or moves leaves the focus beside it', async () => {
    const { user, kept } = openExplore();
    const rows = await options();
    for (const row of rows.slice(0, 3)) await user.click(row);
    await user.click(await button('Insert 3 PIs'));
    await user.click(await button(/^Scorecard/));
    await user.click(await button('Make a new one of 3 PIs'));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Board');
    const weight = screen.getByRole('spinbutton', { name: 'Weight of PI0' });
    await user.clear(weight);
    expect(screen.getByText('A number from 0 to 1,000.')).toBeVisible();
    expect(await button('Save the scorecard')).toHaveAttribute('aria-disabled', 'true');
    await user.type(weight, '2.5');
    (await button('Move Housing up')).focus();
    await user.keyboard('{Enter}');
    // It stands first now, and so does the focus.
    expect(await button('Move Housing up')).toHaveFocus();
    (await button('Take PI0 out')).focus();
    await user.keyboard('{Enter}');
    expect(await button('Take PI2 out')).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(within(screen.getByRole('group', { name: 'Heading 1' })).getByRole('textbox')).toHaveFocus();
    const other = screen.getByRole('spinbutton', { name: 'Weight of PI1' });
    await user.clear(other);
    await user.type(other, '3');
    await user.click(await button('Save the scorecard'));
    await screen.findByText('Board is saved.');
    expect(kept).toMatchObject([
      {
        headings: [
          { name: 'Housing', pis: [] },
          { name: 'Customers', pis: [{ code: 'PI1', weight: 3 }] },
        ],
      },
    ]);
  });

  const board = {
    ...{ key: 'b', name: 'Board', by: null, shared: true },
    headings: [{ name: 'All', level: 1, weight: 1, pis: [{ code: 'PI9', weight: 1 }] }],
  };

  test('one that is there is inserted, or changed by whoever made it', async () => {
    const { user, opened, kept } = openExplore(
      {},
      { scorecards: [board, { ...board, key: 'c', name: 'C', by: 'Bob' }] },
    );
    await options();
    await user.click(await button('Insert'));
    await user.click(await button(/^Scorecard/));
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Which' }), 'C (by Bob, shared)');
    expect(screen.queryByRole('button', { name: 'Change it' })).toBeNull();
    await user.click(await button('Insert the scorecard'));
    await screen.findByText('C has 2 rows.');
    expect(opened[0]?.view).toEqual({ sheet: 'scorecard', scope: 'all', scorecard: 'c', title: 'C' });
    await user.click(await button('Insert'));
    await user.click(await button(/^Scorecard/));
    await user.click(await button('Change it'));
    await user.click(await button('Delete it'));
    await screen.findByText('Board is deleted. Sheets that show it stay.');
    expect(kept).toEqual([{ type: 'scorecard', key: 'b', name: 'Board', shared: true, headings: null }]);
  });
});

describe('where the roll-out has not opened scorecards and snapshots', () => {
  const closed = { modules: ['PIs', 'reports'] as const } as unknown as Partial<Me>;

  test('neither is offered, and what can be made of the selection is', async () => {
    const { user } = openExplore({}, {}, closed);
    const [first] = await options();
    if (first) await user.click(first);
    await user.click(await button('Insert 1 PI'));
    expect(await button(/^Trend\s*Latest/)).toBeVisible();
    for (const name of [/^Snapshot/, /^Scorecard/]) expect(screen.queryByRole('button', { name })).toBeNull();
  });

  test('without a selection it is said that one is needed', async () => {
    const { user } = openExplore({}, {}, closed);
    await options();
    await user.click(await button('Insert'));
    expect(screen.getByText('Select PIs for a trend sheet, a grid or functions.')).toBeVisible();
    for (const name of [/^Snapshot/, /^Scorecard/]) expect(screen.queryByRole('button', { name })).toBeNull();
  });
});

describe('saved filters', () => {
  test('the filters that are on are saved under a name; a saved one is used with one press', async () => {
    const filter = { text: 'calls', statuses: ['red' as const] };
    const { user, kept, asked } = openExplore(
      {},
      { filters: [{ key: 'f', name: 'Red calls', by: 'Bob', shared: true, filter }] },
    );
    await options();
    await user.click(await button('Saved'));
    expect(await button('Save')).toHaveAttribute('aria-disabled', 'true');
    await user.click(await button(/^Red calls/));
    expect(screen.getByRole('searchbox', { name: 'Code, name, unit or owner' })).toHaveValue('calls');
    await waitFor(() => expect(asked.at(-1)?.filter).toEqual(filter));
    await user.click(await button('Saved'));
    await user.type(await screen.findByRole('textbox', { name: 'Save the filters that are on as' }), 'Mine');
    await user.click(await button('Save'));
    await screen.findByText('Mine is saved.');
    expect(kept).toEqual([{ type: 'saved-filter', key: null, name: 'Mine', shared: false, filter }]);
  });
});

// Explore as a person meets it: thousands of PIs in a list of few rows, keys, filters, selection, and what is inserted.
import { jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { AppError } from '../../../domain/errors';
import { openExplore as open } from './example-explore';

// Every key and press draws the pane anew; a busy machine takes its time.
jest.setTimeout(40_000);

Element.prototype.scrollIntoView = () => undefined;
const list = () => screen.findByRole('listbox');
const options = async () => {
  await waitFor(() => expect(screen.getAllByRole('option', { name: /^PI/ }).length).toBeGreaterThan(5), {
    timeout: 5000,
  });
  return screen.getAllByRole('option');
};

test('thirty thousand are found and few rows are there, each with its place among all', async () => {
  open();
  await screen.findByText('30,000 PIs');
  const rows = await options();
  expect(rows.length).toBeLessThan(60);
  expect(rows[0]).toHaveAttribute('aria-setsize', '30000');
  expect(rows[0]).toHaveAccessibleName(
    /^PI0 ?, Housing ?, Name 0 ?, Ann, 50.0% ?, Q2 2014\/15, Trend Worse, ?,? ?Amber$/,
  );
  expect(rows[1]).toHaveAccessibleName(/Overdue$/);
});

test('the list is one Tab stop: arrows move, Space selects, Enter opens the page, End asks for the last ones', async () => {
  const { user, asked, pis } = open();
  await options();
  (await list()).focus();
  await user.keyboard('{ArrowDown} {Enter}');
  expect(screen.getByText('1 of 30,000 selected')).toBeVisible();
  expect(pis).toEqual(['PI1']);
  await user.keyboard('{End}');
  await waitFor(() => expect(asked.at(-1)?.offset).toBe(29_900));
});

test('what is typed is asked for once the typing rests; a filter is said on its button and cleared', async () => {
  const { user, asked } = open();
  await options();
  await user.type(screen.getByRole('searchbox', { name: 'Code, name, unit or owner' }), 'calls');
  await screen.findByText('2 of 30,000 PIs');
  expect(asked.at(-1)?.filter).toEqual({ text: 'calls' });
  expect(asked.length).toBeLessThan(5);
  await user.click(screen.getByRole('button', { name: 'Status' }));
  const panel = screen.getByRole('group', { name: 'Status' });
  await user.click(within(panel).getByRole('checkbox', { name: 'Red' }));
  await waitFor(() => expect(asked.at(-1)?.filter).toEqual({ text: 'calls', statuses: ['red'] }));
  expect(screen.getByRole('button', { name: 'Status: Red' })).toHaveAttribute('aria-expanded', 'true');
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(asked.at(-1)?.filter).toEqual({ text: 'calls' }));
});

test('two selected PIs become a trend sheet with charts; all of them a filter', async () => {
  const { user, opened } = open();
  const [first, second] = await options();
  if (!first || !second) throw new Error('No rows');
  await user.click(first);
  await user.click(second);
  await user.click(screen.getByRole('button', { name: 'Insert 2 PIs' }));
  await user.click(screen.getByRole('button', { name: /^Trend\s*Latest/ }));
  await user.click(screen.getByRole('checkbox', { name: 'With charts on a sheet beside it' }));
  await user.click(screen.getByRole('button', { name: 'Insert the trend sheet' }));
  await screen.findByText('Trend has 2 rows.');
  expect(opened[0]?.view).toMatchObject({ sheet: 'trend', codes: ['PI0', 'PI1'], byUnit: false });
  expect(opened[0]?.view).toMatchObject({
    periods: expect.arrayContaining(['2014-10-01Q', '2013-01-01Q']) as string[],
  });
  expect(opened[0]?.charts).toEqual(['PI0', 'PI1']);
  await user.click(screen.getByRole('checkbox', { name: 'Select all 30,000' }));
  await user.click(screen.getByRole('button', { name: 'Insert 30,000 PIs' }));
  expect(screen.queryByRole('button', { name: /^Function/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: /^Grid/ }));
  await waitFor(() => expect(opened[1]?.view).toMatchObject({ sheet: 'grid', filter: {} }));
});

test('a function of each goes into the cells; where one of them holds something it says so', async () => {
  const { user } = open({
    insertFunctions: () => Promise.reject(new AppError('not-allowed', 'The cell D4 holds something already.')),
  });
  const [first] = await options();
  if (!first) throw new Error('No rows');
  await user.click(first);
  await user.click(screen.getByRole('button', { name: 'Insert 1 PI' }));
  await user.click(screen.getByRole('button', { name: /^Function/ }));
  expect(await screen.findByText('The cell D4 holds something already.')).toBeVisible();
});

test('where the store cannot be asked it says so, and asks again', async () => {
  let away = true;
  const { user } = open({
    explore: () =>
      away
        ? Promise.reject(new AppError('busy', 'The store is busy.'))
        : Promise.resolve({ revision: 1, asAt: '2015-01-08', total: 0, of: 0, items: [], units: [], owners: [] }),
  });
  await screen.findByText('The store is busy.');
  away = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('There is no PI that you can see yet.')).toBeVisible();
});

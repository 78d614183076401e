// A page of its own bundle: shown when it has come, asked for again where it did not.
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { later } from './later';

const Guide = ({ name }: { name: string }) => <h1>{`Guide to ${name}`}</h1>;

test('shows the page with its props when it has come, and at once the next time', async () => {
  let asked = 0;
  const Page = later(async () => {
    asked++;
    return Guide;
  });
  const { unmount } = render(<Page name="pushes" />);
  expect(screen.getByRole('status').textContent).toContain('Opening the page');
  expect(await screen.findByRole('heading', { name: 'Guide to pushes' })).toBeVisible();
  unmount();
  render(<Page name="pulls" />);
  expect(screen.getByRole('heading', { name: 'Guide to pulls' })).toBeVisible();
  expect(asked).toBe(1);
});

test('a page that cannot be fetched says so, and is fetched when tried again', async () => {
  let asked = 0;
  const Page = later(async () => {
    asked++;
    if (asked === 1) throw new Error('offline');
    return Guide;
  });
  render(<Page name="pushes" />);
  expect(await screen.findByRole('alert')).toHaveTextContent('could not be loaded');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { name: 'Guide to pushes' })).toBeVisible();
});

test('a page that was fetched soon is there at once, without a connection', async () => {
  let asked = 0;
  const Page = later(async () => {
    asked++;
    return Guide;
  });
  await Page.fetchSoon();
  await Page.fetchSoon();
  render(<Page name="pushes" />);
  expect(screen.getByRole('heading', { name: 'Guide to pushes' })).toBeVisible();
  expect(asked).toBe(1);
});

test('a page that could not be fetched soon is asked for when it is opened', async () => {
  let asked = 0;
  const Page = later(async () => {
    asked++;
    if (asked === 1) throw new Error('offline');
    return Guide;
  });
  await Page.fetchSoon();
  render(<Page name="pushes" />);
  expect(await screen.findByRole('heading', { name: 'Guide to pushes' })).toBeVisible();
  expect(asked).toBe(2);
});

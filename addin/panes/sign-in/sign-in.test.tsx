// Signing in: it says that it is a demonstration, and people are found by typing and by arrows.
import { jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SignInPage } from './sign-in-page';

const roles = [
  'Housing inputter',
  'Planning inputter',
  'Analyst',
  'Auditor',
  'Councillor',
  'Head of Housing',
  'Super user',
  'Owner',
];
const people = roles.map((name, i) => ({ id: `p${i}`, name, about: `about ${name}` }));
const options = (n: number) => ({
  body: 'Sample council',
  demonstration: { asAt: '2015-01-08', people: people.slice(0, n) },
});

function show(n = people.length) {
  const onChoose = jest.fn();
  render(<SignInPage options={options(n)} signingIn={null} error={null} onChoose={onChoose} />);
  return { onChoose, user: userEvent.setup() };
}

test('says plainly that it is a demonstration, and that sheets work without', () => {
  show();
  expect(screen.getByText('This is a demonstration. Choose who to be.')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Your sheets work without signing in' })).toBeVisible();
});

test('typing finds, arrow down goes to the list, Enter chooses', async () => {
  const { onChoose, user } = show();
  await user.type(screen.getByRole('searchbox'), 'housing inp{ArrowDown}{Enter}');
  expect(onChoose).toHaveBeenCalledWith(people[0]);
});

test('says so when nobody is found', async () => {
  const { user } = show();
  await user.type(screen.getByRole('searchbox'), 'zzz');
  expect(screen.getByText('Nobody is called that.')).toBeVisible();
});

test('a few people need no search field', () => {
  show(5);
  expect(screen.queryByRole('searchbox')).toBeNull();
  expect(screen.getAllByRole('listitem')).toHaveLength(5);
});

test('without the demonstration it says that there is no way in', () => {
  render(
    <SignInPage
      options={{ body: 'X', demonstration: null }}
      signingIn={null}
      error={null}
      onChoose={() => undefined}
    />,
  );
  expect(screen.getByText(/no way to sign in/)).toBeVisible();
});

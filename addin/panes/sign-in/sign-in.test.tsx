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
  password: false,
  workAccount: false,
});

const idle = { signingIn: null, under: null, error: null, onCode: () => undefined };

function show(n = people.length) {
  const onWay = jest.fn();
  render(<SignInPage {...idle} options={options(n)} onWay={onWay} />);
  return { onWay, user: userEvent.setup() };
}

test('says plainly that it is a demonstration, and that sheets work without', () => {
  show();
  expect(screen.getByText('This is a demonstration. Choose who to be.')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Your sheets work without signing in' })).toBeVisible();
});

test('typing finds, arrow down goes to the list, Enter chooses', async () => {
  const { onWay, user } = show();
  await user.type(screen.getByRole('searchbox'), 'housing inp{ArrowDown}{Enter}');
  expect(onWay).toHaveBeenCalledWith({ kind: 'person', id: 'p0' }, 'Housing inputter');
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

test('where there is no way to sign in, it says so', () => {
  render(
    <SignInPage
      {...idle}
      options={{ body: 'X', demonstration: null, password: false, workAccount: false }}
      onWay={() => undefined}
    />,
  );
  expect(screen.getByText(/no way to sign in/)).toBeVisible();
});

describe('a store of a body’s own', () => {
  const real = (ways: { password: boolean; workAccount: boolean }) => {
    const onWay = jest.fn();
    const onCode = jest.fn();
    render(
      <SignInPage
        {...idle}
        options={{ body: 'Hart District Council', demonstration: null, ...ways }}
        onWay={onWay}
        onCode={onCode}
      />,
    );
    return { onWay, onCode, user: userEvent.setup() };
  };

  test('one button for the account at work; the password is behind a link', async () => {
    const { onWay, user } = real({ password: true, workAccount: true });
    await user.click(await screen.findByRole('button', { name: 'Sign in with your work account' }));
    expect(onWay).toHaveBeenCalledWith({ kind: 'work account' });
    expect(screen.queryByLabelText('Password')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Sign in with a password' }));
    expect(screen.getByLabelText('Password')).toBeVisible();
  });

  test('e-mail address and password, by keyboard alone', async () => {
    const { onWay, user } = real({ password: true, workAccount: false });
    await user.type(await screen.findByLabelText('E-mail address'), ' jane@council.example ');
    await user.tab();
    await user.keyboard('three plain words 7{Enter}');
    expect(onWay).toHaveBeenCalledWith({
      kind: 'password',
      login: 'jane@council.example',
      password: 'three plain words 7',
    });
    expect(screen.getByLabelText('E-mail address')).toHaveValue(' jane@council.example ');
    expect(screen.getByLabelText('Password')).toHaveValue('');
  });

  test('a password is hidden until it is asked to be shown', async () => {
    const { user } = real({ password: true, workAccount: false });
    expect(await screen.findByLabelText('Password')).toHaveAttribute('type', 'password');
    await user.click(screen.getByRole('checkbox', { name: 'Show the password' }));
    expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'text');
  });

  test('a code opens its own page; there is none where there are no passwords', async () => {
    const { onCode, user } = real({ password: true, workAccount: true });
    await user.click(await screen.findByRole('button', { name: 'Use a code from my administrator' }));
    expect(onCode).toHaveBeenCalled();
  });
});

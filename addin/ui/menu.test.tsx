// The menu button by keyboard and by mouse, as the WAI-ARIA pattern says.
import { jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Menu } from './menu';

// jsdom lays nothing out, so there is nothing that it could scroll to.
Element.prototype.scrollIntoView = () => undefined;

function show(checked?: string) {
  const chosen = jest.fn();
  const choice = (id: string) => ({
    ...{ id, label: id, choose: () => chosen(id) },
    ...(checked !== undefined && { checked: id === checked }),
  });
  render(
    <>
      <Menu label="More" side="right" heading="Signed in as Ann" choices={['Help', 'Refresh', 'Leave'].map(choice)} />
      <button type="button">Elsewhere</button>
    </>,
  );
  return { chosen, user: userEvent.setup(), button: screen.getByRole('button', { name: 'More' }) };
}

test('opens by Enter on its first choice, moves by arrows round and round, and Home and End', async () => {
  const { user, button, chosen } = show();
  await user.tab();
  await user.keyboard('{Enter}');
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByRole('menuitem', { name: 'Help' })).toHaveFocus();
  await user.keyboard('{ArrowUp}');
  expect(screen.getByRole('menuitem', { name: 'Leave' })).toHaveFocus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(screen.getByRole('menuitem', { name: 'Refresh' })).toHaveFocus();
  await user.keyboard('{End}');
  expect(screen.getByRole('menuitem', { name: 'Leave' })).toHaveFocus();
  await user.keyboard('{Home}{Enter}');
  expect(chosen).toHaveBeenCalledWith('Help');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(button).toHaveFocus();
});

test('Escape closes it, chooses nothing and gives the focus back', async () => {
  const { user, button, chosen } = show();
  await user.tab();
  await user.keyboard('{ArrowDown}{Escape}');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(button).toHaveFocus();
  expect(chosen).not.toHaveBeenCalled();
});

test('closes when something else is clicked or reached by Tab', async () => {
  const { user, button } = show();
  await user.click(button);
  await user.click(screen.getByRole('button', { name: 'Elsewhere' }));
  expect(screen.queryByRole('menu')).toBeNull();
  await user.click(button);
  await user.tab();
  expect(screen.queryByRole('menu')).toBeNull();
});

test('where one of the choices holds now, that one is checked and comes first to hand', async () => {
  const { user, button } = show('Refresh');
  await user.click(button);
  expect(screen.getByRole('menuitemradio', { name: 'Refresh' })).toBeChecked();
  expect(screen.getByRole('menuitemradio', { name: 'Refresh' })).toHaveFocus();
  expect(screen.getByRole('menuitemradio', { name: 'Help' })).not.toBeChecked();
});

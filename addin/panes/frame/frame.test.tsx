// What stands around every page, for people to whom the roll-out has opened more or less.
import { jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Me } from '../../../domain/wire';
import { Frame } from './frame';

const me: Me = {
  ...{ id: 'housing-owner', name: 'Housing owner', roles: [], body: 'Sample council', asAt: '2015-01-08' },
  ...{ demonstration: false, calendar: { yearStartsIn: 4 }, password: false },
  records: true,
  modules: ['PIs', 'reports'],
};

// jsdom has no layout to scroll in.
Element.prototype.scrollIntoView = () => undefined;

async function shown(who: Me): Promise<{ tabs: string[]; menu: string[] }> {
  const never = jest.fn();
  render(
    <Frame
      me={who}
      tab="work"
      unsent={0}
      managing={false}
      adopting={false}
      onAdopt={never}
      onTab={never}
      onFind={never}
      onHelp={never}
      onPassword={never}
      onSignOut={never}
    >
      {null}
    </Frame>,
  );
  await userEvent.setup().click(screen.getByRole('button', { name: /^More/ }));
  return {
    tabs: screen.getAllByRole('tab').map(({ id }) => id),
    menu: screen.getAllByRole('menuitem').map((one) => one.textContent),
  };
}

test.each<[string, Partial<Me>, string[], boolean]>([
  ['who records, with reports open', {}, ['tab-work', 'tab-changes', 'tab-explore'], true],
  ['who records, with reports closed', { modules: ['PIs'] }, ['tab-work', 'tab-changes'], true],
  ['who views before the phase', { records: false, modules: ['PIs'] }, ['tab-work', 'tab-changes'], false],
  [
    'a super user who makes a unit ready before its phase',
    { records: false, modules: ['PIs'], roles: [{ role: 'super user', unit: 'HSG' }] },
    ['tab-work', 'tab-changes'],
    true,
  ],
])('%s', async (_, more, tabs, mayAdopt) => {
  const found = await shown({ ...me, ...more });
  expect(found.tabs).toEqual(tabs);
  expect(found.menu.includes('Adopt a table of yours')).toBe(mayAdopt);
});

// My work in its faces: figures to give, nothing due, a viewer, not connected.
import { jest } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Me, Origin, Work, WorkItem } from '../../../domain/wire';
import type { Bridge } from '../../flows/bridge';
import type { TableState } from '../../flows/outcomes';
import { BridgeContext } from '../../ui/data/bridge-context';
import { MyWorkPage } from './my-work-page';
import type { MyWorkPageProps } from './my-work-page';

const me: Me = {
  id: 'housing-inputter',
  name: 'Housing inputter',
  roles: [],
  body: 'Sample council',
  asAt: '2015-01-08',
  demonstration: true,
  calendar: { yearStartsIn: 4 },
  records: true,
  modules: ['PIs'],
  password: false,
};
const item = (code: string, more: Partial<WorkItem> = {}): WorkItem => ({
  code,
  name: `Name of ${code}`,
  unit: 'housing',
  period: '2014-Q3',
  label: 'Q3 2014/15',
  due: '2015-01-13',
  state: 'due',
  days: 5,
  ...more,
});
const late = item('HS08', { period: '2014-Q2', label: 'Q2 2014/15', due: '2014-10-14', state: 'overdue', days: 86 });
const work: Work = {
  revision: 7,
  asAt: '2015-01-08',
  items: [late, item('HS01'), item('HS07')],
  origins: [],
  given: 0,
  next: { due: '2015-04-14', count: 3, label: 'Q4 2014/15' },
  pushes: [
    {
      pushId: 'p1',
      kind: 'push',
      revision: 6,
      at: '2015-01-08T09:00:00Z',
      by: { id: me.id, name: me.name },
      counts: { values: 1, notes: 0, other: 0 },
      source: null,
      undoes: null,
      undoneBy: null,
      undo: { may: false, why: 'period closed since' },
    },
  ],
};
const table: TableState = {
  tableId: 't1',
  kind: 'update',
  sheet: 'Update Q3',
  pulledAt: '2015-01-08T10:00:00Z',
  pulledBy: me.name,
  unsent: 1,
  problems: 0,
  newer: 2,
  pending: null,
  protected: false,
  offer: null,
};

function show(more: Partial<MyWorkPageProps> = {}) {
  const run = jest.fn();
  const props: MyWorkPageProps = {
    me,
    work,
    workError: null,
    onAgain: jest.fn(),
    readAt: '2015-01-08T11:00:00Z',
    now: '2015-01-08T12:00:00Z',
    connected: true,
    tables: [],
    mine: null,
    typed: new Map(),
    accounts: [],
    onRefreshMine: jest.fn(),
    myAccount: null,
    said: null,
    pull: { run, busy: false, error: null, share: 0, said: null },
    actions: {
      show: jest.fn(),
      push: jest.fn(),
      refresh: jest.fn(),
      refreshAll: jest.fn(),
      freeze: jest.fn(),
      unbind: jest.fn(),
      busy: false,
      refreshing: false,
      error: null,
    },
    onShowItem: jest.fn(),
    onChanges: jest.fn(),
    ...more,
  };
  render(
    <BridgeContext value={{} as Bridge}>
      <MyWorkPage {...props} />
    </BridgeContext>,
  );
  return { ...props, run, user: userEvent.setup() };
}

test('says how many figures, and makes the update sheet at one press', async () => {
  const { run, user } = show();
  expect(screen.getByRole('heading', { level: 1, name: '3 figures to give' })).toBeVisible();
  expect(within(screen.getByRole('list', { name: 'Overdue' })).getByText('86 days late')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Due in 5 days' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Open my update sheet' }));
  expect(run).toHaveBeenCalledTimes(1);
});

test('with a sheet of mine it goes there, shows what is typed, and a row shows its cell', async () => {
  const typed = new Map([['HS01|Q3 2014/15', '12']]);
  const { user, onShowItem, actions } = show({ tables: [table], mine: table, typed });
  await user.click(screen.getByRole('button', { name: 'Go to update sheet' }));
  expect(actions.show).toHaveBeenCalledWith(table);
  await user.click(screen.getByRole('button', { name: /^HS01.*12 not sent.*Name of HS01/ }));
  expect(onShowItem).toHaveBeenCalledWith(work.items[1]);
  expect(
    screen.getByRole('button', { name: /Update Q3.*1 unsent edit.*2 newer in the store.*Pulled 2 hours ago/ }),
  ).toBeVisible();
});

test('a push that cannot be undone has its reason in the place of the button', () => {
  show();
  expect(screen.getByText(/period closed since/)).toBeVisible();
  expect(screen.queryByRole('button', { name: /Undo/ })).toBeNull();
});

test('nothing due says until when', () => {
  show({ work: { ...work, items: [], given: 3 } });
  expect(screen.getByRole('heading', { level: 1, name: 'Nothing due until 14 April' })).toBeVisible();
  expect(screen.getByText('Then 3 figures for Q4 2014/15.')).toBeVisible();
});

test('a viewer is told that nothing can be broken, and what the signs mean', () => {
  show({ me: { ...me, records: false }, work: { ...work, items: [], pushes: [] } });
  expect(screen.getByText(/Nothing that you do here changes a figure/)).toBeVisible();
  expect(screen.getByText('no figure yet, never shown as 0')).toBeVisible();
});

test('without connection it keeps the last known state, offers no pull, and says what is unknown', () => {
  show({ connected: false, tables: [{ ...table, newer: null }], mine: table });
  expect(screen.getByText(/^As it was at/)).toBeVisible();
  expect(screen.getByText(/store not known now/)).toBeVisible();
  expect(screen.queryByRole('button', { name: /update sheet/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Go on typing in Update Q3' })).toBeVisible();
});

const at = '2014-10-06T09:00:00Z';
const workbook = 'Figures 2014.xlsx';
test.each<[string, Origin, string]>([
  [
    'the update sheet',
    { kind: 'push', at, source: { workbook, sheet: 'Update Q2', table: 'update' } },
    'last from Update Q2 in Figures 2014.xlsx',
  ],
  [
    'a table of one’s own',
    { kind: 'push', at, source: { workbook: 'Return.xlsx', sheet: 'KPIs', table: 'adopted' } },
    'last from an adopted table in Return.xlsx',
  ],
  [
    'a pasted table',
    { kind: 'push', at, source: { workbook, sheet: 'Pasted table', table: 'pasted' } },
    'last from a table pasted in Figures 2014.xlsx',
  ],
  [
    'a sheet of before its kind was kept',
    { kind: 'push', at, source: { workbook, sheet: 'Q2' } },
    'last from Q2 in Figures 2014.xlsx',
  ],
  ['a file', { kind: 'import', at, source: { workbook: 'return.csv', sheet: '' } }, 'last from the file return.csv'],
  ['an import of no file', { kind: 'import', at, source: null }, 'last from an import'],
  ['the PI’s page', { kind: 'push', at, source: null }, 'last from the PI’s page'],
])('a figure to give says that the last one came from %s', (_, origin, said) => {
  show({ work: { ...work, items: [item('HS01', { origin: 0 }), item('HS07')], origins: [origin] } });
  const [row, other] = within(screen.getByRole('list', { name: 'Due in 5 days' })).getAllByRole('listitem');
  const told = within(row as HTMLElement).getByText((_text, element) => element?.textContent === `, ${said}`);
  expect(told).toHaveAttribute(
    'title',
    `${said.replace('last from', 'The last figure of this PI came from')}, 6 October 2014`,
  );
  expect(other).not.toHaveTextContent('last from');
});

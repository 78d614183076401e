// A PI's page, and the finding of PIs, as a person meets them: words, keys, focus, and the states without an answer.
import { jest } from '@jest/globals';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AppError } from '../../../domain/errors';
import type { History } from '../../../domain/wire-history';
import type { Bridge } from '../../flows/bridge';
import { BridgeContext } from '../../ui/data/bridge-context';
import { AskedCache } from '../../ui/data/cache';
import { CacheContext } from '../../ui/data/queries';
import { exampleDefinition, examplePage, exampleSeries } from './example-page';
import { PiRoom, type PiStart } from './pi-room';

const by = { id: 'o', name: 'Customer services owner' };
const change = { at: '2014-10-09T10:58:00Z', by, kind: 'push', pushId: 'p2', note: null } as const;
const history: History = {
  changes: [
    {
      ...{ ...change, revision: 6, field: 'value', before: 0.802, after: 0.774, address: 'F6', formula: '=C7/C8' },
      source: { workbook: 'Phone stats.xlsx', sheet: 'Update Q2' },
    },
    {
      ...change,
      revision: 6,
      field: 'note',
      before: null,
      after: 'As defined',
      source: null,
      address: null,
      formula: null,
    },
    {
      ...change,
      revision: 6,
      field: 'status',
      before: 'green',
      after: 'amber',
      source: null,
      address: null,
      formula: null,
    },
    { ...change, revision: 4, field: 'value', before: null, after: 0.802, source: null, address: null, formula: null },
  ],
};

function open(more: Partial<Bridge> = {}, start: PiStart = { kind: 'pi', code: 'CS02a' }) {
  const onBack = jest.fn();
  const bridge = {
    now: () => '2015-01-08T12:00:00Z',
    indicator: () => Promise.resolve(examplePage),
    history: () => Promise.resolve(history),
    findIndicators: () => Promise.resolve({ items: [], more: false }),
    ...more,
  };
  render(
    <BridgeContext value={bridge as Bridge}>
      <CacheContext value={new AskedCache()}>
        <PiRoom start={start} onBack={onBack} />
      </CacheContext>
    </BridgeContext>,
  );
  return { onBack, user: userEvent.setup() };
}
// jsdom lays nothing out, so there is nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;
const title = () => screen.findByRole('heading', { level: 1, name: exampleDefinition.name });

test('the heading has the focus, and the figure is said with its status, gap and trends in words', async () => {
  open();
  expect(await title()).toHaveFocus();
  for (const words of ['2.6 points below target', 'Q2 2014/15, provisional', 'Worse than Q1 2014/15'])
    expect(screen.getByText(words)).toBeVisible();
  expect(screen.getByText('Worse than the last 4 quarters')).toBeVisible();
  expect(screen.getByText('Q3 2014/15 has no figure yet, due Wednesday 14 January')).toBeVisible();
  expect(screen.getByText('Forecast for Q3 2014/15: 79.0%')).toBeVisible();
});

test('a period without a figure is blank and never 0', async () => {
  open();
  await title();
  const row = screen.getByRole('row', { name: /Q3 2014\/15/ });
  expect(within(row).getByRole('cell', { name: /^blank/ })).toBeVisible();
  expect(within(row).queryByText(/^0/)).toBeNull();
});

test('as judged then stands in the row, and the rule of today on a line below where it says otherwise', async () => {
  open();
  await title();
  expect(within(screen.getByRole('row', { name: /Q3 2013\/14.*Amber/ })).getByText('Amber')).toBeVisible();
  expect(screen.getByText('Red under today’s rule')).toBeVisible();
  expect(screen.getAllByText(/under today’s rule/)).toHaveLength(1);
});

test('few periods stand at first, and all of them on request', async () => {
  const { user } = open();
  await title();
  expect(screen.queryByRole('button', { name: 'Q1 2013/14' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'All 7' }));
  expect(screen.getByRole('button', { name: 'Q1 2013/14' })).toBeVisible();
});

test('the chart is one Tab stop, and arrows say each figure with its status', async () => {
  const { user } = open();
  await title();
  const stop = screen.getByRole('img', { name: 'Q2 2014/15: 77.4%, amber, target 80.0%' });
  act(() => stop.focus());
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('img', { name: 'Q3 2014/15: forecast 79.0%' })).toHaveFocus();
  await user.keyboard('{Home}');
  expect(screen.getByRole('img', { name: 'Q1 2013/14: 74.6%, red, target 80.0%' })).toHaveFocus();
  await user.keyboard('{ArrowLeft}{End}{ArrowRight}');
  expect(screen.getByRole('img', { name: 'Q3 2014/15: forecast 79.0%' })).toHaveFocus();
  expect(screen.getAllByRole('img').filter((point) => point.getAttribute('tabindex') === '0')).toHaveLength(1);
  expect(
    screen.getByRole('group', { name: /CS02a by quarter.*against a target of 80.0%.*77.4%, amber/ }),
  ).toBeVisible();
});

test('the history says what, who, when and where from; what follows from a figure is no change of its own', async () => {
  open();
  const list = await screen.findByRole('list', { name: 'History of Q2 2014/15' });
  const [last, first] = within(list).getAllByRole('listitem');
  expect(last).toHaveTextContent('80.2% → 77.4%');
  expect(last).toHaveTextContent(/Customer services owner, 9 October 2014/);
  expect(last).toHaveTextContent('From Phone stats.xlsx, Update Q2, cell F6, =C7/C8');
  expect(last).toHaveTextContent('Note: “As defined”');
  expect(last).not.toHaveTextContent('amber');
  expect(first).toHaveTextContent('blank → 80.2%');
});

test('a figure from a table that somebody keeps is said to be from one', async () => {
  const source = { workbook: 'Return.xlsx', sheet: 'KPIs', table: 'adopted' } as const;
  const changes = history.changes.slice(0, 1).map((one) => ({ ...one, source, formula: null }));
  open({ history: () => Promise.resolve({ changes }) });
  const list = await screen.findByRole('list', { name: 'History of Q2 2014/15' });
  expect(list).toHaveTextContent('From Return.xlsx, KPIs, adopted table, cell F6');
});

test('a period’s button shows its history, and the focus goes there', async () => {
  const asked = jest.fn(() => Promise.resolve<History>({ changes: [] }));
  const { user } = open({ history: asked });
  await title();
  await user.click(screen.getByRole('button', { name: 'Q4 2013/14' }));
  expect(screen.getByRole('heading', { name: 'History of Q4 2013/14' })).toHaveFocus();
  expect(asked).toHaveBeenLastCalledWith('measurement', 'CS02a|2014-01-01Q');
  expect(await screen.findByText('Nothing was recorded for this period yet.')).toBeVisible();
});

test('the definition stands behind the title', async () => {
  const { user } = open();
  await title();
  expect(screen.queryByText(/Green at target/)).toBeNull();
  await user.click(screen.getByRole('button', { name: exampleDefinition.name }));
  expect(screen.getByText('Sample District Council › Customer Services')).toBeVisible();
  expect(screen.getByText(/^from an adopted table in Calls\.xlsx, .*14 October/)).toBeVisible();
  expect(screen.getByText(/Green at target or better, amber within 5% of it, else red. A red figure/)).toBeVisible();
});

test('a PI calculated from others names them, says what is wrong, and each opens its page and comes back', async () => {
  const source = { kind: 'formula', text: '[CS01] / 2' } as const;
  const calculated = {
    ...exampleDefinition,
    source,
    feeders: [{ code: 'CS01', name: 'Quality' }],
    problems: ['It loops.'],
  };
  const indicator = (code: string) =>
    Promise.resolve(
      code === 'CS01'
        ? { ...examplePage, definition: { ...exampleDefinition, code, name: 'Quality' } }
        : { ...examplePage, definition: calculated },
    );
  const { user, onBack } = open({ indicator });
  await title();
  await user.click(screen.getByRole('button', { name: exampleDefinition.name }));
  expect(screen.getByText('It loops.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'CS01' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Quality' })).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect(screen.getByRole('button', { name: 'CS01' })).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect(onBack).toHaveBeenCalledTimes(1);
});

test('another frequency is chosen from its menu', async () => {
  const year = {
    ...exampleSeries,
    frequency: 'year',
    labels: exampleSeries.labels.map((_, i) => `${2008 + i}/09`),
  } as const;
  const { user } = open({ indicator: () => Promise.resolve({ ...examplePage, series: [exampleSeries, year] }) });
  await title();
  await user.click(screen.getByRole('button', { name: /Figures by quarter/ }));
  await user.click(screen.getByRole('menuitemradio', { name: 'By year' }));
  expect(screen.getByRole('button', { name: '2013/09' })).toBeVisible();
});

test('without any figure it says so, draws no chart, and still has its periods', async () => {
  const empty = {
    ...exampleSeries,
    ...{ value: exampleSeries.value.map(() => null), status: exampleSeries.status.map(() => 'no data' as const) },
    ...{ today: exampleSeries.today.map(() => 'no data' as const), forecast: exampleSeries.forecast.map(() => null) },
  };
  open({ indicator: () => Promise.resolve({ ...examplePage, series: [empty] }) });
  await title();
  expect(screen.getByText('No figure yet')).toBeVisible();
  expect(screen.queryByRole('img')).toBeNull();
  expect(screen.getByRole('row', { name: /Q2 2014\/15/ })).toBeVisible();
});

test.each([
  ['not there', new AppError('not-found', 'x'), 'No PI “CS02a”', /Ask its owner or your super user/],
  ['not connected', new AppError('not-connected', 'x'), 'CS02a is not known now', /when it can reach its store again/],
])('%s: says so, and what to do', async (_what, error, heading, words) => {
  open({ indicator: () => Promise.reject(error) });
  expect(await screen.findByRole('heading', { level: 1, name: heading })).toHaveFocus();
  expect(screen.getByText(words)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Back' })).toBeVisible();
});

test('while it is read it says so', () => {
  open({ indicator: () => new Promise(() => undefined) });
  expect(screen.getByRole('status')).toHaveTextContent('Reading CS02a');
});

describe('finding', () => {
  const items = [
    { code: 'CS02a', name: exampleDefinition.name, unit: 'Customer Services' },
    { code: 'CS02b', name: 'Calls answered within 30 seconds', unit: 'Customer Services' },
  ];

  test('types, finds, opens, and comes back to what was found', async () => {
    const asked = jest.fn(() => Promise.resolve({ items, more: false }));
    const { user } = open({ findIndicators: asked }, { kind: 'find' });
    expect(screen.getByRole('searchbox')).toHaveFocus();
    await user.keyboard('calls 15');
    const row = await screen.findByRole('button', { name: /^CS02a\s*, Customer Services/ });
    expect(asked).toHaveBeenLastCalledWith('calls 15');
    expect(screen.getByText('2 PIs found')).toBeVisible();
    await user.click(row);
    expect(await title()).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByRole('button', { name: /^CS02a/ })).toHaveFocus();
    expect(screen.getByRole('searchbox')).toHaveValue('calls 15');
  });

  test('an answer that comes late does not stand in the place of a newer one', async () => {
    const answers = new Map<string, (found: { items: typeof items; more: boolean }) => void>();
    const findIndicators = (text: string) =>
      new Promise<{ items: typeof items; more: boolean }>((resolve) => answers.set(text, resolve));
    const { user } = open({ findIndicators }, { kind: 'find' });
    await user.keyboard('c');
    await waitFor(() => expect(answers.has('c')).toBe(true));
    await user.keyboard('s');
    await waitFor(() => expect(answers.has('cs')).toBe(true));
    answers.get('cs')?.({ items: items.slice(1), more: false });
    answers.get('c')?.({ items, more: false });
    expect(await screen.findByText('1 PI found')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^CS02a/ })).toBeNull();
  });

  test('nothing found says what to try', async () => {
    const { user } = open({}, { kind: 'find' });
    await user.keyboard('zzz');
    expect(await screen.findByText(/No PI that you can see fits “zzz”/)).toBeVisible();
  });
});

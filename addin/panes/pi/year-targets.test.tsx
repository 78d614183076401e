// The targets of a year: what is typed is spread, looked at, and set in one step; what is closed or cannot be read is said.
import { jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Receipt } from '../../../domain/wire';
import type { Definition, IndicatorPage, TargetYear } from '../../../domain/wire-indicators';
import type { Bridge } from '../../flows/bridge';
import { BridgeContext } from '../../ui/data/bridge-context';
import { AskedCache } from '../../ui/data/cache';
import { CacheContext } from '../../ui/data/queries';
import { exampleDefinition, examplePage } from './example-page';
import { spreadsOf, yearDraft, type Spread } from './year-draft';
import { YearTargets } from './year-targets';

const year: TargetYear = {
  label: '2015/16',
  periods: ['2015-04-01Q', '2015-07-01Q', '2015-10-01Q', '2016-01-01Q'],
  labels: ['Q1 2015/16', 'Q2 2015/16', 'Q3 2015/16', 'Q4 2015/16'],
  target: [0.8, null, null, null],
  state: ['open', 'open', 'open', 'closed'],
};
const visits: Definition = { ...exampleDefinition, code: 'V1', measure: 'number', decimals: 0 };
const seasonal: Definition = { ...visits, profile: { kind: 'shares', shares: [0.1, 0.2, 0.3, 0.4] } };
const tooFew: Definition = { ...visits, profile: { kind: 'shares', shares: [0.5, 0.5] } };

test.each<[string, Definition, string, Spread, (number | null)[] | undefined, number, string | undefined]>([
  ['a percentage, the same all year', exampleDefinition, '85 %', 'flat', [0.85, 0.85, 0.85, 0.85], 3, undefined],
  ['what stands already is not set again', exampleDefinition, '80 %', 'flat', [0.8, 0.8, 0.8, 0.8], 2, undefined],
  ['equal parts add up, in whole numbers', visits, '10', 'parts', [3, 2, 3, 2], 3, undefined],
  ['added up from the start', visits, '10', 'to date', [3, 5, 8, 10], 3, undefined],
  ['by the profile', seasonal, '100', 'own', [10, 20, 30, 40], 3, undefined],
  ['blank takes them away', exampleDefinition, '', 'flat', [null, null, null, null], 1, undefined],
  ['85 is not guessed to be a percentage', exampleDefinition, '85', 'flat', undefined, 0, 'share'],
  ['no number', visits, 'many', 'flat', undefined, 0, 'number'],
  ['a profile of other periods', tooFew, '10', 'own', undefined, 0, 'profile'],
])('%s', (_, definition, typed, spread, targets, edits, wrong) => {
  const draft = yearDraft(definition, year, typed, spread);
  expect([draft.targets, draft.edits.length, draft.wrong]).toEqual([targets, edits, wrong]);
});

test.each<[Definition, Spread[]]>([
  [exampleDefinition, ['flat', 'parts', 'to date']],
  [seasonal, ['own', 'flat', 'parts', 'to date']],
])('a PI’s own profile is offered first where it has one', (definition, expected) => {
  expect(spreadsOf(definition)).toEqual(expected);
});

const receipt = { kind: 'done', pushId: 'p', revision: 8, counts: { values: 0, notes: 0, other: 3 } } as Receipt;

function show(page: IndicatorPage) {
  const settle = jest.fn<Bridge['settle']>().mockResolvedValue({ kind: 'done', receipt });
  render(
    <BridgeContext value={{ settle } as unknown as Bridge}>
      <CacheContext value={new AskedCache()}>
        <YearTargets page={page} />
      </CacheContext>
    </BridgeContext>,
  );
  return { settle, user: userEvent.setup() };
}

test('who may not set targets is not offered to', () => {
  show(examplePage);
  expect(screen.queryByRole('button')).toBeNull();
});

test('a year’s target is typed, its periods are shown before and after, and those that are open are set', async () => {
  const { settle, user } = show({ ...examplePage, targetYears: [year] });
  await user.click(screen.getByRole('button', { name: 'Targets of a year…' }));
  expect(screen.getByRole('button', { name: 'Nothing changed yet' })).toHaveAttribute('aria-disabled', 'true');
  await user.type(screen.getByLabelText('Target of the year'), '85 %');
  expect(screen.getByRole('row', { name: /Q1 2015\/16 80.*to 85/ })).toBeVisible();
  expect(screen.getByText('1 period is closed, and keeps its target.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Set 3 targets of 2015/16' }));
  expect(settle).toHaveBeenCalledWith(
    year.periods
      .slice(0, 3)
      .map((period) => ({ type: 'measurement', key: `CS02a|${period}`, field: 'target', value: 0.85 })),
    7,
    undefined,
  );
  expect(await screen.findByText('3 targets of 2015/16 set.')).toHaveFocus();
});

// Texts that break programs, in the pane: as names, units, notes and words of others they stand on the page letter for letter,
// and nothing of them becomes a part of it.
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { History } from '../../domain/wire-history';
import type { AskedRight } from '../../domain/wire-rollout';
import { naughty } from '../../tests/reliability/fuzz/naughty';
import { en } from '../texts/en';
import { ownershipTexts } from '../texts/en/manage/ownership';
import type { Bridge } from '../flows/bridge';
import { BridgeContext } from '../ui/data/bridge-context';
import { AskedCache } from '../ui/data/cache';
import { CacheContext } from '../ui/data/queries';
import { Rich } from '../ui/rich';
import { RequestsPane } from './manage/requests/requests-pane';
import { examplePage } from './pi/example-page';
import { PiRoom } from './pi/pi-room';

function open(pane: React.ReactNode, bridge: Partial<Bridge>) {
  const { container } = render(
    <BridgeContext value={{ now: () => '2015-01-08T12:00:00Z', ...bridge } as Bridge}>
      <CacheContext value={new AskedCache()}>{pane}</CacheContext>
    </BridgeContext>,
  );
  return container;
}
/** What a text must never turn into. */
function strangeParts(container: Element): string[] {
  const all = [...container.querySelectorAll('*')];
  return all
    .filter((e) => /^(script|img|iframe|object|embed|base|form|style|link|meta)$/i.test(e.tagName) || hasHandler(e))
    .map((e) => e.outerHTML.slice(0, 80));
}
const hasHandler = (e: Element) =>
  e.getAttributeNames().some((name) => name.startsWith('on') || /^javascript:/i.test(e.getAttribute(name) ?? ''));

Element.prototype.scrollIntoView = () => undefined;

test('as names and units of PIs that are found', async () => {
  const items = naughty.map((text, i) => ({ code: `PI${i}`, name: text, unit: `${text}.` }));
  const container = open(<PiRoom start={{ kind: 'find' }} onBack={() => undefined} />, {
    findIndicators: () => Promise.resolve({ items, more: false }),
  });
  await userEvent.setup().type(screen.getByRole('searchbox'), 'a');
  const rows = within(await screen.findByRole('list')).getAllByRole('listitem');
  expect(rows.length).toBeGreaterThan(5);
  const shown = rows.map((row) => row.textContent);
  const wrong = items
    .slice(0, rows.length)
    .filter(({ code, name, unit }, i) => shown[i] !== `${code}, ${unit}, ${name}`);
  expect(wrong).toEqual([]);
  expect(strangeParts(container)).toEqual([]);
});

test('as notes in the history of a PI, and as the names of those who wrote them', async () => {
  const changes: History['changes'] = naughty.map((text, i) => ({
    ...{
      revision: i + 1,
      at: '2014-10-09T10:58:00Z',
      by: { id: 'x', name: `${text}!` },
      kind: 'push',
      pushId: `p${i}`,
    },
    ...{ field: 'note', before: null, after: text, note: null, source: null, address: null, formula: null },
  }));
  const container = open(<PiRoom start={{ kind: 'pi', code: 'CS02a' }} onBack={() => undefined} />, {
    indicator: () => Promise.resolve(examplePage),
    history: () => Promise.resolve({ changes }),
  });
  const [first] = await screen.findAllByRole('button', { name: /^Q2 2014\/15/ });
  if (first) await userEvent.setup().click(first);
  const all = container.textContent;
  const missing = naughty.filter((text) => !all.includes(`${text}!`) || !all.includes(text));
  expect(missing).toEqual([]);
  expect(strangeParts(container)).toEqual([]);
});

test('as the words of those who ask for a right', async () => {
  const some = naughty.filter((_, i) => i % 12 === 0);
  const waiting = some.map((text, i): AskedRight => ({
    ...{ id: `r${i}`, person: { id: text, name: text }, asks: 'update', of: `PI${i}`, name: text, word: `${text}?` },
    ...{ askedAt: '2015-01-08T10:00:00Z', state: 'waiting', answer: null, decidedBy: null, decidedAt: null },
  }));
  const container = open(<RequestsPane />, { requests: () => Promise.resolve({ revision: 1, own: [], waiting }) });
  await screen.findAllByRole('listitem');
  const all = container.textContent;
  expect(some.filter((text) => !all.includes(`${text}?`))).toEqual([]);
  expect(strangeParts(container)).toEqual([]);
});

test('a name with asterisks marks nothing in a sentence, and a note with quotes is quoted', () => {
  const { container } = render(<Rich>{ownershipTexts.owners('A**b', '**', 2)}</Rich>);
  expect(container.textContent.replaceAll('\u2060', '')).toBe('Owner: A**b → **, 2 PIs');
  expect(container.querySelectorAll('b')).toHaveLength(1);
  expect(en.quote('“=1+1”')).toContain('=1+1');
});

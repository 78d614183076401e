// Explore with thirty thousand PIs behind a bridge that keeps what it is told: for tests of its screens.
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { modules } from '../../../domain/records/rollout';
import type { Me, View } from '../../../domain/wire';
import type { ExploreAnswer, ExploreItem, ExploreRequest } from '../../../domain/wire-explore';
import type { SavedAnswer } from '../../../domain/wire-saved';
import type { Bridge } from '../../flows/bridge';
import type { SavedItem } from '../../flows/save';
import { BridgeContext } from '../../ui/data/bridge-context';
import { AskedCache } from '../../ui/data/cache';
import { CacheContext } from '../../ui/data/queries';
import { OpenPiContext } from '../../ui/open-pi';
import { ExplorePane } from './explore-pane';

export const TOTAL = 30_000;
const units = ['Housing', 'Customers'];
const item = (i: number): ExploreItem => ({
  ...{ code: `PI${i}`, name: `Name ${i}`, unit: units[i % 2] ?? '', owner: 'Ann', frequency: 'quarter' },
  ...{ measure: 'percentage', measureLabel: '', decimals: 1, period: 'Q2 2014/15', value: 0.5, status: 'amber' },
  ...{ shortTrend: 'worse', overdue: i === 1 },
});
const example = {
  id: 'ann',
  asAt: '2015-01-08',
  calendar: { yearStartsIn: 4 },
  modules: [...modules],
} as Partial<Me> as Me;

export function openExplore(more: Partial<Bridge> = {}, saved: Partial<SavedAnswer> = {}, who: Partial<Me> = {}) {
  const asked: ExploreRequest[] = [];
  const opened: { view: View; charts: readonly string[] | undefined; stop: AbortSignal | undefined }[] = [];
  const kept: SavedItem[] = [];
  const pis: string[] = [];
  const bridge: Partial<Bridge> = {
    explore(request) {
      asked.push(request);
      const total = request.filter.text === undefined ? TOTAL : 2;
      const from = request.offset ?? 0;
      const items = Array.from({ length: Math.max(0, Math.min(total - from, request.limit ?? 100)) }, (_, i) =>
        item(from + i),
      );
      const answer: ExploreAnswer = {
        ...{ revision: 1, asAt: '2015-01-08', total, of: TOTAL, items },
        units: Array.from({ length: 25 }, (_, i) => ({ key: `U${i}`, name: `Unit ${i}` })),
        owners: [{ key: 'ann', name: 'Ann' }],
      };
      return Promise.resolve(answer);
    },
    open(view, _progress, charts, stop) {
      opened.push({ view, charts, stop });
      const sheet = 'title' in view ? view.title : 'Trend';
      return Promise.resolve({ kind: 'done', tableId: 't', sheet, rows: 2 });
    },
    saved: () => Promise.resolve({ revision: 7, filters: [], scorecards: [], ...saved }),
    save(thing) {
      kept.push(thing);
      return Promise.resolve({ kind: 'done', receipt: {} as never });
    },
    insertFunctions: () => Promise.resolve({ address: 'D4:D5' }),
    ...more,
  };
  render(
    <BridgeContext value={bridge as Bridge}>
      <CacheContext value={new AskedCache()}>
        <OpenPiContext value={(code) => pis.push(code)}>
          <ExplorePane me={{ ...example, ...who }} />
        </OpenPiContext>
      </CacheContext>
    </BridgeContext>,
  );
  return { asked, opened, kept, pis, user: userEvent.setup() };
}

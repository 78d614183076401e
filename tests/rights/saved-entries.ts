// Rows of the rights matrix about snapshots, scorecards and what is saved: a PI that one may not see shows in none of them.
import type { FieldValue } from '../../domain/figure';
import { seesWhere } from './asking';
import type { PiEntry } from './entry';
import { ABSENT, type RightsCouncil } from './council';

/** A shared scorecard that names a PI, as it was kept before any roll-out closed scorecards. */
async function scorecardOf(code: string, council: RightsCouncil): Promise<string> {
  const key = `card ${code}`;
  const pis = code === ABSENT ? [] : [{ code, weight: 1 }];
  const headings = [{ name: 'All of it', level: 1, weight: 1, pis }];
  const fields = { name: 'Board', maker: 'planning-owner', shared: true, headings };
  const head = {
    pushId: council.newId(),
    kind: 'push',
    by: 'planning-owner',
    at: '2014-11-03T08:00:00.000Z',
  } as const;
  await council.council.store.commit(head, async (state) => {
    const isThere = (await state.documents('scorecard')).has(key);
    const one = ([field, value]: [string, FieldValue]) => ({
      ...{ type: 'scorecard' as const, field, keys: [key], before: [null], after: [value] },
    });
    return { kind: 'apply', blocks: isThere ? [] : Object.entries<FieldValue>(fields).map(one) };
  });
  return key;
}

const common = {
  ...{ kind: 'PI', may: 'see', alike: false },
  gave: ({ status, text }, code) => status === 200 && text.includes(`"${code}"`),
} satisfies Partial<PiEntry>;

export const standingViews: readonly PiEntry[] = [
  {
    ...common,
    may: seesWhere('scorecards and snapshots'),
    name: 'pull of a snapshot',
    ask: () => ({ method: 'post', path: '/views', body: { view: { sheet: 'snapshot', scope: 'all', title: 'All' } } }),
  },
  {
    ...common,
    may: seesWhere('scorecards and snapshots'),
    name: 'pull of a scorecard',
    ask: async (code, council) => {
      const scorecard = await scorecardOf(code, council);
      const view = { sheet: 'scorecard', scope: 'all', scorecard, title: 'Board' };
      return { method: 'post', path: '/views', body: { view } };
    },
  },
];

export const saved: readonly PiEntry[] = [
  {
    ...common,
    may: seesWhere('scorecards and snapshots'),
    name: 'scorecards that are shared, with their PIs',
    ask: async (code, council) => {
      await scorecardOf(code, council);
      return { method: 'get', path: '/saved' };
    },
  },
];

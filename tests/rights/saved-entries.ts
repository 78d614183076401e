// Rows of the rights matrix about snapshots, scorecards and what is saved: a PI that one may not see shows in none of them.
import { seesWhere } from './asking';
import type { PiEntry } from './entry';
import { ABSENT, oneEdit, type RightsCouncil } from './council';

/** A shared scorecard that names a PI, made by an administrator. */
async function scorecardOf(code: string, council: RightsCouncil): Promise<string> {
  const key = `card ${code}`;
  const pis = code === ABSENT ? [] : [{ code, weight: 1 }];
  const headings = [{ name: 'All of it', level: 1, weight: 1, pis }];
  const fields = { name: 'Board', maker: 'site-administrator', shared: true, headings };
  await council.set(Object.entries(fields).map(([field, value]) => oneEdit('scorecard', key, field, value)));
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
    name: 'scorecards that are shared, with their PIs',
    ask: async (code, council) => {
      await scorecardOf(code, council);
      return { method: 'get', path: '/saved' };
    },
  },
];

// Ways of reading PIs, as rows of the rights matrix (entries.ts): My work, pulls, Explore, functions in cells, pages, history.
import { may, maySet } from '../../domain/access/policy';
import type { RouteName } from '../../domain/routes';
import { done, got, seesWhere } from './asking';
import { oneEdit, PERIOD, type RightsCouncil } from './council';
import type { BodyEntry, Entry, PiEntry } from './entry';
import { saved, standingViews } from './saved-entries';

const view = (name: string, body: (code: string) => object, may_: PiEntry['may'] = 'see'): PiEntry => ({
  ...{ kind: 'PI', name: `pull of ${name}`, may: may_, gave: got },
  ask: (code) => ({ method: 'post', path: '/views', body: body(code) }),
});

const trend = (name: string, body: (code: string) => object) => view(name, body, seesWhere('reports'));

const history = (name: string, path: (code: string) => string): PiEntry => ({
  ...{ kind: 'PI', name: `history of ${name}`, may: 'see', gave: done },
  ask: (code) => ({ method: 'get', path: `/records/${path(code)}/history` }),
});

const historyOf = (type: string, key: string): BodyEntry => ({
  ...{ kind: 'body', name: `history of a ${type}`, may: maySet },
  ask: () => ({ method: 'get', path: `/records/${type}/${encodeURIComponent(key)}/history` }),
});

/** A table layout that names a PI, kept by an administrator; a second time the same. */
async function layoutOf(code: string, council: RightsCouncil): Promise<void> {
  const rules = { textNumbers: false, notAvailable: [], notApplicable: [], suppressed: false, percent: null };
  const mapping = {
    ...{ turned: false, levels: 1, columns: [], choices: [], dateSystem: null, period: null },
    rules: { ...rules, dots: 'decimal', marks: false, zeroIsFigure: false },
    matches: [{ is: 'a row', code }],
  };
  const fields = { name: 'A return', maker: 'site-administrator', mapping };
  const key = `layout ${code}`;
  await council.set(Object.entries(fields).map(([field, value]) => oneEdit('table-mapping', key, field, value)));
}

export const readingEntries = {
  work: [
    {
      kind: 'PI',
      name: 'my work',
      alike: false,
      gave: got,
      ask: async (code, council) => {
        await council.set([oneEdit('measurement', `${code}|${PERIOD}`, 'value', null)]);
        return { method: 'get', path: '/work' };
      },
      may: (asker, place) =>
        may(asker, 'data', place) &&
        (place.updaters.length > 0 ? place.updaters.includes(asker.id) : place.owner === asker.id),
    },
  ],
  view: [
    view('an update sheet', () => ({ view: { sheet: 'update', scope: 'all', periods: [PERIOD] } })),
    view('an update sheet with rows besides', (code) => ({
      ...{ view: { sheet: 'update', scope: 'mine' }, also: [`${code}|2014-04-01Q`] },
    })),
    view('what changed', (code) => ({
      ...{ view: { sheet: 'update', scope: 'mine' }, since: 1, also: [`${code}|2014-04-01Q`] },
    })),
    view('a grid', () => ({ view: { sheet: 'grid', scope: 'all', periods: [PERIOD], parts: true } })),
    view('a grid with rows besides', (code) => ({
      ...{ view: { sheet: 'grid', scope: 'mine', periods: [PERIOD], parts: false }, also: [code] },
    })),
    ...standingViews,
    trend('a trend sheet', () => ({
      view: { sheet: 'trend', scope: 'all', periods: [PERIOD], columns: ['value'], byUnit: true },
    })),
    trend('a trend sheet with rows besides', (code) => ({
      ...{ view: { sheet: 'trend', scope: 'mine', periods: [], columns: ['note'], byUnit: false }, also: [code] },
      since: 1,
    })),
    trend('a trend sheet of a filter', (code) => ({
      view: { sheet: 'trend', scope: 'all', filter: { text: code }, periods: [], columns: [], byUnit: false },
    })),
    view('a catalogue', () => ({ view: { sheet: 'catalogue', scope: 'all' } })),
    view('a catalogue with rows besides', (code) => ({
      ...{ view: { sheet: 'catalogue', scope: 'mine' }, also: [code], since: 1 },
    })),
  ],
  explore: [
    {
      kind: 'PI',
      name: 'exploring',
      may: seesWhere('reports'),
      gave: got,
      ask: (code) => ({ method: 'post', path: '/explore', body: { filter: { text: code }, limit: 200 } }),
    },
  ],
  cells: (['VALUE', 'TARGET', 'STATUS', 'TREND'] as const).map((fn): PiEntry => ({
    ...{ kind: 'PI', name: `the function ${fn} in a cell`, may: seesWhere('reports') },
    ask: (code) => ({ method: 'post', path: '/cells', body: { calls: [{ fn, args: [code] }] } }),
    gave: ({ status, text }) => status === 200 && !/unknown-pi|not-open/.test(text),
  })),
  findIndicators: [
    {
      kind: 'PI',
      name: 'finding',
      may: 'see',
      gave: got,
      ask: (code) => ({ method: 'get', path: `/indicators?find=${code}` }),
    },
  ],
  indicator: [
    {
      kind: 'PI',
      name: 'a PI’s page',
      may: 'see',
      gave: got,
      ask: (code) => ({ method: 'get', path: `/indicators/${code}` }),
    },
  ],
  history: [
    history('a PI', (code) => `indicator/${code}`),
    history('a measurement', (code) => `measurement/${encodeURIComponent(`${code}|${PERIOD}`)}`),
    historyOf('person', 'it-owner'),
    historyOf('unit', 'HSG'),
    historyOf('recording-period', '2014-07-01Q|COUNCIL'),
  ],
  saved,
  mappings: [
    {
      kind: 'PI',
      name: 'layouts of tables, with their PIs',
      alike: false,
      may: 'see',
      gave: got,
      ask: async (code, council) => {
        await layoutOf(code, council);
        return { method: 'get', path: '/table-mappings' };
      },
    },
  ],
} as const satisfies Partial<Record<RouteName, readonly Entry[]>>;

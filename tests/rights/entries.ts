// Every way into the store, and what the policy says of it: one row or more for each route of domain/routes.ts. A route
// without a row does not compile; what a row expects is worked out from the policy table.
import { hasSayOver, may, maySet, type Asker } from '../../domain/access/policy';
import type { Right } from '../../domain/access/right';
import type { RouteName } from '../../domain/routes';
import { requestsSchema } from '../../domain/wire-rollout';
import type { BodyEntry, Entry, PiEntry } from './entry';
import { saved, standingViews } from './saved-entries';
import { signInEntries } from './sign-in-entries';
import { ABSENT, oneEdit, PERIOD, type Answered, type RightsCouncil } from './council';

const got = ({ status, text }: Answered, code: string) => status === 200 && text.includes(`"${code}"`);
const done = ({ status }: Answered) => status === 200;
export const anybody = () => true;

let typed = 0;
/** A value that the store does not hold yet. */
const another = () => ++typed + 0.5;

function pushing(
  name: string,
  right: Right,
  type: string,
  field: string,
  value: () => unknown,
  dryRun = false,
): PiEntry {
  return {
    ...{ kind: 'PI', name: `${dryRun ? 'dry run' : 'push'} of ${name}`, may: right, gave: done },
    ask: async (code, council) => ({
      ...{ method: 'post' as const, path: '/pushes' },
      body: {
        pushId: council.newId(),
        base: await council.revision(),
        edits: [oneEdit(type, type === 'measurement' ? `${code}|${PERIOD}` : code, field, value())],
        ...(dryRun && { dryRun }),
      },
    }),
  };
}

/** The same field changed by somebody since: the refusal must not tell how it stands. */
const conflicting: PiEntry = {
  kind: 'PI',
  name: 'push from an old sheet',
  may: 'see',
  ask: (code) => ({
    method: 'post',
    path: '/pushes',
    body: {
      ...{ pushId: `old-${++typed}`, base: 1 },
      edits: [
        oneEdit('indicator', code, 'owner', 'hr-owner'),
        oneEdit('measurement', `${code}|${PERIOD}`, 'note', `Another ${typed}`),
      ],
    },
  }),
  gave: ({ status, text }, code) => status !== 200 && !text.includes(`no Performance indicator “${code}”`),
};

const view = (name: string, body: (code: string) => object): PiEntry => ({
  ...{ kind: 'PI', name: `pull of ${name}`, may: 'see', gave: got },
  ask: (code) => ({ method: 'post', path: '/views', body: body(code) }),
});

const history = (name: string, path: (code: string) => string): PiEntry => ({
  ...{ kind: 'PI', name: `history of ${name}`, may: 'see', gave: done },
  ask: (code) => ({ method: 'get', path: `/records/${path(code)}/history` }),
});

const pushed = async (code: string, council: RightsCouncil) =>
  code === ABSENT ? `never-${++typed}` : council.set([oneEdit('measurement', `${code}|${PERIOD}`, 'value', another())]);

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

const settings = (name: string, type: string, key: string, field: string, value: () => unknown): BodyEntry => ({
  ...{ kind: 'body', name: `push of ${name}`, may: maySet },
  ask: async (council) => ({
    method: 'post',
    path: '/pushes',
    body: { pushId: council.newId(), base: await council.revision(), edits: [oneEdit(type, key, field, value())] },
  }),
});

const historyOf = (type: string, key: string): BodyEntry => ({
  ...{ kind: 'body', name: `history of a ${type}`, may: maySet },
  ask: () => ({ method: 'get', path: `/records/${type}/${encodeURIComponent(key)}/history` }),
});

const thresholds = () => ({ kind: 'absolute', green: 0, amber: another() });

/** Whoever looks after any unit. */
const lookingAfter = (asker: Asker) => asker.roles.some(({ role }) => role !== 'viewer');

/** The request of somebody to record a PI, waiting. */
async function waiting(code: string, council: RightsCouncil): Promise<string> {
  if (code === ABSENT) return `never-${++typed}`;
  const body = { id: `ask-${++typed}`, asks: 'update', of: code, word: '' };
  const { text } = await council.send({ method: 'post', path: '/requests', body }, council.tokens.nobody);
  const { own } = requestsSchema.parse(JSON.parse(text));
  return own.find((request) => request.of === code && request.state === 'waiting')?.id ?? '';
}

const rollingOut: BodyEntry = {
  kind: 'body',
  name: 'dry run of a roll-out',
  may: maySet,
  ask: async (council) => ({
    method: 'post',
    path: '/pushes',
    body: {
      ...{ pushId: council.newId(), base: await council.revision(), dryRun: true },
      edits: [
        oneEdit('rollout', 'rollout', 'model', 'own'),
        oneEdit('rollout', 'rollout', 'viewing', 'own'),
        oneEdit('rollout', 'rollout', 'phases', []),
      ],
    },
  }),
};

export const entries: Readonly<Record<RouteName, readonly Entry[]>> = {
  health: [{ kind: 'open', name: 'health', ask: () => ({ method: 'get', path: '/health' }) }],
  sessionOptions: [
    {
      ...{ kind: 'open', name: 'how to sign in', ask: () => ({ method: 'get', path: '/session/options' }) },
      tells: ['Sample District Council'],
    },
  ],
  signIn: [
    {
      kind: 'open',
      name: 'signing in as nobody',
      ask: () => ({ method: 'post', path: '/session', body: { person: 'not-there' } }),
    },
  ],
  ...signInEntries,
  me: [{ kind: 'body', name: 'who I am', may: anybody, ask: () => ({ method: 'get', path: '/session' }) }],
  // With a token it ends the session that the others ask with; that is tried in door.test.ts.
  signOut: [{ kind: 'open', name: 'signing out of nothing', ask: () => ({ method: 'delete', path: '/session' }) }],
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
    view('a trend sheet', () => ({
      view: { sheet: 'trend', scope: 'all', periods: [PERIOD], columns: ['value'], byUnit: true },
    })),
    view('a trend sheet with rows besides', (code) => ({
      ...{ view: { sheet: 'trend', scope: 'mine', periods: [], columns: ['note'], byUnit: false }, also: [code] },
      since: 1,
    })),
    view('a trend sheet of a filter', (code) => ({
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
      may: 'see',
      gave: got,
      ask: (code) => ({ method: 'post', path: '/explore', body: { filter: { text: code }, limit: 200 } }),
    },
  ],
  cells: (['VALUE', 'TARGET', 'STATUS', 'TREND'] as const).map((fn): PiEntry => ({
    ...{ kind: 'PI', name: `the function ${fn} in a cell`, may: 'see' },
    ask: (code) => ({ method: 'post', path: '/cells', body: { calls: [{ fn, args: [code] }] } }),
    gave: ({ status, text }) => status === 200 && !text.includes('unknown-pi'),
  })),
  push: [
    pushing('a value', 'data', 'measurement', 'value', another),
    pushing('a value', 'data', 'measurement', 'value', another, true),
    pushing('a note', 'notes', 'measurement', 'note', () => `Note ${another()}`),
    pushing('a target', 'targets', 'measurement', 'target', another),
    pushing('a status by hand', 'thresholds', 'measurement', 'byHand', () => (++typed % 2 ? 'green' : 'amber'), true),
    pushing('thresholds', 'thresholds', 'indicator', 'thresholds', thresholds),
    pushing('a name', 'definition', 'indicator', 'name', () => `Name ${another()}`),
    pushing('a name', 'definition', 'indicator', 'name', () => `Name ${another()}`, true),
    // Dry, since whoever takes a PI over stands to it otherwise from then on.
    pushing('an owner', 'owners', 'indicator', 'owner', () => 'hr-owner', true),
    pushing('updaters', 'owners', 'indicator', 'updaters', () => ['hr-owner'], true),
    conflicting,
    settings('a unit', 'unit', 'HSG', 'name', () => `Housing ${another()}`),
    settings('a person', 'person', 'it-owner', 'name', () => `Owner ${another()}`),
    settings('a role', 'person', 'it-owner', 'roles', () => [{ role: 'site administrator' }]),
    settings('a recording period', 'recording-period', '2013-04-01Y|HSG', 'state', () =>
      ++typed % 2 ? 'open' : 'closed',
    ),
    rollingOut,
  ],
  receipt: [
    {
      kind: 'PI',
      name: 'receipt of another’s push',
      may: hasSayOver,
      gave: done,
      ask: async (code, council) => ({ method: 'get', path: `/pushes/${await pushed(code, council)}` }),
    },
  ],
  undo: [
    {
      kind: 'PI',
      name: 'undo of another’s push',
      may: (asker, place) => hasSayOver(asker, place) && may(asker, 'data', place),
      gave: done,
      ask: async (code, council) => ({
        ...{ method: 'post' as const, path: `/pushes/${await pushed(code, council)}/undo` },
        body: { pushId: council.newId() },
      }),
    },
  ],
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
  ownership: [
    {
      ...{ kind: 'PI', name: 'how ownership stands', ask: () => ({ method: 'get', path: '/ownership' }), gave: got },
      may: (asker, place) => place.owner === null && may(asker, 'owners', place),
    },
  ],
  chooseIndicators: [
    {
      kind: 'PI',
      name: 'choosing PIs to give',
      may: 'owners',
      gave: got,
      ask: (code) => ({ method: 'get', path: `/ownership/choice?code=${code}` }),
    },
  ],
  people: [{ kind: 'body', name: 'people', may: lookingAfter, ask: () => ({ method: 'get', path: '/people' }) }],
  rollout: [{ kind: 'body', name: 'the roll-out', may: maySet, ask: () => ({ method: 'get', path: '/rollout' }) }],
  previewRollout: [
    {
      kind: 'body',
      name: 'preview of a roll-out',
      may: maySet,
      ask: () => ({ method: 'post', path: '/rollout/preview', body: { rollout: null } }),
    },
  ],
  requests: [
    {
      kind: 'PI',
      name: 'requests to decide',
      may: 'owners',
      ask: async (code, council) => {
        await waiting(code, council);
        return { method: 'get', path: '/requests' };
      },
      gave: ({ text }, code) => requestsSchema.parse(JSON.parse(text)).waiting.some(({ of }) => of === code),
      alike: false,
    },
  ],
  askForRight: [
    {
      kind: 'PI',
      name: 'asking for a right',
      may: anybody,
      gave: done,
      alike: false,
      ask: (code) => ({
        ...{ method: 'post' as const, path: '/requests' },
        body: { id: `own-${++typed}`, asks: 'own', of: code, word: 'Please' },
      }),
    },
  ],
  answerRequest: [
    {
      kind: 'PI',
      name: 'the word to a request',
      may: 'owners',
      gave: done,
      ask: async (code, council) => ({
        ...{ method: 'post' as const, path: `/requests/${await waiting(code, council)}/answer` },
        body: { grant: false, word: 'No' },
      }),
    },
  ],
  audit: [
    {
      kind: 'PI',
      name: 'audit of a PI',
      may: 'owners',
      gave: got,
      ask: (code) => ({ method: 'get', path: `/audit?pi=${code}` }),
    },
    {
      kind: 'PI',
      name: 'audit of a person',
      may: 'owners',
      alike: false,
      ask: () => ({ method: 'get', path: '/audit?person=site-administrator&from=2014-01-01' }),
      gave: ({ status, text }, code) => status === 200 && text.includes(`"${code}`),
    },
  ],
  auditFile: [
    {
      kind: 'PI',
      name: 'audit as a file',
      may: 'owners',
      ask: (code) => ({ method: 'get', path: `/audit/file?format=csv&pi=${code}` }),
      gave: ({ status, text }, code) => status === 200 && text.includes(code),
    },
  ],
  chainHead: [{ kind: 'body', name: 'the head', may: maySet, ask: () => ({ method: 'get', path: '/audit/head' }) }],
  recording: [
    { kind: 'body', name: 'recording periods', may: maySet, ask: () => ({ method: 'get', path: '/recording' }) },
  ],
  siteRules: [{ kind: 'body', name: 'rules of the site', may: maySet, ask: () => ({ method: 'get', path: '/site' }) }],
};

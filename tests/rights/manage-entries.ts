// Manage, as rows of the rights matrix (entries.ts): ownership, people, roll-out, requests, audit, periods, rules.
import { may, maySet, type Asker } from '../../domain/access/policy';
import type { RouteName } from '../../domain/routes';
import { requestsSchema } from '../../domain/wire-rollout';
import { anybody, done, got, nextNumber } from './asking';
import { ABSENT, type RightsCouncil } from './council';
import type { Entry } from './entry';

/** Whoever looks after any unit. */
const lookingAfter = (asker: Asker) => asker.roles.some(({ role }) => role !== 'viewer');

/** The request of somebody to record a PI, waiting. */
async function waiting(code: string, council: RightsCouncil): Promise<string> {
  if (code === ABSENT) return `never-${nextNumber()}`;
  const body = { id: `ask-${nextNumber()}`, asks: 'update', of: code, word: '' };
  const { text } = await council.send({ method: 'post', path: '/requests', body }, council.tokens.nobody);
  const { own } = requestsSchema.parse(JSON.parse(text));
  return own.find((request) => request.of === code && request.state === 'waiting')?.id ?? '';
}

export const manageEntries = {
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
  duplicates: [
    {
      kind: 'body',
      name: 'PIs that may be one',
      may: lookingAfter,
      ask: () => ({ method: 'get', path: '/duplicates' }),
    },
  ],
  previewMerge: [
    {
      kind: 'PI',
      name: 'what merging a PI would do',
      may: 'definition',
      gave: done,
      ask: (code) => ({ method: 'get', path: `/duplicates/merge?keep=${code}&merge=${code}` }),
    },
  ],
  people: [{ kind: 'body', name: 'people', may: lookingAfter, ask: () => ({ method: 'get', path: '/people' }) }],
  rollout: [{ kind: 'body', name: 'the roll-out', may: maySet, ask: () => ({ method: 'get', path: '/rollout' }) }],
  rolloutAdoption: [
    {
      kind: 'body',
      name: 'how the roll-out is taken up',
      may: lookingAfter,
      ask: () => ({ method: 'get', path: '/rollout/adoption' }),
    },
  ],
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
        body: { id: `own-${nextNumber()}`, asks: 'own', of: code, word: 'Please' },
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
  verification: [
    { kind: 'body', name: 'how a check is', may: maySet, ask: () => ({ method: 'get', path: '/audit/verification' }) },
  ],
  verify: [
    {
      kind: 'body',
      name: 'beginning a check',
      may: maySet,
      ask: () => ({ method: 'post', path: '/audit/verification', body: {} }),
    },
  ],
  recording: [
    { kind: 'body', name: 'recording periods', may: maySet, ask: () => ({ method: 'get', path: '/recording' }) },
  ],
  siteRules: [{ kind: 'body', name: 'rules of the site', may: maySet, ask: () => ({ method: 'get', path: '/site' }) }],
} as const satisfies Partial<Record<RouteName, readonly Entry[]>>;

// Pushes, what became of them, and taking them back, as rows of the rights matrix (entries.ts).
import { hasSayOver, may, maySet } from '../../domain/access/policy';
import type { Right } from '../../domain/access/right';
import type { RouteName } from '../../domain/routes';
import { another, done, nextNumber } from './asking';
import { ABSENT, oneEdit, PERIOD, type RightsCouncil } from './council';
import type { BodyEntry, Entry, PiEntry } from './entry';

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
      ...{ pushId: `old-${nextNumber()}`, base: 1 },
      edits: [
        oneEdit('indicator', code, 'owner', 'hr-owner'),
        oneEdit('measurement', `${code}|${PERIOD}`, 'note', `Another ${nextNumber()}`),
      ],
    },
  }),
  gave: ({ status, text }, code) => status !== 200 && !text.includes(`no Performance indicator “${code}”`),
};

const pushed = async (code: string, council: RightsCouncil) =>
  code === ABSENT
    ? `never-${nextNumber()}`
    : council.set([oneEdit('measurement', `${code}|${PERIOD}`, 'value', another())]);

const settings = (name: string, type: string, key: string, field: string, value: () => unknown): BodyEntry => ({
  ...{ kind: 'body', name: `push of ${name}`, may: maySet },
  ask: async (council) => ({
    method: 'post',
    path: '/pushes',
    body: { pushId: council.newId(), base: await council.revision(), edits: [oneEdit(type, key, field, value())] },
  }),
});

const thresholds = () => ({ kind: 'absolute', green: 0, amber: another() });

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

export const pushEntries = {
  push: [
    pushing('a value', 'data', 'measurement', 'value', another),
    pushing('a value', 'data', 'measurement', 'value', another, true),
    pushing('a note', 'notes', 'measurement', 'note', () => `Note ${another()}`),
    pushing('a target', 'targets', 'measurement', 'target', another),
    pushing(
      'a status by hand',
      'thresholds',
      'measurement',
      'byHand',
      () => (nextNumber() % 2 ? 'green' : 'amber'),
      true,
    ),
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
      nextNumber() % 2 ? 'open' : 'closed',
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
} as const satisfies Partial<Record<RouteName, readonly Entry[]>>;

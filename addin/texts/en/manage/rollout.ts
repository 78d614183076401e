// The words of Manage › Roll-out, and of requests for rights.
import type { Right } from '../../../../domain/access/right';
import type { Ask, RequestState } from '../../../../domain/records/right-request';
import type { Module, Recorder, RolloutModel } from '../../../../domain/records/rollout';
import { counted, listed, number } from '../plural';

const modules: Record<Module, string> = {
  PIs: 'PIs',
  'scorecards and snapshots': 'Scorecards and snapshots',
  actions: 'Actions',
  assessments: 'Assessments',
  reports: 'Reports',
};
const rights: Record<Right, string> = {
  ...{ see: 'seeing', data: 'figures', notes: 'notes', targets: 'targets', thresholds: 'thresholds' },
  ...{ owners: 'owners', definition: 'definitions', settings: 'settings' },
};

export const rolloutTexts = {
  reading: 'Reading the roll-out',
  none: 'No roll-out is set: everything is open to everybody within their rights.',
  now: (model: RolloutModel, open: number, of: number) =>
    `${model === 'own' ? 'An own roll-out' : `As ${model}`}: ${number(open)} of ${counted(of, 'phase')} begun.`,
  model: 'Model',
  models: {
    'big bang': 'Big bang: all at once',
    'site administrators and super users': 'Site administrators and super users',
    departmental: 'Departmental: one after another',
    'corporate-centred': 'Corporate-centred: the performance team records',
    incremental: 'Incremental: all see, people ask for more',
    'module-by-module': 'Module by module',
    own: 'Own',
  } satisfies Record<RolloutModel, string>,
  start: 'First day',
  viewing: 'Who sees',
  viewings: { own: 'Each their own and their units’', everything: 'Everybody everything' },
  phase: (n: number) => `Phase ${number(n)}`,
  from: 'From',
  units: 'Units',
  wholeBody: 'The whole body',
  modulesLabel: 'Open',
  modules,
  recordersLabel: 'Who records',
  recorders: {
    'performance team': 'Performance team (super users of the whole body)',
    'super user': 'Super users',
    owner: 'Owners',
    updater: 'Updaters',
  } satisfies Record<Recorder, string>,
  always: 'Site administrators always may.',
  addPhase: 'Add a phase',
  remove: 'Remove',
  removePhase: (n: number) => `Remove phase ${number(n)}`,
  preview: 'See who gains and loses what',
  previewTitle: 'What this will do',
  previewing: 'Working it out',
  nothingChanges: 'Nobody gains or loses anything.',
  people: (gain: number, lose: number) =>
    listed([
      ...(gain > 0 ? [`**${counted(gain, 'person gains', 'people gain')}**`] : []),
      ...(lose > 0 ? [`**${counted(lose, 'person loses', 'people lose')}**`] : []),
    ]),
  opens: (names: readonly string[]) => `Opens: ${listed(names)}.`,
  closes: (names: readonly string[]) => `No longer shows: ${listed(names)}.`,
  changed: (name: string, changes: readonly { readonly right: Right; readonly pis: number }[]) => {
    // Rights over the same PIs are said together.
    const [first] = changes;
    const alike = changes.every(({ pis }) => pis === first?.pis);
    return alike && first
      ? `${name}: ${listed(changes.map(({ right }) => rights[right]))} of ${counted(first.pis, 'PI')}`
      : `${name}: ${changes.map(({ right, pis }) => `${rights[right]} of ${counted(pis, 'PI')}`).join(', ')}`;
  },
  gains: 'Gain',
  loses: 'Lose',
  previewFirst: 'Look first at who gains and loses what',
  save: 'Set this roll-out',
  saved: 'The roll-out is set.',
  oneStep: 'You can undo this as one step.',
};

export const requestTexts = {
  reading: 'Reading requests',
  gist: (n: number) => (n === 0 ? 'Nobody is waiting for a word of yours.' : `${counted(n, 'request')} to answer.`),
  list: 'Waiting for you',
  asks: (asks: Ask, of: string) =>
    ({ view: `to see ${of}`, update: `to record ${of}`, own: `to answer for ${of}` })[asks],
  unknown: (of: string) => `${of} (no such code)`,
  word: 'Your word',
  grant: (name: string) => `Grant it to ${name}`,
  refuse: 'Refuse',
  answered: 'Your word is given.',
  own: 'Asked for',
  states: { waiting: 'waiting', granted: 'granted', refused: 'refused' } satisfies Record<RequestState, string>,
  ask: {
    open: 'Ask for more',
    title: 'Ask for a right',
    what: 'What for',
    kinds: { view: 'To see a unit', update: 'To record a PI', own: 'To answer for a PI' } satisfies Record<Ask, string>,
    of: { view: 'Code of the unit', update: 'Code of the PI', own: 'Code of the PI' } satisfies Record<Ask, string>,
    why: 'Why, in a word',
    send: 'Ask for it',
    cancel: 'Cancel',
    sent: 'Asked. Whoever looks after it will answer here.',
  },
};

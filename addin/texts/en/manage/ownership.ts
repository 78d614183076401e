// The words of Manage › Ownership.
import { asIs, counted, listed, number, word } from '../plural';

export const ownershipTexts = {
  reading: 'Reading who owns what',
  gist: (look: number, of: number) =>
    look === 0
      ? `Each of ${counted(of, 'PI')} has an owner who is there.`
      : `${number(look)} of ${counted(of, 'PI')} to look at.`,
  lists: { none: 'No owner', left: 'Left', away: 'Not in lately', find: 'Choose' },
  listsLabel: 'Which PIs',
  nobody: {
    none: 'Every PI has an owner.',
    left: 'Nobody who left owns or records a PI.',
    away: 'Every owner has been in within a quarter, as far as sign-ins are known.',
    find: 'No PI fits.',
  },
  since: (day: string) => `left ${day}`,
  gone: 'left',
  lastIn: (day: string) => `last in ${day}`,
  neverIn: 'never been in',
  allOf: (name: string, n: number) => `All ${counted(n, 'PI')} of ${name}`,
  recordsOnly: 'records it',
  unit: 'Of the unit',
  anyUnit: 'Any unit',
  owner: 'Owned by',
  anyOwner: 'Anybody or nobody',
  noOwner: 'Nobody',
  code: 'Code',
  codeHint: 'As HS01, or HS* for all that begin so.',
  find: 'Find PIs',
  all: (n: number) => `All ${counted(n, 'PI')}`,
  willDo: 'What this will do',
  owners: (from: string | null, to: string, n: number) =>
    `**Owner:** ${asIs(from ?? 'nobody')} → ${asIs(to)}, ${counted(n, 'PI')}`,
  stays: 'Unit and target stay.',
  recorded: (from: string, to: string, n: number) =>
    `**${counted(n, 'PI')}** recorded by ${asIs(from)}: ${asIs(to)} records instead`,
  noUpdater: (codes: readonly string[], more: number, to: string) =>
    `**${listed([...codes, ...(more > 0 ? [`${number(more)} more`] : [])])}** ${word(codes.length + more, 'has', 'have')} no updater: ${to} gives the figures`,
  past: (name: string) => `Past figures keep ${name}’s name`,
  newOwner: (n: number) => `New owner for ${counted(n, 'PI')}`,
  chooseOwner: 'Choose a person',
  candidate: (name: string, unit: string | null) => (unit === null ? name : `${name}, ${unit}`),
  handOver: (n: number) => `Hand over ${counted(n, 'PI')}`,
  nothing: 'They are this person’s already.',
  oneStep: 'You can undo this as one step.',
  done: (n: number, to: string) => `Handed over ${counted(n, 'PI')} to ${to}.`,
  note: (to: string) => `Handed over to ${to}`,
  units: 'By unit',
  unitAbout: (pis: number, overdue: number, without: number) =>
    [
      counted(pis, 'PI'),
      ...(overdue > 0 ? [`${number(overdue)} overdue`] : []),
      ...(without > 0 ? [`${number(without)} without owner`] : []),
    ].join(' · '),
  noSuperUser: 'no super user',
  superUsers: (names: readonly string[]) => listed(names),
  sheet: 'Open the ownership sheet',
};

// The words of Manage. They come with its pages and not with what opens every day.
import type { RecordingState } from '../../../domain/records/recording-period';
import type { Frequency } from '../../../domain/period/period';
import { adoptionTexts } from './manage/adoption';
import { auditTexts } from './manage/audit';
import { duplicateTexts } from './manage/duplicates';
import { ownershipTexts } from './manage/ownership';
import { peopleTexts, unitTexts } from './manage/people';
import { requestTexts, rolloutTexts } from './manage/rollout';
import { manageRulesTexts } from './manage/rules';
import { asIs, counted, listed, number, word } from './plural';

const periodWords: Record<Frequency, readonly [one: string, many: string]> = {
  year: ['year', 'years'],
  'half-year': ['half-year', 'half-years'],
  quarter: ['quarter', 'quarters'],
  month: ['month', 'months'],
  week: ['week', 'weeks'],
  day: ['day', 'days'],
};
const states: Record<RecordingState, string> = { open: 'open', closed: 'closed', locked: 'locked' };
const verbs: Record<RecordingState, string> = { open: 'Open', closed: 'Close', locked: 'Lock' };
const done: Record<RecordingState, string> = { open: 'Opened', closed: 'Closed', locked: 'Locked' };

const periods = (n: number, frequency: Frequency) => counted(n, ...periodWords[frequency]);

export const manageTexts = {
  parts: {
    ...{ ownership: 'Ownership', requests: 'Requests', duplicates: 'Duplicates', people: 'People', units: 'Units' },
    ...{ periods: 'Periods', rules: 'Rules of the site', rollout: 'Roll-out', adoption: 'Adoption', audit: 'Audit' },
  },
  leaveIt: 'Leave it',
  ownership: ownershipTexts,
  duplicates: duplicateTexts,
  people: peopleTexts,
  units: unitTexts,
  rollout: rolloutTexts,
  requests: requestTexts,
  adoption: adoptionTexts,
  audit: auditTexts,
  rules: manageRulesTexts,
  /** Of the button that opens another part. */
  choose: (part: string) => `${part}: choose another part of Manage`,
  periods: {
    reading: 'Reading the periods',
    notKnown: 'The periods are not known yet.',
    frequency: 'Collected each',
    frequencyOf: (frequency: Frequency, pis: number) => `${periodWords[frequency][0]} (${counted(pis, 'PI')})`,
    unit: 'For',
    /** Indented by its place in the tree. */
    unitAt: (name: string, depth: number) => `${'\u2003'.repeat(depth)}${name}`,
    gist: (open: number, closed: number, locked: number) =>
      listed([
        `${number(open)} open`,
        ...(closed > 0 ? [`${number(closed)} closed`] : []),
        ...(locked > 0 ? [`${number(locked)} locked`] : []),
      ]),
    list: (frequency: Frequency) => `Last ${periodWords[frequency][1]}`,
    none: 'No PI of this unit is collected like this.',
    states,
    given: (given: number, pis: number) => `${number(given)} of ${number(pis)} given`,
    nobody: 'No PI is collected then',
    notEnded: 'not ended',
    /** Where a unit above decides, or all periods up to a day. */
    byUnit: (unit: string) => `by ${unit}`,
    byAll: (frequency: Frequency, upTo: string) => `all ${periodWords[frequency][1]} up to ${upTo}`,
    below: (state: RecordingState, units: readonly string[]) => `${states[state]} for ${listed(units)}`,
    severalBelow: (state: RecordingState, n: number) => `${states[state]} for ${counted(n, 'unit')} below`,
    standing: 'Said of all up to a day',
    standingOf: (state: RecordingState, frequency: Frequency, upTo: string) =>
      `${periodWords[frequency][1].replace(/^./, (c) => c.toUpperCase())} up to ${upTo}: ${states[state]}`,
    takeBack: 'Take back',
    takeBackOf: (what: string) => `Take back: ${what}`,
    /** Above the choice, in the footer. */
    chosen: (n: number, frequency: Frequency) => `${periods(n, frequency)} chosen`,
    choice: 'What to do with them',
    verbs,
    about: {
      open: 'Figures can be given and changed.',
      closed: 'No figure can be given or changed. A unit below may open it again for itself.',
      locked: 'As closed, and no unit below may open it.',
    } satisfies Record<RecordingState, string>,
    allBefore: (frequency: Frequency) => `And all ${periodWords[frequency][1]} before`,
    will: (n: number, state: RecordingState, frequency: Frequency, unit: string) =>
      `**${periods(n, frequency)}** will be ${states[state]} for ${asIs(unit)}.`,
    andBefore: 'All before them too.',
    missing: (n: number) =>
      `${counted(n, 'figure')} not given yet can then not be given. What is typed in sheets stays there.`,
    giveAgain: (n: number) => `${counted(n, 'figure')} not given yet ${word(n, 'is', 'are')} asked for again.`,
    stayLocked: (labels: readonly string[], by: string) =>
      `${listed(labels)} ${word(labels.length, 'stays', 'stay')} locked ${by}. Take that back first.`,
    nothing: (state: RecordingState) => `They are ${states[state]} already.`,
    button: (state: RecordingState, n: number, frequency: Frequency, allBefore: boolean) =>
      `${verbs[state]} ${periods(n, frequency)}${allBefore ? ' and all before' : ''}`,
    chooseFirst: 'Choose open, close or lock',
    oneStep: 'You can undo this as one step.',
    done: (state: RecordingState, n: number, frequency: Frequency, unit: string, allBefore: boolean) =>
      `${done[state]} ${periods(n, frequency)}${allBefore ? ' and all before' : ''} for ${unit}.`,
    tookBack: (what: string) => `Taken back: ${what}.`,
    what: 'the change of periods',
  },
};

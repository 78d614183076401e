// The words of Manage › Adoption.
import { counted, number, word } from '../plural';

export const adoptionTexts = {
  reading: 'Reading how the roll-out is taken up',
  gist: (been: number, people: number, pushed: number, weeks: number) =>
    people === 0
      ? 'Nobody stands to a unit that you look after.'
      : `**${number(been)} of ${counted(people, 'person', 'people')}** ${word(been, 'has', 'have')} been in. **${number(pushed)}** pushed figures in ${counted(weeks, 'week')}.`,
  noRollout: 'No roll-out is set: everybody records within their rights.',
  more: 'There were more pushes than were looked through: those of the older weeks are not all counted.',
  recording: (day: string | null) => (day === null ? 'Recording' : `Recording since ${day}`),
  toCome: (day: string) => `Recording from ${day}`,
  never: 'Viewing: no phase lets them record',
  unit: (been: number, people: number) =>
    people === 0 ? 'nobody stands to it' : `${number(been)} of ${number(people)} ${word(been, 'has', 'have')} been in`,
  pushes: (n: number) => counted(n, 'push', 'pushes'),
  overdue: (n: number) => `${number(n)} overdue`,
  withoutOwner: (n: number) => `${counted(n, 'PI')} without owner`,
  waiting: (n: number) => `${counted(n, 'request')} waiting`,
  noSuperUser: 'no super user',
  onTime: (onTime: number, due: number) => `${number(onTime)} of ${number(due)} figures on time`,
  /** Week by week. */
  table: {
    all: 'All that you look after, week by week',
    unit: (label: string) => `${label}, week by week`,
    week: 'Week of',
    thisWeek: 'This week',
    signedIn: 'People in',
    onTime: 'Given on time',
    pushes: 'Pushes',
    ofDue: (onTime: number, due: number) => (due === 0 ? 'none due' : `${number(onTime)} of ${number(due)}`),
  },
  notIn: 'Not been in',
  notPushed: 'Been in, not pushed',
  pushed: 'Pushed',
  lastIn: (name: string, day: string) => `${name} (${day})`,
  pushedTimes: (name: string, n: number) => `${name} (${number(n)})`,
  nobody: 'nobody',
  about:
    'Of who came in only the last day is kept, and how many by week. A figure counts in the week in which it fell due; what is not overdue yet may still come. Pushes are counted where they gave figures.',
};

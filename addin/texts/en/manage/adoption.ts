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
  weeks: (counts: readonly number[]) => `Pushes week by week, this week last: ${counts.map(number).join(', ')}`,
  notIn: 'Not been in',
  notPushed: 'Been in, not pushed',
  pushed: 'Pushed',
  lastIn: (name: string, day: string) => `${name} (${day})`,
  pushedTimes: (name: string, n: number) => `${name} (${number(n)})`,
  nobody: 'nobody',
  about: 'Of sign-ins only the last day is kept. Pushes are counted where they gave figures.',
};

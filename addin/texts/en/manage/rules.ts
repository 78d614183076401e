// The words of the rules of the site: what each setting decides, and its choices in words.
import type { Frequency } from '../../../../domain/period/period';
import { counted } from '../plural';

interface SettingWords {
  readonly label: string;
  readonly hint?: string;
  /** Where a choice says more than its own name. */
  readonly options?: Readonly<Record<string, string>>;
}

const edge = { better: 'The better status', worse: 'The worse status' };
const trends = { ongoing: 'The period before', yearly: 'The same period last year' };
const back = (frequency: Frequency): SettingWords => ({ label: `Long trend of ${frequency}s looks back on` });
const yesNo = { yes: 'Yes', no: 'No' };

const settings: Readonly<Record<string, SettingWords>> = {
  'status.fallback': {
    label: 'Thresholds of PIs that have none of their own',
    hint: 'As “green 0 %, amber 5 %” of the target, “green within 1, amber within 3”, or with “amber if improved or held”.',
  },
  'status.thresholds': {
    label: 'The same from a period on',
    hint: 'As “2014/15: green 0 %, amber 10 %”, several with “;” between; “none” where there are none.',
  },
  'status.boundary.green': { label: 'Exactly on the edge of green holds', options: edge },
  'status.boundary.amber': { label: 'Exactly on the edge of amber holds', options: edge },
  'status.lastYearUnknown': {
    label: '“Improved or held on last year”, where last year is not known',
    options: { red: 'Red', amber: 'Amber' },
  },
  'status.explicitNeedsTarget': { label: 'Explicit thresholds judge only where there is a target', options: yesNo },
  'status.byHandOnNewFigure': {
    label: 'A status by hand, when a new figure comes',
    options: { goes: 'Goes, and the rule judges', stays: 'Stays' },
  },
  'trend.short': { label: 'Short trend compares with', options: trends },
  'trend.long': {
    label: 'Long trend compares with the mean of',
    options: { ongoing: 'The periods before', yearly: 'The same period of the years before' },
  },
  'trend.longMeans': {
    label: '“Long” means',
    options: { 'mean of previous': 'The mean of those', 'same period last year': 'The same period last year' },
  },
  'trend.lookBack.year': back('year'),
  'trend.lookBack.half-year': back('half-year'),
  'trend.lookBack.quarter': back('quarter'),
  'trend.lookBack.month': back('month'),
  'trend.lookBack.week': back('week'),
  'trend.lookBack.day': back('day'),
  'trend.tolerance': {
    label: 'No change is a change of no more than',
    hint: 'In the measure’s unit, or as “1 %”. A PI’s own tolerance goes before.',
  },
  'trend.leastShare': { label: 'Share of those periods that must have a value, %' },
  'trend.overGaps': {
    label: 'Where the period before has no value',
    options: { unknown: 'The trend is not known', 'last with a value': 'The last one with a value counts' },
  },
  'trend.middle': {
    label: 'Long trend of PIs that aim at their target goes by',
    options: {
      'mean of distances': 'The mean of the distances',
      'distance of mean': 'The distance of the mean',
    },
  },
  'rollUp.divisionByZero': { label: 'Divided by zero gives' },
  'rollUp.partial': {
    label: 'Roll-ups are made where some have no value',
    hint: 'Marked “14 of 17”. A PI may say otherwise.',
    options: yesNo,
  },
  'rollUp.lastNeeds': {
    label: 'A roll-up by the last value waits for',
    options: { 'all feeders': 'All values', 'the last one': 'The last one only' },
  },
  'rollUp.fixedFrom': {
    label: 'A calculated value stands from this stage on',
    options: { provisional: 'Provisional', final: 'Final', audited: 'Audited' },
  },
  'periods.holidaysMoveDue': { label: 'A public holiday moves a due date to the next working day', options: yesNo },
  'periods.holidays': { label: 'Public holidays and days of closure', hint: 'As “2015-12-25, 2015-12-28”.' },
  'periods.weekendsMoveDue': { label: 'A weekend moves it too', options: yesNo },
  'sense.unchangedFor': {
    label: 'A value is worth a look when it is the same for so many periods',
    hint: 'Blank: never.',
  },
  'forecast.least': { label: 'Values that a proposal needs' },
  'forecast.window': { label: 'Last values that it is made of' },
  'forecast.seasonal': {
    label: 'It follows the season',
    options: { 'where it shows': 'Where the season shows', always: 'Always', never: 'Never' },
  },
  'scorecard.method': {
    label: 'The status of a group comes from',
    options: { points: 'Weighted points', 'worst of': 'The worst of its PIs' },
  },
  'scorecard.points.green': { label: 'Points of green' },
  'scorecard.points.amber': { label: 'Points of amber' },
  'scorecard.points.red': { label: 'Points of red' },
  'scorecard.greenFrom': { label: 'Green from this share of the points, %' },
  'scorecard.amberFrom': { label: 'Amber from this share, %' },
  'scorecard.boundary': { label: 'Exactly on such a share holds', options: edge },
  'scorecard.headingsBring': {
    label: 'A heading brings to the one above',
    options: { points: 'The points of its PIs', status: 'Its own status' },
  },
};

const capital = (word: string) => word.replace(/^./, (c) => c.toUpperCase());

export const manageRulesTexts = {
  reading: 'Reading the rules',
  notKnown: 'The rules are not known yet.',
  about: 'They hold for all PIs that say nothing else.',
  allDefault: 'Nobody has set any yet: these are the usual ones. They hold for all PIs that say nothing else.',
  groups: {
    status: 'Target and status',
    trend: 'Trends',
    rollUp: 'Roll-up',
    periods: 'Due dates',
    sense: 'Worth a look',
    forecast: 'Forecast',
    scorecard: 'Scorecards',
  },
  setting: (id: string): SettingWords => settings[id] ?? { label: id },
  option: (id: string, option: string) => settings[id]?.options?.[option] ?? capital(option),
  effect: 'Nothing that was judged before is repainted. New figures, and “under today’s rule”, go by it at once.',
  toMend: (n: number) => `${counted(n, 'setting')} cannot be read yet.`,
  set: (n: number) => `Set ${counted(n, 'rule')}`,
  forget: 'As it was',
  done: (n: number) => `${counted(n, 'rule')} set.`,
};

// Every setting of the site's rules, in the order in which it is shown. What DOMAIN leaves to the body stands here.
import { stages } from '../../../../domain/records/measurement';
import { boundaries } from '../../../../domain/records/thresholds';
import { isDay } from '../../../../domain/period/day';
import { frequencies, type Calendar, type Frequency } from '../../../../domain/period/period';
import type { SiteRules } from '../../../../domain/performance/site-rules';
import { trendModes } from '../../../../domain/performance/trend';
import { divisionsByZero } from '../../../../domain/performance/value';
import { readNumber, readShare, shareText } from '../../../../domain/sheet/text-forms/numbers';
import { periodForm } from '../../../../domain/sheet/text-forms/periods';
import { isWrong, type TextForm } from '../../../../domain/sheet/text-forms/text-form';
import { thresholdRuleForm, thresholdSetsForm } from '../../../../domain/sheet/text-forms/threshold-sets';
import { formed, numberBetween, oneOf, orBlank, yesOrNo, type Setting } from './setting';

export interface SettingGroup {
  /** Its heading stands in the texts under this name. */
  readonly id: 'status' | 'trend' | 'rollUp' | 'forecast' | 'periods' | 'sense' | 'scorecard';
  readonly settings: readonly Setting[];
}

const choice = <T extends string>(options: readonly T[]) => [oneOf(options), { options }] as const;
const switched = [yesOrNo, { options: ['yes', 'no'] }] as const;
const count = numberBetween(1, 1000, 'whole');
const percent = numberBetween(0, 1, 'percent');

/** Days by commas or lines: `2015-12-25, 2015-12-26`. */
const daysForm: TextForm<string[]> = {
  write: (days) => days.join(', '),
  read(text) {
    const days = text.split(/[\s,;]+/).filter((day) => day !== '');
    const wrong = days.find((day) => !isDay(day));
    return wrong === undefined
      ? { value: [...new Set(days)].sort() }
      : { wrong: `“${wrong}” is no day. Write days as 2015-12-25, with commas between.` };
  },
};

/** The edges of green and amber, one setting each. */
function edge(name: 'green' | 'amber'): Setting {
  const form = oneOf(boundaries);
  return {
    ...{ id: `status.boundary.${name}`, options: boundaries, show: ({ status }) => status.boundary[name] },
    put(rules, text) {
      const said = form.read(text);
      if (isWrong(said)) return said;
      const boundary = { ...rules.status.boundary, [name]: said.value };
      return { value: { ...rules, status: { ...rules.status, boundary } } };
    },
  };
}

function lookBack(frequency: Frequency): Setting {
  return {
    ...{ id: `trend.lookBack.${frequency}`, show: ({ trend }) => count.write(trend.lookBack[frequency]) },
    put(rules, text) {
      const said = count.read(text);
      if (isWrong(said)) return said;
      const trend = { ...rules.trend, lookBack: { ...rules.trend.lookBack, [frequency]: said.value } };
      return { value: { ...rules, trend } };
    },
  };
}

/** `3` in the measure's unit, or `1 %` of the value before. */
const toleranceForm: TextForm<SiteRules['trend']['tolerance']> = {
  write: ({ kind, size }) => (kind === 'share' ? shareText(size) : String(size)),
  read(text) {
    const share = readShare(text);
    const size = share ?? readNumber(text);
    if (size === undefined || size < 0) return { wrong: 'Write “0.5”, or “1 %” of the value before.' };
    return { value: { kind: share === undefined ? 'absolute' : 'share', size } };
  },
};

function points(status: 'green' | 'amber' | 'red'): Setting {
  const form = numberBetween(-1000, 1000, 'number');
  return {
    ...{ id: `scorecard.points.${status}`, show: ({ scorecard }) => form.write(scorecard.points[status]) },
    put(rules, text) {
      const said = form.read(text);
      if (isWrong(said)) return said;
      const scorecard = { ...rules.scorecard, points: { ...rules.scorecard.points, [status]: said.value } };
      return { value: { ...rules, scorecard } };
    },
  };
}

export function settingGroups(calendar: Calendar): readonly SettingGroup[] {
  return [
    {
      id: 'status',
      settings: [
        formed('status', 'fallback', thresholdRuleForm, { long: true }),
        formed('status', 'thresholds', thresholdSetsForm(periodForm(calendar)), { long: true }),
        edge('green'),
        edge('amber'),
        formed('status', 'lastYearUnknown', ...choice(['red', 'amber'])),
        formed('status', 'explicitNeedsTarget', ...switched),
        formed('status', 'byHandOnNewFigure', ...choice(['goes', 'stays'])),
      ],
    },
    {
      id: 'trend',
      settings: [
        formed('trend', 'short', ...choice(trendModes)),
        formed('trend', 'long', ...choice(trendModes)),
        formed('trend', 'longMeans', ...choice(['mean of previous', 'same period last year'])),
        ...frequencies.map(lookBack),
        formed('trend', 'tolerance', toleranceForm),
        formed('trend', 'leastShare', percent),
        formed('trend', 'overGaps', ...choice(['unknown', 'last with a value'])),
        formed('trend', 'middle', ...choice(['mean of distances', 'distance of mean'])),
      ],
    },
    {
      id: 'rollUp',
      settings: [
        formed('rollUp', 'divisionByZero', ...choice(divisionsByZero)),
        formed('rollUp', 'partial', ...switched),
        formed('rollUp', 'lastNeeds', ...choice(['all feeders', 'the last one'])),
        formed('rollUp', 'fixedFrom', ...choice(stages)),
      ],
    },
    {
      id: 'periods',
      settings: [
        formed('periods', 'holidaysMoveDue', ...switched),
        formed('periods', 'holidays', daysForm, { long: true }),
        formed('periods', 'weekendsMoveDue', ...switched),
      ],
    },
    { id: 'sense', settings: [formed('sense', 'unchangedFor', orBlank(numberBetween(2, 60, 'whole')))] },
    {
      id: 'forecast',
      settings: [
        formed('forecast', 'least', count),
        formed('forecast', 'window', count),
        formed('forecast', 'seasonal', ...choice(['where it shows', 'always', 'never'])),
      ],
    },
    {
      id: 'scorecard',
      settings: [
        formed('scorecard', 'method', ...choice(['points', 'worst of'])),
        points('green'),
        points('amber'),
        points('red'),
        formed('scorecard', 'greenFrom', percent),
        formed('scorecard', 'amberFrom', percent),
        formed('scorecard', 'boundary', ...choice(boundaries)),
        formed('scorecard', 'headingsBring', ...choice(['points', 'status'])),
      ],
    },
  ];
}

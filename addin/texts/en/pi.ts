// A PI's page and the finding of PIs: figure, gap and trends in words, periods, history, definition.
import type { Aim } from '../../../domain/performance/aim';
import type { Direction } from '../../../domain/performance/trend';
import type { Frequency } from '../../../domain/period/period';
import type { Method } from '../../../domain/records/calculation';
import type { Source } from '../../../domain/sync/change-set';
import { counted, number, word } from './plural';

const noun: Record<Frequency, string> = {
  year: 'year',
  'half-year': 'half-year',
  quarter: 'quarter',
  month: 'month',
  week: 'week',
  day: 'day',
};

/** What a trend says of the periods it compares with: `Better than Q1 2014/15`. */
function compared(direction: Direction, than: string): string {
  switch (direction) {
    case 'better':
      return `Better than ${than}`;
    case 'worse':
      return `Worse than ${than}`;
    case 'no change':
      return `No change from ${than}`;
    case 'unknown':
      return `Not known against ${than}`;
  }
}

const madeBy: Record<Method, string> = {
  sum: 'Sum',
  mean: 'Mean',
  last: 'Last',
  minimum: 'Smallest',
  maximum: 'Largest',
  parts: 'Numerators over denominators',
};

export const piTexts = {
  back: 'Back',
  insertFunction: 'Insert function',
  inserted: (address: string) => `In ${address}. The figure follows the store.`,
  reading: (code: string) => `Reading ${code}`,
  notFoundTitle: (code: string) => `No PI “${code}”`,
  notFound: 'There is none of this code that you can see. Ask its owner or your super user if there should be.',
  notKnownTitle: (code: string) => `${code} is not known now`,
  notKnown: 'PI Bridge shows it when it can reach its store again. Your sheet is as it was.',
  find: {
    title: 'Find a PI',
    label: 'Code or words of the name',
    start: 'Type a code, or words of the name in any order.',
    none: (text: string) => `No PI that you can see fits “${text}”. Try fewer letters, or another word.`,
    found: (n: number, more: boolean) =>
      more ? `The best ${number(n)}. Type more to see others.` : `${counted(n, 'PI')} found`,
    looking: 'Looking',
  },
  owner: (name: string) => `owner ${name}`,
  noOwner: 'no owner',
  aim: {
    maximise: 'aim to maximise',
    minimise: 'aim to minimise',
    'closest to target': 'aim to be close to target',
    'within a band': 'aim to stay within a band',
  } satisfies Record<Aim, string> as Record<Aim, string>,
  noFigure: 'No figure yet',
  noFigureAbout: 'Nothing is recorded for this PI so far.',
  figureOf: (label: string, stage: string | null) => (stage === null ? label : `${label}, ${stage}`),
  points: (n: string) => (n === '1' ? '1 point' : `${n} points`),
  gap: { below: (size: string) => `${size} below target`, above: (size: string) => `${size} above target` },
  band: { below: (size: string) => `${size} below the band`, above: (size: string) => `${size} above the band` },
  onTarget: 'on target',
  inBand: 'inside the band',
  otherThanTarget: 'not as targeted',
  noTarget: 'no target',
  byHand: 'status set by hand',
  today: (status: string) => `${status} under today’s rule`,
  compared,
  lastOnes: (n: number, frequency: Frequency) => `the last ${counted(n, noun[frequency])}`,
  lastYear: (frequency: Frequency) => (frequency === 'year' ? 'last year' : `the same ${noun[frequency]} of last year`),
  lastYears: (n: number, frequency: Frequency) => `the same ${noun[frequency]} of the last ${counted(n, 'year')}`,
  trend: {
    better: 'Better',
    worse: 'Worse',
    'no change': 'No change',
    unknown: 'Not known',
  } satisfies Record<Direction, string> as Record<Direction, string>,
  toDate: (figure: string) => `${figure} from the start of the year`,
  missing: (label: string, due: string) => `${label} has no figure yet, due ${due}`,
  missingLate: (label: string) => `${label} has no figure yet`,
  expected: (figure: string, label: string, typed: boolean) =>
    `${typed ? 'Forecast' : 'Proposed forecast'} for ${label}: ${figure}`,
  benchmark: (figure: string, group: string | null) =>
    group === null ? `Benchmark ${figure}` : `Benchmark ${figure} (${group})`,
  by: (frequency: Frequency) => `By ${noun[frequency]}`,
  chooseFrequency: (frequency: Frequency) => `Figures by ${noun[frequency]}. Choose another`,
  chart: {
    about: (code: string, frequency: Frequency, from: string, to: string) =>
      `${code} by ${noun[frequency]}, ${from} to ${to}`,
    target: (figure: string) => `Target ${figure}`,
    against: (figure: string) => `against a target of ${figure}`,
    latest: (figure: string, status: string) => `Latest ${figure}, ${status.toLowerCase()}`,
    keys: 'Left and right arrow go from figure to figure. The table below has the same figures.',
    benchmark: 'Benchmark',
    forecast: 'Forecast',
    point: (label: string, figure: string, status: string, target: string | null) =>
      [`${label}: ${figure}`, status.toLowerCase(), ...(target === null ? [] : [`target ${target}`])].join(', '),
    forecastPoint: (label: string, figure: string) => `${label}: forecast ${figure}`,
  },
  periods: 'Periods',
  all: (n: number) => `All ${number(n)}`,
  fewer: 'Fewer',
  head: { period: 'Period', value: 'Value', status: 'Status', short: 'Short', long: 'Long' },
  spokenTarget: (figure: string) => `, target ${figure}`,
  arrows: 'Arrow up means better, arrow down means worse, a dash not known.',
  showHistory: 'Show its history',
  stage: { provisional: 'Provisional.', final: 'Final.', audited: 'Audited.' },
  coverage: (text: string) => `From ${text}.`,
  parts: (numerator: string, denominator: string) => `${numerator} of ${denominator}.`,
  closed: 'Closed for recording.',
  locked: 'Locked.',
  record: {
    open: (label: string) => `Target, stage and status of ${label}…`,
    title: (label: string) => `Set for ${label}`,
    labels: {
      numerator: 'Numerator',
      denominator: 'Denominator',
      target: 'Target',
      forecast: 'Forecast',
      benchmark: 'Benchmark',
      stage: 'Stage',
      byHand: 'Status by hand',
      note: 'Note',
    },
    byRule: 'As the rule says',
    noStage: 'Not said',
    byHandHint: 'It overrules the thresholds until the next figure comes, and needs a note that says why.',
    byHandNote: 'Say in the note why it is judged so.',
    wrongNumber: 'Write a number, or leave it blank.',
    wrongShare: 'Write a percentage, as “80 %”, or leave it blank.',
    set: (n: number, label: string) => `Set ${counted(n, 'field')} for ${label}`,
    nothing: 'Nothing changed yet',
    done: (n: number, label: string) => `${counted(n, 'field')} set for ${label}.`,
    cancel: 'Close',
  },
  year: {
    open: 'Targets of a year…',
    title: 'Targets of a year',
    year: 'Year',
    target: 'Target of the year',
    spread: 'Spread over the year',
    spreads: {
      flat: 'The same in each period',
      parts: 'In equal parts',
      'to date': 'In equal parts, added up over the year',
      own: 'As the PI’s profile says',
    },
    caption: (label: string) => `Targets of ${label}`,
    wrong: {
      number: 'Write a number.',
      share: 'Write a percentage, as “80 %”.',
      profile:
        'The PI’s profile does not fit the periods of this year. Mend it in the catalogue, or choose another way.',
    },
    shut: (n: number) =>
      `${counted(n, 'period')} ${word(n, 'is', 'are')} closed, and ${word(n, 'keeps its target', 'keep their targets')}.`,
    set: (n: number, label: string) => `Set ${counted(n, 'target')} of ${label}`,
    done: (n: number, label: string) => `${counted(n, 'target')} of ${label} set.`,
  },
  drift: (from: string, before: string, to: string, after: string) =>
    `It changed from stage to stage: ${from} ${before}, ${to} ${after}.`,
  history: {
    title: (label: string) => `History of ${label}`,
    reading: 'Reading the history',
    none: 'Nothing was recorded for this period yet.',
    change: (before: string, after: string) => `${before} → ${after}`,
    to: ' to ',
    field: (field: string, before: string, after: string) => `${field}: ${before} → ${after}`,
    noted: (words: string) => `Note: “${words}”`,
    noteGone: 'Note cleared',
    by: (name: string, when: string) => `${name}, ${when}`,
    kind: { push: '', import: 'Brought in', undo: 'Taken back', setting: 'Set' },
    from: ({ workbook, sheet, table }: Source, address: string | null) => {
      const what = table === 'adopted' ? ', adopted table' : '';
      return `From ${[workbook, sheet].filter((s) => s !== '').join(', ')}${what}${address === null ? '' : `, cell ${address}`}`;
    },
    fields: (n: number) => `${counted(n, 'field')} set`,
  },
  definition: {
    title: 'Definition',
    unit: 'Unit',
    owner: 'Owner',
    updaters: 'Updaters',
    nobody: 'nobody',
    about: 'About',
    collected: 'Collected',
    cameFrom: 'Last figure',
    cameFromAt: (from: string, day: string) => `from ${from}, ${day}`,
    merged: 'Merged',
    mergedInto: (code: string) => `Into ${code}: figures are given there. What is here is history.`,
    collectedHow: (frequency: Frequency, from: string, days: number) =>
      `each ${noun[frequency]} from ${from}, due ${counted(days, 'day')} after its end`,
    reported: (to: Frequency, from: Frequency, method: Method) =>
      `${madeBy[method]} of its ${noun[from]}s, each ${noun[to]}`,
    reportedAt: 'Reported',
    measure: 'Counted in',
    parts: 'Made of',
    partsOf: (numerator: string, denominator: string) => `${numerator} ÷ ${denominator}`,
    rule: 'Signs',
    rules: {
      dataOnly: 'Followed without being judged.',
      atTarget: 'Green at target or better',
      greenWithin: (size: string) => `Green within ${size} of the target`,
      amberWithin: (size: string) => `amber within ${size}`,
      share: (percent: string) => `${percent} of it`,
      from: (green: string, amber: string) => `Green from ${green}, amber from ${amber}`,
      upTo: (green: string, amber: string) => `Green up to ${green}, amber up to ${amber}`,
      ranges: (green: string, amber: string) => `Green ${green}, amber ${amber}`,
      range: (from: string | null, to: string | null) => {
        if (from === null) return `up to ${to ?? ''}`;
        return to === null ? `from ${from}` : `from ${from} to ${to}`;
      },
      held: 'amber where it improved or held on last year',
      else: 'else red.',
    },
    noteWhenRed: 'A red figure asks for a note.',
    source: 'Calculated',
    sourceOf: (method: Method, of: number, unitsBelow: boolean) =>
      `${madeBy[method]} of ${unitsBelow ? `this PI in ${counted(of, 'place')} below` : counted(of, 'PI')}`,
    formula: (text: string) => `= ${text}`,
    since: (label: string) => `since ${label}`,
    partial: 'also where some have no value, marked “14 of 17”',
    problems: 'To mend',
    history: 'What was changed in it',
  },
};

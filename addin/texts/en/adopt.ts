// Adopt: what a table means, how its cells are read, the dry run, and what is set aside.
import type { ColumnPeriod } from '../../../domain/adopt/columns/column-guess';
import type { Role } from '../../../domain/adopt/columns/role';
import type { Layout } from '../../../domain/adopt/propose';
import type { RowKind } from '../../../domain/adopt/table/row-kind';
import type { Frequency } from '../../../domain/period/period';
import type { Meaning } from '../../../domain/period/reading/reading';
import { counted, listed, number, word } from './plural';

const roles: Record<Role, string> = {
  ...{ code: 'PI code', name: 'Name', unit: 'Unit', measure: 'Unit of measure', period: 'Period', value: 'Value' },
  ...{ numerator: 'Numerator', denominator: 'Denominator', target: 'Target', note: 'Note', none: 'Not used' },
};

const layouts: Record<Layout, string> = {
  'a row for each PI and period': 'one for each PI and period',
  'a row for each PI, a column for each period': 'one for each PI; a column for each period',
  'a row for each PI, blocks of columns for each period': 'one for each PI; several columns for each period',
  'a row for each period, a column for each PI': 'one for each period; a column for each PI',
  'a row for each PI, one period': 'one for each PI, all of one period',
  'no figures': 'none with figures',
};

const rowKinds: Record<RowKind, string> = {
  ...{ title: 'Title', heading: 'Heading', data: 'Figures', group: 'Group', total: 'Total', footnote: 'Footnote' },
  ...{ blank: '', outside: 'Not part of it' },
};

const several: Record<Frequency, string> = {
  ...{ year: 'years', 'half-year': 'half-years', quarter: 'quarters', month: 'months', week: 'weeks', day: 'days' },
};

const meanings: Partial<Record<Meaning, string>> = {
  ...{ year: 'a year', month: 'a month', 'several years': 'several years', 'calendar year': 'a calendar year' },
  ...{ 'year that starts then': 'the year that starts then', 'year that ends then': 'the year that ends then' },
  'month of the calendar year': 'months counted from January',
  'month of the body’s year': 'months counted from the start of your year',
  'the period it ends in': 'the period that it ends in',
  'first day of the period': 'the first day of the period',
  'last day of the period': 'the last day of the period',
};

export const adoptTexts = {
  tab: 'Adopt',
  close: 'Close Adopt',
  step: (n: number, of: number) => `Step ${n} of ${of}`,
  looking: 'Reading your sheet',
  paste: {
    instead: 'Paste a table instead',
    title: 'Paste a table',
    about:
      'For a table that stands in no workbook of yours. Its figures are brought in once; nothing is followed afterwards. What differs from the store stays as it is there.',
    label: 'The table, with its headings',
    read: 'Read it',
    back: 'Back',
    differ: 'Differ: left as the store has them',
    bringIn: (n: number) => `Bring in ${counted(n, 'new figure')}`,
    done: (n: number) => (n === 0 ? 'The store holds all of it already' : `${counted(n, 'figure')} brought in`),
    doneAbout: 'They can be undone on My work, as any push.',
  },
  means: {
    title: 'What your table means',
    nothing: 'There is no table on this sheet that PI Bridge can read.',
    nothingAbout: 'Select a cell in your table, then look again.',
    again: 'Look again',
    twoTables:
      'Two tables with the same headings stand on this sheet, and later they could not be told apart. Put yours on a sheet of its own, or give one of them other headings.',
    /** `KPI return, B4:H18` */
    place: (sheet: string, from: string, to: string) => `${sheet}, ${from}:${to}`,
    rows: (n: number, layout: Layout) => `${counted(n, 'row')}, ${layouts[layout]}`,
    promise: 'Your table stays as it is: no cell moves, no format changes.',
    recognised: (from: string) => `Read as ${from} was. Look it through, then try it.`,
    adopted: 'This table is adopted. What you change here holds from then on.',
    picture: 'How the rows are read',
    rowKinds,
    turned: 'Headings stand down the side',
    columns: 'Columns',
    toCheck: (n: number) => (n === 0 ? 'all clear' : `${number(n)} to check`),
    waiting: (n: number, headings: readonly string[]) => {
      const more = n - headings.length;
      const named = headings.map((h) => `“${h}”`);
      return `${listed(more > 0 ? [...named, counted(more, 'other column')] : named)} ${word(n, 'waits', 'wait')} for the answer above.`;
    },
    check: 'Please check',
    right: 'It is right',
    rightFor: (heading: string) => `“${heading}” is read rightly`,
    noHeading: (letter: string) => `Column ${letter}`,
    is: (heading: string) => `What “${heading}” is`,
    of: (heading: string) => `Which period “${heading}” is of`,
    /** Columns that go together, in one line. */
    together: (from: string, to: string) => (from === to ? `Column ${from}` : `Columns ${from} to ${to}`),
    are: (frequency: Frequency | undefined, first: string, last: string, pis: readonly string[]) => {
      const what = frequency === undefined ? 'periods' : several[frequency];
      const span = first === last ? first : `the ${what} ${first} to ${last}`;
      return pis.length === 0 ? span : `${span}, with ${listed(pis)} for each`;
    },
    each: (n: number) => `Show all ${number(n)}`,
    fewer: 'Show them together',
    role: (role: Role, period: string, pi: string) =>
      [`${roles[role]}${period === '' ? '' : `, ${period}`}`, pi].filter(Boolean).join(': '),
    roles,
    period: (period: ColumnPeriod, name: string) =>
      period === 'of the row'
        ? 'of its row'
        : period === 'newest'
          ? 'newest period'
          : period === 'every'
            ? 'every period'
            : name,
    choosePeriod: 'Choose the period',
    known: (known: number, of: number) => `${number(known)} of ${number(of)} known`,
    asked: 'Say once for this table',
    meaning: (meaning: Meaning, period: string) => [meanings[meaning] ?? meaning, period].filter(Boolean).join(': '),
    tablePeriod: 'The period of this table',
    tablePeriodHint: 'For example Q3 2014/15, 2014/15 or Feb 2015.',
    notAPeriod: (text: string) => `“${text}” is not a period.`,
    year: 'Year',
    unused: (n: number) => `${counted(n, 'column')} not used`,
    showUnused: 'Show them',
  },
  rules: {
    title: 'How to read cells',
    textNumbers: (examples: readonly string[]) => `Text such as ${listed(examples.map((e) => `“${e}”`))} is a number`,
    notAvailable: (tokens: readonly string[]) =>
      `${listed(tokens.map((t) => `“${t}”`))} ${word(tokens.length, 'means', 'mean')} not available`,
    notApplicable: (tokens: readonly string[]) =>
      `${listed(tokens.map((t) => `“${t}”`))} ${word(tokens.length, 'means', 'mean')} not applicable`,
    suppressed: (tokens: readonly string[]) =>
      `${listed(tokens.map((t) => `“${t}”`))} ${word(tokens.length, 'is', 'are')} kept back: not available`,
    marks: (examples: readonly string[]) => `Marks as in ${listed(examples.map((e) => `“${e}”`))} are left aside`,
    dots: 'The dot of 1.234 and the comma of 12,5',
    dotsAre: {
      decimal: 'dot before decimals, comma for thousands',
      thousands: 'dot for thousands, comma before decimals',
      open: 'please say',
    },
    percent: 'Percentages',
    percentAre: {
      'as 95': 'stand as 95 for 95%',
      'as 0.95': 'stand as 0.95 for 95%',
      open: 'as the dry run finds them',
    },
    zero: '0 is a figure, also where the period before had one',
    plain: 'Figures are numbers. Blank cells are left out; nothing is ever taken for 0.',
  },
  tryOut: 'Try it without sending',
  settleFirst: (n: number) => `${counted(n, 'question')} above first.`,
  showFirst: 'Go to it',
  trying: 'Trying it without sending',
  cancel: 'Cancel',
  dry: {
    title: 'Dry run',
    lead: (figures: number, rows: number) =>
      rows === 0
        ? `Nothing has been sent. The table has ${counted(figures, 'figure')}, and no row of it is known as a PI yet.`
        : `Nothing has been sent. This is what the table’s ${counted(figures, 'figure')} of ${counted(rows, 'known PI')} would do.`,
    fresh: 'New to the store',
    same: 'Same as in the store',
    differ: 'Differ: shown in Changes first',
    blank: 'Blank: left out',
    leftOut: 'Totals and rows left out',
    aside: 'Set aside for you to decide',
    refused: 'Cannot be taken as they are',
    asideTitle: 'Set aside',
    asideCount: (figures: number, questions: number) =>
      `${counted(figures, 'figure')}, ${counted(questions, 'question')}`,
    isPi: (called: string) => `Is “${called}” this PI?`,
    noPi: (called: string) => `“${called}” is no PI that you can see`,
    waits: 'It may be called otherwise in the store.',
    use: (code: string) => `Use ${code}`,
    another: 'Another PI',
    findPi: 'Find a PI',
    make: 'Make it',
    leave: 'Leave out for good',
    makeAll: (n: number) => `Make all ${number(n)}`,
    moreAside: (n: number) => `${number(n)} more come when these are decided.`,
    decidedTitle: 'Decided',
    showDecided: 'Show what you decided',
    hideDecided: 'Hide it',
    decided: (called: string, code: string | null) => `${called}: ${code ?? 'left out'}`,
    again: 'Decide again',
    againOf: (called: string) => `Decide again what “${called}” is`,
    leaveAll: (n: number) => `Leave out all ${number(n)}`,
    percentTitle: (n: number) => `${counted(n, 'percentage')}: which is meant?`,
    percent: (example: string) => `A cell holds ${example}.`,
    percentIs: (text: string) => `It is ${text}`,
    zeroTitle: (n: number) => `${counted(n, 'cell')} ${word(n, 'holds', 'hold')} 0`,
    zero: 'The period before had a figure there. Is it really 0, or is there no figure yet?',
    zeroIs: 'It is 0',
    zeroIsNot: 'No figure yet: leave them',
    refusedTitle: 'Cannot be taken',
    refusedAbout: 'They stay in your table; nothing of them is sent.',
    notYours: (codes: readonly string[], more: number) =>
      `You may see ${listed(codes)}${more > 0 ? ` and ${number(more)} more` : ''}, and not change ${word(codes.length + more, 'it', 'them')}. Ask the owner or your super user.`,
    turnsTitle: 'Statuses that would turn',
    turn: (code: string, period: string) => `${code}, ${period}`,
    show: (address: string) => `Show cell ${address}`,
    end: 'What you leave out stays in your table and is not sent.',
    adopt: 'Adopt this table',
    save: 'Save what it means',
    back: 'Back',
    waiting: (n: number) => `${counted(n, 'figure')} ${word(n, 'waits', 'wait')} in the list until you decide.`,
  },
  makePi: {
    title: (called: string) => `Make a PI for “${called}”`,
    code: 'Code',
    name: 'Name',
    unit: 'Unit',
    measure: 'Measure',
    frequency: 'Collected each',
    polarity: 'Better is',
    polarities: {
      maximise: 'more',
      minimise: 'less',
      'closest to target': 'near the target',
      'within a band': 'within a band',
    },
    make: 'Make this PI',
    allTitle: (n: number) => `Make ${counted(n, 'PI')}`,
    prefix: 'Codes begin with',
    codesAre: (first: string, last: string) => `Their codes: ${first} to ${last}. Those that the table has stay.`,
    asNamed: 'as the names say',
    makeAll: (n: number) => `Make ${counted(n, 'PI')}`,
    needsCode: 'Give it a code: letters and figures, 32 at most.',
    needsName: 'Give it a name.',
    taken: (code: string) => `There is a PI “${code}” already.`,
    about: 'The rest is as usual for a PI. You can change it in the catalogue.',
  },
  done: {
    title: 'Adopted',
    about: (sheet: string) => `${sheet} stays yours. From now on Push, Refresh, Changes and Undo work on it in place.`,
    changes: 'Look at Changes',
    work: 'Back to My work',
  },
};

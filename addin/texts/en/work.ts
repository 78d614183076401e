// My work: what is to give, the tables of this workbook, and the last pushes.
import type { Origin } from '../../../domain/wire';
import { counted, listed, number } from './plural';

export interface Counted {
  readonly values: number;
  readonly notes: number;
  readonly other: number;
}

/** `12 values, 4 notes`; never an empty line. */
export function counts(c: Counted): readonly string[] {
  const parts = [
    c.values > 0 ? counted(c.values, 'value') : '',
    c.notes > 0 ? counted(c.notes, 'note') : '',
    c.other > 0 ? counted(c.other, 'other field') : '',
  ].filter((s) => s !== '');
  return parts.length > 0 ? parts : ['Nothing'];
}

/** Where a figure came from; nothing where that says nothing. */
function from({ kind, source }: Origin): string {
  if (kind === 'undo') return 'an undo';
  if (kind === 'import') return source === null ? 'an import' : `the file ${source.workbook}`;
  if (kind === 'setting') return '';
  if (source === null) return 'the PI’s page';
  const { workbook, sheet, table } = source;
  if (table === 'adopted') return `an adopted table in ${workbook}`;
  return table === 'pasted' ? `a table pasted in ${workbook}` : `${sheet} in ${workbook}`;
}

export const workTexts = {
  toGive: (n: number) => `${counted(n, 'figure')} to give`,
  overdueCount: (n: number) => `**${number(n)}** overdue`,
  dueCount: (n: number, day: string) => `**${number(n)}** due ${day}`,
  dueLater: (n: number) => `**${number(n)}** due later`,
  asItWas: (time: string) => `As it was at ${time}, before the connection was lost`,
  open: 'Open my update sheet',
  goTo: 'Go to update sheet',
  refresh: 'Refresh',
  opening: 'Writing your update sheet',
  opened: (sheet: string, rows: number) => `${sheet} has ${counted(rows, 'row')}. Type into the white cells.`,
  nothingToOpen: 'Nothing is due now, so there is no sheet to make.',
  overdue: 'Overdue',
  since: (day: string) => `since ${day}`,
  dueIn: (days: number) => {
    if (days === 0) return 'Due today';
    if (days < 0) return `Due ${counted(-days, 'day')} ago`;
    return days === 1 ? 'Due tomorrow' : `Due in ${counted(days, 'day')}`;
  },
  notSent: (figure: string) => `${figure} not sent`,
  /** Where a PI's latest figure came from; empty where nothing can be said of it. */
  origin: (origin: Origin) => {
    const place = from(origin);
    return place === '' ? '' : `last from ${place}`;
  },
  cameFrom: from,
  originAt: (origin: Origin, day: string) => `The last figure of this PI came from ${from(origin)}, ${day}`,
  more: (n: number) => `Show ${number(n)} more`,
  tables: 'Tables in this workbook',
  noTables: 'None yet.',
  refreshAll: 'Refresh all',
  refreshing: 'Refreshing',
  table: {
    offer: (columns: readonly string[], rows: number) =>
      `${listed([
        ...(columns.length > 0 ? [`new: ${listed(columns.map((c) => `“${c}”`))}`] : []),
        ...(rows > 0 ? [counted(rows, 'new row')] : []),
      ])}.`.replace(/^n/, 'N'),
    takeIn: 'Take in',
    means: 'What it means',
    gone: 'A table that is gone',
    goneAbout: 'Its sheet or table was deleted. What was pushed from it is safe in the store.',
    unsent: (n: number) => `**${counted(n, 'unsent edit')}**`,
    problems: (n: number) => counted(n, 'problem'),
    newer: (n: number) => `${number(n)} newer in the store`,
    upToDate: 'Up to date',
    unknown: 'store not known now',
    protected: 'sheet is protected',
    sent: (n: number) => `**${counted(n, 'edit')} sent** · no answer yet`,
    sentAt: (time: string) => `Sent ${time}`,
    pulled: (ago: string) => `Pulled ${ago}`,
    menu: (sheet: string) => `More for ${sheet}`,
    show: 'Go to the sheet',
    push: 'See its changes',
    freeze: 'Freeze for committee',
    frozen: (sheet: string, provisional: number) =>
      `${sheet} is there: values only, ${provisional > 0 ? `${counted(provisional, 'figure')} marked as provisional` : 'no figure provisional'}.`,
    unbind: 'Stop following',
    unbound: (sheet: string) => `${sheet} is an ordinary sheet now. Nothing in it was changed.`,
  },
  /** Sheets that are not opened daily. */
  sheets: {
    adopt: 'Adopt a table of yours',
    menu: 'Open another sheet',
    grid: 'Open a grid…',
    catalogue: 'Open the catalogue…',
    ownership: 'Open the ownership sheet…',
    gridForm: 'Open a grid',
    which: 'Which PIs',
    mine: 'Mine',
    all: 'All that I see',
    frequency: 'Collected each',
    frequencies: {
      year: 'year',
      'half-year': 'half-year',
      quarter: 'quarter',
      month: 'month',
      week: 'week',
      day: 'day',
    },
    periods: 'Last periods',
    periodsWrong: (most: number) => `A whole number from 1 to ${most}.`,
    parts: 'With numerator and denominator',
    openGrid: 'Open the grid',
    cancel: 'Cancel',
    opening: 'Writing the sheet',
    opened: (sheet: string, rows: number) => `${sheet} has ${counted(rows, 'row')}. White cells are yours to fill.`,
    written: (sheet: string, rows: number) => `${sheet} has ${counted(rows, 'row')}.`,
    nothingThere: 'No PI that you see is collected like this, so there is no sheet to make.',
  },
  refreshed: (
    sheet: string,
    [values, formulas, rows, marks]: readonly [number, number, number, number],
    columns: readonly string[],
  ) => {
    const parts = [counted(values, 'value') + ' changed'];
    if (formulas > 0) parts.push(`the status of ${counted(formulas, 'row')} follows other thresholds now`);
    if (rows > 0) parts.push(`${counted(rows, 'row')} added`);
    if (columns.length > 0) parts.push(`${listed(columns)} added`);
    if (marks > 0) parts.push(`${counted(marks, 'provisional mark')} changed`);
    const formats = marks > 0 ? 'no other format' : '0 formats';
    return `${sheet}: ${parts.join(', ')}, 0 formulas${formulas > 0 ? ' of yours' : ''} and ${formats} touched.`;
  },
  refreshedAll: (tables: number, values: number, rows: number, problems: number) => {
    const added = rows > 0 ? `, ${counted(rows, 'row')} added` : '';
    const not = problems > 0 ? ` ${counted(problems, 'table')} could not be: each says why.` : '';
    return `${counted(tables, 'table')} refreshed: ${counted(values, 'value')} changed${added}.${not}`;
  },
  notRefreshed: (sheet: string, why: string) => `${sheet} was not refreshed. ${why}`,
  refreshedNothing: (sheet: string) => `${sheet} is up to date. No cell was touched.`,
  refreshedLeft: (unsent: number, conflicts: number, gone: number, own: number) => {
    const left = [
      unsent > 0 ? `${counted(unsent, 'unsent edit')} left alone` : '',
      conflicts > 0 ? `${counted(conflicts, 'conflict')} to decide in Changes` : '',
      own > 0 ? `${counted(own, 'cell')} of your own left alone` : '',
      gone > 0 ? `${counted(gone, 'row')} no longer asked for` : '',
    ].filter((s) => s !== '');
    return left.length > 0 ? `${listed(left)}.` : '';
  },
  takeBack: 'Take back',
  tookBack: (sheet: string, rows: number, columns: readonly string[]) => {
    const stay = [...(rows > 0 ? [counted(rows, 'added row')] : []), ...columns];
    return stay.length === 0
      ? `${sheet} is as it was before the refresh.`
      : `${sheet} has its values of before the refresh. ${listed(stay)} stayed: something of yours is there, or a filter is on.`;
  },
  pushes: 'My last pushes',
  pushTitle: (c: Counted) => counts(c).join(', '),
  undoTitle: (c: Counted) => `Undo of ${counts(c).join(', ')}`,
  pushAbout: (when: string, source: string | null) => (source === null ? when : `${when} · ${source}`),
  undone: 'taken back since',
  nothingUntil: (day: string) => `Nothing due until ${day}`,
  nothingDue: 'Nothing due',
  then: (n: number, label: string) => `Then ${counted(n, 'figure')} for ${label}.`,
  given: (n: number) =>
    n === 1
      ? 'You have given the one figure of this period.'
      : `You have given all ${number(n)} figures of this period.`,
  noAnswerTitle: 'A push without an answer',
  noAnswer: (sheet: string) =>
    `The connection broke before the receipt for ${sheet} came. PI Bridge asks for it when the connection is back. Nothing is lost and nothing is sent twice.`,
  meanwhile: 'What you can do meanwhile',
  goOnTyping: (sheet: string) => `Go on typing in ${sheet}`,
  checkChanges: 'Check your edits in Changes',
  notKnown: 'Your work is not known yet',
  notKnownAbout: 'PI Bridge has not reached the store since the pane was opened.',
  askMore: 'Ask for a right',
  recordsFrom: (day: string) =>
    `You give figures from ${day}: your part of the roll-out begins then. Until then you view.`,
  viewer: {
    title: (name: string) => `Welcome, ${name}`,
    about: (body: string) => `You can see the PIs of ${body}. Nothing that you do here changes a figure.`,
    needTitle: 'Do you need to give figures?',
    need: 'Ask the super user of your unit, or a site administrator. They can name you as owner or updater of a PI.',
  },
};

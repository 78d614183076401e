// Words that stand on a frozen copy of a sheet.
import { shortDay } from '../../../domain/period/day';
import type { Day } from '../../../domain/period/day';
import { counted, number } from './plural';

export const frozenTexts = {
  /** Sheets have 31 characters: the day must stay. */
  sheetName: (sheet: string, day: Day) => `${sheet.slice(0, 18).trim()} ${shortDay(day, '')}`,
  line: (now: string, revision: number, pulled: string, provisional: number, hidden: number) => {
    const marked =
      provisional > 0 ? `${counted(provisional, 'provisional figure')}, marked p.` : 'No figure is provisional.';
    const stay = hidden > 0 ? ` ${counted(hidden, 'row')} hidden.` : '';
    return `Frozen on ${now}. As pulled ${pulled}, revision ${number(revision)}. ${marked}${stay}`;
  },
  footer: (revision: number) => `Revision ${number(revision)}`,
  notThisKind: 'Trend sheets, snapshots and scorecards can be frozen. This sheet is to be typed in.',
};

// Columns of a proposal as a person looks them through: those that are clear and go together in one line, the rest one by
// one, those not used at the end.
import type { ColumnGuess } from '../../../domain/adopt/columns/column-guess';
import type { Proposal } from '../../../domain/adopt/propose';
import { frequencyOf, type Frequency } from '../../../domain/period/period';
import { addressOf } from '../../../domain/sheet/grid';

export interface ColumnGroup {
  readonly kind: 'one' | 'together';
  readonly columns: readonly ColumnGuess[];
  readonly frequency: Frequency | undefined;
  readonly first: string;
  readonly last: string;
  /** What stands for each period, where there is more than the value. */
  readonly pis: readonly string[];
}

/** So many dated columns side by side are one line. */
const FROM = 5;

const dated = (c: ColumnGuess) => c.certain && c.period !== null && /^\d/.test(c.period);

export function groupsOf(columns: readonly ColumnGuess[], wordsOf: (c: ColumnGuess) => string): readonly ColumnGroup[] {
  const groups: ColumnGuess[][] = [];
  for (const c of columns) {
    const last = groups.at(-1);
    if (dated(c) && last?.[0] && dated(last[0])) last.push(c);
    else groups.push([c]);
  }
  return groups.flatMap((list): ColumnGroup[] => {
    const periods = list.map((c) => c.period ?? '');
    const [a, b] = [
      periods.reduce((m, p) => (p < m ? p : m), periods[0] ?? ''),
      periods.reduce((m, p) => (p > m ? p : m), ''),
    ];
    const each = [...new Set(list.map(wordsOf))];
    const frequencies = new Set(list.flatMap((c) => (dated(c) ? [frequencyOf(c.period ?? '')] : [])));
    const frequency = frequencies.size === 1 ? [...frequencies][0] : undefined;
    return list.length >= FROM
      ? [{ kind: 'together', columns: list, frequency, first: a, last: b, pis: each.length > 1 ? each : [] }]
      : list.map((c) => ({ kind: 'one', columns: [c], frequency, first: '', last: '', pis: [] }));
  });
}

/** What of a proposal is asked column by column, and what an answer for the whole table will settle by itself. */
export interface OpenParts {
  readonly questions: Proposal['questions'];
  readonly columns: readonly ColumnGuess[];
  /** Columns that wait for what a spelling means. */
  readonly waiting: readonly ColumnGuess[];
}

export function openPartsOf({ questions, columns, headings }: Proposal): OpenParts {
  const asked = new Set(questions.flatMap((q) => (q.kind === 'spelling' ? [q.spelling] : [])));
  const waits = new Set(
    headings.flatMap(({ column, period }) =>
      period?.kind === 'open' && period.spelling !== undefined && asked.has(period.spelling) ? [column] : [],
    ),
  );
  const open = columns.filter((c) => !c.certain);
  const waiting = open.filter((c) => waits.has(c.column));
  return {
    // Once it is known what its headings say, the table names its periods.
    questions: waiting.length > 0 ? questions.filter((q) => q.kind !== 'period') : questions,
    columns: open.filter((c) => !waits.has(c.column)),
    waiting,
  };
}

/** What a column is called in Excel: its letter; of a table that is read down the side, its row. */
export function columnName({ area, turned }: Pick<Proposal, 'area' | 'turned'>, column: number): string {
  return turned ? String(area.left + column + 1) : addressOf(0, area.left + column).replace(/\d+$/, '');
}

/** The corners of the table in its sheet. */
export function cornersOf({ area, turned, shape }: Proposal): readonly [string, string] {
  const rows = shape.rows.flatMap((k, r) =>
    k === 'heading' || k === 'data' || k === 'total' || k === 'group' ? [r] : [],
  );
  const [top, bottom] = [rows[0] ?? 0, rows.at(-1) ?? 0];
  const [left, right] = [shape.columns[0] ?? 0, shape.columns.at(-1) ?? 0];
  const at = (row: number, column: number) =>
    turned ? addressOf(area.left + column, area.top + row) : addressOf(area.top + row, area.left + column);
  return [at(top, left), at(bottom, right)];
}

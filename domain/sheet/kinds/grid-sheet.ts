// The grid: one row per PI, a column per period, or three with numerator and denominator. Cells find their PI by its code
// and their period by their heading, which may be written as people write periods; nothing of it is guessed.
import { label, startOf, frequencyOf, type Calendar, type PeriodKey } from '../../period/period';
import { parsePeriod } from '../../period/reading/parse-period';
import { numberFormat } from '../figure-text';
import { foldHeading, type KnownRow, type SheetColumn, type SheetField, type SheetKind } from '../sheet-kind';
import type { ViewRow } from '../view-rows';
import type { SheetTexts } from '../write-grid';
import { asText, editable, measuredField, measureText, naming, partStyle, readOnly } from './figure-columns';

export interface GridRow extends KnownRow {
  /** Any measurement of the PI: how its figures are written. */
  readonly pi: ViewRow;
  /** Those periods in which it is collected. */
  readonly measured: ReadonlyMap<PeriodKey, ViewRow>;
}

const parts = ['numerator', 'denominator', 'value'] as const;
type Part = (typeof parts)[number];

/** Measurements → one row for each PI, by code. */
export function gridRows(rows: readonly ViewRow[]): GridRow[] {
  const byCode = new Map<string, ViewRow[]>();
  for (const row of rows) {
    const same = byCode.get(row.code);
    if (same) same.push(row);
    else byCode.set(row.code, [row]);
  }
  return [...byCode.values()]
    .flatMap((own) => {
      const [pi] = own;
      if (!pi) return [];
      const measured = new Map(own.map((row) => [row.period, row]));
      const { code, name } = pi;
      return { key: code, code, name, label: '', inView: own.some((r) => r.inView), pi, measured };
    })
    .sort(byCodeInOrder);
}

/** Made once: thirty thousand codes are put in order with it in a fraction of the time. */
const inOrder = new Intl.Collator('en', { numeric: true });

export function byCodeInOrder(a: KnownRow, b: KnownRow): number {
  return inOrder.compare(a.code, b.code);
}

/** What stands above a period's column. */
function headingOf(period: PeriodKey, part: Part, withParts: boolean, calendar: Calendar): string {
  return withParts ? `${label(period, calendar)} ${part}` : label(period, calendar);
}

const columnId = (period: PeriodKey, part: Part) => `${period} ${part}`;

export function gridSheet(periods: readonly PeriodKey[], withParts: boolean, calendar: Calendar): SheetKind<GridRow> {
  const shown = withParts ? parts : (['value'] as const);
  const ordered = [...periods].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
  const columns = ordered.flatMap((period) =>
    shown.map((part): SheetColumn<GridRow> => ({
      ...{ ...editable, id: columnId(period, part), align: 'right', width: withParts ? 26 : 17 },
      ...{ wrap: false, header: headingOf(period, part, withParts, calendar) },
      format: (row) => numberFormat(part === 'value' ? row.pi : partStyle),
    })),
  );
  const fields = ordered.flatMap((period) =>
    shown.map((part): SheetField<GridRow> =>
      measuredField(columnId(period, part), part, (row) => row.measured.get(period)),
    ),
  );
  return {
    name: 'grid',
    columnsMayGo: true,
    columns: [
      ...naming<GridRow>(),
      {
        ...readOnly,
        id: 'measureLabel',
        header: 'Measure',
        width: 14,
        format: asText,
        show: (row) => measureText(row.pi),
      },
      ...columns,
    ],
    fields,
    columnOf: headingReader(ordered, withParts, calendar),
  };
}

/** The id of the column that holds a period's value. */
export const periodColumnId = (period: PeriodKey) => columnId(period, 'value');

/** Reads the heading of a period's values, as people write periods. */
export function periodHeadings(periods: readonly PeriodKey[], calendar: Calendar) {
  return headingReader(periods, false, calendar);
}

/** Reads a heading that is not ours to the letter: `2014/15 Q3`, `Q3 2014-15 value`. */
function headingReader(
  periods: readonly PeriodKey[],
  withParts: boolean,
  calendar: Calendar,
): (heading: string) => string | undefined {
  const known = new Set(periods);
  const frequency = [...new Set(periods.map(frequencyOf))];
  return (heading) => {
    const said = foldHeading(heading);
    const part = parts.find((p) => said.endsWith(` ${p}`)) ?? (withParts ? undefined : 'value');
    if (part === undefined || (part !== 'value' && !withParts)) return undefined;
    const period = parsePeriod(said.endsWith(` ${part}`) ? said.slice(0, -part.length).trim() : said, {
      calendar,
      frequency,
    });
    return period.kind === 'period' && period.mark === '' && known.has(period.period)
      ? columnId(period.period, part)
      : undefined;
  };
}

/** The words above a grid. */
export function gridTexts(periods: readonly PeriodKey[], calendar: Calendar, pulled: string): SheetTexts {
  const ordered = [...periods].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
  const [first, last] = [ordered[0] ?? '', ordered.at(-1) ?? ''];
  const span = first === last ? label(first, calendar) : `${label(first, calendar)} to ${label(last, calendar)}`;
  return {
    sheetName: `Grid ${label(last, calendar)}`.replace(/[/\\?*[\]:]/g, '-'),
    tableName: 'PIB_Grid',
    title: `Figures by period: ${span}`,
    subtitle: `White cells are yours to fill; grey ones are for reading. Pulled ${pulled}.`,
  };
}

// Charts of some PIs of a trend sheet: what is measured alike stands in one chart, at most so many lines in each.
import { figureForms } from '../../domain/sheet/kinds/trend-charts';
import type { TrendRow } from '../../domain/sheet/kinds/trend-sheet';
import { label, type Calendar, type PeriodKey } from '../../domain/period/period';
import type { TrendView } from '../../domain/wire';
import type { Ports } from './ports';

/** Headings by which charts find their PIs and periods. */
export const chartHeaders = { keyHeader: 'Code', nameHeader: 'Performance indicator' } as const;
export const chartPeriods = (periods: readonly PeriodKey[], calendar: Calendar): readonly string[] =>
  [...periods].sort().map((period) => label(period, calendar));

/** Draws the rows of a trend sheet that was just written. Nothing to draw is no error. */
export async function drawCharts(
  { workbook }: Ports,
  tableId: string,
  view: TrendView,
  rows: readonly TrendRow[],
  calendar: Calendar,
): Promise<string | null> {
  if (view.periods.length === 0 || rows.length === 0) return null;
  const { sheet } = await workbook.writeCharts({
    tableId,
    sheetName: 'Chart',
    title: rows.length === 1 && rows[0] ? `${rows[0].code} ${rows[0].name}` : `${rows.length} PIs over time`,
    subtitle: 'Drawn from the trend sheet: a refresh there is seen here. A gap is a period without a figure.',
    ...chartHeaders,
    headers: chartPeriods(view.periods, calendar),
    charts: figureForms(rows).map(({ title, format, rows: alike }) => ({
      ...{ title, format },
      rows: alike.map(({ code, name }) => ({ key: code, name: `${code} ${name}` })),
    })),
  });
  return sheet;
}

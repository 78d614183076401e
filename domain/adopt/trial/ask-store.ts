// What the store is asked about an adopted table, and what is said of rows that it cannot answer for. The pane asks it before
// anything is sent, and so does an import.
import { AppError, type Issue } from '../../errors';
import { frequencyOf, label, shift, type Calendar } from '../../period/period';
import { measurementKey } from '../../records/measurement';
import { addressOf } from '../../sheet/grid';
import type { ViewRow } from '../../sheet/view-rows';
import type { ViewAnswer, ViewRequest } from '../../wire';
import type { FigureRole } from '../columns/role';
import { adoptedHeaders } from '../figures/adopted-grid';
import { figureNames, placeIn, type AgreedMeasurement, type asked } from '../figures/agreed-measurements';
import { locate, type Located } from '../figures/locate';
import type { TableMapping } from '../mapping';
import type { Area } from '../table/area';

/** Asks the store for figures. */
export type AskView = (request: ViewRequest) => Promise<ViewAnswer>;

/** @throws AppError `table-missing` where its headings are not on the sheet any more */
export function locatedOn(
  sheet: { readonly sheet: string; readonly area: Area },
  mapping: TableMapping,
  calendar: Calendar,
): Located {
  const located = locate(sheet.area, mapping, calendar);
  if (located) return located;
  throw new AppError(
    'table-missing',
    `The headings of your table are not on “${sheet.sheet}” any more. Put them back, or adopt the table again.`,
  );
}

/** So many PIs are asked for by code; of more, whole periods are asked for. */
const MOST_CODES = 20_000;

/** What the store has of these PIs in these periods; nothing where there are no periods. */
export function askFor(
  view: AskView,
  at: { readonly since?: number },
  { codes, periods }: ReturnType<typeof asked>,
  fields: readonly FigureRole[],
): Promise<ViewAnswer> {
  if (periods.length === 0) return view({ ...at, view: { sheet: 'update', scope: 'all', periods: [] } });
  const parts = fields.includes('numerator') || fields.includes('denominator');
  const wanted = { sheet: 'grid' as const, scope: 'all' as const, periods: [...periods], parts };
  return codes.length > MOST_CODES
    ? view({ ...at, view: wanted })
    : view({ ...at, also: [...codes], view: { ...wanted, units: [] } });
}

/** The note of the period before. */
export function noteBefore(rows: ReadonlyMap<string, ViewRow>, { code, period }: ViewRow): string | null {
  return rows.get(measurementKey(code, shift(period, -1)))?.note ?? null;
}

export const isCollected = (row: ViewRow) => frequencyOf(row.period) === row.frequency;

/** An issue for each PI that the store does not know, and for each frequency that one is not collected in. */
export function unanswered(
  measurements: readonly AgreedMeasurement[],
  known: ReadonlyMap<string, Pick<ViewRow, 'frequency'>>,
  area: Pick<Area, 'top' | 'left'>,
  isTurned: boolean,
  calendar: Calendar,
): Issue[] {
  const issues: Issue[] = [];
  const named = new Set<string>();
  for (const { code, period, identity, figures } of measurements) {
    const pi = known.get(code);
    const said = pi ? `${code} ${frequencyOf(period)}` : code;
    if (named.has(said)) continue;
    named.add(said);
    const at = pi ? (figures.find((f) => f !== undefined) ?? identity) : identity;
    const place = placeIn(area, isTurned, at.row, at.column);
    const address = addressOf(place.row, place.column);
    issues.push(
      pi
        ? {
            ...{ address, header: figureNames.value, code: 'unknown-period', severity: 'stop' },
            message: `${code} is collected each ${pi.frequency}, and ${label(period, calendar)} is a ${frequencyOf(period)}. Its figures there are left out.`,
          }
        : {
            ...{ address, header: adoptedHeaders.code, code: 'unknown-code', severity: 'stop' },
            message: `There is no PI “${code}” that you can see. Its figures are left out; match it under Adopt.`,
          },
    );
  }
  return issues;
}

// An adopted table as the flows use it: found in its sheet by its headings, taken apart, asked about, merged. Loaded when
// the first one is.
import { sameValue } from '../../../domain/figure';
import { AppError, type Issue } from '../../../domain/errors';
import type { AdoptedView } from '../../../domain/adopt/adopted-view';
import { adoptedGrid, adoptedHeaders, type AdoptedGrid } from '../../../domain/adopt/figures/adopted-grid';
import {
  agreedMeasurements,
  asked,
  figureNames,
  placeIn,
  type AgreedMeasurement,
  type AgreedMeasurements,
} from '../../../domain/adopt/figures/agreed-measurements';
import { figuresIn, type AdoptedFigures, type Identity } from '../../../domain/adopt/figures/adopted-figures';
import { figureRoles, type FigureRole } from '../../../domain/adopt/columns/role';
import { adoptedRow, adoptedSheet, readRole, type AdoptedRow } from '../../../domain/adopt/figures/adopted-sheet';
import { locate, type Located } from '../../../domain/adopt/figures/locate';
import { matchesOf, type TableMapping } from '../../../domain/adopt/mapping';
import type { Area } from '../../../domain/adopt/table/area';
import { frequencyOf, label, shift, type Calendar } from '../../../domain/period/period';
import { measurementKey } from '../../../domain/records/measurement';
import { addressOf, type Grid } from '../../../domain/sheet/grid';
import type { OpenSheet } from '../../../domain/sheet/open-sheet';
import { rowsOf, theirChanges, type ViewRow } from '../../../domain/sheet/view-rows';
import type { Api } from '../../api/port';
import type { SheetArea, TableGrid } from '../../workbook/port';
import type { SheetSource } from '../kinds/sheet-source';
import type { Ports } from '../ports';

export interface AdoptedTable extends TableGrid, AdoptedGrid {
  readonly sheetId: string;
  /** What the mapping does not know of the sheet. */
  readonly located: Located;
  readonly taken: AdoptedFigures;
  readonly mapping: TableMapping;
}

/** The code that a mapping gives to what a table says of a PI; `undefined` where none is agreed. */
export function agreedCode(mapping: TableMapping): (identity: Identity) => string | undefined {
  const matches = matchesOf(mapping);
  return (identity) => {
    const said = matches.get(identity.is);
    if (said !== undefined) return said ?? undefined;
    return identity.code !== '' && identity.pi === '' && !identity.isTotal ? identity.code : undefined;
  };
}

/** @throws AppError `table-missing` where its headings are not on the sheet any more */
export async function readAdoptedTable(
  ports: Ports,
  tableId: string,
  view: AdoptedView,
  calendar: Calendar,
): Promise<AdoptedTable> {
  const sheet = await ports.workbook.readSheet({ sheetId: view.sheetId, sheet: view.sheetName });
  return takenApart(tableId, sheet, view.mapping, calendar);
}

/** @throws AppError `table-missing` where its headings are not on the sheet any more */
export function locatedOn(sheet: SheetArea, mapping: TableMapping, calendar: Calendar): Located {
  const located = locate(sheet.area, mapping, calendar);
  if (located) return located;
  throw new AppError(
    'table-missing',
    `The headings of your table are not on “${sheet.sheet}” any more. Put them back, or adopt the table again.`,
  );
}

export function takenApart(tableId: string, sheet: SheetArea, mapping: TableMapping, calendar: Calendar): AdoptedTable {
  const located = locatedOn(sheet, mapping, calendar);
  const taken = figuresIn(located, mapping, calendar);
  const agreed = agreedMeasurements(taken, located.area, mapping, calendar, agreedCode(mapping));
  const gone = located.missing.map((column): Issue => ({
    ...{ code: 'column-missing', severity: 'stop', header: column.heading },
    message: `The column “${column.heading}” is not there any more. Put its heading back; what stood below it is not sent till then.`,
  }));
  const offer = offerOf(located, taken, mapping);
  const about = {
    ...{ tableId, sheet: sheet.sheet, sheetId: sheet.sheetId, located, taken, mapping },
    ...(offer && { offer }),
  };
  const tableOf = (own: AgreedMeasurements): AdoptedTable =>
    Object.assign(adoptedGrid(own, located.area, mapping, calendar), {
      ...about,
      only: (keep: readonly number[]) =>
        tableOf({ ...own, measurements: keep.flatMap((i) => own.measurements.slice(i, i + 1)) }),
    });
  return tableOf({ ...agreed, issues: [...agreed.issues, ...gone] });
}

/** Dated columns and rows that nobody has decided on. */
function offerOf({ added }: Located, { identities }: AdoptedFigures, mapping: TableMapping): TableGrid['offer'] {
  const agreed = agreedCode(mapping);
  const decided = matchesOf(mapping);
  const columns = added.flatMap((h) => (h.period === undefined ? [] : [h.text]));
  const rows = identities.filter((i) => !i.isTotal && !decided.has(i.is) && agreed(i) === undefined).length;
  return columns.length + rows > 0 ? { columns: columns.slice(0, 4), rows } : undefined;
}

function isAdopted(grid: Grid): grid is AdoptedTable {
  return 'taken' in grid && 'mapping' in grid;
}

/** An adopted table for the one comparison that all kinds share. */
export function adoptedSource(fresh: boolean): SheetSource {
  return {
    also: (grid) => (isAdopted(grid) ? [...asked(grid.measurements).codes] : []),
    async ask(api, request, grid) {
      if (!grid || !isAdopted(grid)) throw new RangeError('This is no adopted table');
      const { since } = request;
      const at = fresh || since === undefined ? {} : { since };
      const answer = await askFor(api, at, asked(grid.measurements), grid.fields);
      return openAdopted(answer, grid, fresh);
    },
  };
}

/** So many PIs are asked for by code; of more, whole periods are asked for. */
const MOST_CODES = 20_000;

/** What the store has of these PIs in these periods; nothing where there are no periods. */
export function askFor(
  api: Pick<Api, 'view'>,
  at: { readonly since?: number },
  { codes, periods }: ReturnType<typeof asked>,
  fields: readonly FigureRole[],
): ReturnType<Api['view']> {
  if (periods.length === 0) return api.view({ ...at, view: { sheet: 'update', scope: 'all', periods: [] } });
  const parts = fields.includes('numerator') || fields.includes('denominator');
  const view = { sheet: 'grid' as const, scope: 'all' as const, periods: [...periods], parts };
  return codes.length > MOST_CODES
    ? api.view({ ...at, view })
    : api.view({ ...at, also: [...codes], view: { ...view, units: [] } });
}

export function openAdopted(
  answer: Awaited<ReturnType<Api['view']>>,
  grid: AdoptedTable,
  fresh: boolean,
): OpenSheet<AdoptedRow> {
  const { revision, asAt, calendar } = answer;
  const byKey = new Map(rowsOf(answer).map((row) => [row.key, row]));
  const notes = grid.fields.includes('note');
  const rowOf = (m: AgreedMeasurement): AdoptedRow | undefined => {
    const row = byKey.get(m.key);
    return row && isCollected(row) ? adoptedRow(row, m.figures, notes ? noteBefore(byKey, row) : null) : undefined;
  };
  // Of a large table only the rows that differ are looked at: the others are made if they are asked for.
  let all: readonly AdoptedRow[] | undefined;
  const rows = () => (all ??= grid.measurements.flatMap((m) => rowOf(m) ?? []));
  return {
    ...{ revision, asAt, calendar },
    get rows() {
      return rows();
    },
    kind: adoptedSheet(grid.fields, grid.mapping.rules),
    // What stood in the store before the table was adopted is no base of it: who differs decides.
    changed: fresh ? everything(rows(), revision, asAt) : theirChanges(answer),
    order: () => 0,
    texts: () => ({ sheetName: '', tableName: '', title: '', subtitle: '' }),
    narrow: (now, keys) => (isAdopted(now) ? narrowed(now, byKey, rowOf, keys, calendar) : { keep: null, issues: [] }),
  };
}

/** The note of the period before. */
export function noteBefore(rows: ReadonlyMap<string, ViewRow>, { code, period }: ViewRow): string | null {
  return rows.get(measurementKey(code, shift(period, -1)))?.note ?? null;
}

export const isCollected = (row: ViewRow) => frequencyOf(row.period) === row.frequency;

function everything(rows: readonly AdoptedRow[], revision: number, at: string): OpenSheet['changed'] {
  const changes = new Map<string, { base: null; revision: number; by: string; at: string }>();
  for (const { figures, has } of rows)
    for (const [i, role] of figureRoles.entries())
      if (has[i] && (figures[role] ?? null) !== null)
        changes.set(`${figures.key}|${role}`, { base: null, revision, by: 'the store', at });
  return changes;
}

/** Rows that say what the store says are left aside; rows that it cannot answer for are named. */
function narrowed(
  grid: AdoptedTable,
  byKey: ReadonlyMap<string, ViewRow>,
  rowOf: (m: AgreedMeasurement) => AdoptedRow | undefined,
  keys: ReadonlySet<string>,
  calendar: Calendar,
): ReturnType<NonNullable<OpenSheet<AdoptedRow>['narrow']>> {
  const { rules } = grid.mapping;
  const saysTheSame = (m: AgreedMeasurement, row: AdoptedRow) =>
    figureRoles.every((role, i) => {
      const own = m.figures[i];
      if (!own) return true;
      const reading = readRole(role, own.cell, row, rules);
      return reading.kind === 'value' && sameValue(reading.value, row.figures[role] ?? null);
    });
  const kept: number[] = [];
  const rows: AdoptedRow[] = [];
  const silent: AgreedMeasurement[] = [];
  for (const [i, m] of grid.measurements.entries()) {
    const row = rowOf(m);
    if (!row) silent.push(m);
    else if (keys.has(m.key) || !saysTheSame(m, row)) {
      kept.push(i);
      rows.push(row);
    }
  }
  const known = new Map([...byKey.values()].map((row) => [row.code, row]));
  const issues = unanswered(silent, known, grid.located.area, grid.mapping.turned, calendar);
  return {
    keep: kept.length === grid.measurements.length ? null : kept,
    known: rows,
    issues: [...grid.issues, ...issues],
  };
}

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

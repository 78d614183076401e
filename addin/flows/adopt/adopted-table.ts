// An adopted table as the flows use it: found in its sheet by its headings, taken apart, asked about, merged. Loaded when
// the first one is.
import { AppError, type Issue } from '../../../domain/errors';
import type { AdoptedView } from '../../../domain/adopt/adopted-view';
import { adoptedGrid, asked, type AdoptedGrid } from '../../../domain/adopt/figures/adopted-grid';
import { figuresIn, type AdoptedFigures, type Identity } from '../../../domain/adopt/figures/adopted-figures';
import { adoptedRow, adoptedSheet, type AdoptedRow } from '../../../domain/adopt/figures/adopted-sheet';
import { locate, type Located } from '../../../domain/adopt/figures/locate';
import { matchesOf, type TableMapping } from '../../../domain/adopt/mapping';
import { frequencyOf, label, shift, type Calendar } from '../../../domain/period/period';
import { measurementKey } from '../../../domain/records/measurement';
import { addressIn, type Grid } from '../../../domain/sheet/grid';
import type { OpenSheet } from '../../../domain/sheet/open-sheet';
import { rowsOf, theirChanges, type ViewRow } from '../../../domain/sheet/view-rows';
import { partsOf } from '../../../domain/records/record-type';
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

export function takenApart(tableId: string, sheet: SheetArea, mapping: TableMapping, calendar: Calendar): AdoptedTable {
  const located = locate(sheet.area, mapping, calendar);
  if (!located)
    throw new AppError(
      'table-missing',
      `The headings of your table are not on “${sheet.sheet}” any more. Put them back, or adopt the table again.`,
    );
  const taken = figuresIn(located, mapping, calendar);
  const grid = adoptedGrid(taken, located.area, mapping, calendar, agreedCode(mapping));
  const gone = located.missing.map((column): Issue => ({
    ...{ code: 'column-missing', severity: 'stop', header: column.heading },
    message: `The column “${column.heading}” is not there any more. Put its heading back; what stood below it is not sent till then.`,
  }));
  const offer = offerOf(located, taken, mapping);
  return {
    ...grid,
    ...{ issues: [...grid.issues, ...gone], tableId, sheet: sheet.sheet, sheetId: sheet.sheetId },
    ...{ located, taken, mapping, ...(offer && { offer }) },
  };
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
    also: (grid) => (isAdopted(grid) ? [...asked(grid).codes] : []),
    async ask(api, request, grid) {
      if (!grid || !isAdopted(grid)) throw new RangeError('This is no adopted table');
      const { since, ...rest } = request;
      const answer = await askFor(api, { ...rest, ...(fresh || since === undefined ? {} : { since }) }, grid);
      return openAdopted(answer, grid, fresh);
    },
  };
}

/** So many PIs are asked for by code; of more, whole periods are asked for. */
const MOST_CODES = 20_000;

function askFor(
  api: Api,
  request: { readonly since?: number | undefined; readonly also?: readonly string[] | undefined },
  grid: AdoptedGrid,
) {
  const { codes, periods } = asked(grid);
  const since = request.since === undefined ? {} : { since: request.since };
  if (periods.length === 0) return api.view({ ...since, view: { sheet: 'update', scope: 'all', periods: [] } });
  const parts = grid.fields.includes('numerator') || grid.fields.includes('denominator');
  return codes.length > MOST_CODES
    ? api.view({ ...since, view: { sheet: 'grid', scope: 'all', periods: [...periods], parts } })
    : api.view({
        ...since,
        also: [...codes],
        view: { sheet: 'grid', scope: 'all', units: [], periods: [...periods], parts },
      });
}

export function openAdopted(
  answer: Awaited<ReturnType<Api['view']>>,
  grid: AdoptedTable,
  fresh: boolean,
): OpenSheet<AdoptedRow> {
  const { revision, asAt, calendar } = answer;
  const byKey = new Map(rowsOf(answer).map((row) => [row.key, row]));
  const rows: AdoptedRow[] = [];
  for (const [key, has] of grid.has) {
    const row = byKey.get(key);
    const before = row && byKey.get(measurementKey(row.code, shift(row.period, -1)));
    if (row && isCollected(row)) rows.push(adoptedRow(row, has, before?.note ?? null));
  }
  return {
    ...{ revision, asAt, calendar, rows },
    kind: adoptedSheet(grid.fields, grid.mapping.rules),
    // What stood in the store before the table was adopted is no base of it: who differs decides.
    changed: fresh ? everything(rows, revision, asAt) : theirChanges(answer),
    order: () => 0,
    texts: () => ({ sheetName: '', tableName: '', title: '', subtitle: '' }),
    narrow: (now) => (isAdopted(now) ? narrowed(now, byKey, calendar) : { keep: null, issues: [] }),
  };
}

const isCollected = (row: ViewRow) => frequencyOf(row.period) === row.frequency;

function everything(rows: readonly AdoptedRow[], revision: number, at: string): OpenSheet['changed'] {
  const changes = new Map<string, { base: null; revision: number; by: string; at: string }>();
  for (const { figures, has } of rows)
    for (const role of has)
      if ((figures[role] ?? null) !== null)
        changes.set(`${figures.key}|${role}`, { base: null, revision, by: 'the store', at });
  return changes;
}

/** Rows that the store cannot answer for are named, and taken out of what is compared. */
function narrowed(
  grid: AdoptedTable,
  byKey: ReadonlyMap<string, ViewRow>,
  calendar: Calendar,
): { keep: readonly number[] | null; issues: readonly Issue[] } {
  const issues: Issue[] = [...grid.issues];
  const codes = new Map([...byKey.values()].map((row) => [row.code, row]));
  const kept: number[] = [];
  const unknown = new Set<string>();
  grid.keys.forEach((key, row) => {
    const own = byKey.get(key);
    if (own && isCollected(own)) {
      kept.push(row);
      return;
    }
    const [code = '', period = ''] = partsOf(key);
    const known = codes.get(code);
    const said = known ? `${code} ${frequencyOf(period)}` : code;
    if (unknown.has(said)) return;
    unknown.add(said);
    const place = { address: addressIn(grid, row, known ? 2 : 0), header: grid.header[known ? 1 : 0] ?? '' };
    issues.push(
      known
        ? {
            ...place,
            code: 'unknown-period',
            severity: 'stop',
            message: `${code} is collected each ${known.frequency}, and ${label(period, calendar)} is a ${frequencyOf(period)}. Its figures there are left out.`,
          }
        : {
            ...place,
            code: 'unknown-code',
            severity: 'stop',
            message: `There is no PI “${code}” that you can see. Its figures are left out; match it under Adopt.`,
          },
    );
  });
  return { keep: kept.length === grid.rows.length ? null : kept, issues };
}

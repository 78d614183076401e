// An adopted table as the flows use it: found in its sheet by its headings, taken apart, asked about, merged. Loaded when
// the first one is.
import { sameValue } from '../../../domain/figure';
import type { Issue } from '../../../domain/errors';
import type { AdoptedView } from '../../../domain/adopt/adopted-view';
import { adoptedGrid, type AdoptedGrid } from '../../../domain/adopt/figures/adopted-grid';
import {
  agreedMeasurements,
  asked,
  type AgreedMeasurement,
  type AgreedMeasurements,
} from '../../../domain/adopt/figures/agreed-measurements';
import { withFigureBefore } from '../../../domain/adopt/figures/figure-before';
import { apartFromMerged } from '../../../domain/adopt/figures/merged-figures';
import { figuresIn, type AdoptedFigures, type Identity } from '../../../domain/adopt/figures/adopted-figures';
import { figureRoles } from '../../../domain/adopt/columns/role';
import { shutPeriods } from '../../../domain/adopt/figures/shut-periods';
import { adoptedRow, adoptedSheet, readRole, type AdoptedRow } from '../../../domain/adopt/figures/adopted-sheet';
import type { Located } from '../../../domain/adopt/figures/locate';
import { matchesOf, type TableMapping } from '../../../domain/adopt/mapping';
import type { Calendar } from '../../../domain/period/period';
import type { Grid } from '../../../domain/sheet/grid';
import type { OpenSheet } from '../../../domain/sheet/open-sheet';
import { rowsOf, theirChanges, type ViewRow } from '../../../domain/sheet/view-rows';
import { askFor, isCollected, locatedOn, noteBefore, unanswered } from '../../../domain/adopt/trial/ask-store';
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
  const located = locatedOn(sheet, mapping, calendar);
  const codeOf = agreedCode(mapping);
  const all = figuresIn(located, mapping, calendar);
  const { taken, issues } = apartFromMerged(all, located.area, mapping.turned, (i) => codeOf(i) !== undefined);
  const agreed = agreedMeasurements(taken, located.area, mapping, calendar, codeOf);
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
  return tableOf({ ...agreed, issues: [...agreed.issues, ...issues, ...gone] });
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
      const answer = await askFor((r) => api.view(r), at, asked(grid.measurements), grid.fields);
      return openAdopted(answer, grid, fresh);
    },
  };
}

export function openAdopted(
  answer: Awaited<ReturnType<Api['view']>>,
  grid: AdoptedTable,
  fresh: boolean,
): OpenSheet<AdoptedRow> {
  const { revision, asAt, calendar } = answer;
  const byKey = new Map(rowsOf(answer).map((row) => [row.key, row]));
  const notes = grid.fields.includes('note');
  const rowsOver = ({ measurements }: AdoptedTable) => {
    const withBefore = withFigureBefore(measurements);
    return (m: AgreedMeasurement): AdoptedRow | undefined => {
      const row = byKey.get(m.key);
      return row && isCollected(row)
        ? adoptedRow(withBefore(row, m), m.figures, notes ? noteBefore(byKey, row) : null)
        : undefined;
    };
  };
  // Of a large table only the rows that differ are looked at: the others are made if they are asked for.
  let all: readonly AdoptedRow[] | undefined;
  const rows = () => {
    const rowOf = rowsOver(grid);
    return (all ??= grid.measurements.flatMap((m) => rowOf(m) ?? []));
  };
  const changed = fresh ? everything(rows(), revision, asAt) : theirChanges(answer);
  return {
    ...{ revision, asAt, calendar },
    get rows() {
      return rows();
    },
    kind: adoptedSheet(grid.fields, grid.mapping.rules),
    // What stood in the store before the table was adopted is no base of it: who differs decides.
    changed,
    order: () => 0,
    texts: () => ({ sheetName: '', tableName: '', title: '', subtitle: '' }),
    narrow: (now, keys) =>
      isAdopted(now)
        ? narrowed(now, { byKey, rowOf: rowsOver(now), keys, calendar, changed })
        : { keep: null, issues: [] },
  };
}

function everything(rows: readonly AdoptedRow[], revision: number, at: string): OpenSheet['changed'] {
  const changes = new Map<string, { base: null; revision: number; by: string; at: string }>();
  for (const { figures, has } of rows)
    for (const [i, role] of figureRoles.entries())
      if (has[i] && (figures[role] ?? null) !== null)
        changes.set(`${figures.key}|${role}`, { base: null, revision, by: 'the store', at });
  return changes;
}

interface NarrowBy {
  readonly byKey: ReadonlyMap<string, ViewRow>;
  readonly rowOf: (m: AgreedMeasurement) => AdoptedRow | undefined;
  readonly keys: ReadonlySet<string>;
  readonly calendar: Calendar;
  readonly changed: OpenSheet['changed'];
}

/** Rows that say what the store says are left aside; rows that it cannot answer for are named. */
function narrowed(
  grid: AdoptedTable,
  { byKey, rowOf, keys, calendar, changed }: NarrowBy,
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
  const shut = shutPeriods(grid.located.area, grid.mapping.turned);
  const silent: AgreedMeasurement[] = [];
  for (const [i, m] of grid.measurements.entries()) {
    const row = rowOf(m);
    if (!row) silent.push(m);
    else if (keys.has(m.key) || !saysTheSame(m, row)) {
      const at = m.figures.find((f) => f !== undefined && f.cell !== null);
      const isTheirs = figureRoles.some((role) => changed.has(`${m.key}|${role}`));
      if (row.figures.state !== 'open' && at && !isTheirs && !keys.has(m.key)) {
        shut.add(row.figures, at);
        continue;
      }
      kept.push(i);
      rows.push(row);
    }
  }
  const known = new Map([...byKey.values()].map((row) => [row.code, row]));
  const issues = unanswered(silent, known, grid.located.area, grid.mapping.turned, calendar);
  return {
    keep: kept.length === grid.measurements.length ? null : kept,
    known: rows,
    issues: [...grid.issues, ...issues, ...shut.issues()],
  };
}

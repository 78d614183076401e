// A table that people keep, in whatever layout, as the grid that the one reader and the one merge know: a row for each PI
// and period, each cell remembering where it really stands. Nothing of the sheet is moved for it.
import { label, type Calendar, type PeriodKey } from '../../period/period';
import type { Issue } from '../../errors';
import { measurementKey } from '../../records/measurement';
import { addressOf, sameCells, type Cell, type CellPlace, type Grid } from '../../sheet/grid';
import { figureRoles, type FigureRole } from '../columns/role';
import type { TableMapping } from '../mapping';
import type { Area } from '../table/area';
import type { AdoptedFigures, Identity } from './adopted-figures';

/** Headings of the grid; the figures' are those of their fields. */
export const adoptedHeaders: Readonly<Record<FigureRole | 'code' | 'label', string>> = {
  ...{ code: 'Code', label: 'Period', value: 'Value', numerator: 'Numerator', denominator: 'Denominator' },
  ...{ target: 'Target', note: 'Note' },
};

export interface AdoptedGrid extends Grid {
  /** Figures in use, in the order of the columns after code and period. */
  readonly fields: readonly FigureRole[];
  /** The measurement of each row, and which figures the table has of it. */
  readonly keys: readonly string[];
  readonly has: ReadonlyMap<string, ReadonlySet<FigureRole>>;
  /** What cannot be read, said at its cell. */
  readonly issues: readonly Issue[];
}

/** Where a cell of the area as it is read stands in the sheet. */
export function placeIn(area: Pick<Area, 'top' | 'left'>, isTurned: boolean, row: number, column: number): CellPlace {
  // A turned area has its top and left turned too.
  return isTurned
    ? { row: area.left + column, column: area.top + row }
    : { row: area.top + row, column: area.left + column };
}

interface Draft {
  readonly code: string;
  readonly period: PeriodKey;
  readonly identity: Identity;
  readonly cells: Map<FigureRole, { readonly cell: Cell; readonly formula: string | null; readonly place: CellPlace }>;
}

/** @param codeOf the PI of an identity; `undefined` where none is agreed */
export function adoptedGrid(
  { figures, unclear }: AdoptedFigures,
  area: Area,
  mapping: Pick<TableMapping, 'turned'>,
  calendar: Calendar,
  codeOf: (identity: Identity) => string | undefined,
): AdoptedGrid {
  const drafts = new Map<string, Draft>();
  const twice = new Map<string, { readonly role: FigureRole; readonly places: CellPlace[] }>();
  const issues: Issue[] = [];
  const codes = new Map<string, string | undefined>();
  for (const figure of figures) {
    const { identity, period, role } = figure;
    if (!codes.has(identity.is)) codes.set(identity.is, codeOf(identity));
    const code = codes.get(identity.is);
    if (code === undefined) continue;
    const key = measurementKey(code, period);
    const place = placeIn(area, mapping.turned, figure.row, figure.column);
    const own = { cell: figure.cell, formula: figure.formula, place };
    const draft = drafts.get(key);
    if (!draft) {
      drafts.set(key, { code, period, identity, cells: new Map([[role, own]]) });
      continue;
    }
    const there = draft.cells.get(role);
    if (!there) draft.cells.set(role, own);
    else if (own.cell !== null && (there.cell === null || !sameCells(there.cell, own.cell))) {
      if (there.cell === null) draft.cells.set(role, own);
      else {
        const known = twice.get(`${key}\n${role}`);
        if (known) known.places.push(place);
        else twice.set(`${key}\n${role}`, { role, places: [there.place, place] });
      }
    }
  }
  for (const [id, { role, places }] of twice) {
    const key = id.split('\n')[0] ?? '';
    const draft = drafts.get(key);
    draft?.cells.delete(role);
    const [first] = places;
    if (!draft || !first) continue;
    const at = places.map((p) => addressOf(p.row, p.column));
    issues.push({
      ...{ code: 'row-twice', severity: 'stop', key, field: role, header: adoptedHeaders[role], address: at[0] ?? '' },
      message: `${draft.code} for ${label(draft.period, calendar)} stands in ${at.join(' and ')}, with different figures. Clear all but one; nothing of them is sent till then.`,
    });
  }
  for (const { row, column, message } of unclear) {
    const { row: r, column: c } = placeIn(area, mapping.turned, row, column);
    issues.push({ code: 'unknown-period', severity: 'stop', message, address: addressOf(r, c) });
  }
  const labels = new Map<PeriodKey, string>();
  const labelOf = (period: PeriodKey) => {
    const known = labels.get(period) ?? label(period, calendar);
    labels.set(period, known);
    return known;
  };
  const all = [...drafts].filter(([, d]) => d.cells.size > 0);
  const fields = figureRoles.filter((role) => all.some(([, d]) => d.cells.has(role)));
  return {
    header: ['code', 'label', ...fields].map((id) => adoptedHeaders[id as FigureRole | 'code' | 'label']),
    rows: all.map(([, d]) => [d.code, labelOf(d.period), ...fields.map((f) => d.cells.get(f)?.cell ?? null)]),
    formulas: all.map(([, d]) => [null, null, ...fields.map((f) => d.cells.get(f)?.formula ?? null)]),
    places: all.map(([, d]) => {
      const { row, column } = placeIn(area, mapping.turned, d.identity.row, d.identity.column);
      return [{ row, column }, null, ...fields.map((f) => d.cells.get(f)?.place ?? null)];
    }),
    ...{ top: 0, left: 0, fields, issues },
    keys: all.map(([key]) => key),
    has: new Map(all.map(([key, d]) => [key, new Set(d.cells.keys())])),
  };
}

/** The codes that a grid names, and its periods. */
export function asked(grid: AdoptedGrid): {
  readonly codes: readonly string[];
  readonly periods: readonly PeriodKey[];
} {
  const [codes, periods] = [new Set<string>(), new Set<PeriodKey>()];
  for (const key of grid.keys) {
    const [code = '', period = ''] = key.split('|');
    codes.add(code);
    periods.add(period);
  }
  return { codes: [...codes], periods: [...periods].sort() };
}

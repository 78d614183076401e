// The figures of an adopted table put together by the measurement that they are of: one for each agreed PI and period. What
// stands twice with different figures is named and not taken.
import type { Issue } from '../../errors';
import { label, type Calendar, type PeriodKey } from '../../period/period';
import { measurementKey } from '../../records/measurement';
import { addressOf, sameCells, type CellPlace } from '../../sheet/grid';
import { figureRoles, type FigureRole } from '../columns/role';
import type { TableMapping } from '../mapping';
import type { Area } from '../table/area';
import type { AdoptedFigure, AdoptedFigures, Identity } from './adopted-figures';

/** What a table has of one PI in one period. */
export interface AgreedMeasurement {
  readonly key: string;
  readonly code: string;
  readonly period: PeriodKey;
  readonly identity: Identity;
  /** In the order of {@link figureRoles}. */
  readonly figures: readonly (AdoptedFigure | undefined)[];
}

type Draft = AgreedMeasurement & { readonly figures: (AdoptedFigure | undefined)[] };

export interface AgreedMeasurements {
  /** At least one figure each. */
  readonly measurements: readonly AgreedMeasurement[];
  /** The figures that the table has of any of them. */
  readonly fields: readonly FigureRole[];
  /** What cannot be read, said at its cell. */
  readonly issues: readonly Issue[];
}

/** Names of figures as people read them. */
export const figureNames: Readonly<Record<FigureRole, string>> = {
  ...{ value: 'Value', numerator: 'Numerator', denominator: 'Denominator', target: 'Target', note: 'Note' },
};

/** Where a cell of the area as it is read stands in the sheet. */
export function placeIn(area: Pick<Area, 'top' | 'left'>, isTurned: boolean, row: number, column: number): CellPlace {
  // A turned area has its top and left turned too.
  return isTurned
    ? { row: area.left + column, column: area.top + row }
    : { row: area.top + row, column: area.left + column };
}

const places = new Map(figureRoles.map((role, i) => [role, i]));

/** @param codeOf the PI of an identity; `undefined` where none is agreed */
export function agreedMeasurements(
  { figures, unclear }: AdoptedFigures,
  area: Pick<Area, 'top' | 'left'>,
  { turned }: Pick<TableMapping, 'turned'>,
  calendar: Calendar,
  codeOf: (identity: Identity) => string | undefined,
): AgreedMeasurements {
  const drafts: Draft[] = [];
  // In two steps: to put a key together for each of 360,000 figures costs more than the rest.
  const byCode = new Map<string, Map<PeriodKey, Draft>>();
  const twice = new Map<Draft, AdoptedFigure[][]>();
  const codes = new Map<Identity, string | undefined>();
  for (const figure of figures) {
    const { identity, period, cell } = figure;
    if (!codes.has(identity)) codes.set(identity, codeOf(identity));
    const code = codes.get(identity);
    if (code === undefined) continue;
    let byPeriod = byCode.get(code);
    if (!byPeriod) byCode.set(code, (byPeriod = new Map<PeriodKey, Draft>()));
    let draft = byPeriod.get(period);
    if (!draft) {
      draft = { key: measurementKey(code, period), code, period, identity, figures: [] };
      byPeriod.set(period, draft);
      drafts.push(draft);
    }
    const at = places.get(figure.role) ?? 0;
    const there = draft.figures[at];
    if (!there || (there.cell === null && cell !== null)) draft.figures[at] = figure;
    else if (cell !== null && there.cell !== null && !sameCells(there.cell, cell)) {
      const known = twice.get(draft) ?? [];
      known[at] = [...(known[at] ?? [there]), figure];
      twice.set(draft, known);
    }
  }
  const issues: Issue[] = [];
  const addressIn = (f: { readonly row: number; readonly column: number }) => {
    const { row, column } = placeIn(area, turned, f.row, f.column);
    return addressOf(row, column);
  };
  for (const [draft, roles] of twice)
    roles.forEach((several, i) => {
      const { key, code, period } = draft;
      const role = figureRoles[i] ?? 'value';
      draft.figures[i] = undefined;
      const at = several.map(addressIn);
      issues.push({
        ...{ code: 'row-twice', severity: 'stop', key, field: role, header: figureNames[role], address: at[0] ?? '' },
        message: `${code} for ${label(period, calendar)} stands in ${at.join(' and ')}, with different figures. Clear all but one; nothing of them is sent till then.`,
      });
    });
  for (const { lacks, message, ...place } of unclear)
    issues.push({
      code: lacks === 'PI' ? 'unknown-code' : 'unknown-period',
      severity: 'stop',
      message,
      address: addressIn(place),
    });
  const measurements = twice.size === 0 ? drafts : drafts.filter((d) => d.figures.some((f) => f !== undefined));
  const fields = figureRoles.filter((_, at) => measurements.some((m) => m.figures[at] !== undefined));
  return { measurements, fields, issues };
}

/** The codes that measurements name, and their periods, oldest first. */
export function asked(measurements: readonly Pick<AgreedMeasurement, 'code' | 'period'>[]): {
  readonly codes: readonly string[];
  readonly periods: readonly PeriodKey[];
} {
  const [codes, periods] = [new Set<string>(), new Set<PeriodKey>()];
  let last = '';
  for (const { code, period } of measurements) {
    // Those of one PI mostly stand together.
    if (code !== last) codes.add((last = code));
    periods.add(period);
  }
  return { codes: [...codes], periods: [...periods].sort() };
}

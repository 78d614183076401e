// A table that people keep, in whatever layout, as the grid that the one reader and the one merge know: a row for each PI
// and period, each cell remembering where it really stands. Nothing of the sheet is moved for it.
import { label, type Calendar, type PeriodKey } from '../../period/period';
import type { CellPlace, Grid } from '../../sheet/grid';
import { figureRoles, type FigureRole } from '../columns/role';
import type { TableMapping } from '../mapping';
import type { Area } from '../table/area';
import type { Identity } from './adopted-figures';
import { figureNames, placeIn, type AgreedMeasurement, type AgreedMeasurements } from './agreed-measurements';

/** Headings of the grid; the figures' are those of their fields. */
export const adoptedHeaders: Readonly<Record<FigureRole | 'code' | 'label', string>> = {
  ...{ code: 'Code', label: 'Period' },
  ...figureNames,
};

export interface AdoptedGrid extends Grid, AgreedMeasurements {}

export function adoptedGrid(
  agreed: AgreedMeasurements,
  area: Pick<Area, 'top' | 'left'>,
  { turned }: Pick<TableMapping, 'turned'>,
  calendar: Calendar,
): AdoptedGrid {
  const { fields, measurements } = agreed;
  const at = fields.map((role) => figureRoles.indexOf(role));
  const labels = new Map<PeriodKey, string>();
  const labelOf = (period: PeriodKey) => {
    const known = labels.get(period) ?? label(period, calendar);
    labels.set(period, known);
    return known;
  };
  const names = new Map<Identity, CellPlace>();
  const placeOf = (identity: Identity) => {
    const known = names.get(identity) ?? placeIn(area, turned, identity.row, identity.column);
    names.set(identity, known);
    return known;
  };
  // Most tables have few formulas: rows without one share theirs.
  const none: readonly null[] = ['code', 'label', ...fields].map(() => null);
  const formulasOf = ({ figures }: AgreedMeasurement) =>
    figures.some((f) => f && f.formula !== null) ? [null, null, ...at.map((i) => figures[i]?.formula ?? null)] : none;
  return {
    ...agreed,
    header: ['code', 'label', ...fields].map((id) => adoptedHeaders[id as FigureRole | 'code' | 'label']),
    rows: measurements.map((m) => [m.code, labelOf(m.period), ...at.map((i) => m.figures[i]?.cell ?? null)]),
    formulas: measurements.map(formulasOf),
    places: measurements.map(({ identity, figures }) => [
      placeOf(identity),
      null,
      ...at.map((i) => {
        const f = figures[i];
        return f ? placeIn(area, turned, f.row, f.column) : null;
      }),
    ]),
    ...{ top: 0, left: 0 },
  };
}

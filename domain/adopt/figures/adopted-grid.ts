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

/** Its rows are put together when they are asked for: of a large table only those that differ are looked at. */
export function adoptedGrid(
  agreed: AgreedMeasurements,
  area: Pick<Area, 'top' | 'left'>,
  { turned }: Pick<TableMapping, 'turned'>,
  calendar: Calendar,
): AdoptedGrid {
  let known: Pick<Grid, 'rows' | 'formulas' | 'places'> | undefined;
  const body = () => (known ??= bodyOf(agreed, area, turned, calendar));
  return {
    ...agreed,
    header: (['code', 'label', ...agreed.fields] as const).map((id) => adoptedHeaders[id]),
    get rows() {
      return body().rows;
    },
    get formulas() {
      return body().formulas;
    },
    get places() {
      return body().places;
    },
    ...{ top: 0, left: 0 },
  };
}

function bodyOf(
  { fields, measurements }: AgreedMeasurements,
  area: Pick<Area, 'top' | 'left'>,
  turned: boolean,
  calendar: Calendar,
): Pick<Grid, 'rows' | 'formulas' | 'places'> {
  const at = fields.map((role) => figureRoles.indexOf(role));
  const labels = new Map<PeriodKey, string>();
  const labelOf = (period: PeriodKey) => {
    const done = labels.get(period) ?? label(period, calendar);
    labels.set(period, done);
    return done;
  };
  const names = new Map<Identity, CellPlace>();
  const placeOf = (identity: Identity) => {
    const done = names.get(identity) ?? placeIn(area, turned, identity.row, identity.column);
    names.set(identity, done);
    return done;
  };
  // Most tables have few formulas: rows without one share theirs.
  const none: readonly null[] = ['code', 'label', ...fields].map(() => null);
  const formulasOf = ({ figures }: AgreedMeasurement) =>
    figures.some((f) => f && f.formula !== null) ? [null, null, ...at.map((i) => figures[i]?.formula ?? null)] : none;
  return {
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
  };
}

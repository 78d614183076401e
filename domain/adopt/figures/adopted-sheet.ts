// The kind of an adopted table: code and period are its keys, its figures are read and written by the table's own rules.
// What stands in its cells is merged as in any other sheet.
import type { FieldValue } from '../../figure';
import { measurement } from '../../records/measurement';
import { mayRecord } from '../../sync/edit-rules';
import type { Cell } from '../../sheet/grid';
import { numberFormat, type FigureStyle } from '../../sheet/figure-text';
import { readText } from '../../sheet/read-cell';
import type { FieldReading, KnownRow, SheetColumn, SheetField, SheetKind } from '../../sheet/sheet-kind';
import type { ViewRow } from '../../sheet/view-rows';
import { figureRoles, type FigureRole } from '../columns/role';
import type { CellRules } from '../cell-rules';
import { adoptedHeaders } from './adopted-grid';
import type { AgreedMeasurement } from './agreed-measurements';
import { boundIn, readAdopted, writeAdopted } from './adopted-cell';

/** A measurement that an adopted table speaks of. */
export interface AdoptedRow extends KnownRow {
  readonly figures: ViewRow;
  /** The figures that the table has of it, in the order of their roles. */
  readonly has: AgreedMeasurement['figures'];
  /** The note of the period before: one that still stands in a column of its own is not the new period's. */
  readonly noteBefore: string | null;
}

const partStyle: FigureStyle = { measure: 'number', decimals: 0, measureLabel: '' };
const look = { align: 'left', wrap: false, signs: false, width: 12, format: () => '@' } as const;

export function adoptedRow(
  figures: ViewRow,
  has: AgreedMeasurement['figures'],
  noteBefore: string | null = null,
): AdoptedRow {
  const { key, code, name, label } = figures;
  return { ...{ key, code, name, label, figures, has, noteBefore }, inView: true };
}

export function adoptedSheet(fields: readonly FigureRole[], rules: CellRules): SheetKind<AdoptedRow> {
  const keys: SheetColumn<AdoptedRow>[] = [
    { ...look, kind: 'key', id: 'code', header: adoptedHeaders.code },
    { ...look, kind: 'key', id: 'label', header: adoptedHeaders.label },
  ];
  const columns = fields.map((id): SheetColumn<AdoptedRow> => ({
    ...{ ...look, kind: 'editable', id, header: adoptedHeaders[id] },
    format: (row) => numberFormat(styleOf(id, row.figures)),
  }));
  return {
    name: 'adopted',
    columnsMayGo: false,
    columns: [...keys, ...columns],
    fields: fields.map((f) => fieldOf(f, rules)),
  };
}

/** Numerator and denominator are counted in their own unit. */
function styleOf(role: FigureRole, figures: ViewRow): FigureStyle {
  return role === 'numerator' || role === 'denominator' ? partStyle : figures;
}

function fieldOf(role: FigureRole, rules: CellRules): SheetField<AdoptedRow> {
  const place = figureRoles.indexOf(role);
  return {
    name: role,
    label: measurement.fields[role]?.label ?? role,
    columns: [role],
    at({ figures, has }) {
      if (!has[place]) return undefined;
      return {
        ref: { type: 'measurement', key: figures.key, field: role },
        theirs: figures[role] ?? null,
        refusal: () => mayRecord(figures, role),
        figures,
      };
    },
    read: ([cell = null], row): FieldReading => readRole(role, cell, row, rules),
    write: (value: FieldValue, { figures }) => [writeAdopted(value, rules, styleOf(role, figures).measure)],
  };
}

/** What a cell of the table says, by the rules that were agreed for it. */
export function readRole(
  role: FigureRole,
  cell: Cell,
  { figures, noteBefore }: Pick<AdoptedRow, 'figures' | 'noteBefore'>,
  rules: CellRules,
): FieldReading {
  // What the store has as 0 was said to be 0.
  if (role === 'value' && cell === 0 && figures.value === 0) return { kind: 'value', value: 0 };
  if (role === 'value') return readAdopted(cell, rules, figures);
  // Targets that are not the person's to change are compared by eye, and never sent.
  if (role === 'target' && mayRecord(figures, 'target')) return { kind: 'value', value: figures.target };
  if (role === 'note') {
    const reading = readText(cell);
    const isOld =
      reading.kind === 'value' && noteBefore !== null && reading.value === noteBefore && figures.note === null;
    return isOld ? { kind: 'value', value: null } : reading;
  }
  const { measure, decimals, measureLabel } = styleOf(role, figures);
  const reading =
    (role === 'target' ? boundIn(cell) : undefined) ??
    readAdopted(cell, rules, { measure, decimals, measureLabel, previous: null, code: figures.code });
  // Only a value may say why there is none; a target or a part is a number or blank.
  return reading.kind === 'value' && typeof reading.value === 'string' ? { kind: 'value', value: null } : reading;
}

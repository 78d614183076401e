// The catalogue: one row per PI with its definition. Editable where the person's rights allow; new rows make PIs, and what
// they resemble is shown before they are made; a row that is deleted from the sheet deletes nothing.
import { rights as allRights, type Right } from '../../access/right';
import type { FieldValue } from '../../figure';
import type { Calendar } from '../../period/period';
import { indicator } from '../../records/indicator';
import { nearDuplicates, type NamedIndicator } from '../../records/near-duplicates';
import { short, stop, type CellIssue } from '../read-cell';
import type { AddedRow, FieldReading, SheetColumn, SheetField, SheetKind } from '../sheet-kind';
import { namesForm, type Named } from '../text-forms/names';
import type { SheetTexts } from '../write-grid';
import { definedColumns, marginKinds } from './catalogue-fields';
import { choiceForm, marginFormat, numberForm } from './catalogue-forms';
import type { CatalogueRow } from './catalogue-row';
import { columnOf, fieldIn, stored } from './definition-field';
import { asText, editable, readOnly } from './figure-columns';

export interface CatalogueParts {
  readonly rows: readonly CatalogueRow[];
  readonly units: readonly Named[];
  readonly people: readonly Named[];
  /** Units in which this person may add PIs, and to which they may move them. */
  readonly addTo: ReadonlySet<string>;
  readonly calendar: Calendar;
}

export function catalogueSheet(parts: CatalogueParts): SheetKind<CatalogueRow> {
  const { units, people, addTo, calendar } = parts;
  const forms = { units: namesForm(units, 'unit'), people: namesForm(people, 'person'), calendar };
  const defined = definedColumns(forms);
  const [before, after] = [defined.filter((_, i) => i < AFTER_UPDATERS), defined.filter((_, i) => i >= AFTER_UPDATERS)];
  const mayStandIn = inUnits(addTo);
  return {
    name: 'catalogue',
    columnsMayGo: true,
    columns: [
      { ...readOnly, id: 'code', header: 'Code', kind: 'key', width: 12, format: asText, show: (row) => row.code },
      ...before.map(columnOf),
      ...marginColumns,
      ...after.map(columnOf),
    ],
    fields: [
      ...before.map((c) => fieldIn(c, mayStandIn)),
      thresholdsField,
      ...after.map((c) => fieldIn(c, mayStandIn)),
    ],
    ...(addTo.size > 0 && { newRow: (code: string) => newRow(code), checks: (added) => resembling(parts.rows, added) }),
  };
}

/** Whether a PI may be put there: a unit is one in which the person may add PIs. */
export function inUnits(addTo: ReadonlySet<string>): (field: string, value: FieldValue) => boolean {
  return (field, value) => field !== 'unit' || (typeof value === 'string' && addTo.has(value));
}

/** The thresholds stand after the updaters. */
const AFTER_UPDATERS = 12;

const margin = numberForm('a margin: 5% of the target, or 3', 'General');
const kindForm = choiceForm(marginKinds);
const marginHint =
  'How far from the target it may be: 5% of it, or a figure in the PI’s own measure. All three blank: as the site says.';
const marginIds = ['thresholds green', 'thresholds amber', 'thresholds kind'] as const;

const marginColumns: readonly SheetColumn<CatalogueRow>[] = [
  {
    ...{ ...editable, id: marginIds[0], header: 'Green margin', align: 'right', width: 18, hint: marginHint },
    format: (row) => marginFormat(kindOf(row.pi.get('thresholds'))),
  },
  {
    ...{ ...editable, id: marginIds[1], header: 'Amber margin', align: 'right', width: 18, hint: marginHint },
    format: (row) => marginFormat(kindOf(row.pi.get('thresholds'))),
  },
  {
    ...{ ...editable, id: marginIds[2], header: 'Margins are', width: 18, format: asText, list: marginKinds },
    hint: 'Whether the margins are a share of the target, or in the PI’s own measure.',
  },
];

function record(value: FieldValue | undefined): Readonly<Record<string, FieldValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, FieldValue>>)
    : {};
}
const kindOf = (value: FieldValue | undefined) => record(value)['kind'] ?? null;

/** Three cells that only together say what the thresholds are; merged as one field. */
const thresholdsField: SheetField<CatalogueRow> = {
  ...{ name: 'thresholds', label: indicator.fields['thresholds']?.label ?? 'Thresholds', columns: marginIds },
  at: (row) => stored(row, 'thresholds'),
  read(cells) {
    const readings = [margin.read(cells[0] ?? null), margin.read(cells[1] ?? null), kindForm.read(cells[2] ?? null)];
    for (const [at, reading] of readings.entries()) if (reading.kind === 'issue') return { ...reading, at };
    const values = readings.map((r) => (r.kind === 'value' ? r.value : null));
    // Blank, all three: the PI is judged as the site says.
    if (values.every((v) => v === null)) return { kind: 'value', value: null };
    const blank = values.indexOf(null);
    const header = marginColumns[blank]?.header ?? '';
    if (blank >= 0)
      return {
        ...stop(
          'invalid',
          `“${header}” is blank. Give both margins and what they are, or leave all three blank to be judged as the site says.`,
        ),
        at: blank,
      } as FieldReading;
    const [green, amber, kind] = values;
    const value = { kind: kind ?? null, green: green ?? null, amber: amber ?? null };
    const negative = [green, amber].findIndex((n) => typeof n === 'number' && n < 0);
    if (negative >= 0) return { ...stop('out-of-range', 'A margin is not below 0.'), at: negative } as FieldReading;
    if (Number(amber) < Number(green))
      return { ...stop('out-of-range', 'The amber margin is smaller than the green one.'), at: 1 } as FieldReading;
    return { kind: 'value', value };
  },
  write(value) {
    const { green = null, amber = null, kind = null } = record(value);
    return [margin.write(green), margin.write(amber), kindForm.write(kind)];
  },
};

function newRow(code: string): CatalogueRow {
  const rights: readonly Right[] = allRights;
  return { ...{ key: code, code, name: '', label: '', inView: true, isNew: true }, pi: new Map(), rights };
}

/** PIs that a new row may be the same as, or that another new row is. */
function resembling(rows: readonly CatalogueRow[], added: readonly AddedRow[]) {
  const textIn = (values: AddedRow['values'], field: string) => {
    const value = values.get(field);
    return typeof value === 'string' ? value : '';
  };
  const known: NamedIndicator[] = rows.map(({ code, name, pi }) => ({ code, name, unit: textIn(pi, 'unit') }));
  const fresh = added.map((row) => ({
    code: row.code,
    name: textIn(row.values, 'name'),
    unit: textIn(row.values, 'unit'),
  }));
  const all = new Map([...known, ...fresh].map((pi) => [pi.code, pi]));
  const rowOf = new Map(added.map((row) => [row.code, row.row]));
  return nearDuplicates([...known, ...fresh]).flatMap(({ first, second, reason, sameUnit }) => {
    const row = rowOf.get(second);
    // One name in many units is how bodies with patches work.
    if (row === undefined || (reason === 'same name' && !sameUnit)) return [];
    const message = `${second} resembles ${first} “${short(all.get(first)?.name ?? '')}”: ${reason}. If it is the same PI, delete this row.`;
    const issue: CellIssue = { code: 'near-duplicate', severity: 'check', message };
    return [{ row, issue }];
  });
}

/** The words above a catalogue. */
export function catalogueTexts(rows: number, mayAdd: boolean, pulled: string): SheetTexts {
  const more = mayAdd ? ' A new row below the last one makes a new PI.' : '';
  return {
    ...{ sheetName: 'Catalogue', tableName: 'PIB_Catalogue' },
    title: `Catalogue: ${rows} performance ${rows === 1 ? 'indicator' : 'indicators'}`,
    subtitle: `White cells are yours to change; grey ones are for reading. Deleting a row deletes nothing in the store.${more} Pulled ${pulled}.`,
  };
}

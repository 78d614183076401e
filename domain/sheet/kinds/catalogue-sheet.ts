// The catalogue: one row per PI with its definition. Editable where the person's rights allow; new rows make PIs, and what
// they resemble is shown before they are made; a row that is deleted from the sheet deletes nothing.
import { rights as allRights, type Right } from '../../access/right';
import type { FieldValue } from '../../figure';
import type { Calendar } from '../../period/period';
import { defaultThresholds, indicator, indicatorSchema } from '../../records/indicator';
import { nearDuplicates, type NamedIndicator } from '../../records/near-duplicates';
import { isCellError, type Cell } from '../grid';
import { short, stop, type CellIssue } from '../read-cell';

import type { AddedRow, FieldReading, SheetColumn, SheetField, SheetKind, StoredField } from '../sheet-kind';
import { namesForm, type Named } from '../text-forms/names';
import type { SheetTexts } from '../write-grid';
import { definedColumns, marginKinds, type DefinedColumn } from './catalogue-fields';
import { choiceForm, marginFormat, numberForm } from './catalogue-forms';
import type { CatalogueRow } from './catalogue-row';
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
  const mayStandIn = (field: string, value: FieldValue) =>
    field !== 'unit' || (typeof value === 'string' && addTo.has(value));
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

/** The thresholds stand after the updaters. */
const AFTER_UPDATERS = 12;

function columnOf({ field, header, width, form, hint, wrap = false }: DefinedColumn): SheetColumn<CatalogueRow> {
  return {
    ...{ ...editable, id: field, header, width, wrap, hint, align: form.align, format: () => form.format },
    ...(form.list && { list: form.list }),
  };
}

function stored(row: CatalogueRow, field: string): StoredField {
  const def = indicator.fields[field];
  return {
    ref: { type: 'indicator', key: row.code, field },
    theirs: row.pi.get(field) ?? null,
    refusal: () =>
      def && def.right !== 'none' && row.rights.includes(def.right)
        ? undefined
        : {
            code: 'not-yours',
            message: `You may see ${row.code} and not change its ${(def?.label ?? field).toLowerCase()}. Ask your super user.`,
          },
    figures: null,
  };
}

function fieldIn(
  { field, header, form, hint, blank }: DefinedColumn,
  mayStandIn: (field: string, value: FieldValue) => boolean,
): SheetField<CatalogueRow> {
  const schema = schemaOf(field);
  return {
    ...{ name: field, label: header, columns: [field] },
    at: (row) => stored(row, field),
    read([cell = null], row) {
      const reading = form.read(cell);
      if (reading.kind === 'issue') return reading;
      const value = reading.value ?? (isNullable(field) ? null : emptyOf(row, row.pi.get(field), blank));
      if (value === null && !isNullable(field))
        return cannotBeBlank(header, hint, form.write(row.pi.get(field) ?? null));
      if (value !== null && !schema.safeParse(value).success)
        return stop('invalid', `“${short(shown(form.write(value)))}” cannot be the ${header.toLowerCase()}. ${hint}`);
      if (JSON.stringify(value) !== JSON.stringify(row.pi.get(field)) && !mayStandIn(field, value))
        return stop(
          'not-yours',
          `You may not put PIs into “${short(shown(form.write(value)))}”. Choose a unit of yours.`,
        );
      return { kind: 'value', value };
    },
    write: (value) => [form.write(value)],
  };
}

/** What a blank cell stands for where the field cannot be blank: what its hint says, and never another value than is there. */
function emptyOf(row: CatalogueRow, theirs: FieldValue | undefined, blank: FieldValue | undefined): FieldValue {
  if (blank === undefined) return null;
  const isEmpty = blank === '' || Array.isArray(blank);
  return row.isNew === true || isEmpty || JSON.stringify(theirs) === JSON.stringify(blank) ? blank : null;
}

function cannotBeBlank(header: string, hint: string, was: Cell): FieldReading {
  const fix =
    was === null || isCellError(was) || typeof was === 'boolean'
      ? undefined
      : { label: 'Put back what was there', value: was };
  return stop('invalid', `“${header}” cannot be blank. ${hint}`, fix);
}

const shown = (cell: Cell) => (isCellError(cell) ? cell.error : String(cell));

type FieldSchema = { safeParse(value: unknown): { success: boolean } };
function schemaOf(field: string): FieldSchema {
  const schema = (indicatorSchema.shape as Readonly<Record<string, FieldSchema>>)[field];
  if (!schema) throw new RangeError(`A PI has no field ${field}`);
  return schema;
}
const isNullable = (field: string) => schemaOf(field).safeParse(null).success;

const margin = numberForm('a margin: 5% of the target, or 3', 'General');
const kindForm = choiceForm(marginKinds);
const marginHint = 'How far from the target it may be: 5% of it, or a figure in the PI’s own measure.';
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
  read(cells, row) {
    const readings = [margin.read(cells[0] ?? null), margin.read(cells[1] ?? null), kindForm.read(cells[2] ?? null)];
    for (const [at, reading] of readings.entries()) if (reading.kind === 'issue') return { ...reading, at };
    const values = readings.map((r) => (r.kind === 'value' ? r.value : null));
    if (values.every((v) => v === null)) {
      const usual = emptyOf(row, row.pi.get('thresholds'), { ...defaultThresholds });
      if (usual !== null) return { kind: 'value', value: usual };
    }
    const blank = values.indexOf(null);
    const header = marginColumns[blank]?.header ?? '';
    if (blank >= 0)
      return {
        ...stop('invalid', `“${header}” cannot be blank. Give both margins, and what they are.`),
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

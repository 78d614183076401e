// A field of a PI's definition as sheets show it in one column: who may change it, what a blank cell means, what a cell may
// not hold. The catalogue has all of them, the ownership sheet a few.
import type { FieldValue } from '../../figure';
import { indicator, indicatorSchema } from '../../records/indicator';
import { isCellError, type Cell } from '../grid';
import { short, stop } from '../read-cell';
import type { FieldReading, SheetColumn, SheetField, StoredField } from '../sheet-kind';
import type { DefinedColumn } from './catalogue-fields';
import type { CatalogueRow } from './catalogue-row';
import { editable } from './figure-columns';

export function columnOf({ field, header, width, form, hint, wrap = false }: DefinedColumn): SheetColumn<CatalogueRow> {
  return {
    ...{ ...editable, id: field, header, width, wrap, hint, align: form.align, format: () => form.format },
    ...(form.list && { list: form.list }),
  };
}

export function stored(row: CatalogueRow, field: string): StoredField {
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

export function fieldIn(
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

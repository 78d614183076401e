// The update sheet: one row per PI and period that is due or overdue, which an inputter fills.
import { spokenDay } from '../../period/day';
import { sameFigure } from '../../performance/drift';
import { valueOfParts } from '../../performance/value';
import { stages } from '../../records/measurement';
import { numberFormat } from '../figure-text';
import { cellOf, type FollowingCell, type SheetColumn, type SheetField, type SheetKind } from '../sheet-kind';
import { isStatusFormula, statusFormat, statusFormula } from '../status-formula';
import type { SheetTexts } from '../write-grid';
import type { ViewRow } from '../view-rows';
import { asText, editable, measuredField, measureText, naming, partStyle, readOnly } from './figure-columns';

/** One of the two parts that some values are made of; blank and for reading in the other rows. */
function partColumn(id: 'numerator' | 'denominator', header: string): SheetColumn<ViewRow> {
  return {
    ...{ ...editable, id, header, align: 'right', width: 15, format: () => numberFormat(partStyle) },
    neededBy: (row) => Boolean(row.parts),
    hint: `Of a value that is made of two counts. ${header}: type the number; the value follows.`,
  };
}

/** Refuses a part where the value is typed whole. */
function partField(name: 'numerator' | 'denominator'): SheetField<ViewRow> {
  const field = measuredField<ViewRow>(name, name, (row) => row);
  const message = (code: string) =>
    `The value of ${code} is typed whole: it has no ${name}. Clear the cell, and give the value.`;
  return {
    ...field,
    at(row) {
      const stored = field.at(row);
      if (!stored || row.parts) return stored;
      return { ...stored, refusal: () => ({ code: 'not-editable', message: message(row.code) }) };
    },
  };
}

/** A value that stands in the store without its parts was typed whole, and stays as it is. */
const isMade = (row: ViewRow) =>
  Boolean(row.parts) &&
  (row.value === null || (typeof row.numerator === 'number' && typeof row.denominator === 'number'));

/** A value made of its parts as they stand in the sheet. The same rule as value.ts; a division by zero shows as a reason. */
function valueFormula(row: ViewRow): string | null {
  if (!row.parts || !isMade(row)) return null;
  const times = row.parts.factor === 1 ? '' : `*${row.parts.factor}`;
  const [n, d] = ['{Numerator}', '{Denominator}'];
  return `=IF(AND(ISNUMBER(${n}),ISNUMBER(${d})),IF(${d}=0,"not available",${n}/${d}${times}),"")`;
}

/** Whether a row's value only says what its parts in the sheet make. */
function valueFollows(row: ViewRow, read: (field: string) => FollowingCell | undefined): boolean {
  const [value, n, d] = [read('value'), read('numerator')?.value, read('denominator')?.value];
  if (!row.parts || value?.value === undefined) return false;
  if (typeof n !== 'number' || typeof d !== 'number') return value.isFormula && value.value === null;
  if (d === 0) return value.isFormula;
  const made = valueOfParts({ numerator: n, denominator: d }, row.parts.factor, 'not available');
  return typeof value.value === 'number' && sameFigure(value.value, made);
}

export const updateSheet: SheetKind<ViewRow> = {
  name: 'update',
  columnsMayGo: false,
  columns: [
    ...naming<ViewRow>(),
    { ...readOnly, id: 'measureLabel', header: 'Measure', width: 11, format: asText, show: measureText },
    { ...readOnly, id: 'label', header: 'Period', kind: 'key', width: 13, format: asText, show: (row) => row.label },
    {
      ...{ ...readOnly, id: 'target', header: 'Target', align: 'right', width: 10, format: numberFormat },
      show: (row) => row.target,
    },
    {
      ...{ ...readOnly, id: 'previous', header: 'Previous', align: 'right', width: 12, format: numberFormat },
      show: (row) => cellOf(row.previous),
    },
    partColumn('numerator', 'Numerator'),
    partColumn('denominator', 'Denominator'),
    {
      ...{ ...editable, id: 'value', header: 'Value', align: 'right', width: 12, format: numberFormat },
      hint: 'Type the figure as a number. Leave it blank where there is none yet; type n/a where there will be none.',
      formula: valueFormula,
    },
    {
      ...{ ...editable, id: 'note', header: 'Note', wrap: true, width: 30, format: asText },
      hint: 'Why performance is as it is, in your own words.',
    },
    {
      ...{ ...editable, id: 'stage', header: 'Stage', width: 11, format: asText, list: stages },
      neededBy: () => true,
      hint: 'How settled the figure is: provisional, final or audited. Leave it blank where nobody says.',
    },
    {
      ...{ ...readOnly, id: 'liveStatus', header: 'Status', kind: 'formula', signs: true, width: 13 },
      format: () => statusFormat,
      formula: statusFormula,
      isOurs: isStatusFormula,
    },
  ],
  fields: [
    ...(['value', 'note', 'stage'] as const).map((name) => measuredField<ViewRow>(name, name, (row) => row)),
    partField('numerator'),
    partField('denominator'),
  ],
  follows: (row, read) => (valueFollows(row, read) ? 'value' : undefined),
};

/** The words above an update sheet. `due` is the soonest due day of its rows; instants are shown as the pane gives them. */
export function updateSheetTexts(rows: readonly ViewRow[], person: string, asAt: string, pulled: string): SheetTexts {
  const labels = [...new Set(rows.map((r) => r.label))];
  const newest = rows.reduce<ViewRow | undefined>((a, b) => (a && a.period >= b.period ? a : b), undefined);
  const due = newest ? `Due ${spokenDay(newest.due, asAt.slice(0, 4))}. ` : '';
  return {
    sheetName: `Update ${newest?.label.split(' ')[0] ?? ''}`.trim(),
    tableName: 'PIB_Update',
    title: `Figures to give: ${person}`,
    subtitle: `${due}White cells are yours to fill; the rest is for reading. ${labels.length === 1 ? `${labels[0]}. ` : ''}Pulled ${pulled}.`,
  };
}

/** Soonest due first, then by code. */
export function soonestFirst(a: ViewRow, b: ViewRow): number {
  return a.due === b.due ? a.code.localeCompare(b.code, 'en', { numeric: true }) : a.due < b.due ? -1 : 1;
}

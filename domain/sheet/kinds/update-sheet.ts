// The update sheet: one row per PI and period that is due or overdue, which an inputter fills.
import { spokenDay } from '../../period/day';
import { numberFormat } from '../figure-text';
import { cellOf, type SheetKind } from '../sheet-kind';
import { statusFormat, statusFormula } from '../status-formula';
import type { SheetTexts } from '../write-grid';
import type { ViewRow } from '../view-rows';
import { asText, editable, measuredField, measureText, naming, readOnly } from './figure-columns';

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
    {
      ...{ ...editable, id: 'value', header: 'Value', align: 'right', width: 12, format: numberFormat },
      hint: 'Type the figure as a number. Leave it blank where there is none yet; type n/a where there will be none.',
    },
    {
      ...{ ...editable, id: 'note', header: 'Note', wrap: true, width: 30, format: asText },
      hint: 'Why performance is as it is, in your own words.',
    },
    {
      ...{ ...readOnly, id: 'liveStatus', header: 'Status', kind: 'formula', signs: true, width: 13 },
      format: () => statusFormat,
      formula: statusFormula,
    },
  ],
  fields: [measuredField('value', 'value', (row) => row), measuredField('note', 'note', (row) => row)],
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

// Columns and fields that show a measurement: what the update sheet and the grid share.
import type { FieldValue } from '../../figure';
import { measurement, stages, type MeasurementField } from '../../records/measurement';
import { mayRecord } from '../../sync/edit-rules';
import type { FigureStyle } from '../figure-text';
import type { Cell } from '../grid';
import { readFigure, readText, short, stop } from '../read-cell';
import { cellOf, type FieldReading, type KnownRow, type SheetColumn, type SheetField } from '../sheet-kind';
import type { ViewRow } from '../view-rows';

export const readOnly = { kind: 'read-only', align: 'left', wrap: false, signs: false } as const;
export const editable = { kind: 'editable', align: 'left', wrap: false, signs: false } as const;
export const asText = () => '@';

/** What a numerator or denominator is counted in. */
export const partStyle: FigureStyle = { measure: 'number', decimals: 0, measureLabel: '' };

/** A part of a value is a number or blank; a reason why there is none belongs to the value. */
function readPart(cell: Cell): FieldReading {
  const reading = readFigure(cell, partStyle);
  return reading.kind === 'value' && typeof reading.value === 'string'
    ? stop('text-for-number', `A part of a value is a number or blank. Type “${reading.value}” as the value.`, {
        label: 'Clear the cell',
        value: null,
      })
    : reading;
}

function readStage(cell: Cell): FieldReading {
  const reading = readText(cell);
  if (reading.kind === 'issue' || reading.value === null) return reading;
  const said = reading.value.trim().toLowerCase();
  if (stages.some((stage) => stage === said)) return { kind: 'value', value: said };
  return stop('invalid', `“${short(reading.value)}” is no stage. Choose ${stageList}, or clear the cell.`);
}
const stageList = `${stages.slice(0, -1).join(', ')} or ${stages.at(-1) ?? ''}`;

type Shown = 'value' | 'note' | 'numerator' | 'denominator' | 'stage';

/**
 * The field of a measurement that stands in one column.
 * @param measured the measurement of a row; `undefined` where the row has none there
 */
export function measuredField<R extends KnownRow>(
  name: string,
  field: MeasurementField & Shown,
  measured: (row: R) => ViewRow | undefined,
): SheetField<R> {
  return {
    name,
    label: measurement.fields[field]?.label ?? field,
    columns: [name],
    at(row) {
      const figures = measured(row);
      return (
        figures && {
          ref: { type: 'measurement', key: figures.key, field },
          theirs: figures[field] ?? null,
          refusal: () => mayRecord(figures, field),
          figures,
        }
      );
    },
    read([cell = null], row) {
      if (field === 'note') return readText(cell);
      if (field === 'stage') return readStage(cell);
      const figures = measured(row);
      if (!figures) return { kind: 'value', value: null };
      return field === 'value' ? readFigure(cell, figures) : readPart(cell);
    },
    write: (value: FieldValue) => [cellOf(value)],
  };
}

/** What the Measure column says: `%`, `days`, `£`. */
export function measureText(row: Pick<ViewRow, 'measure' | 'measureLabel'>): string {
  if (row.measureLabel !== '') return row.measureLabel;
  return row.measure === 'percentage' ? '%' : row.measure;
}

/** A width in which hardly any name is cut; longer ones wrap. For sheets that are read and printed. */
export const wholeName = { width: 70, wrap: true } as const;

/** Code and name: how rows of every kind begin. */
export function naming<R extends KnownRow>(
  name: { width: number; wrap?: boolean } = { width: 44 },
): readonly SheetColumn<R>[] {
  return [
    { ...readOnly, id: 'code', header: 'Code', kind: 'key', width: 10, format: asText, show: (row) => row.code },
    { ...readOnly, ...name, id: 'name', header: 'Performance indicator', format: asText, show: (row) => row.name },
  ];
}

// The rules that an edit of a measurement must keep, as the pane previews and the server decides them.
import type { Issue } from '../errors';
import type { FieldValue, Figure } from '../figure';
import type { Right } from '../access/right';
import { measurement, measurementFields, type MeasurementField } from '../records/measurement';
import { isCalculatedIn, type Calculated } from '../records/calculated';
import type { RecordingState } from '../records/recording-period';
import { judgedPi, judgePi, type JudgedRow } from '../performance/judge-pi';
import { defaultSiteRules } from '../performance/site-rules';
import type { Status } from '../performance/status';

export interface Recordable {
  readonly code: string;
  readonly label: string;
  readonly rights: readonly Right[];
  readonly state: RecordingState;
  /** Of rows in a sheet; the store says from what a value is calculated (calculated/typed-over.ts). */
  readonly period?: string;
  readonly calculated?: Calculated | null | undefined;
}

/** The right that recording a field asks for. */
export const rightToRecord = Object.fromEntries(
  measurementFields.map((field) => [field, measurement.fields[field]?.right ?? 'none']),
) as Record<MeasurementField, Right | 'none'>;

const isMade = (field: MeasurementField) => field === 'value' || field === 'numerator' || field === 'denominator';

/** Why a person may not change this field of this measurement now; `undefined` where they may. */
export function mayRecord(row: Recordable, field: MeasurementField): Pick<Issue, 'code' | 'message'> | undefined {
  const right = rightToRecord[field];
  if (right === 'none' || !row.rights.includes(right))
    return {
      code: 'not-yours',
      message: `You may see ${row.code} and not change its ${measurement.fields[field]?.label.toLowerCase() ?? field}. Ask its owner or your super user.`,
    };
  if (isMade(field) && row.period !== undefined && isCalculatedIn(row.calculated, row.period))
    return {
      code: 'not-editable',
      message: `${row.label} of ${row.code} is calculated, and nobody types it. Change the figures it is made of.`,
    };
  if (row.state !== 'open')
    return {
      code: 'period-closed',
      message: `${row.label} is ${row.state} for ${row.code}. Ask an administrator to open it.`,
    };
  return undefined;
}

/** A row of a view with its target. */
export interface Judged extends JudgedRow {
  readonly target: number | null;
}

/** The status that the server would give a value in this row. */
export function statusIn(row: Judged, value: Figure): Status {
  const point = { value, target: row.target };
  return judgePi(judgedPi(row), row.period, point, row.rules ?? defaultSiteRules.status, row.lastYear);
}

/** Whether a value turns the PI red and no note says why (SYNC: Note required). */
export function noteMissing(row: Judged & { readonly noteWhenRed: boolean }, value: Figure, note: FieldValue): boolean {
  return row.noteWhenRed && note === null && statusIn(row, value) === 'red';
}

// Which columns of the table hold which field of a measurement. Fields that most measurements have stand in columns that
// are read whole; the others are null until something is set, and only those rows are read.
import type { MeasurementField } from '../../../../domain/records/measurement';

export interface FieldColumns {
  /** Of numbers, where it can hold one. */
  readonly number: string | null;
  /** Of texts, where it can hold one. */
  readonly text: string | null;
  readonly revision: string;
  /** Whether few rows have it. */
  readonly sparse: boolean;
}

const numbers = (name: string, sparse: boolean): FieldColumns => ({
  ...{ number: name, text: null, revision: `${name}_revision`, sparse },
});
const texts = (name: string, sparse: boolean): FieldColumns => ({
  ...{ number: null, text: name, revision: `${name}_revision`, sparse },
});

export const fieldColumns: Readonly<Record<MeasurementField, FieldColumns>> = {
  value: { number: 'value', text: 'word', revision: 'value_revision', sparse: false },
  target: numbers('target', false),
  note: texts('note', false),
  stage: texts('stage', false),
  status: texts('status', false),
  numerator: numbers('numerator', true),
  denominator: numbers('denominator', true),
  forecast: numbers('forecast', true),
  benchmark: numbers('benchmark', true),
  byHand: texts('by_hand', true),
  coverage: texts('coverage', true),
};

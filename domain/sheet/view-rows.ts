// The rows of a pulled view, one object a row, made from the columns that came over the wire.
import type { Figure } from '../figure';
import type { Right } from '../access/right';
import type { Frequency } from '../period/period';
import type { Measure, Polarity, Thresholds } from '../records/indicator';
import { measurementKey, type MeasurementField, type Stage } from '../records/measurement';
import type { RecordingState } from '../records/recording-period';
import type { Status } from '../performance/status';
import type { ViewAnswer } from '../wire';
import type { TheirChange } from '../sync/merge-cell';

export interface ViewRow {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly measure: Measure;
  readonly measureLabel: string;
  readonly decimals: number;
  readonly polarity: Polarity;
  readonly frequency: Frequency;
  readonly thresholds: Thresholds;
  readonly noteWhenRed: boolean;
  readonly rights: readonly Right[];
  readonly period: string;
  readonly label: string;
  readonly inView: boolean;
  readonly due: string;
  readonly state: RecordingState;
  readonly value: Figure;
  readonly target: number | null;
  readonly note: string | null;
  readonly stage: Stage | null;
  readonly status: Status | null;
  readonly previous: Figure;
}

/** @throws RangeError where the columns do not fit together */
export function rowsOf(view: ViewAnswer): ViewRow[] {
  const pi = view.indicators;
  return view.periods.flatMap((block) =>
    block.rows.map((index, i) => {
      const code = at(pi.code, index);
      return {
        key: measurementKey(code, block.period),
        code,
        name: at(pi.name, index),
        unit: at(pi.unit, index),
        measure: at(pi.measure, index),
        measureLabel: at(pi.measureLabel, index),
        decimals: at(pi.decimals, index),
        polarity: at(pi.polarity, index),
        frequency: at(pi.frequency, index),
        thresholds: at(pi.thresholds, index),
        noteWhenRed: at(pi.noteWhenRed, index),
        rights: at(pi.rights, index),
        period: block.period,
        label: block.label,
        inView: at(block.inView, i),
        due: at(block.due, i),
        state: at(block.state, i),
        value: at(block.value, i),
        target: at(block.target, i),
        note: at(block.note, i),
        stage: at(block.stage, i),
        status: at(block.status, i),
        previous: at(block.previous, i),
      };
    }),
  );
}

function at<T>(column: readonly T[], index: number): T {
  if (index < 0 || index >= column.length)
    throw new RangeError(`The view’s columns do not fit: ${index} of ${column.length}`);
  return column[index] as T;
}

/** Edit id of one field of one measurement. */
export function editId(key: string, field: MeasurementField): string {
  return `${key}|${field}`;
}

/** What the store changed after the revision asked for, by edit id. */
export function theirChanges(view: ViewAnswer): Map<string, TheirChange> {
  const changes = new Map<string, TheirChange>();
  for (const block of view.since?.changes ?? [])
    block.rows.forEach((index, i) => {
      const id = `${measurementKey(at(view.indicators.code, index), block.period)}|${block.field}`;
      changes.set(id, {
        base: at(block.base, i),
        revision: at(block.revision, i),
        by: at(block.by, i),
        at: at(block.at, i),
      });
    });
  return changes;
}

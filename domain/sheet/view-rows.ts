// The rows of a pulled view, one object a row, made from the columns that came over the wire.
import type { Figure } from '../figure';
import type { Right } from '../access/right';
import { misfit, unpack, type Packed } from '../packed-column';
import { frequencyOf, shift, type Frequency } from '../period/period';
import type { Measure, Polarity, Thresholds } from '../records/indicator';
import type { Calculated } from '../records/calculated';
import { measurementKey, type Stage } from '../records/measurement';
import type { ValueParts } from '../records/value-parts';
import type { RecordingState } from '../records/recording-period';
import type { JudgedPoint, Judging, StatusRules } from '../performance/judge-pi';
import type { Status } from '../performance/status';
import type { PeriodBlock, ViewAnswer } from '../wire';
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
  /** `null`: as the site says. */
  readonly thresholds: Thresholds | null;
  /** What else it is judged by. */
  readonly judging?: Judging | null | undefined;
  /** Which of its values nobody types; nothing where all are typed. */
  readonly calculated?: Calculated | null | undefined;
  /** What its value is made of, where it is. */
  readonly parts?: ValueParts | null | undefined;
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
  /** How the site judges, where it ever said. */
  readonly rules?: StatusRules | undefined;
  /** The same period of last year, where the thresholds ask for it. */
  readonly lastYear?: JudgedPoint | undefined;
  /** Where they were asked for. */
  readonly numerator?: number | null | undefined;
  readonly denominator?: number | null | undefined;
}

/** What a row says of its PI. */
export type PiOfRow = Pick<ViewRow, keyof ViewAnswer['indicators'][number]>;

/** The PIs of an answer, as its rows count them. @throws RangeError where the columns do not fit together */
export function indicatorsOf(view: ViewAnswer): PiOfRow[] {
  return view.indicators.flatMap(indicatorsIn);
}

/** @throws RangeError where the columns do not fit together */
export function rowsOf(view: ViewAnswer): ViewRow[] {
  const pis = indicatorsOf(view);
  const columnsOf = blockReader(view, pis);
  return view.periods.flatMap((block) => {
    const { period, label, inView } = block;
    const { rows, due, state, value, target, note, stage, status, previous, lastYear, ...made } = columnsOf(block);
    return rows.map((index, i): ViewRow => {
      const pi = at(pis, index);
      return {
        key: measurementKey(pi.code, period),
        code: pi.code,
        name: pi.name,
        unit: pi.unit,
        measure: pi.measure,
        measureLabel: pi.measureLabel,
        decimals: pi.decimals,
        polarity: pi.polarity,
        frequency: pi.frequency,
        thresholds: pi.thresholds,
        judging: pi.judging,
        calculated: pi.calculated,
        parts: pi.parts,
        noteWhenRed: pi.noteWhenRed,
        rights: pi.rights,
        period,
        label,
        inView,
        due: at(due, i),
        state: at(state, i),
        value: at(value, i),
        target: at(target, i),
        note: at(note, i),
        stage: at(stage, i),
        status: at(status, i),
        previous: at(previous, i),
        rules: view.rules,
        lastYear: lastYear?.[i],
        numerator: made.numerator?.[i],
        denominator: made.denominator?.[i],
      };
    });
  });
}

/** The PIs of one table. */
function indicatorsIn({ code: codes, ...table }: ViewAnswer['indicators'][number]): PiOfRow[] {
  const size = codes.length;
  const [name, unit, frequency] = [unpack(table.name, size), unpack(table.unit, size), unpack(table.frequency, size)];
  const [measure, measureLabel] = [unpack(table.measure, size), unpack(table.measureLabel, size)];
  const [decimals, polarity] = [unpack(table.decimals, size), unpack(table.polarity, size)];
  const [thresholds, rights] = [unpack(table.thresholds, size), unpack(table.rights, size)];
  const noteWhenRed = unpack(table.noteWhenRed, size);
  const judging = table.judging && unpack(table.judging, size);
  const calculated = table.calculated && unpack(table.calculated, size);
  const parts = table.parts && unpack(table.parts, size);
  // Written out: objects put together by spreading are read three times as slowly, once for every row.
  return codes.map((code, i) => ({
    code,
    name: at(name, i),
    unit: at(unit, i),
    measure: at(measure, i),
    measureLabel: at(measureLabel, i),
    decimals: at(decimals, i),
    polarity: at(polarity, i),
    frequency: at(frequency, i),
    thresholds: at(thresholds, i),
    judging: judging ? at(judging, i) : null,
    calculated: calculated ? at(calculated, i) : null,
    parts: parts ? at(parts, i) : null,
    noteWhenRed: at(noteWhenRed, i),
    rights: at(rights, i),
  }));
}

/** Reads the blocks of an answer, oldest first: what a block leaves out stands in the one of the period before. */
function blockReader(view: ViewAnswer, pis: readonly PiOfRow[]) {
  const size = view.indicators[0]?.code.length ?? 0;
  const wholes = new Map<Frequency, readonly number[]>();
  const wholeOf = (frequency: Frequency) => {
    const known = wholes.get(frequency);
    if (known) return known;
    const rows = pis.slice(0, size).flatMap((pi, i) => (pi.frequency === frequency ? i : []));
    wholes.set(frequency, rows);
    return rows;
  };
  const inView = new Map<string, { readonly target: readonly (number | null)[]; readonly value: readonly Figure[] }>();
  return (block: PeriodBlock) => {
    const rows = block.rows ?? wholeOf(frequencyOf(block.period));
    const open = <T>(column: Packed<T>) => unpack(column, rows.length);
    const before = inView.get(shift(block.period, -1));
    const value = open(block.value);
    const target = open(block.target ?? [...(before?.target ?? [])]);
    const previous = open(block.previous ?? [...(before?.value ?? [])]);
    if (block.inView) inView.set(block.period, { target, value });
    const [due, state, note] = [open(block.due), open(block.state), open(block.note)];
    const last = block.lastYear && { value: open(block.lastYear.value), target: open(block.lastYear.target) };
    const lastYear = last && last.value.map((v, i): JudgedPoint => ({ value: v, target: at(last.target, i) }));
    return {
      ...{ rows, due, state, value, target, note, stage: open(block.stage), status: open(block.status) },
      ...{ previous, lastYear, numerator: block.numerator && open(block.numerator) },
      denominator: block.denominator && open(block.denominator),
    };
  };
}

function at<T>(column: readonly T[], index: number): T {
  if (index < 0 || index >= column.length) throw misfit(index, column.length);
  return column[index] as T;
}

/** Edit id of one field of one record: names a cell whatever row it stands in. */
export function editId(key: string, field: string): string {
  return `${key}|${field}`;
}

/** What the store changed after the revision asked for, by edit id. */
export function theirChanges(view: ViewAnswer): Map<string, TheirChange> {
  const codes = view.indicators.flatMap((table) => table.code);
  const changes = new Map<string, TheirChange>();
  for (const { period, field, rows, ...block } of view.since?.changes ?? []) {
    const [base, revision] = [unpack(block.base, rows.length), unpack(block.revision, rows.length)];
    const [by, when] = [unpack(block.by, rows.length), unpack(block.at, rows.length)];
    for (const [i, index] of rows.entries())
      changes.set(editId(measurementKey(at(codes, index), period), field), {
        base: at(base, i),
        revision: at(revision, i),
        by: at(by, i),
        at: at(when, i),
      });
  }
  return changes;
}

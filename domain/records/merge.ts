// Two PIs that are one: which goes on, and what the other gives to it. The other keeps its own history and is collected no
// more. Source: DOMAIN, Values: a council found repeated PIs [S]; what is taken over and what stands is ours.
import { sameValue } from '../figure';
import { startOf, type PeriodKey } from '../period/period';
import type { Edit } from '../sync/change-set';
import type { Indicator } from './indicator';
import { emptyMeasurement, measurementKey, type Measurement, type MeasurementField } from './measurement';
import { foldCode } from './text';
import { hasParts } from './value-parts';

type Like = Pick<Indicator, 'code' | 'frequency' | 'measure' | 'measureLabel' | 'currency' | 'factor' | 'source'> &
  Pick<Indicator, 'numeratorLabel' | 'denominatorLabel'>;

/** Why the figures of two PIs cannot stand in one row, in words; `undefined` where they can. */
export function whyNotOne(kept: Like, other: Like): string | undefined {
  const unlike = (what: string, a: string, b: string) =>
    `${kept.code} is ${what} ${a} and ${other.code} ${what} ${b}: their figures do not go together. Make them alike first.`;
  for (const { code, source } of [kept, other])
    if (source !== null) return `${code} is calculated from other PIs. Only PIs whose figures are given can be merged.`;
  if (kept.frequency !== other.frequency) return unlike('collected by', kept.frequency, other.frequency);
  if (kept.measure !== other.measure) return unlike('measured in', kept.measure, other.measure);
  const counted = (pi: Like) => pi.currency ?? pi.measureLabel;
  const named = (pi: Like) => (counted(pi) === '' ? 'nothing named' : `“${counted(pi)}”`);
  if (foldCode(counted(kept)) !== foldCode(counted(other))) return unlike('counted in', named(kept), named(other));
  const factor = (pi: Like) => (hasParts(pi) ? (pi.factor ?? 1) : 1);
  if (hasParts(kept) && hasParts(other) && factor(kept) !== factor(other))
    return unlike('multiplied with', `${factor(kept)}`, `${factor(other)}`);
  return undefined;
}

/** What a person gives of a period: the value with what belongs to it, and what stands for itself. */
const ofValue = ['value', 'numerator', 'denominator', 'stage', 'byHand'] as const;
const alone = ['target', 'forecast', 'benchmark'] as const;
const given = [...ofValue, 'note', ...alone] as const;
export type GivenField = (typeof given)[number];

/** One period in which the other PI has something. */
export interface MergedPeriod {
  readonly period: PeriodKey;
  /** Whether figures of the PI that is kept may be given in it. */
  readonly open: boolean;
  /** `null` where nothing is recorded. */
  readonly kept: Measurement | null;
  readonly other: Measurement;
}

/** A figure of the other that stays with it. */
export interface LeftBehind {
  readonly period: PeriodKey;
  readonly field: GivenField;
  readonly kept: Measurement[GivenField];
  readonly other: Measurement[GivenField];
  /** The kept one has another, or its period is not open. */
  readonly why: 'differs' | 'not open';
}

export interface MergePlan {
  readonly edits: readonly Edit[];
  /** By period, which fields are taken over. */
  readonly taken: readonly { readonly period: PeriodKey; readonly fields: readonly GivenField[] }[];
  readonly left: readonly LeftBehind[];
  /** Who records the kept one afterwards; `null` where that does not change. */
  readonly updaters: readonly string[] | null;
  /** The first period that is collected afterwards; `null` where that does not change. */
  readonly collectedFrom: PeriodKey | null;
}

/** Plans the merge of `other` into `kept` as the edits of one push. Periods in their order. */
export function planMerge(kept: Indicator, other: Indicator, periods: readonly MergedPeriod[]): MergePlan {
  const edits: Edit[] = [];
  const taken: { period: PeriodKey; fields: GivenField[] }[] = [];
  const left: LeftBehind[] = [];
  for (const at of periods) {
    const now = at.kept ?? emptyMeasurement(kept.code, at.period);
    const fields = at.open ? takenOf(now, at.other, kept) : [];
    const isTaken = new Set<GivenField>(fields);
    if (fields.length > 0) taken.push({ period: at.period, fields });
    const key = measurementKey(kept.code, at.period);
    for (const field of fields)
      if (!(field === 'value' && isTaken.has('numerator') && isTaken.has('denominator')))
        edits.push({ type: 'measurement', key, field, value: at.other[field] });
    // A red value needs a word: where it came from is one.
    const hasNote = now.note !== null || at.other.note !== null;
    if (kept.noteWhenRed && isTaken.has('value') && !hasNote)
      edits.push({ type: 'measurement', key, field: 'note', value: `Taken over from ${other.code}.` });
    for (const field of given) {
      const stays = at.other[field] !== null && !isTaken.has(field) && !sameValue(at.other[field], now[field]);
      if (!stays) continue;
      const why = at.open || now[field] !== null ? 'differs' : 'not open';
      left.push({ period: at.period, field, kept: now[field], other: at.other[field], why });
    }
  }
  const [first] = taken;
  const collectedFrom = first && startOf(first.period) < startOf(kept.collectedFrom) ? first.period : null;
  const updaters = together(kept, other);
  const own = (code: string, field: string, value: Edit['value']): Edit => ({
    type: 'indicator',
    key: code,
    field,
    value,
  });
  if (collectedFrom !== null) edits.push(own(kept.code, 'collectedFrom', collectedFrom));
  if (updaters) edits.push(own(kept.code, 'updaters', updaters));
  edits.push(own(other.code, 'mergedInto', kept.code));
  return { edits, taken, left, updaters, collectedFrom };
}

/** What of the other's period the kept one takes: never half a value, and no note to a value that is not there. */
function takenOf(kept: Measurement, other: Measurement, pi: Indicator): GivenField[] {
  const has = (field: MeasurementField) => other[field] !== null;
  const hasValue = kept.value !== null || kept.numerator !== null || kept.denominator !== null;
  const isParts = (field: GivenField) => field === 'numerator' || field === 'denominator';
  const takesValue = !hasValue && other.value !== null;
  const values = takesValue
    ? ofValue.filter((field) => has(field) && kept[field] === null && (!isParts(field) || hasParts(pi)))
    : [];
  const isSame = sameValue(kept.value, other.value);
  const note = has('note') && kept.note === null && (takesValue || isSame) ? (['note'] as const) : [];
  return [...values, ...note, ...alone.filter((field) => has(field) && kept[field] === null)];
}

/** Whoever records either, where that is more people than before: an owner records a PI that has no updater. */
function together(kept: Indicator, other: Indicator): string[] | null {
  const recording = ({ updaters, owner }: Indicator) =>
    updaters.length > 0 ? updaters : owner === null ? [] : [owner];
  const before = recording(kept);
  const all = [...new Set([...before, ...recording(other)])];
  return all.length === before.length ? null : all;
}

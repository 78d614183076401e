// What each edit of a measurement must keep: its field, its PI, its period, its value. Bad data is an Issue, never an
// exception.
import type { Issue } from '../errors';
import type { FieldValue } from '../figure';
import { frequencyOf, isPeriodOf, label, parseKey, startOf, type Calendar } from '../period/period';
import type { Indicator } from '../records/indicator';
import { isMeasurementField, measurement, measurementSchema, type MeasurementField } from '../records/measurement';
import type { RecordingState } from '../records/recording-period';
import { LONGEST_TEXT } from '../records/text';
import type { PushContext } from './push-context';

export interface PushRules {
  /** Whether a value that turns a PI red needs a note, as the PI says. History brought in comes as it is. */
  readonly notesRequired: boolean;
  /** Whether only periods of the PI's own frequency, from the first collected one on, may be recorded. */
  readonly collectedOnly: boolean;
  /** Whether values are checked for sense. */
  readonly senseChecks: boolean;
}
export const pushRules: PushRules = { notesRequired: true, collectedOnly: true, senseChecks: true };
export const importRules: PushRules = { notesRequired: false, collectedOnly: false, senseChecks: false };

type Refusal = Pick<Issue, 'code' | 'message'>;

/** The field of a measurement that a block of edits names, where it can be sent at all. */
export function fieldSent(name: string): MeasurementField | Refusal {
  const known = Object.hasOwn(measurement.fields, name) ? measurement.fields[name] : undefined;
  if (!known) return { code: 'unknown-field', message: `A measurement has no field “${name.slice(0, 40)}”.` };
  if (known.right !== 'none' && isMeasurementField(name)) return name;
  return { code: 'not-editable', message: `${known.label} is set by the store and cannot be sent.` };
}

export function unknownIndicator(code: string): Refusal {
  return { code: 'unknown-record', message: `There is no PI “${code.slice(0, 40)}” that you can see. Check its code.` };
}

/** A PI that was merged into another is history: its figures are given where it went. */
export function mergedAway({ code, mergedInto }: Pick<Indicator, 'code' | 'mergedInto'>): Refusal | undefined {
  if (mergedInto === null) return undefined;
  return {
    code: 'not-editable',
    message: `${code} was merged into ${mergedInto}. Give its figures for ${mergedInto}.`,
  };
}

/** What stands in the way of recording in a period: asked of thousands of PIs, worked out once for each kind. */
export interface PeriodFacts {
  /** What is wrong with the period for a PI, in words; `undefined` where nothing is. */
  odd(pi: Indicator): string | undefined;
  label(): string;
  state(pi: Indicator): RecordingState;
}

export function periodFacts(period: string, context: PushContext, rules: PushRules): PeriodFacts {
  const good = new Map<string, Set<string>>();
  const states = new Map<string, RecordingState>();
  const none = noPeriod(period, context.calendar);
  let text: string | undefined;
  return {
    odd(pi) {
      const alike = good.get(pi.frequency) ?? new Set<string>();
      if (alike.has(pi.collectedFrom)) return undefined;
      // What is odd names its PI, so only good periods are remembered.
      const odd = none ?? oddPeriod(pi, period, context, rules);
      if (odd === undefined) good.set(pi.frequency, alike.add(pi.collectedFrom));
      return odd;
    },
    label: () => (text ??= label(period, context.calendar)),
    state(pi) {
      const known = states.get(pi.unit) ?? context.recordingState(pi.code, period);
      states.set(pi.unit, known);
      return known;
    },
  };
}

/** What is wrong with a period, whatever is recorded in it; `undefined` where nothing is. */
function noPeriod(period: string, calendar: Calendar): string | undefined {
  if (!parseKey(period)) return `“${period}” is no period.`;
  return isPeriodOf(period, calendar) ? undefined : `“${period}” is no period of this calendar.`;
}

/** What is wrong with the period of an edit for a PI, in words; `undefined` where nothing is. */
function oddPeriod(pi: Indicator, period: string, { calendar }: PushContext, rules: PushRules): string | undefined {
  if (!rules.collectedOnly) return undefined;
  const frequency = frequencyOf(period);
  if (frequency !== pi.frequency) return `${pi.code} is collected by ${pi.frequency}, not by ${frequency}.`;
  if (startOf(period) < startOf(pi.collectedFrom))
    return `${pi.code} is collected from ${label(pi.collectedFrom, calendar)} on.`;
  return undefined;
}

/** A value as it is stored: blank text is no text, and -0, which JSON does not know, is 0. */
export function stored(value: FieldValue): FieldValue {
  if (value === '') return null;
  return typeof value === 'number' ? value + 0 : value;
}

const isNumber: Partial<Record<MeasurementField, true>> = {
  ...{ value: true, target: true, numerator: true, denominator: true, forecast: true, benchmark: true },
};

export function wrongValue(field: MeasurementField, value: FieldValue, code: string): Refusal | undefined {
  // Nearly every cell is a plain number; the schema has nothing to add to it.
  if (typeof value === 'number' && Number.isFinite(value) && isNumber[field]) return undefined;
  if (measurementSchema.shape[field].safeParse(value).success) return undefined;
  const name = measurement.fields[field]?.label.toLowerCase() ?? field;
  if (isNumber[field] && typeof value === 'string')
    return {
      code: 'text-for-number',
      message: `The ${name} of ${code} is the text “${value.slice(0, 40)}”, not a number.`,
    };
  if (typeof value === 'string' && value.length > LONGEST_TEXT)
    return { code: 'too-long', message: `The ${name} of ${code} is longer than ${LONGEST_TEXT} characters.` };
  return { code: 'invalid', message: `This cannot be the ${name} of ${code}.` };
}

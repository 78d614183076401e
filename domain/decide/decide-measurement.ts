// Whether one edit of a measurement can be taken: shape, rights, period. Bad data is an Issue, never an exception.
import type { Issue } from '../errors';
import type { FieldValue } from '../figure';
import { frequencyOf, label, parseKey, periodAt, startOf } from '../period/period';
import type { Indicator } from '../records/indicator';
import { measurementSchema, type MeasurementField } from '../records/measurement';
import { measurement } from '../records/measurement';
import { partsOf } from '../records/record-type';
import { LONGEST_TEXT } from '../records/text';
import type { Edit } from '../sync/change-set';
import { mayRecord } from '../sync/edit-rules';
import type { PushContext } from './push-context';

export interface PushRules {
  /** Whether a value that turns a PI red needs a note, as the PI says. History brought in comes as it is. */
  readonly notesRequired: boolean;
  /** Whether only periods of the PI's own frequency, from the first collected one on, may be recorded. */
  readonly collectedOnly: boolean;
}
export const pushRules: PushRules = { notesRequired: true, collectedOnly: true };
export const importRules: PushRules = { notesRequired: false, collectedOnly: false };

export type TakenEdit =
  | {
      readonly kind: 'taken';
      readonly pi: Indicator;
      readonly period: string;
      readonly field: MeasurementField;
      readonly value: FieldValue;
    }
  | { readonly kind: 'issue'; readonly issue: Pick<Issue, 'code' | 'message'> };

const refused = (code: Issue['code'], message: string): TakenEdit => ({ kind: 'issue', issue: { code, message } });

/** An edit of a measurement that may be taken, with its value as it would be stored; else what is wrong with it. */
export function takeMeasurementEdit(edit: Edit, context: PushContext, facts: PeriodFacts): TakenEdit {
  const [code = '', period = '', ...rest] = partsOf(edit.key);
  const pi = rest.length === 0 ? context.indicator(code) : undefined;
  if (!pi) return refused('unknown-record', `There is no PI “${code}” that you can see. Check its code.`);
  const field = (Object.keys(measurement.fields) as MeasurementField[]).find((f) => f === edit.field);
  if (!field) return refused('unknown-field', `A measurement has no field “${edit.field}”.`);
  if (measurement.fields[field]?.right === 'none')
    return refused('not-editable', `${measurement.fields[field].label} is set by the store and cannot be sent.`);
  const odd = facts.odd(pi, period);
  if (odd !== undefined) return refused('unknown-period', odd);
  const refusal = mayRecord(
    {
      code,
      label: facts.label(period),
      rights: context.rightsOver(code),
      state: context.recordingState(code, period),
    },
    field,
  );
  if (refusal) return { kind: 'issue', issue: refusal };
  const value = plain(edit.value);
  const wrong = wrongValue(field, value, code);
  return wrong ? { kind: 'issue', issue: wrong } : { kind: 'taken', pi, period, field, value };
}

/** What is asked of a period at every edit, found out once for each: thousands of edits share a few periods. */
export interface PeriodFacts {
  odd(pi: Indicator, period: string): string | undefined;
  label(period: string): string;
}

export function periodFacts(context: PushContext, rules: PushRules): PeriodFacts {
  const good = new Set<string>();
  const labels = new Map<string, string>();
  return {
    odd(pi, period) {
      const id = `${period} ${pi.frequency} ${pi.collectedFrom}`;
      if (good.has(id)) return undefined;
      // What is odd names its PI, so only good periods are remembered.
      const odd = oddPeriod(pi, period, context, rules);
      if (odd === undefined) good.add(id);
      return odd;
    },
    label(period) {
      const text = labels.get(period) ?? label(period, context.calendar);
      labels.set(period, text);
      return text;
    },
  };
}

/** What is wrong with the period of an edit, in words; `undefined` where nothing is. */
function oddPeriod(pi: Indicator, period: string, { calendar }: PushContext, rules: PushRules): string | undefined {
  if (!parseKey(period)) return `“${period}” is no period.`;
  const frequency = frequencyOf(period);
  if (periodAt(frequency, startOf(period), calendar) !== period) return `“${period}” is no period of this calendar.`;
  if (!rules.collectedOnly) return undefined;
  if (frequency !== pi.frequency) return `${pi.code} is collected by ${pi.frequency}, not by ${frequency}.`;
  if (startOf(period) < startOf(pi.collectedFrom))
    return `${pi.code} is collected from ${label(pi.collectedFrom, calendar)} on.`;
  return undefined;
}

/** Blank text is no text, and -0, which JSON does not know, is 0. */
function plain(value: FieldValue): FieldValue {
  if (value === '') return null;
  return typeof value === 'number' ? value + 0 : value;
}

function wrongValue(
  field: MeasurementField,
  value: FieldValue,
  code: string,
): Pick<Issue, 'code' | 'message'> | undefined {
  // Nearly every cell is a plain number; the schema has nothing to add to it.
  if (typeof value === 'number' && Number.isFinite(value) && (field === 'value' || field === 'target'))
    return undefined;
  if (measurementSchema.shape[field].safeParse(value).success) return undefined;
  const name = measurement.fields[field]?.label.toLowerCase() ?? field;
  if ((field === 'value' || field === 'target') && typeof value === 'string')
    return {
      code: 'text-for-number',
      message: `The ${name} of ${code} is the text “${value.slice(0, 40)}”, not a number.`,
    };
  if (typeof value === 'string' && value.length > LONGEST_TEXT)
    return { code: 'too-long', message: `The ${name} of ${code} is longer than ${LONGEST_TEXT} characters.` };
  return { code: 'invalid', message: `This cannot be the ${name} of ${code}.` };
}

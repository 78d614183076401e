// What is set on a PI's page for one period: target, forecast, benchmark, parts, stage, a status by hand, and the note.
// Which of them, by the rights of who looks (DOMAIN: five separate rights); figures themselves are given in sheets.
import type { FieldValue } from '../../../domain/figure';
import { handStatuses } from '../../../domain/performance/judgements';
import { measurementKey, stages } from '../../../domain/records/measurement';
import { hasParts } from '../../../domain/records/value-parts';
import { readNumber, readShare, shareText } from '../../../domain/sheet/text-forms/numbers';
import type { Edit } from '../../../domain/sync/change-set';
import { rightToRecord } from '../../../domain/sync/edit-rules';
import type { IndicatorPage, Series } from '../../../domain/wire-indicators';

export const recordFields = [
  'numerator',
  'denominator',
  'target',
  'forecast',
  'benchmark',
  'stage',
  'byHand',
  'note',
] as const;
export type RecordField = (typeof recordFields)[number];

/** The fields that a person may set for a period of a PI now. */
export function fieldsToSet({ definition, rights }: IndicatorPage, series: Series, i: number): readonly RecordField[] {
  if (series.state[i] !== 'open') return [];
  const isTyped = series.collected === 'typed';
  const may = (field: RecordField) => rights.some((right) => right === rightToRecord[field]);
  const isPart = (field: RecordField) => field === 'numerator' || field === 'denominator';
  return recordFields.filter((field) => may(field) && (!isPart(field) || (hasParts(definition) && isTyped)));
}

/** What stands, as it is written in the form. */
export function shownField(field: RecordField, { definition }: IndicatorPage, series: Series, i: number): string {
  const value = series[field][i] ?? null;
  if (value === null) return '';
  return typeof value === 'number' && isShare(field, definition.measure) ? shareText(value) : String(value);
}

function isShare(field: RecordField, measure: string): boolean {
  return measure === 'percentage' && (field === 'target' || field === 'forecast' || field === 'benchmark');
}

export interface RecordDraft {
  readonly edits: readonly Edit[];
  /** Fields that cannot be read, and what is missing. */
  readonly wrong: ReadonlyMap<RecordField, 'number' | 'share' | 'note'>;
}

/** @param typed by field: the text where it was touched */
export function recordDraft(
  page: IndicatorPage,
  series: Series,
  i: number,
  typed: ReadonlyMap<RecordField, string>,
): RecordDraft {
  const { code, measure } = page.definition;
  const key = measurementKey(code, series.periods[i] ?? '');
  const wrong = new Map<RecordField, 'number' | 'share' | 'note'>();
  const edits: Edit[] = [];
  for (const [field, text] of typed) {
    if (text === shownField(field, page, series, i)) continue;
    const value = valueOf(field, text, isShare(field, measure));
    if (value === undefined) wrong.set(field, isShare(field, measure) ? 'share' : 'number');
    else if (value !== (series[field][i] ?? null)) edits.push({ type: 'measurement', key, field, value });
  }
  const byHand = edits.some(({ field, value }) => field === 'byHand' && value !== null);
  const note = (typed.get('note') ?? series.note[i] ?? '').trim();
  if (byHand && note === '') wrong.set('note', 'note');
  return { edits, wrong };
}

function valueOf(field: RecordField, text: string, share: boolean): FieldValue | undefined {
  const t = text.trim();
  if (t === '') return null;
  if (field === 'note') return text;
  if (field === 'stage') return stages.find((stage) => stage === t);
  if (field === 'byHand') return handStatuses.find((status) => status === t);
  return share ? readShare(t) : readNumber(t);
}

// What a receipt shows of each PI: the figure that was taken and how it stands, put together from what was sent.
import type { FieldValue } from '../../../domain/figure';
import type { Status } from '../../../domain/performance/status';
import type { PlannedConsequence, PlannedEdit } from '../../../domain/sync/plan';
import type { Receipt } from '../../../domain/wire';
import type { Changes } from '../../flows/outcomes';
import type { Texts } from '../../texts/en';

export interface ReceiptRow {
  readonly key: string;
  readonly code: string;
  readonly label: string;
  /** Where it is no measurement. */
  readonly isDefinition?: boolean;
  /** `null` where only a note was taken; blank where only something else was. */
  readonly figure: string | null;
  readonly status: Status | null;
  /** What happened to it, in words. */
  readonly remarks: readonly string[];
}

/** One row for each measurement that was sent, in the order of the sheet. */
export function receiptRows(receipt: Receipt, sent: Changes | null, texts: Texts): readonly ReceiptRow[] {
  const byKey = new Map<string, PlannedEdit[]>();
  for (const edit of sent?.plan.ready ?? []) byKey.set(edit.key, [...(byKey.get(edit.key) ?? []), edit]);
  const { keys, values, after } = receipt.consequences;
  if (byKey.size === 0) return keys.map((key, i) => unknownRow(key, values[i] ?? null, after[i] ?? 'no data', texts));
  const turned = new Map(keys.map((key, i) => [key, after[i]]));
  const made = new Map(sent?.plan.consequences.map((c) => [c.key, c]));
  return [...byKey.entries()].map(([key, edits]) => rowOf(key, edits, made.get(key), turned.get(key), texts));
}

/**
 * @param made the value that was sent, or that what was sent has made
 * @param turnedTo the status that the push gave it, where it is another than before
 */
function rowOf(
  key: string,
  edits: readonly PlannedEdit[],
  made: PlannedConsequence | undefined,
  turnedTo: Status | undefined,
  texts: Texts,
): ReceiptRow {
  const words = texts.receipt;
  const value = edits.find((e) => e.field === 'value');
  const note = edits.find((e) => e.field === 'note');
  const stage = edits.find((e) => e.field === 'stage');
  const first = value ?? note ?? stage ?? edits[0];
  const status = turnedTo ?? made?.after ?? value?.statusAfter ?? null;
  const figure = value === undefined ? made && texts.figure(made.value, made) : texts.figure(value.after, value);
  const remarks = [
    edits.some((e) => e.seen !== null) ? words.keptYours : '',
    ...edits.flatMap((e) => (e.words === null ? [] : `${e.fieldLabel}.`)),
    turnedTo === 'red' ? words.turned(turnedTo) : '',
    note === undefined || figure === undefined ? '' : words.noteTaken,
    stage === undefined ? '' : words.stageTaken(texts.figure(stage.after, stage)),
  ].filter((s) => s !== '');
  return {
    key,
    code: first?.code ?? key,
    label: first?.periodLabel ?? '',
    isDefinition: first !== undefined && first.words !== null,
    figure: figure ?? (note === undefined ? '' : null),
    status: figure === undefined ? null : status,
    remarks,
  };
}

/** Without the sheet's own account the measure is not known, so the figure stands as the store holds it. */
function unknownRow(key: string, value: FieldValue, status: Status, texts: Texts): ReceiptRow {
  const [code = key, label = ''] = key.split('|');
  const figure = typeof value === 'number' ? String(value) : texts.figure(value, { measure: 'number', decimals: 0 });
  return { key, code, label, figure, status, remarks: [] };
}

/** The receipt as text, for a mail or a file. */
export function receiptText(receipt: Receipt, sent: Changes | null, rows: readonly ReceiptRow[], texts: Texts): string {
  const { values, notes, other } = receipt.counts;
  const lines = [
    texts.receipt.title(values + notes + other),
    texts.receipt.about(receipt.counts, sent?.sheet ?? ''),
    texts.receipt.stamp(texts.moments.full(receipt.at), receipt.revision),
    receipt.by.name,
    '',
    ...rows.map((row) =>
      [
        row.code,
        row.label,
        row.figure ?? texts.receipt.noteOnly,
        row.status === null ? '' : texts.status.word[row.status],
        row.remarks.join(' '),
      ].join('\t'),
    ),
    '',
    receipt.pushId,
  ];
  return lines.join('\n');
}

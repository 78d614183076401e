// Which row of the store a row of the sheet speaks of: by its key, with the name as witness where a key was edited.
import { codeSchema, foldCode } from '../records/text';
import { isCellError, type Cell } from './grid';
import { nearest } from './nearest';
import { short, type CellIssue } from './read-cell';
import { foldHeading, type KnownRow, type SheetKind } from './sheet-kind';

/** Rows of the store's answer, by what a sheet says of them. */
export interface RowsKnown<R extends KnownRow> {
  readonly rows: readonly R[];
  readonly byKey: ReadonlyMap<string, R>;
  /** One row of each code, by the code folded. */
  readonly codes: ReadonlyMap<string, R>;
  readonly byName: ReadonlyMap<string, R>;
}

/** What the key columns and the name say. */
export interface RowTexts {
  readonly code: string;
  readonly label: string;
  readonly name: string | undefined;
}

export type RowMatch<R extends KnownRow> =
  | { readonly kind: 'row'; readonly known: R }
  /** `key` names the row that stood here before its key was edited: a refresh must not add it a second time. */
  | { readonly kind: 'issue'; readonly at: 'code' | 'label'; readonly issue: CellIssue; readonly key?: string };

/** @param inSheet the codes that stand anywhere in the sheet, folded */
export function matchRow<R extends KnownRow>(
  texts: RowTexts,
  known: RowsKnown<R>,
  kind: SheetKind<R>,
  inSheet: ReadonlySet<string>,
): RowMatch<R> {
  const code = foldCode(texts.code);
  const named = texts.name === undefined ? undefined : known.byName.get(foldHeading(texts.name));
  const stood = named && known.byKey.get(`${foldCode(named.code)}\n${foldHeading(texts.label)}`);
  const keyOfNamed = stood && { key: stood.key };
  const stop = (at: 'code' | 'label', issue: Omit<CellIssue, 'severity'>, extra?: { key: string }): RowMatch<R> => ({
    ...{ kind: 'issue', at, issue: { ...issue, severity: 'stop' } },
    ...extra,
  });

  if (!known.codes.has(code)) {
    // The row of a PI whose own code is gone from the sheet was edited; any other is a new one, where rows can be added.
    const isEdited = named !== undefined && !inSheet.has(foldCode(named.code));
    if (kind.newRow && texts.code.trim() !== '' && !isEdited) return newRow(texts.code, kind.newRow.bind(kind));
    const guess =
      named?.code ??
      nearest(
        texts.code,
        [...known.codes.values()].map((r) => r.code),
      );
    const what =
      texts.code === ''
        ? 'This row has no code'
        : `The code “${short(texts.code)}” is not one of the PIs that you can see here`;
    const remedy = kind.newRow && texts.code === '' ? 'Give it one, or delete' : 'Put its code back, or delete';
    const message = guess ? `${what}. Did you mean ${guess}?` : `${what}. ${remedy} the row from the sheet.`;
    const fix = guess === undefined ? {} : { fix: { label: `Put ${guess}`, value: guess } };
    return stop('code', { code: 'unknown-code', message, ...fix }, keyOfNamed);
  }
  // Names may repeat: a row whose own PI bears that name too was not edited.
  const own = known.codes.get(code);
  const bearsIt = foldHeading(own?.name ?? '') === foldHeading(texts.name ?? '');
  // Where names can be edited, a row that took another's name is just that.
  const isWitness = !kind.fields.some((f) => f.columns.includes('name')) || !inSheet.has(foldCode(named?.code ?? ''));
  if (named && isWitness && foldCode(named.code) !== code && !bearsIt)
    return stop(
      'code',
      {
        code: 'key-edited',
        message: `The row is named “${short(named.name)}”, which is ${named.code}, but its code says ${short(texts.code)}.`,
        fix: { label: `Put back ${named.code}`, value: named.code },
      },
      keyOfNamed,
    );
  const match = known.byKey.get(`${code}\n${foldHeading(texts.label)}`);
  if (match) return { kind: 'row', known: match };
  const guess = only(known.rows.filter((r) => foldCode(r.code) === code).map((r) => r.label));
  return stop('label', {
    code: 'unknown-period',
    message: `“${short(texts.label)}” is not a period of ${own?.code ?? texts.code} in this sheet.${guess ? ` Did you mean ${guess}?` : ' Put the period back.'}`,
    ...(guess !== undefined && { fix: { label: `Put ${guess}`, value: guess } }),
  });
}

function newRow<R extends KnownRow>(text: string, make: (code: string) => R | CellIssue): RowMatch<R> {
  const code = text.trim();
  const parsed = codeSchema.safeParse(code);
  if (!parsed.success) {
    const message = `“${short(code)}” cannot be a code: at most 32 characters, without “|” and line breaks. Shorten it.`;
    return { kind: 'issue', at: 'code', issue: { code: 'invalid', severity: 'stop', message } };
  }
  const made = make(code);
  return 'severity' in made ? { kind: 'issue', at: 'code', issue: made } : { kind: 'row', known: made };
}

export function textOf(cell: Cell): string {
  return cell === null ? '' : isCellError(cell) ? cell.error : String(cell);
}

function only<T>(items: readonly T[]): T | undefined {
  const distinct = [...new Set(items)];
  return distinct.length === 1 ? distinct[0] : undefined;
}

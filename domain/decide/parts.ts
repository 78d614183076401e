// Values made of a numerator and a denominator: the value follows its parts in the same change-set, and parts that a typed
// value no longer comes from go. So where both parts stand, the value is always theirs. Source: DOMAIN, Values [P]; that
// parts go is ours, since a roll-up adds up parts and would else say something that nobody typed.
import type { Issue } from '../errors';
import { sameValue, type FieldValue, type Figure } from '../figure';
import { sameFigure } from '../performance/drift';
import type { SiteRules } from '../performance/site-rules';
import { valueOfParts } from '../performance/value';
import { hasParts } from '../records/value-parts';
import type { Indicator } from '../records/indicator';
import type { MeasurementField } from '../records/measurement';
import { figureText } from '../sheet/figure-text';
import { afterOr, changeBlock, type Outcome, type PeriodDraft } from './decide-period';
import { asFigure, asNumber } from './judge';

/** What two parts make; `undefined` unless both are numbers. */
export function madeOf(
  pi: Indicator,
  numerator: FieldValue,
  denominator: FieldValue,
  { rollUp }: SiteRules,
): Figure | undefined {
  if (typeof numerator !== 'number' || typeof denominator !== 'number') return undefined;
  return valueOfParts({ numerator, denominator }, pi.factor ?? 1, rollUp.divisionByZero);
}

/** Lets values follow the parts that were sent, and parts go that a value sent is not made of. */
export function partsFollow(draft: PeriodDraft, out: Outcome): void {
  const { push, standing, seen, after, context } = draft;
  const { numerator, denominator } = standing;
  if (!numerator || !denominator) return;
  const values = new Rows(draft, 'value');
  const [above, below] = [new Rows(draft, 'numerator'), new Rows(draft, 'denominator')];
  for (let row = 0; row < push.codes.length; row++) {
    const pi = seen[row]?.pi;
    if (!pi || !hasParts(pi)) continue;
    const sentParts = after.numerator?.[row] !== undefined || after.denominator?.[row] !== undefined;
    const made = madeOf(
      ...([
        pi,
        afterOr(after.numerator, numerator.values, row),
        afterOr(after.denominator, denominator.values, row),
      ] as const),
      context.site,
    );
    const value = afterOr(after.value, standing.value.values, row);
    const isSent = draft.sent.value?.[seen[row]?.ordinal ?? 0] === 1;
    if (sentParts && isSent) {
      if (made !== undefined && !sameFigure(asFigure(value), made)) out.issues.push(disagreeing(draft, row, pi, made));
    } else if (sentParts) {
      const was = madeOf(pi, numerator.values[row] ?? null, denominator.values[row] ?? null, context.site);
      if (made !== undefined) follow(draft, row, made, values, out);
      else if (was !== undefined) follow(draft, row, null, values, out);
    } else if (after.value?.[row] !== undefined && made !== undefined && !sameFigure(asFigure(value), made)) {
      above.set(row, null);
      below.set(row, null);
    }
  }
  for (const rows of [values, above, below]) rows.write(out);
}

/** Sets the value of a row, unless somebody typed another one since the sheet was pulled. */
function follow(draft: PeriodDraft, row: number, made: Figure, values: Rows, out: Outcome): void {
  const { value } = draft.standing;
  if (sameValue(made, value.values[row] ?? null)) return;
  const ref = { type: 'measurement' as const, key: draft.push.keys[row] ?? '', field: 'value' };
  const moved = (value.revisions[row] ?? 0) > draft.base;
  const conflict = moved ? draft.conflictOf(ref, made, seenAt(draft, row)) : undefined;
  if (conflict) out.conflicts.push(conflict);
  else values.set(row, made);
}

/** The revision that the sender of a row's parts had seen. */
function seenAt({ push }: PeriodDraft, row: number): number | null {
  let newest: number | null = null;
  for (const { block, at, row: rows } of push.fields) {
    if (!block.seen || (block.field !== 'numerator' && block.field !== 'denominator')) continue;
    const n = rows ? rows.indexOf(row) : row;
    const seen = block.seen[at ? (at[n] ?? -1) : n];
    if (typeof seen === 'number') newest = Math.max(newest ?? 0, seen);
  }
  return newest;
}

function disagreeing({ push, after, standing }: PeriodDraft, row: number, pi: Indicator, made: Figure): Issue {
  const text = (figure: FieldValue) => figureText(asFigure(figure), pi);
  const value = afterOr(after.value, standing.value.values, row);
  const [n, d] = [
    asNumber(afterOr(after.numerator, standing.numerator?.values ?? [], row)) ?? '',
    asNumber(afterOr(after.denominator, standing.denominator?.values ?? [], row)) ?? '',
  ];
  return {
    ...{ code: 'parts-disagree', severity: 'stop', key: push.keys[row] ?? '', field: 'value' },
    message: `The value of ${pi.code} is ${text(value)}, but ${n} of ${d} makes ${text(made)}. Leave the value out, or correct one of them.`,
  };
}

/** Rows of one field that follow. */
class Rows {
  private readonly rows: number[] = [];
  private readonly draft: PeriodDraft;
  private readonly field: MeasurementField;

  constructor(draft: PeriodDraft, field: MeasurementField) {
    this.draft = draft;
    this.field = field;
  }

  set(row: number, value: FieldValue): void {
    const after = (this.draft.after[this.field] ??= new Array<FieldValue | undefined>(this.draft.push.codes.length));
    after[row] = value;
    this.rows.push(row);
  }

  write(out: Outcome): void {
    const { push, standing, after } = this.draft;
    const change = changeBlock(
      push,
      this.field,
      standing[this.field]?.values ?? [],
      after[this.field] ?? [],
      this.rows,
    );
    if (change) out.blocks.push(change);
  }
}

// What certain guesses must still pass, all of them looked at together. Rule: where two columns would be the same figure, or
// where the rows themselves say what kind of figure they hold, none of them is certain.
import { textIn } from '../table/area';
import type { ColumnFacts } from './column-facts';
import type { Draft, GuessInput } from './column-guess';
import type { ColumnHeading } from './headings';
import { isFigureRole, type Role } from './role';
import { saidBy, wordsOf } from './words';

/** Why a guess is doubtful after all, by column. What a person said is not doubted. */
export function doubtsIn(drafts: readonly Draft[], input: GuessInput): ReadonlyMap<number, string> {
  const doubts = new Map<number, string>();
  const doubt = (d: Draft, why: string) => {
    if (d.certain && !input.said.has(d.column)) doubts.set(d.column, why);
  };
  const figures = drafts.filter((d) => isFigureRole(d.role));
  const sorted = rolesDown(drafts, input.facts);
  if (sorted) {
    for (const d of figures) doubt(d, 'The rows are values and targets in turn. Give each a column of its own.');
    doubt(sorted, 'Its cells say whether a row is a value or a target.');
  }
  if (saysTwice(drafts, input)) {
    const names = drafts.filter((d) => d.role === 'code' || d.role === 'name' || d.role === 'unit');
    const periods = drafts.filter((d) => d.role === 'period');
    const asked = names.length > 0 ? names : periods.length > 0 ? periods : figures;
    for (const d of asked) doubt(d, 'Several rows say the same PI and period. What tells them apart?');
  }
  const plans = plansOnly(figures, input.headings);
  for (const [column, why] of oddUnderYears(figures, input.headings)) {
    const d = figures.find((f) => f.column === column);
    if (d) doubt(d, why);
  }
  if (input.titles.some((t) => /\b(?:cumulative|year to date|ytd|running total)\b/.test(wordsOf(t))))
    for (const d of figures)
      if (d.role === 'value' && !d.period?.endsWith('Y')) doubt(d, 'The title says that figures are summed up.');
  if (drafts.some((d) => d.role === 'period' && !d.certain) && figures.some((d) => /^\d/.test(d.period ?? '')))
    for (const d of figures) doubt(d, 'Rows and headings both name periods. Which is it of?');
  if (areParts(drafts)) for (const d of figures) doubt(d, 'Is it a PI of its own, or a part of the year?');
  const seen = new Map<string, Draft>();
  for (const d of figures) {
    if (plans && d.role === 'value') doubt(d, 'A baseline stands beside it. Are these figures, or targets?');
    const key = `${d.role}\n${d.period ?? ''}\n${wordsOf(d.pi)}`;
    const first = d.certain ? seen.get(key) : undefined;
    // One that is open already may turn out to be another.
    if (first) for (const same of [first, d]) doubt(same, 'Another column says that it is the same figure.');
    else if (d.certain) seen.set(key, d);
  }
  return doubts;
}

/** Whether more than one row in ten says a PI and period that a row before it has said. */
function saysTwice(drafts: readonly Draft[], { facts, groups }: GuessInput): boolean {
  const keys = drafts.filter((d) => !isFigureRole(d.role) && d.role !== 'none');
  const columns = keys.flatMap((d) => {
    const cells = facts.find((f) => f.column === d.column)?.cells;
    return cells ? [{ cells, repeats: d.repeats || d.role === 'period', above: '' }] : [];
  });
  const rows = facts[0]?.cells.length ?? 0;
  const seen = new Set<string>();
  for (let r = 0; r < rows; r++) {
    let key = groups[r] ?? '';
    for (const c of columns) {
      const text = textIn(c.cells[r]);
      if (c.repeats && text !== '') c.above = text;
      key += `\n${c.repeats ? c.above : text}`;
    }
    seen.add(key);
  }
  return seen.size * 10 < rows * 9;
}

/** So many rows tell whether rows take turns. */
const SAMPLE = 400;

/** The column that says row by row whether it holds a value, a target, a status. */
function rolesDown(drafts: readonly Draft[], facts: readonly ColumnFacts[]): Draft | undefined {
  return drafts.find((d) => {
    const f = facts.find((own) => own.column === d.column);
    if (!f || isFigureRole(d.role) || d.role === 'period' || f.texts < 0.5) return false;
    let [whole, targets, values] = [0, 0, 0];
    const known = new Map<string, Role | undefined>();
    const cells = f.cells.slice(0, SAMPLE);
    const filled = Math.min(f.filled, cells.length);
    for (const cell of cells) {
      const text = textIn(cell);
      if (text === '') continue;
      const isWhole = wordsOf(text).split(' ').length <= 2;
      if (!known.has(text)) known.set(text, kindOfRow(text, isWhole));
      const role = known.get(text);
      if (role === 'target' || role === 'denominator') {
        if (isWhole) whole++;
        else targets++;
      } else if (role === 'value' || role === 'numerator') values++;
    }
    return (whole > 1 && whole * 6 >= filled) || (targets > 1 && values > 1 && (targets + values) * 3 >= filled);
  });
}

/** `Target` as a whole cell, or at the end of one: `Calls answered – target`. */
function kindOfRow(text: string, isWhole: boolean): Role | undefined {
  if (text.length > 120) return undefined;
  if (isWhole) return saidBy(text);
  const [, end] = /[-–—:(]\s*([^-–—:()]{3,20})\)?$/.exec(text) ?? [];
  return end === undefined ? undefined : saidBy(end);
}

/** A baseline and years to come, with no word for actual or target: it may be a plan. */
function plansOnly(figures: readonly Draft[], headings: readonly ColumnHeading[]): boolean {
  return (
    headings.some((h) => /\bbaseline\b/.test(wordsOf(h.text))) &&
    headings.every((h) => h.says !== 'value' && h.says !== 'target') &&
    figures.filter((d) => d.role === 'value' && /^\d/.test(d.period ?? '')).length > 1
  );
}

/** `Ebrill 2023`, `Mai 2023`: one year, and one other word for each column, beside rows that are named. */
function areParts(drafts: readonly Draft[]): boolean {
  const dated = drafts.filter((d) => d.role === 'value' && /^\d/.test(d.period ?? ''));
  return (
    dated.length > 1 &&
    drafts.some((d) => d.role === 'name' || d.role === 'code') &&
    new Set(dated.map((d) => d.period)).size === 1 &&
    dated.every((d) => /^\p{L}+$/u.test(wordsOf(d.pi))) &&
    new Set(dated.map((d) => wordsOf(d.pi))).size === dated.length
  );
}

/**
 * Columns to which a period above may not reach: under a year whose other columns are months or quarters, or at the end of
 * the last block where no other block has a column that is called so.
 */
function oddUnderYears(figures: readonly Draft[], headings: readonly ColumnHeading[]): ReadonlyMap<number, string> {
  const odd = new Map<number, string>();
  const of = new Map(headings.map((h) => [h.column, h]));
  const dated = figures.filter((d) => /^\d/.test(d.period ?? ''));
  const isStacked = (d: Draft) => (of.get(d.column)?.text ?? '').includes(' · ');
  const isYear = (d: Draft) => d.period?.endsWith('Y') === true;
  if (dated.some((d) => !isYear(d)))
    for (const d of dated)
      if (isYear(d) && isStacked(d) && of.get(d.column)?.rest !== '')
        odd.set(d.column, 'Does the year above stand over it too?');
  const periods = [...new Set(dated.map((d) => d.period ?? ''))];
  if (periods.length < 2) return odd;
  const called = (d: Draft) => wordsOf(of.get(d.column)?.rest ?? '');
  const last = Math.max(...dated.map((d) => d.column));
  const end = dated.find((d) => d.column === last)?.period;
  for (const d of dated)
    if (
      d.period === end &&
      of.get(d.column)?.carried &&
      !dated.some((o) => o.period !== end && called(o) === called(d))
    )
      odd.set(d.column, 'Does the period above stand over it too?');
  return odd;
}

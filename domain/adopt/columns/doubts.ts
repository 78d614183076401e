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
  const plans = plansOnly(figures, input.headings);
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

/** The column that says row by row whether it holds a value, a target, a status. */
function rolesDown(drafts: readonly Draft[], facts: readonly ColumnFacts[]): Draft | undefined {
  return drafts.find((d) => {
    const f = facts.find((own) => own.column === d.column);
    if (!f || isFigureRole(d.role) || d.role === 'period' || f.texts < 0.5) return false;
    const roles = new Map<Role, number>();
    const known = new Map<string, Role | undefined>();
    for (const cell of f.cells) {
      const text = textIn(cell);
      if (text === '') continue;
      if (!known.has(text)) known.set(text, kindOfRow(text));
      const role = known.get(text);
      if (role !== undefined) roles.set(role, (roles.get(role) ?? 0) + 1);
    }
    const targets = (roles.get('target') ?? 0) + (roles.get('denominator') ?? 0);
    return targets > 1 && targets * 6 >= f.filled;
  });
}

/** `Target` as a whole cell, or at the end of one: `Calls answered – target`. */
function kindOfRow(text: string): Role | undefined {
  if (text.length > 120) return undefined;
  const own = saidBy(text);
  if (own !== undefined && wordsOf(text).split(' ').length <= 2) return own;
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

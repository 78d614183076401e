// The figures that stand in the sheet and were not sent, by PI and period, as My work shows them beside what is due.
import type { Changes } from '../../flows/outcomes';
import type { Texts } from '../../texts/en';
import { typedId } from './due-lists';

export function typedFigures(changes: Changes | undefined, texts: Texts): ReadonlyMap<string, string> {
  const typed = new Map<string, string>();
  if (changes === undefined) return typed;
  for (const edit of [...changes.plan.ready, ...changes.plan.conflicts]) {
    if (edit.field === 'value') typed.set(typedId(edit.code, edit.periodLabel), texts.figure(edit.after, edit));
  }
  return typed;
}

// A layout that was agreed before, seen again: next quarter's workbook, a copy, a colleague's. Its columns are known by
// their headings; columns of other periods may come and go.
import type { Calendar } from '../period/period';
import { foldHeading } from '../sheet/sheet-kind';
import type { ColumnGuess } from './columns/column-guess';
import { isFigureRole, type Role } from './columns/role';
import { locate } from './figures/locate';
import { matchesOf, type Matches, type TableMapping } from './mapping';
import type { Corrections, Proposal } from './propose';
import type { Area } from './table/area';

/** How well a table fits an agreed layout: the share of its undated columns that are there; 0 where it is another. */
export function likeness(area: Area, mapping: TableMapping, calendar: Calendar): number {
  const located = locate(area, mapping, calendar);
  if (!located) return 0;
  const isDated = (c: { readonly role: Role; readonly period: ColumnGuess['period'] }) =>
    isFigureRole(c.role) && c.period !== null && /^\d/.test(c.period);
  const steady = mapping.columns.filter((c) => c.role !== 'none' && !isDated(c));
  const there = located.columns.filter((c) => c.role !== 'none' && !isDated(c));
  if (steady.length === 0) return located.missing.length === 0 ? 1 : 0;
  if (there.length < steady.length) return 0;
  const dated = mapping.columns.filter(isDated).length;
  const datedThere = located.columns.filter(isDated).length;
  return dated === 0 || datedThere > 0 || located.added.some((h) => h.period?.kind === 'period')
    ? 0.8 + 0.2 * (dated === 0 ? 1 : datedThere / dated)
    : 0;
}

/** The layout that fits best, where one fits. */
export function recognised<M extends { readonly mapping: TableMapping }>(
  area: Area,
  known: readonly M[],
  calendar: Calendar,
): M | undefined {
  let best: { readonly own: M; readonly is: number } | undefined;
  for (const own of known) {
    const is = likeness(area, own.mapping, calendar);
    if (is > (best?.is ?? 0)) best = { own, is };
  }
  return best?.own;
}

/** What an agreed layout says of a table that is looked at anew. */
export function correctionsFrom(mapping: TableMapping, plain: Proposal): Corrections {
  const seen = new Map<string, number>();
  const inTurn = (heading: string) => {
    const name = foldHeading(heading);
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    return `${name}\n${n}`;
  };
  const agreed = new Map(mapping.columns.map((c) => [inTurn(c.heading), c]));
  seen.clear();
  const roles = new Map<number, Role>();
  const periods = new Map<number, ColumnGuess['period']>();
  for (const guess of plain.columns) {
    const own = agreed.get(inTurn(guess.heading));
    if (!own) continue;
    roles.set(guess.column, own.role);
    if (own.period !== null) periods.set(guess.column, own.period);
  }
  return {
    ...{ roles, periods, choices: mapping.choices, rules: mapping.rules, turned: mapping.turned },
    ...(mapping.period !== null && { period: mapping.period }),
  };
}

export function agreedMatches(mapping: TableMapping | null): Matches {
  return mapping ? matchesOf(mapping) : new Map();
}

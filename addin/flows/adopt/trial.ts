// A dry run of an adopted table: which rows are which PI, what would be new, differ, be refused, and what is set aside for
// the person to decide. Nothing is sent for it but the question which figures the store has.
import { planPush } from '../../../domain/sync/plan-push';
import { namesOf, piMatcher, type Match } from '../../../domain/adopt/figures/match-pis';
import type { Identity } from '../../../domain/adopt/figures/adopted-figures';
import { matchesOf, type TableMapping } from '../../../domain/adopt/mapping';
import { placeIn } from '../../../domain/adopt/figures/adopted-grid';
import { addressOf, type CellPlace } from '../../../domain/sheet/grid';
import { readGrid } from '../../../domain/sheet/read-grid';
import type { Calendar } from '../../../domain/period/period';
import type { PlannedConsequence, PlannedIssue } from '../../../domain/sync/plan';
import { adoptedSource, takenApart } from './adopted-table';
import type { AdoptDesk } from './desk';
import type { Ports } from '../ports';
import type { Progress } from '../bridge';

/** A row or heading that is no PI for certain. */
export interface SetAside {
  readonly identity: Identity;
  readonly match: Extract<Match, { kind: 'asked' | 'unmatched' }>;
  readonly place: CellPlace;
  readonly address: string;
  /** What the table calls it. */
  readonly called: string;
  readonly figures: number;
}

export interface Trial {
  /** The mapping with every match that is certain. */
  readonly mapping: TableMapping;
  readonly pis: number;
  readonly figures: number;
  readonly fresh: number;
  readonly same: number;
  readonly differ: number;
  readonly blank: number;
  /** Figures of rows that are left out for good, and of totals. */
  readonly leftOut: number;
  readonly setAside: readonly SetAside[];
  readonly refused: readonly PlannedIssue[];
  /** PIs whose figures the person may see and not change. */
  readonly notYours: readonly string[];
  readonly turns: readonly PlannedConsequence[];
  /** How percentages stand in the cells, where it has to be said. */
  readonly percent: { readonly example: number; readonly cells: number } | null;
  /** Cells that hold 0 where the period before had a figure. */
  readonly zeros: number;
}

const MOST_TURNS = 200;

export async function tryOut(
  ports: Ports,
  desk: AdoptDesk,
  wanted: TableMapping,
  calendar: Calendar,
  progress?: Progress,
  isWanted: () => boolean = () => true,
): Promise<Trial | null> {
  const remembered = matchesOf(wanted);
  const first = takenApart('trial', desk.sheet, wanted, calendar);
  await breathe(progress, 0.2);
  if (!isWanted()) return null;
  const matcher = piMatcher(desk.pis, remembered);
  const matches = new Map(remembered);
  const aside = new Map<string, { identity: Identity; match: SetAside['match'] }>();
  const out = new Set<string>();
  for (const identity of first.taken.identities) {
    const match = matcher(identity);
    if (match.kind === 'matched') {
      if (match.code !== identity.code || identity.pi !== '') matches.set(identity.is, match.code);
    } else if (match.kind === 'left out' || identity.isTotal) out.add(identity.is);
    else aside.set(identity.is, { identity, match });
  }
  const mapping: TableMapping = { ...wanted, matches: [...matches].map(([is, code]) => ({ is, code })) };
  await breathe(progress, 0.5);
  if (!isWanted()) return null;
  // Rows whose code no PI has are set aside, not asked about.
  const table = takenApart(
    'trial',
    desk.sheet,
    { ...mapping, matches: [...mapping.matches, ...[...aside.keys(), ...out].map((is) => ({ is, code: null }))] },
    calendar,
  );
  const source = adoptedSource(true);
  const answer = await source.ask(ports.api, { also: source.also(table, calendar) }, table);
  await breathe(progress, 0.8);
  if (!isWanted()) return null;
  const { keep, issues } = answer.narrow?.(table) ?? { keep: null, issues: [] };
  const only = <T>(list: readonly T[]) => (keep === null ? list : keep.flatMap((i) => list.slice(i, i + 1)));
  const grid = { ...table, rows: only(table.rows), formulas: only(table.formulas), places: only(table.places ?? []) };
  const plain = readGrid(grid, answer.kind, answer.rows);
  const read = { ...plain, issues: [...issues, ...plain.issues] };
  const decisions = { mine: new Map<string, number>(), ticked: new Set<string>() };
  const plan = planPush({ read, changed: answer.changed, held: {}, decisions, calendar: answer.calendar });
  let [blank, same] = [0, 0];
  for (const row of read.rows)
    for (const { cells, value, stored } of row.fields) {
      if (cells.every((c) => c.cell === null && c.formula === null)) blank++;
      else if (value !== undefined && value === stored.theirs) same++;
    }
  const percent = plan.issues.filter((i) => i.code === 'looks-like-percent');
  const figures = first.taken.figures;
  const inSet = (set: { has(is: string): boolean }) =>
    figures.filter((f) => set.has(f.identity.is) && f.cell !== null).length;
  const counts = new Map<string, number>();
  for (const f of figures) if (f.cell !== null) counts.set(f.identity.is, (counts.get(f.identity.is) ?? 0) + 1);
  progress?.(1);
  return {
    ...{ mapping, blank, same, figures: figures.length },
    pis: new Set(read.rows.map((r) => r.known.code)).size,
    fresh: plan.ready.length,
    differ: plan.conflicts.length,
    leftOut: inSet(out),
    setAside: [...aside.values()].map(({ identity, match }) => {
      const place = placeIn(first.located.area, mapping.turned, identity.row, identity.column);
      const [called = identity.code] = namesOf(identity);
      return {
        identity,
        match,
        place,
        address: addressOf(place.row, place.column),
        called: identity.code || called || identity.unit,
        figures: counts.get(identity.is) ?? 0,
      };
    }),
    refused: plan.issues.filter((i) => i.code !== 'looks-like-percent' && i.code !== 'not-yours' && !isZero(i)),
    notYours: [...new Set(plan.issues.flatMap((i) => (i.code === 'not-yours' && i.piCode !== null ? [i.piCode] : [])))],
    turns: plan.consequences.filter((c) => c.before !== c.after && c.before !== 'no data').slice(0, MOST_TURNS),
    percent: percent.length === 0 ? null : { example: exampleOf(percent, grid), cells: percent.length },
    zeros: plan.issues.filter(isZero).length,
  };
}

const isZero = (issue: PlannedIssue) =>
  issue.code === 'text-for-number' && issue.message.startsWith('The cell holds 0,');

function exampleOf(
  issues: readonly PlannedIssue[],
  grid: { readonly header: readonly string[]; readonly rows: readonly (readonly unknown[])[] },
): number {
  for (const { row, header } of issues) {
    const cell = row === undefined ? undefined : grid.rows[row]?.[grid.header.indexOf(header ?? '')];
    if (typeof cell === 'number' && cell !== 0) return cell;
  }
  return 0;
}

/** Lets the page be painted, and a person press Cancel. */
async function breathe(progress: Progress | undefined, share: number): Promise<void> {
  progress?.(share);
  await new Promise((resolve) => setTimeout(resolve, 0));
}

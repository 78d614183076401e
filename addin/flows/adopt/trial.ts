// A dry run of an adopted table: which rows are which PI, what would be new, differ, be refused, and what is set aside for
// the person to decide. Nothing is sent for it but the question which figures the store has.
import { namesOf, piMatcher, type Match } from '../../../domain/adopt/figures/match-pis';
import type { Identity } from '../../../domain/adopt/figures/adopted-figures';
import { matchesOf, type TableMapping } from '../../../domain/adopt/mapping';
import { placeIn } from '../../../domain/adopt/figures/adopted-grid';
import { addressOf, type CellPlace } from '../../../domain/sheet/grid';
import type { Calendar } from '../../../domain/period/period';
import { countTrial, type TrialCounts } from '../../../domain/adopt/figures/count-trial';
import type { AdoptedRow } from '../../../domain/adopt/figures/adopted-sheet';
import { adoptedSource, takenApart } from './adopted-table';
import type { AdoptDesk } from './desk';
import type { Ports } from '../ports';
import type { Progress } from '../progress';

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

export interface Trial extends TrialCounts {
  /** The mapping with every match that is certain. */
  readonly mapping: TableMapping;
  readonly pis: number;
  readonly figures: number;
  /** Figures of rows that are left out for good, and of totals. */
  readonly leftOut: number;
  readonly setAside: readonly SetAside[];
}

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
  const { issues } = answer.narrow?.(table) ?? { issues: [] };
  const rows = new Map(answer.rows.flatMap((row) => ('figures' in row ? [[row.key, row as AdoptedRow] as const] : [])));
  const counted = countTrial({ ...table, issues }, rows, mapping.rules);
  const figures = first.taken.figures;
  const inSet = (set: { has(is: string): boolean }) =>
    figures.filter((f) => set.has(f.identity.is) && f.cell !== null).length;
  const counts = new Map<string, number>();
  for (const f of figures) if (f.cell !== null) counts.set(f.identity.is, (counts.get(f.identity.is) ?? 0) + 1);
  progress?.(1);
  return {
    ...{ mapping, figures: figures.length, ...counted },
    pis: new Set(answer.rows.map((row) => row.code)).size,
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
  };
}

/** Lets the page be painted, and a person press Cancel. */
async function breathe(progress: Progress | undefined, share: number): Promise<void> {
  progress?.(share);
  await new Promise((resolve) => setTimeout(resolve, 0));
}

// A dry run of an adopted table: which rows are which PI, what would be new, differ, be refused, and what is set aside for
// the person to decide. Nothing is sent for it but the question which figures the store has.
import { agreedMeasurements, asked, placeIn, type AgreedMeasurement } from '../figures/agreed-measurements';
import { figuresIn, type Identity } from '../figures/adopted-figures';
import { withFigureBefore } from '../figures/figure-before';
import { apartFromMerged } from '../figures/merged-figures';
import { trialCount, type OnEdit, type TrialCounts } from './count-trial';
import { namesOf, piMatcher, type KnownPi, type Match } from '../figures/match-pis';
import { matchesOf, type TableMapping } from '../mapping';
import { startOf, type Calendar, type PeriodKey } from '../../period/period';
import { addressOf, type CellPlace } from '../../sheet/grid';
import { rowsOf, type ViewRow } from '../../sheet/view-rows';
import type { Area } from '../table/area';
import { askFor, isCollected, locatedOn, noteBefore, unanswered, type AskView } from './ask-store';

/** A row or heading that is no PI for certain. */
export interface SetAside {
  readonly identity: Identity;
  readonly match: Extract<Match, { kind: 'asked' | 'unmatched' }>;
  readonly place: CellPlace;
  readonly address: string;
  /** What the table calls it. */
  readonly called: string;
  readonly figures: number;
  /** The first period in which the table has anything of it; `null` where it has nothing. */
  readonly from: PeriodKey | null;
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

/** Says how far it is, lets others have the machine, and hears whether the trial is still wanted. */
export interface Pace {
  /** @param share done, 0 to 1 @returns whether it is wanted */
  at(share: number): Promise<boolean>;
  /** In a loop: whether it is time to breathe. */
  isDue(): boolean;
}

export interface TrialInput {
  readonly sheet: { readonly sheet: string; readonly area: Area };
  readonly pis: readonly KnownPi[];
  readonly mapping: TableMapping;
  readonly calendar: Calendar;
  readonly view: AskView;
  readonly onEdit?: OnEdit;
}

/** So many measurements are asked for at a time: an answer of all would stop the page for seconds. */
const AT_A_TIME = 40_000;

/** @returns `null` where it was no longer wanted */
export async function tryTable(
  { sheet, pis, mapping: wanted, calendar, view, onEdit }: TrialInput,
  pace: Pace,
): Promise<Trial | null> {
  const remembered = matchesOf(wanted);
  const located = locatedOn(sheet, wanted, calendar);
  if (!(await pace.at(0.05))) return null;
  const all = figuresIn(located, wanted, calendar);
  if (!(await pace.at(0.1))) return null;

  const matcher = piMatcher(pis, remembered);
  const matches = new Map(remembered);
  const codes = new Map<string, string>();
  const aside = new Map<string, { identity: Identity; match: SetAside['match'] }>();
  const out = new Set<string>();
  for (const [i, identity] of all.identities.entries()) {
    const match = matcher(identity);
    if (match.kind === 'matched') {
      codes.set(identity.is, match.code);
      if (match.code !== identity.code || identity.pi !== '') matches.set(identity.is, match.code);
    } else if (match.kind === 'left out' || identity.isTotal) out.add(identity.is);
    else aside.set(identity.is, { identity, match });
    if (pace.isDue() && !(await pace.at(0.1 + (0.1 * i) / all.identities.length))) return null;
  }
  const { taken, issues } = apartFromMerged(all, located.area, wanted.turned, ({ is }) => codes.has(is));
  const agreed = agreedMeasurements(taken, located.area, wanted, calendar, ({ is }) => codes.get(is));
  if (!(await pace.at(0.25))) return null;

  const count = trialCount(located.area, wanted.turned, agreed.fields, wanted.rules, onEdit);
  count.refuse([...agreed.issues, ...issues]);
  const known = new Map<string, ViewRow>();
  const silent: AgreedMeasurement[] = [];
  const withBefore = withFigureBefore(agreed.measurements);
  const notes = agreed.fields.includes('note');
  let before: ReadonlyMap<string, ViewRow> = new Map();
  let done = 0;
  for (const some of byPeriods(agreed.measurements)) {
    const rows = rowsOf(await askFor(view, {}, asked(some), agreed.fields));
    const byKey = new Map(rows.map((row) => [row.key, row]));
    for (const row of rows) known.set(row.code, row);
    for (const measurement of some) {
      const row = byKey.get(measurement.key);
      if (row && isCollected(row))
        count.add(
          measurement,
          withBefore(row, measurement),
          notes ? (noteBefore(byKey, row) ?? noteBefore(before, row)) : null,
        );
      else silent.push(measurement);
      done++;
      if (pace.isDue() && !(await pace.at(0.25 + (0.75 * done) / agreed.measurements.length))) return null;
    }
    before = byKey;
  }
  count.refuse(unanswered(silent, known, located.area, wanted.turned, calendar));

  const figures = new Map<string, number>();
  const from = new Map<string, PeriodKey>();
  const counts = count.counts();
  let { blank } = counts;
  for (const { identity, period, cell } of all.figures) {
    if (cell === null) {
      // Those of known PIs are counted; a blank cell of any other row is blank too, or the sum would not be the whole.
      if (!codes.has(identity.is)) blank++;
      continue;
    }
    figures.set(identity.is, (figures.get(identity.is) ?? 0) + 1);
    const known = from.get(identity.is);
    if (known === undefined || startOf(period) < startOf(known)) from.set(identity.is, period);
  }
  return {
    ...{ mapping: { ...wanted, matches: [...matches].map(([is, code]) => ({ is, code })) }, ...counts },
    blank,
    figures: all.figures.length,
    pis: known.size,
    leftOut: [...out].reduce((n, is) => n + (figures.get(is) ?? 0), 0),
    setAside: [...aside.values()].map(({ identity, match }) => {
      const place = placeIn(located.area, wanted.turned, identity.row, identity.column);
      const [called = identity.code] = namesOf(identity);
      return {
        ...{ identity, match, place, address: addressOf(place.row, place.column) },
        called: identity.code || called || identity.unit,
        figures: figures.get(identity.is) ?? 0,
        from: from.get(identity.is) ?? null,
      };
    }),
  };
}

/** Measurements in pieces of whole periods, oldest first. */
function byPeriods(all: readonly AgreedMeasurement[]): AgreedMeasurement[][] {
  const periods = new Map<PeriodKey, AgreedMeasurement[]>();
  for (const m of all) {
    const list = periods.get(m.period);
    if (list) list.push(m);
    else periods.set(m.period, [m]);
  }
  const pieces: AgreedMeasurement[][] = [];
  for (const [, own] of [...periods].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = pieces.at(-1);
    if (last && last.length + own.length <= AT_A_TIME) for (const m of own) last.push(m);
    else pieces.push([...own]);
  }
  return pieces;
}

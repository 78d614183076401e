// What follows from a change-set in PIs that are calculated, worked out within the same revision: by what changed, and by
// definitions that are new. In slices, so that nobody else waits for a large import.
import type { Calculations } from '../../domain/decide/calculated/catalogue';
import { makeCellTable, type CellTable } from '../../domain/decide/calculated/cell-table';
import {
  changedCells,
  reachOf,
  recalculated,
  type RecalculationInput,
} from '../../domain/decide/calculated/recalculation';
import { withoutMark } from '../../domain/decide/calculated/roll-up-mark';
import type { StoredPoint } from '../../domain/decide/judge';
import { asksLastYear } from '../../domain/performance/judge-pi';
import type { SiteRules } from '../../domain/performance/site-rules';
import type { Calendar } from '../../domain/period/period';
import { samePeriodBefore } from '../../domain/period/year';
import { measurementKey } from '../../domain/records/measurement';
import type { Reach } from '../../domain/performance/roll-up/walk';
import type { ChangeBlock } from '../../domain/sync/change-set';
import type { Body } from '../records/body';
import { calculationsAfter, definedCells } from '../records/roll-up';
import { inSlices, turns } from '../records/slices';
import type { ServiceParts } from '../service';
import type { Reader } from '../store/port';

/** So many rows are read from the store between two chances for others to have their turn. */
const ROWS = 2_000;
const fields = ['value', 'numerator', 'denominator', 'stage', 'coverage', 'target', 'status', 'byHand'] as const;
const feeding = ['value', 'numerator', 'denominator', 'stage'] as const;

/** Everything that a reach needs, as the state has it. */
async function cellsOf({ needed, worked }: Reach, state: Reader): Promise<CellTable> {
  const cells = makeCellTable();
  const turn = turns();
  for (const [period, codes] of needed) {
    // What is worked out is read with all its fields, and what only feeds with those that feed.
    const calculated = worked.get(period);
    const own = calculated ? [...calculated] : [];
    const others = [...codes].filter((code) => !calculated?.has(code));
    for (const [wanted, read] of [
      [own, fields],
      [others, feeding],
    ] as const)
      for (let from = 0; from < wanted.length; from += ROWS) {
        const part = wanted.slice(from, from + ROWS);
        const [block] = await state.measurements(part, [period], read);
        if (block) cells.add(period, part, block.columns);
        await turn();
      }
  }
  return cells;
}

/** Last year's figures of those that are judged by them, as the state has them. */
async function lastYears({ worked }: Reach, state: Reader, { calculations, site, calendar }: LastYearInput) {
  const points = new Map<string, StoredPoint>();
  for (const [period, all] of worked) {
    const codes = [...all].filter((code) => {
      const pi = calculations.catalogue.indicators.get(code)?.calculated;
      return pi && asksLastYear(pi, period, site.status);
    });
    const before = codes.length > 0 ? samePeriodBefore(period, calendar) : undefined;
    if (before === undefined) continue;
    const [block] = await state.measurements(codes, [before], ['value', 'target']);
    for (const [i, code] of codes.entries())
      points.set(measurementKey(code, period), {
        value: block?.columns.value[i] ?? null,
        target: block?.columns.target[i] ?? null,
      });
  }
  return (code: string, period: string) => points.get(measurementKey(code, period));
}

interface LastYearInput {
  readonly calculations: Calculations;
  readonly site: SiteRules;
  readonly calendar: Calendar;
}

export interface FollowedUp {
  readonly blocks: readonly ChangeBlock[];
  /** As the change-set leaves them. */
  readonly calculations: Calculations;
}

/** The blocks of a change-set with the roll-ups that follow from them: each field of each record once. */
export async function withRollUps(
  blocks: readonly ChangeBlock[],
  state: Reader,
  body: Body,
  { calendar, clock }: Pick<ServiceParts, 'calendar' | 'clock'>,
  judgedBefore?: RecalculationInput['judgedBefore'],
): Promise<FollowedUp> {
  const { calculations, defined } = await calculationsAfter(blocks, body, calendar);
  const anew = await definedCells(defined, calculations, state, calendar, clock.today());
  const changed = [...changedCells(blocks, calculations), ...anew];
  const alone = { blocks: blocks.map(withoutMark), calculations };
  if (changed.length === 0) return alone;
  const reach = await inSlices(reachOf(changed, calculations));
  if (reach.worked.size === 0) return alone;
  const cells = await cellsOf(reach, state);
  cells.put(blocks);
  const site = body.siteRules;
  const lastYear = await lastYears(reach, state, { calculations, site, calendar });
  const all = await inSlices(
    recalculated({
      ...{ calculations, changed, cells, blocks, site, lastYear },
      indicator: (code) => calculations.catalogue.indicators.get(code)?.calculated ?? body.indicator(code),
      ...(judgedBefore && { judgedBefore }),
    }),
  );
  return { blocks: all, calculations };
}

// Roll-up over the store: the graph of a body, made ready once and kept as long as its PIs and units stay as they are, and
// what follows from a push, worked out within the same revision and in slices.
import {
  cataloguePi,
  prepareCalculations,
  type Calculations,
  type CataloguePi,
} from '../../domain/decide/calculated/catalogue';
import { makeCellTable, type CellTable } from '../../domain/decide/calculated/cell-table';
import {
  changedCells,
  reachOf,
  recalculated,
  type RecalculationInput,
} from '../../domain/decide/calculated/recalculation';
import type { CellRef, Reach } from '../../domain/performance/roll-up/walk';
import type { Calendar } from '../../domain/period/period';
import type { ChangeBlock } from '../../domain/sync/change-set';
import type { Reader } from '../store/port';
import type { Body } from './body';
import { inSlices } from './slices';

/** By the records of the PIs, which many bodies share. */
const kept = new WeakMap<object, { readonly units: object; readonly year: number; readonly made: Calculations }>();

/** The calculations of a body, made ready when they are first asked for. */
export function calculationsOf(body: Body, calendar: Calendar): Calculations {
  const [indicators, units] = [body.table('indicator'), body.table('unit')];
  const known = kept.get(indicators);
  if (known?.units === units && known.year === calendar.yearStartsIn) return known.made;
  const pis = new Map<string, CataloguePi>();
  for (const [code, fields] of indicators) pis.set(code, cataloguePi(code, fields));
  const parents = new Map<string, string | null>();
  for (const [code, { parent }] of units) parents.set(code, typeof parent === 'string' ? parent : null);
  const made = prepareCalculations({ indicators: pis, parents }, calendar);
  kept.set(indicators, { units, year: calendar.yearStartsIn, made });
  return made;
}

/** So many rows are read from the store between two chances for others to have their turn. */
const ROWS = 5_000;
const fields = ['value', 'numerator', 'denominator', 'stage', 'coverage', 'target', 'status'] as const;
const feeding = ['value', 'numerator', 'denominator', 'stage'] as const;

/** Everything that a reach needs, as the state has it. */
async function cellsOf({ needed, worked }: Reach, state: Reader): Promise<CellTable> {
  const cells = makeCellTable();
  for (const [period, codes] of needed) {
    // What is worked out is read with all its fields, and what only feeds with those that feed.
    const calculated = worked.get(period);
    const [own, others] = [calculated ? [...calculated] : [], [] as string[]];
    for (const code of codes) if (!calculated?.has(code)) others.push(code);
    for (const [wanted, read] of [
      [own, fields],
      [others, feeding],
    ] as const)
      for (let from = 0; from < wanted.length; from += ROWS) {
        const part = wanted.slice(from, from + ROWS);
        const [block] = await state.measurements(part, [period], read);
        if (block) cells.add(period, part, block.columns);
      }
  }
  return cells;
}

export type FollowUp = Pick<RecalculationInput, 'judgedBefore'> & {
  /** Cells that are to be recalculated whether or not the push changes them. */
  readonly also?: readonly CellRef[];
};

/** The blocks of a change-set with the roll-ups that follow from them. */
export async function withRollUps(
  blocks: readonly ChangeBlock[],
  state: Reader,
  body: Body,
  calculations: Calculations,
  { judgedBefore, also = [] }: FollowUp = {},
): Promise<readonly ChangeBlock[]> {
  const changed = [...changedCells(blocks, calculations), ...also];
  if (changed.length === 0) return blocks;
  const reach = await inSlices(reachOf(changed, calculations));
  if (reach.worked.size === 0) return blocks;
  const cells = await cellsOf(reach, state);
  cells.put(blocks);
  return inSlices(
    recalculated({
      ...{ calculations, changed, cells, blocks },
      indicator: (code) => body.indicator(code),
      ...(judgedBefore && { judgedBefore }),
    }),
  );
}

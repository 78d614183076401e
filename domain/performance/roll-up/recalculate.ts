// What a push changes in the PIs that are calculated: it walks from the changed cells to what depends on them and no
// further, so that the answer can be part of the same revision. Source: DOMAIN, Roll-up: recalculation follows each push.
import { frequencyOf, type PeriodKey } from '../../period/period';
import { stages, type Stage } from '../../records/measurement';
import type { DivisionByZero } from '../value';
import { combine, emptyCell, partialMark, type Cell, type Combined, type CombineRule } from './combine';
import { evaluateFormula } from './evaluate-formula';
import type { RollUpGraph, RollUpNode } from './graph';
import type { PeriodTree } from './period-tree';
import { SLICE } from './cycles';
import { isCalculated, makeQueue, type CellRef } from './walk';

export { isCalculated, type CellRef } from './walk';

export interface RollUpSettings {
  readonly divisionByZero: DivisionByZero;
  readonly lastNeeds: CombineRule['lastNeeds'];
  /** From this stage on a value stands: neither a missing feeder nor less sure ones change it. */
  readonly fixedFrom: Stage;
}
export const defaultRollUpSettings: RollUpSettings = {
  divisionByZero: 'not available',
  lastNeeds: 'all feeders',
  fixedFrom: 'audited',
};

/** A cell as it is recorded. */
export interface CellNow extends Cell {
  /** "14 of 17", where that is recorded too. */
  readonly coverage?: string | null;
}

/** The cell as it stands after the push; `undefined` where nothing is recorded. */
export type ReadCell = (code: string, period: PeriodKey) => CellNow | undefined;

export interface CalculatedChange extends CellRef {
  readonly before: Cell;
  readonly after: Combined;
}

/** A cell that its stage fixed: what stands, and what a calculation would give. Worth a look, like drift. */
export interface KeptCell extends CellRef {
  readonly stands: Cell;
  readonly calculated: Combined;
}

export interface Recalculation {
  /** In an order in which each could be applied: feeders first. */
  readonly changes: readonly CalculatedChange[];
  readonly kept: readonly KeptCell[];
  /** How many cells were worked out. */
  readonly walked: number;
}

/** Works out one cell from its feeders, to say where a value comes from; `undefined` where it is typed. */
export function calculate(
  graph: RollUpGraph,
  { code, period }: CellRef,
  read: ReadCell,
  periods: PeriodTree,
  settings: RollUpSettings = defaultRollUpSettings,
): Combined | undefined {
  const node = graph.nodes.get(code);
  if (!node || !isCalculated(node, period)) return undefined;
  return work(node, period, read, periods, settings);
}

function work(
  node: RollUpNode,
  period: PeriodKey,
  read: ReadCell,
  periods: PeriodTree,
  settings: RollUpSettings,
): Combined {
  const { definition, source, measure } = node;
  const rule = { ...settings, measure, factor: definition.factor, partial: definition.partial };
  const frequency = frequencyOf(period);
  const roll = definition.time.find((r) => r.to === frequency);
  if (roll) {
    const cells = periods.children(period, roll.from).map((child) => read(node.code, child) ?? emptyCell);
    return combine(cells, { ...rule, method: roll.method });
  }
  if (source?.kind === 'formula') return evaluateFormula(source.formula, (c) => read(c, period) ?? emptyCell, rule);
  const cells = node.feeders.map((feeder) => read(feeder, period) ?? emptyCell);
  return combine(cells, { ...rule, method: source?.method ?? 'sum' });
}

/**
 * The changes that follow from changed cells, to be part of the same revision. `read` answers with the changes of the push
 * made. Shorter periods before longer ones and feeders before the fed, each cell once.
 */
export function recalculate(
  graph: RollUpGraph,
  changed: Iterable<CellRef>,
  read: ReadCell,
  periods: PeriodTree,
  settings: RollUpSettings = defaultRollUpSettings,
): Recalculation {
  const steps = recalculating(graph, changed, read, periods, settings);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same in slices, between which others can have their turn. */
export function* recalculating(
  graph: RollUpGraph,
  changed: Iterable<CellRef>,
  read: ReadCell,
  periods: PeriodTree,
  settings: RollUpSettings = defaultRollUpSettings,
): Generator<undefined, Recalculation> {
  const done = new Map<PeriodKey, Map<string, Cell>>();
  const now: ReadCell = (code, period) => done.get(period)?.get(code) ?? read(code, period);
  const queue = makeQueue(graph, periods);
  const changes: CalculatedChange[] = [];
  const kept: KeptCell[] = [];
  let walked = 0;
  let looked = 0;
  for (const cell of changed) {
    queue.start(cell);
    if (++looked % SLICE === 0) yield;
  }
  looked = 0;
  for (let next = queue.take(); next; next = queue.take()) {
    const { node, period } = next;
    walked++;
    looked += 1 + node.feeders.length;
    if (looked >= SLICE) {
      looked = 0;
      yield;
    }
    const before = read(node.code, period) ?? emptyCell;
    const after = work(node, period, now, periods, settings);
    if (sameCell(before, after)) continue;
    if (stands(before, after, settings.fixedFrom)) {
      kept.push({ code: node.code, period, stands: before, calculated: after });
      continue;
    }
    changes.push({ code: node.code, period, before, after });
    const inPeriod = done.get(period) ?? new Map<string, Cell>();
    done.set(period, inPeriod.set(node.code, after));
    queue.addDependents(node.code, period);
  }
  return { changes, kept, walked };
}

function sameCell(now: CellNow, after: Combined): boolean {
  if (now.value !== after.value || now.stage !== after.stage) return false;
  if (now.numerator !== after.numerator || now.denominator !== after.denominator) return false;
  return now.coverage === undefined || now.coverage === (partialMark(after) ?? null);
}

/** Whether what stands was fixed by its stage and the calculation is not as sure: no value, some feeders only, or earlier. */
function stands(before: Cell, after: Combined, fixedFrom: Stage): boolean {
  const least = stages.indexOf(fixedFrom);
  if (before.value === null || before.stage === null || stages.indexOf(before.stage) < least) return false;
  const asSure = after.stage !== null && stages.indexOf(after.stage) >= stages.indexOf(before.stage);
  return typeof after.value !== 'number' || after.have < after.of || !asSure;
}

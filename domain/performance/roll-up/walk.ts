// The way from changed cells to all that depends on them: shorter periods before longer ones, feeders before the fed, each
// cell once. Source: DOMAIN, Roll-up: recalculation follows each push.
import { frequencies, frequencyOf, startOf, type PeriodKey } from '../../period/period';
import { SLICE } from './cycles';
import type { RollUpGraph, RollUpNode } from './graph';
import type { PeriodTree } from './period-tree';

export interface CellRef {
  readonly code: string;
  readonly period: PeriodKey;
}

/** Whether a cell of the PI is calculated in that period: then nobody types it. */
export function isCalculated(node: RollUpNode, period: PeriodKey): boolean {
  const { from, time } = node.definition;
  if (from !== null && startOf(period) < startOf(from)) return false;
  return node.source !== null || time.some((roll) => roll.to === frequencyOf(period));
}

export interface Waiting {
  readonly node: RollUpNode;
  readonly period: PeriodKey;
}

/** Cells to work out: the shortest frequency first, in it the lowest rank; each cell once. */
export function makeQueue(graph: RollUpGraph, periods: PeriodTree) {
  // What depends on a cell has a longer frequency, or the same and a higher rank: the walk never goes back.
  const waiting = frequencies.map(() => new Map<number, Map<PeriodKey, Set<RollUpNode>>>());
  let level = frequencies.length - 1;
  let rank = 0;
  const ready: Waiting[] = [];

  function add(node: RollUpNode, period: PeriodKey): void {
    if (!isCalculated(node, period)) return;
    const ranks = waiting[frequencies.indexOf(frequencyOf(period))];
    const cells = ranks?.get(node.rank) ?? new Map<PeriodKey, Set<RollUpNode>>();
    ranks?.set(node.rank, cells);
    const nodes = cells.get(period);
    if (nodes) nodes.add(node);
    else cells.set(period, new Set([node]));
  }
  function addDependents(code: string, period: PeriodKey): void {
    const own = graph.nodes.get(code);
    const fed = graph.dependents.get(code);
    if (!own && !fed) return;
    const frequency = frequencyOf(period);
    for (const roll of own?.definition.time ?? [])
      if (own && roll.from === frequency) add(own, periods.parent(period, roll.to));
    for (const node of fed ?? []) if (!node.definition.time.some((roll) => roll.to === frequency)) add(node, period);
  }
  /** A changed cell: itself, where it is calculated, and what depends on it. */
  function start({ code, period }: CellRef): void {
    const node = graph.nodes.get(code);
    if (node) add(node, period);
    addDependents(code, period);
  }
  function take(): Waiting | undefined {
    for (; ready.length === 0 && level >= 0; rank++) {
      if (rank >= graph.depth || waiting[level]?.size === 0) {
        level--;
        rank = -1;
        continue;
      }
      const cells = waiting[level]?.get(rank);
      waiting[level]?.delete(rank);
      for (const [period, nodes] of cells ?? []) for (const node of nodes) ready.push({ node, period });
    }
    return ready.pop();
  }
  return { start, addDependents, take };
}

/** Cells by period. */
export type CellsByPeriod = ReadonlyMap<PeriodKey, ReadonlySet<string>>;

export interface Reach {
  /** Everything that may have to be worked out. */
  readonly worked: CellsByPeriod;
  /** Everything that has to be read for it: what is worked out, and its feeders. */
  readonly needed: CellsByPeriod;
}

/** How far changed cells reach, in slices: what has to be read before anything is worked out. */
export function* reaching(
  graph: RollUpGraph,
  changed: Iterable<CellRef>,
  periods: PeriodTree,
): Generator<undefined, Reach> {
  const worked = new Map<PeriodKey, Set<string>>();
  const needed = new Map<PeriodKey, Set<string>>();
  const inPeriod = (cells: Map<PeriodKey, Set<string>>, period: PeriodKey) => {
    const found = cells.get(period) ?? new Set<string>();
    cells.set(period, found);
    return found;
  };
  const queue = makeQueue(graph, periods);
  let looked = 0;
  for (const cell of changed) {
    queue.start(cell);
    if (++looked % SLICE === 0) yield;
  }
  for (let next = queue.take(); next; next = queue.take()) {
    const { node, period } = next;
    inPeriod(worked, period).add(node.code);
    const own = inPeriod(needed, period).add(node.code);
    const frequency = frequencyOf(period);
    const roll = node.definition.time.find((r) => r.to === frequency);
    if (roll) for (const child of periods.children(period, roll.from)) inPeriod(needed, child).add(node.code);
    else
      for (const feeder of node.feeders) {
        own.add(feeder);
        if (++looked % SLICE === 0) yield;
      }
    queue.addDependents(node.code, period);
    if (++looked % SLICE === 0) yield;
  }
  return { worked, needed };
}

// Who feeds whom, made ready once for all definitions: what is wrong with each, an order to calculate in, and the way from
// a PI to those that depend on it. Source: DOMAIN, Roll-up: no cycle. What is wrong is left out; the rest works.
import { foldCode } from '../../records/text';
import type { Calculation, Method } from '../../records/calculation';
import { isShare, type CombineRule } from './combine';
import { findingCycles, SLICE } from './cycles';
import type { FormulaProblem } from './formula-tokens';
import { parseFormula, type Expression, type Formula } from './parse-formula';

/** A PI as far as calculation needs it. */
export interface RollUpIndicator {
  readonly code: string;
  readonly measure: CombineRule['measure'];
}

export interface RollUpNode {
  readonly code: string;
  readonly definition: Calculation;
  readonly measure: CombineRule['measure'];
  readonly source:
    | { readonly kind: 'same over'; readonly method: Method }
    | { readonly kind: 'formula'; readonly formula: Formula }
    | null;
  /** The PIs that it is calculated from, each once. */
  readonly feeders: readonly string[];
  /** Above that of every feeder. */
  readonly rank: number;
}

export interface RollUpGraph {
  readonly nodes: ReadonlyMap<string, RollUpNode>;
  /** By code of a feeder: the PIs that are calculated from it. */
  readonly dependents: ReadonlyMap<string, readonly RollUpNode[]>;
  readonly depth: number;
}

/** Something wrong with a definition; the PI then keeps the values that it has. */
export interface RollUpProblem {
  readonly indicator: string;
  readonly message: string;
  /** Where in its formula, if there. */
  readonly place?: FormulaProblem;
  /** `['A', 'B', 'A']`, if it feeds itself. */
  readonly cycle?: readonly string[];
}

export interface PreparedGraph {
  readonly graph: RollUpGraph;
  readonly problems: readonly RollUpProblem[];
}

type Draft = Omit<RollUpNode, 'rank'> & { rank: number };

/** Prepares the definitions of a body, over all PIs that there are. */
export function prepareGraph(definitions: Iterable<Calculation>, indicators: Iterable<RollUpIndicator>): PreparedGraph {
  const steps = preparingGraph(definitions, indicators);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same in slices, between which others can have their turn. */
export function* preparingGraph(
  definitions: Iterable<Calculation>,
  indicators: Iterable<RollUpIndicator>,
): Generator<undefined, PreparedGraph> {
  const known = lookUp(indicators);
  const drafts = new Map<string, Draft>();
  const problems: RollUpProblem[] = [];
  let looked = 0;
  yield;
  for (const definition of definitions) {
    const draft = drafts.has(definition.indicator)
      ? { indicator: definition.indicator, message: `${definition.indicator} is defined twice; the first one holds.` }
      : draftOf(definition, known);
    if ('message' in draft) problems.push(draft);
    else drafts.set(draft.code, draft);
    looked += 1 + ('feeders' in draft ? draft.feeders.length : 0);
    if (looked < SLICE) continue;
    looked = 0;
    yield;
  }
  const { cycles, order } = yield* findingCycles(drafts.keys(), (code) => drafts.get(code)?.feeders ?? []);
  for (const { members, path } of cycles)
    for (const code of members)
      problems.push({ indicator: code, message: `${code} feeds itself: ${path.join(' → ')}.`, cycle: path });
  return { graph: yield* ranked(order, drafts), problems };
}

/** Gives each its rank, feeders first. */
function* ranked(order: readonly string[], drafts: ReadonlyMap<string, Draft>): Generator<undefined, RollUpGraph> {
  const nodes = new Map<string, RollUpNode>();
  const dependents = new Map<string, RollUpNode[]>();
  let depth = 0;
  let looked = 0;
  for (const code of order) {
    const node = drafts.get(code);
    if (!node) continue;
    for (const feeder of node.feeders) {
      node.rank = Math.max(node.rank, (nodes.get(feeder)?.rank ?? -1) + 1);
      const list = dependents.get(feeder);
      if (list) list.push(node);
      else dependents.set(feeder, [node]);
    }
    nodes.set(code, node);
    looked += 1 + node.feeders.length;
    if (looked >= SLICE) {
      looked = 0;
      yield;
    }
    depth = Math.max(depth, node.rank + 1);
  }
  return { nodes, dependents, depth };
}

const NONE: readonly string[] = [];

type LookUp = (code: string) => RollUpIndicator | undefined;

/** By code as written; folded only where somebody wrote it differently, since folding tens of thousands takes time. */
function lookUp(indicators: Iterable<RollUpIndicator>): LookUp {
  const exact = new Map<string, RollUpIndicator>();
  for (const indicator of indicators) exact.set(indicator.code, indicator);
  let folded: Map<string, RollUpIndicator> | undefined;
  return (code) => {
    const found = exact.get(code);
    if (found) return found;
    folded ??= new Map([...exact.values()].map((i) => [foldCode(i.code), i]));
    return folded.get(foldCode(code));
  };
}

function draftOf(definition: Calculation, known: LookUp): Draft | RollUpProblem {
  const pi = known(definition.indicator);
  const wrong = (message: string, place?: FormulaProblem): RollUpProblem =>
    place ? { indicator: definition.indicator, message, place } : { indicator: definition.indicator, message };
  if (!pi) return wrong(`There is no PI “${definition.indicator}”.`);
  const { code, measure } = pi;
  const { source } = definition;
  if (source === null) return { code, definition, measure, source: null, feeders: NONE, rank: 0 };
  if (source.kind === 'formula') {
    const parsed = parseFormula(source.text);
    const problem = parsed.kind === 'problem' ? parsed.problem : misuse(parsed.formula.expression, known);
    if (parsed.kind === 'problem' || problem)
      return wrong(`The formula of ${code} is wrong at character ${problem?.at}: ${problem?.message}`, problem);
    const own = (code: string) => known(code)?.code ?? code;
    const feeders = [...new Set(parsed.formula.codes.map(own))];
    const formula = { expression: renamed(parsed.formula.expression, own), codes: feeders };
    return { code, definition, measure, source: { kind: 'formula', formula }, feeders, rank: 0 };
  }
  const feeders = new Set<string>();
  const unknown: string[] = [];
  let share = isShare(measure) ? measure : undefined;
  for (const name of source.feeders) {
    const feeder = known(name);
    if (!feeder) unknown.push(name);
    else if (isShare(feeder.measure)) share ??= feeder.measure;
    if (feeder) feeders.add(feeder.code);
  }
  if (unknown.length > 0) return wrong(`${code} is fed by ${unknown.slice(0, 5).join(', ')}, which no PI is.`);
  // Whoever is fed by percentages rolls up as one, so that nothing averages them by being called a number.
  const how = { kind: 'same over', method: source.method } as const;
  return { code, definition, measure: share ?? measure, source: how, feeders: [...feeders], rank: 0 };
}

/** What a formula does that no formula should: name a PI that is none, or sum and average percentages [O]. */
function misuse(e: Expression, known: LookUp): FormulaProblem | undefined {
  switch (e.kind) {
    case 'number':
      return undefined;
    case 'code':
      return known(e.code)
        ? undefined
        : { at: e.at, length: e.code.length + 2, message: `There is no PI “${e.code}”.` };
    case 'negative':
      return misuse(e.of, known);
    case 'operation':
      return misuse(e.left, known) ?? misuse(e.right, known);
    case 'function': {
      const share = e.of.find(
        (a) => a.kind === 'code' && a.part === 'value' && isShare(known(a.code)?.measure ?? 'number'),
      );
      if (share?.kind === 'code' && (e.name === 'sum' || e.name === 'mean'))
        return {
          at: share.at,
          length: share.code.length + 2,
          message: `“${share.code}” is a percentage, and a ${e.name} of percentages means nothing. Divide sum(numerator([${share.code}]), …) by sum(denominator([${share.code}]), …).`,
        };
      return e.of.map((a) => misuse(a, known)).find((p) => p !== undefined);
    }
  }
}

/** The same expression with the codes as the PIs have them. */
function renamed(e: Expression, codeOf: (code: string) => string): Expression {
  switch (e.kind) {
    case 'number':
      return e;
    case 'code':
      return { ...e, code: codeOf(e.code) };
    case 'negative':
      return { ...e, of: renamed(e.of, codeOf) };
    case 'operation':
      return { ...e, left: renamed(e.left, codeOf), right: renamed(e.right, codeOf) };
    case 'function':
      return { ...e, of: e.of.map((a) => renamed(a, codeOf)) };
  }
}

// Finds what feeds itself, and an order in which every PI comes after its feeders. Tarjan's strongly connected components,
// without recursion: a chain of 30,000 must not exhaust the stack. Source: DOMAIN, Roll-up: no cycle.

/** So many feeders are looked at between two chances for others to have their turn. */
export const SLICE = 4_000;

export interface Cycle {
  /** All that are caught in it, also through other cycles. */
  readonly members: readonly string[];
  /** The shortest way round from its first member: `A`, `B`, `A`. */
  readonly path: readonly string[];
}

export interface CyclesAndOrder {
  readonly cycles: readonly Cycle[];
  readonly order: readonly string[];
}

interface Visit {
  readonly code: string;
  readonly feeders: readonly string[];
  next: number;
}

/** `order` has every code that is in no cycle, feeders first. Codes that `codes` does not name are nobody's concern. */
export function cyclesAndOrder(
  codes: Iterable<string>,
  feedersOf: (code: string) => readonly string[],
): CyclesAndOrder {
  const steps = findingCycles(codes, feedersOf);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same in slices, between which others can have their turn. */
export function* findingCycles(
  codes: Iterable<string>,
  feedersOf: (code: string) => readonly string[],
): Generator<undefined, CyclesAndOrder> {
  const all = new Set(codes);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const cycles: Cycle[] = [];
  const order: string[] = [];

  function enter(code: string): Visit {
    low.set(code, index.size);
    index.set(code, index.size);
    open.push(code);
    isOpen.add(code);
    return { code, feeders: feedersOf(code), next: 0 };
  }
  const lower = (code: string, to: number) => low.set(code, Math.min(low.get(code) ?? to, to));

  function leave(code: string): void {
    if (low.get(code) !== index.get(code)) return;
    const members = open.splice(open.lastIndexOf(code));
    for (const m of members) isOpen.delete(m);
    if (members.length === 1 && !feedersOf(code).includes(code)) order.push(code);
    else cycles.push({ members, path: wayRound(code, new Set(members), feedersOf) });
  }

  let looked = 0;
  for (const root of all) {
    if (index.has(root)) continue;
    const stack = [enter(root)];
    for (let visit = stack.at(-1); visit; visit = stack.at(-1)) {
      if (++looked % SLICE === 0) yield;
      const feeder = visit.feeders[visit.next++];
      if (feeder === undefined) {
        stack.pop();
        leave(visit.code);
        const above = stack.at(-1);
        if (above) lower(above.code, low.get(visit.code) ?? 0);
      } else if (all.has(feeder)) {
        const seen = index.get(feeder);
        if (seen === undefined) stack.push(enter(feeder));
        else if (isOpen.has(feeder)) lower(visit.code, seen);
      }
    }
  }
  return { cycles, order };
}

/** The shortest way from a code over feeders of the same cycle back to it. */
function wayRound(
  start: string,
  members: ReadonlySet<string>,
  feedersOf: (code: string) => readonly string[],
): readonly string[] {
  const from = new Map<string, string>();
  const queue = [start];
  for (const code of queue)
    for (const feeder of feedersOf(code)) {
      if (feeder === start) {
        const path = [start];
        for (let back: string | undefined = code; back !== undefined && back !== start; back = from.get(back))
          path.unshift(back);
        return [start, ...path];
      }
      if (members.has(feeder) && !from.has(feeder)) {
        from.set(feeder, code);
        queue.push(feeder);
      }
    }
  return [start];
}

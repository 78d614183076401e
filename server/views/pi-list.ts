// PIs as arrays that stay the same: stores remember where their codes stand by the array, and texts of pulls are kept
// by the list's number.
import type { Indicator } from '../../domain/records/indicator';

let lists = 0;

export interface Alike {
  /** One PI of each group. */
  readonly examples: readonly Indicator[];
  /** The group of each PI. */
  readonly of: Uint32Array;
}

function groupsOf(pis: readonly Indicator[]): Alike {
  const examples: Indicator[] = [];
  const known = new Map<string, number>();
  const of = new Uint32Array(pis.length);
  let group = 0;
  for (const [i, pi] of pis.entries()) {
    const last = examples[group];
    if (last?.unit !== pi.unit || last.dueDays !== pi.dueDays) {
      const key = `${pi.dueDays} ${pi.unit}`;
      group = known.get(key) ?? examples.push(pi) - 1;
      known.set(key, group);
    }
    of[i] = group;
  }
  return { examples, of };
}

/** Some of the PIs of an answer, in the order of its columns. Never changed. */
export class PiList {
  /** Its own number, never given again. */
  readonly id = ++lists;
  readonly pis: readonly Indicator[];
  readonly codes: readonly string[];
  /** Where each stands among the answer's PIs. */
  readonly places: readonly number[];
  private held: Set<number> | undefined;
  private groups: Alike | undefined;

  constructor(pis: readonly Indicator[], places: readonly number[] = pis.map((_, i) => i)) {
    this.pis = pis;
    this.codes = pis.map((pi) => pi.code);
    this.places = places;
  }

  has(place: number): boolean {
    this.held ??= new Set(this.places);
    return this.held.has(place);
  }

  /** Its PIs by what decides when they are due and whether a period is open for them: thousands share a handful. */
  get alike(): Alike {
    return (this.groups ??= groupsOf(this.pis));
  }

  /** Those of its PIs that stand at `rows` of it. */
  select(rows: readonly number[]): PiList {
    const at = <T>(from: readonly T[]) => rows.flatMap((row) => from[row] ?? []);
    return rows.length === this.pis.length ? this : new PiList(at(this.pis), at(this.places));
  }

  /** Bytes, roughly. */
  get weight(): number {
    return 200 + this.pis.length * 28;
  }
}

/** The PIs of an answer, and lists of some of them: the same choice gives the same list again. */
export class Listing {
  readonly whole: PiList;
  private readonly chosen = new Map<string, PiList>();
  private placeOf: Map<string, number> | undefined;

  constructor(pis: readonly Indicator[]) {
    this.whole = new PiList(pis);
  }

  /** Where a PI stands among the answer's; `undefined` where it does not. */
  place(code: string): number | undefined {
    this.placeOf ??= new Map(this.whole.codes.map((known, i) => [known, i]));
    return this.placeOf.get(code);
  }

  /** The PIs at some places; `name` says which these are, and the same name gives the same list. */
  choose(name: string, places: () => readonly number[]): PiList {
    const known = this.chosen.get(name);
    if (known) return known;
    const list = this.whole.select(places());
    this.chosen.set(name, list);
    return list;
  }
}

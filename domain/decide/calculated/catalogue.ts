// Which PIs are calculated and from what, out of their own fields: made ready once for a state of the catalogue, and tried
// with the changes of a push before they are taken. Source: DOMAIN, Roll-up.
import type { Calendar } from '../../period/period';
import { treeFeeders } from '../../performance/roll-up/tree-feeders';
import { preparingGraph, type PreparedGraph, type RollUpIndicator } from '../../performance/roll-up/graph';
import { periodTree, type PeriodTree } from '../../performance/roll-up/period-tree';
import type { RollUpSettings } from '../../performance/roll-up/recalculate';
import { rollUpSettings, type SiteRules } from '../../performance/site-rules';
import type { Calculation } from '../../records/calculation';
import { blankFields, measures, type Indicator } from '../../records/indicator';
import type { RecordFields } from '../../records/record-type';

/** A PI as far as calculation needs it. */
export interface CataloguePi extends RollUpIndicator {
  readonly name: string;
  readonly unit: string;
  /** Whether it was merged into another and feeds nothing. */
  readonly merged: boolean;
  /** How often it is collected or rolled up to, as written. */
  readonly frequencies: readonly string[];
  /** The PI whole, where any of its values is calculated. */
  readonly calculated: Indicator | null;
}

export interface Catalogue {
  readonly indicators: ReadonlyMap<string, CataloguePi>;
  /** By unit: the one above it. */
  readonly parents: ReadonlyMap<string, string | null>;
}

/** The calculations of a body, ready to be walked. */
export interface Calculations extends PreparedGraph {
  readonly catalogue: Catalogue;
  readonly periods: PeriodTree;
  readonly settings: RollUpSettings;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
/** Stored records never change in place. */
const known = new WeakMap<RecordFields, CataloguePi>();

/** A stored PI: most of them are typed, and are not read through for it. */
export function cataloguePi(code: string, fields: RecordFields): CataloguePi {
  const found = known.get(fields);
  if (found) return found;
  const rolls = Array.isArray(fields['rollUps']) ? (fields['rollUps'] as readonly { readonly to?: unknown }[]) : [];
  const isTyped = (fields['source'] ?? null) === null && (fields['rollUps'] ?? null) === null;
  const pi: CataloguePi = {
    ...{ code, name: text(fields['name']), unit: text(fields['unit']) },
    merged: (fields['mergedInto'] ?? null) !== null,
    frequencies: [text(fields['frequency']), ...rolls.map(({ to }) => text(to))],
    measure: measures.find((m) => m === fields['measure']) ?? 'number',
    // It passed its schema when it was taken; what was not known then is blank.
    calculated: isTyped ? null : ({ ...blankFields, ...fields } as unknown as Indicator),
  };
  known.set(fields, pi);
  return pi;
}

const defining = ['source', 'rollUps', 'calculatedFrom', 'collectedFrom', 'partial', 'factor'] as const;

/** Whether two states of the catalogue calculate alike: another owner or target changes nothing of that. */
export function calculatesAlike(a: Catalogue, b: Catalogue): boolean {
  if (a.indicators.size !== b.indicators.size || a.parents.size !== b.parents.size) return false;
  for (const [code, parent] of a.parents) if (b.parents.get(code) !== parent) return false;
  for (const [code, pi] of a.indicators) {
    const other = b.indicators.get(code);
    if (other !== pi && (!other || !isAlike(pi, other))) return false;
  }
  return true;
}

function isAlike(a: CataloguePi, b: CataloguePi): boolean {
  if (a.name !== b.name || a.unit !== b.unit || a.measure !== b.measure || a.merged !== b.merged) return false;
  const [one, other] = [a.calculated, b.calculated];
  if (!one || !other) return one === other;
  return defining.every((field) => JSON.stringify(one[field]) === JSON.stringify(other[field]));
}

export function prepareCalculations(catalogue: Catalogue, calendar: Calendar, rules: SiteRules): Calculations {
  const steps = preparingCalculations(catalogue, calendar, rules);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same in slices, between which others can have their turn. */
export function* preparingCalculations(
  catalogue: Catalogue,
  calendar: Calendar,
  rules: SiteRules,
): Generator<undefined, Calculations> {
  const definitions = definitionsOf(catalogue, rules);
  yield;
  const prepared = yield* preparingGraph(definitions, catalogue.indicators.values());
  return { ...prepared, catalogue, periods: periodTree(calendar), settings: rollUpSettings(rules) };
}

function definitionsOf({ indicators, parents }: Catalogue, rules: SiteRules): Calculation[] {
  const calculated = [...indicators.values()].flatMap((pi) => (pi.calculated ? pi.calculated : []));
  // PIs of one name in several units are one family.
  const families = new Set(calculated.flatMap((pi) => (pi.source?.kind === 'units below' ? familyOf(pi) : [])));
  const below = families.size === 0 ? undefined : feedersBelow(families, indicators, parents);
  return calculated.map((pi): Calculation => {
    const { code, source, rollUps, calculatedFrom, collectedFrom, partial, factor } = pi;
    const method = source?.kind === 'units below' ? source.method : 'sum';
    return {
      indicator: code,
      source:
        source?.kind === 'units below' ? { kind: 'same over', feeders: [...(below?.get(code) ?? [])], method } : source,
      time: rollUps ?? [],
      from: calculatedFrom ?? collectedFrom,
      partial: partial ?? rules.rollUp.partial,
      factor: factor ?? 1,
    };
  });
}

const familyOf = ({ name }: { readonly name: string }) => name.trim().toLowerCase();

function feedersBelow(
  families: ReadonlySet<string>,
  indicators: Catalogue['indicators'],
  parents: Catalogue['parents'],
): ReadonlyMap<string, readonly string[]> {
  const members: { code: string; unit: string; family: string }[] = [];
  for (const pi of indicators.values()) {
    if (pi.merged) continue;
    const family = familyOf(pi);
    if (families.has(family)) members.push({ code: pi.code, unit: pi.unit, family });
  }
  return treeFeeders(
    members,
    Array.from(parents, ([code, parent]) => ({ code, parent })),
  );
}

// What a push moves in PIs that are calculated, as changes of the same change-set: value, parts, stage, coverage and the
// status that follows. In slices, since an import may move tens of thousands. Source: DOMAIN, Roll-up.
import type { FieldValue } from '../../figure';
import { SLICE } from '../../performance/roll-up/cycles';
import { partialMark } from '../../performance/roll-up/combine';
import { recalculating, type CalculatedChange } from '../../performance/roll-up/recalculate';
import { reaching, type CellRef, type Reach } from '../../performance/roll-up/walk';
import type { SiteRules } from '../../performance/site-rules';
import type { Indicator } from '../../records/indicator';
import { measurementFields, measurementKey, type MeasurementField } from '../../records/measurement';
import { measurementRows, rememberRows } from '../../records/measurement-rows';
import type { ChangeBlock } from '../../sync/change-set';
import { asNumber, handKept, judge, type StoredPoint } from '../judge';
import type { Calculations } from './catalogue';
import { isFeeding, type CellTable } from './cell-table';
import { ROLL_UP, withoutMark } from './roll-up-mark';
import { isDerivedField } from './typed-over';

/** Work that is done in slices: between two of them others may have their turn. */
export type Slices<T> = Generator<undefined, T>;

/** Cells that changed and feed others, or are calculated themselves. */
export function changedCells(blocks: readonly ChangeBlock[], { graph }: Calculations): CellRef[] {
  const cells: CellRef[] = [];
  if (graph.nodes.size === 0) return cells;
  for (const { type, field, keys } of blocks)
    if (type === 'measurement' && isFeeding(field))
      for (const { period, codes } of measurementRows(keys))
        for (const code of codes) if (graph.dependents.has(code) || graph.nodes.has(code)) cells.push({ code, period });
  return cells;
}

/** What has to be read of the store to recalculate. */
export function reachOf(changed: readonly CellRef[], { graph, periods }: Calculations): Slices<Reach> {
  return reaching(graph, changed, periods);
}

export interface RecalculationInput {
  readonly calculations: Calculations;
  readonly changed: readonly CellRef[];
  /** Holds the reach, with the changes of the push put over it. */
  readonly cells: CellTable;
  /** What the push changes by itself. */
  readonly blocks: readonly ChangeBlock[];
  readonly site: SiteRules;
  /** The same period of last year, where a PI is judged by it. */
  readonly lastYear?: (code: string, period: string) => StoredPoint | undefined;
  readonly indicator: (code: string) => Indicator | undefined;
  /** The status that a figure had when it was judged before; `undefined` where it is judged anew. */
  readonly judgedBefore?: (key: string, value: FieldValue) => FieldValue | undefined;
}

/** The blocks of the push with those that follow from it: each field of each record once. */
export function* recalculated(input: RecalculationInput): Slices<ChangeBlock[]> {
  const { calculations, changed, cells, blocks } = input;
  const { graph, periods, settings } = calculations;
  const { changes } = yield* recalculating(graph, changed, (c, p) => cells.read(c, p), periods, settings);
  if (changes.length === 0) return blocks.map(withoutMark);
  const own = ownCells(blocks, changes);
  const drafts = new Map<string, Draft>();
  let done = 0;
  for (const change of changes) {
    for (const [field, before, after] of fieldsOf(change, input)) add(drafts, change, field, before, after, own);
    if (++done % (SLICE / 8) === 0) yield;
  }
  const rest = own.size === 0 ? blocks : blocks.flatMap((block) => withoutCells(block, own));
  return [...rest.map(withoutMark), ...[...drafts.values()].flatMap(blockOf)];
}

/** The fields of a recalculated cell that change. */
function* fieldsOf(
  change: CalculatedChange,
  { cells, indicator, judgedBefore, site, lastYear }: RecalculationInput,
): Generator<[MeasurementField, FieldValue, FieldValue]> {
  const { code, period, before, after } = change;
  const now = (field: string) => cells.field(code, period, field);
  const values: Readonly<Record<string, FieldValue>> = {
    ...{ value: after.value, numerator: asNumber(after.numerator), denominator: asNumber(after.denominator) },
    ...{ stage: after.stage, coverage: partialMark(after) ?? null },
  };
  for (const field of measurementFields)
    if (Object.hasOwn(values, field)) yield [field, now(field), values[field] ?? null];
  const pi = indicator(code);
  if (!pi || before.value === after.value) return;
  const hand = now('byHand');
  const byHand = cells.isSent(code, period, 'byHand') ? hand : handKept(hand, site);
  yield ['byHand', hand, byHand];
  const judged = judgedBefore?.(measurementKey(code, period), after.value);
  const anew = () => judge(pi, after.value, now('target'), { period, site, lastYear: lastYear?.(code, period) });
  yield ['status', now('status'), byHand ?? (judged === undefined ? anew() : judged)];
}

interface Draft {
  readonly period: string;
  readonly field: MeasurementField;
  readonly codes: string[];
  readonly before: FieldValue[];
  readonly after: FieldValue[];
}

function add(
  drafts: Map<string, Draft>,
  { code, period }: CellRef,
  field: MeasurementField,
  now: FieldValue,
  after: FieldValue,
  own: OwnCells,
): void {
  const sent = own.size === 0 ? undefined : own.get(field)?.get(measurementKey(code, period));
  const before = sent === undefined ? now : sent;
  if (before === after) return;
  const id = `${field} ${period}`;
  const draft = drafts.get(id) ?? { period, field, codes: [], before: [], after: [] };
  drafts.set(id, draft);
  draft.codes.push(code);
  draft.before.push(before);
  draft.after.push(after);
}

function blockOf({ period, field, codes, before, after }: Draft): ChangeBlock {
  const keys = codes.map((code) => measurementKey(code, period));
  rememberRows(keys, [{ period, codes, at: null }]);
  return { type: 'measurement', field, keys, before, after, formulas: keys.map(() => ROLL_UP) };
}

/** By field and key: what stood before in cells that the push changes and a calculation sets again. */
type OwnCells = ReadonlyMap<string, ReadonlyMap<string, FieldValue>>;

function ownCells(blocks: readonly ChangeBlock[], changes: readonly CalculatedChange[]): OwnCells {
  const own = new Map<string, Map<string, FieldValue>>();
  const keysOf = (some: readonly CalculatedChange[]) => new Set(some.map((c) => measurementKey(c.code, c.period)));
  const all = keysOf(changes);
  // A status follows only where the value does.
  const moved = keysOf(changes.filter(({ before, after }) => before.value !== after.value));
  for (const { type, field, keys, before } of blocks) {
    if (type !== 'measurement' || !isDerivedField(field)) continue;
    const set = field === 'status' ? moved : all;
    for (const [i, key] of keys.entries()) {
      if (!set.has(key)) continue;
      const cells = own.get(field) ?? new Map<string, FieldValue>();
      own.set(field, cells.set(key, before[i] ?? null));
    }
  }
  return own;
}

/** A block without the cells that a calculation sets. */
function withoutCells(block: ChangeBlock, own: OwnCells): ChangeBlock[] {
  const cells = block.type === 'measurement' ? own.get(block.field) : undefined;
  if (!cells || !block.keys.some((key) => cells.has(key))) return [block];
  const rows = block.keys.flatMap((key, i) => (cells.has(key) ? [] : i));
  const pick = <T>(column: readonly T[]) => rows.flatMap((i) => column.slice(i, i + 1));
  if (rows.length === 0) return [];
  const { addresses, formulas } = block;
  return [
    {
      ...{ type: block.type, field: block.field, keys: pick(block.keys) },
      ...{ before: pick(block.before), after: pick(block.after) },
      ...(addresses && { addresses: pick(addresses) }),
      ...(formulas && { formulas: pick(formulas) }),
    },
  ];
}

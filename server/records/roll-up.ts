// Which PIs of a body are calculated, made ready once and kept as long as its PIs, units and rules stay as they are; and as
// a change-set of definitions would leave them.
import {
  cataloguePi,
  calculatesAlike,
  preparingCalculations,
  type Calculations,
  type CataloguePi,
} from '../../domain/decide/calculated/catalogue';
import type { CellRef } from '../../domain/performance/roll-up/walk';
import type { FieldValue } from '../../domain/figure';
import type { Day } from '../../domain/period/day';
import { periodAt, shift, startOf, type Calendar, type PeriodKey } from '../../domain/period/period';
import { recordTypes, type RecordTypeName } from '../../domain/records';
import type { Indicator } from '../../domain/records/indicator';
import type { RecordFields } from '../../domain/records/record-type';
import type { ChangeBlock } from '../../domain/sync/change-set';
import type { DocumentType, Reader } from '../store/port';
import type { Body } from './body';
import { inSlices } from './slices';

/** By the records of the PIs, which many bodies share. */
const kept = new WeakMap<
  object,
  { readonly units: object; readonly site: object; readonly year: string; readonly made: Calculations }
>();

/** The last one made: most changes of PIs leave every calculation as it is. */
let newest: { readonly calculations: Calculations; readonly site: object; readonly year: string } | undefined;

/** The calculations of a body, made ready when they are first asked for. */
export function calculationsOf(body: Body, calendar: Calendar): Calculations {
  const steps = calculating(body, calendar);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** Makes the calculations of a body ready in slices: whoever asks for them afterwards has them at once. */
export function readyCalculations(body: Body, calendar: Calendar): Promise<Calculations> {
  return inSlices(calculating(body, calendar));
}

function* calculating(body: Body, calendar: Calendar): Generator<undefined, Calculations> {
  const [indicators, units, site] = [body.table('indicator'), body.table('unit'), body.table('site')];
  const year = JSON.stringify(calendar);
  const known = kept.get(indicators);
  if (known?.units === units && known.site === site && known.year === year) return known.made;
  const catalogue = { indicators: pisOf(indicators), parents: parentsOf(units) };
  yield;
  const isSame =
    newest?.site === site && newest.year === year && calculatesAlike(newest.calculations.catalogue, catalogue);
  const made =
    newest && isSame
      ? { ...newest.calculations, catalogue }
      : yield* preparingCalculations(catalogue, calendar, body.siteRules);
  newest = { calculations: made, site, year };
  kept.set(indicators, { units, site, year, made });
  return made;
}

type Records = ReadonlyMap<string, RecordFields>;

function pisOf(indicators: Records): Map<string, CataloguePi> {
  const pis = new Map<string, CataloguePi>();
  for (const [code, fields] of indicators) pis.set(code, cataloguePi(code, fields));
  return pis;
}

function parentsOf(units: Records): Map<string, string | null> {
  return new Map(Array.from(units, ([code, { parent }]) => [code, typeof parent === 'string' ? parent : null]));
}

/** Fields of PIs and units that a calculation is made of. */
const defining: Partial<Record<RecordTypeName, readonly string[]>> = {
  indicator: ['source', 'rollUps', 'calculatedFrom', 'partial', 'factor', 'measure', 'unit', 'name', 'mergedInto'],
  unit: ['parent'],
};

/** The calculations as a change-set leaves them, and the PIs whose definition it changes. */
export async function calculationsAfter(
  blocks: readonly ChangeBlock[],
  body: Body,
  calendar: Calendar,
): Promise<{ readonly calculations: Calculations; readonly defined: readonly Indicator[] }> {
  const touching = blocks.filter(({ type, field }) => defining[type]?.includes(field));
  const before = await readyCalculations(body, calendar);
  if (touching.length === 0) return { calculations: before, defined: [] };
  const indicators = new Map(before.catalogue.indicators);
  const changed = changedRecords('indicator', blocks, body);
  for (const [code, fields] of changed) {
    if (fields['unit'] === null || fields['unit'] === undefined) indicators.delete(code);
    else indicators.set(code, cataloguePi(code, fields));
  }
  const parents = parentsOf(new Map([...body.table('unit'), ...changedRecords('unit', blocks, body)]));
  const calculations = await inSlices(preparingCalculations({ indicators, parents }, calendar, body.siteRules));
  const touched = new Set(touching.flatMap(({ type, keys }) => (type === 'indicator' ? keys : [])));
  // What a merged PI fed is calculated anew: without it, or with it again where that is taken back.
  const merged = new Set(touching.flatMap(({ field, keys }) => (field === 'mergedInto' ? keys : [])));
  if (merged.size > 0)
    for (const { graph } of [before, calculations])
      for (const { code, feeders } of graph.nodes.values()) if (feeders.some((f) => merged.has(f))) touched.add(code);
  const defined = [...touched].flatMap((code) => indicators.get(code)?.calculated ?? []);
  return { calculations, defined: defined.filter(({ code }) => calculations.graph.nodes.has(code)) };
}

/** Records of a type that a change-set changes, as it leaves them. */
function changedRecords(type: DocumentType, blocks: readonly ChangeBlock[], body: Body): Map<string, RecordFields> {
  const [keyField = ''] = recordTypes[type].key;
  const blank = Object.fromEntries(Object.keys(recordTypes[type].fields).map((field) => [field, null]));
  const records = new Map<string, Record<string, FieldValue>>();
  for (const block of blocks)
    if (block.type === type)
      for (const [i, key] of block.keys.entries()) {
        const record = records.get(key) ?? { ...blank, ...body.document(type, key), [keyField]: key };
        record[block.field] = block.after[i] ?? null;
        records.set(key, record);
      }
  return records;
}

/** At most so many periods back are calculated for a PI that is defined anew. */
const PERIODS_BACK = 400;

/** Cells of PIs that are defined anew: in each period up to today that has figures of any PI. */
export async function definedCells(
  defined: readonly Indicator[],
  { periods }: Calculations,
  state: Reader,
  calendar: Calendar,
  today: Day,
): Promise<CellRef[]> {
  const known = new Map<PeriodKey, boolean>();
  const hasFigures = async (period: PeriodKey): Promise<boolean> => {
    const found = known.get(period) ?? (await state.changedAt(period)) > 0;
    known.set(period, found);
    return found;
  };
  const cells: CellRef[] = [];
  for (const pi of defined) {
    const from = pi.calculatedFrom ?? pi.collectedFrom;
    for (const { to, from: parts } of [{ to: pi.frequency, from: pi.frequency }, ...(pi.rollUps ?? [])]) {
      let period = periodAt(to, today, calendar);
      for (let n = 0; n < PERIODS_BACK && startOf(period) >= startOf(from); n++, period = shift(period, -1)) {
        const children = parts === to ? [] : periods.children(period, parts);
        const all = await Promise.all([period, ...children].map(hasFigures));
        if (all.includes(true)) cells.push({ code: pi.code, period });
      }
    }
  }
  return cells;
}

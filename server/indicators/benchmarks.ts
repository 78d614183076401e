// What a PI is compared with: the median of its comparison group, where the group's PIs are loaded here; else what was typed.
// Source: DOMAIN, Roll-up (benchmark). The group is the PIs of one frequency that name it; a median of fewer than three would
// say what one of them has (ours).
import { benchmark } from '../../domain/performance/outlook/benchmark';
import { frequencyOf, type PeriodKey } from '../../domain/period/period';
import type { Body } from '../records/body';
import type { Reader } from '../store/port';

const FEWEST = 3;

const groups = new WeakMap<Body, Map<string, string[]>>();

/** Codes by group and frequency. */
function groupsOf(body: Body): ReadonlyMap<string, readonly string[]> {
  const known = groups.get(body);
  if (known) return known;
  const found = new Map<string, string[]>();
  for (const code of body.indicatorCodes()) {
    const pi = body.indicator(code);
    if (!pi?.benchmarkGroup) continue;
    const name = `${pi.frequency} ${pi.benchmarkGroup}`;
    const members = found.get(name);
    if (members) members.push(code);
    else found.set(name, [code]);
  }
  groups.set(body, found);
  return found;
}

/** Medians of a group by period; periods in which too few have a value are missing. */
export type GroupMedians = ReadonlyMap<PeriodKey, number>;

/** @param group as PIs name it; `null` for a PI that names none */
export async function groupMedians(
  group: string | null,
  periods: readonly PeriodKey[],
  body: Body,
  state: Reader,
): Promise<GroupMedians> {
  const medians = new Map<PeriodKey, number>();
  const [first] = periods;
  if (group === null || first === undefined) return medians;
  const members = groupsOf(body).get(`${frequencyOf(first)} ${group}`) ?? [];
  if (members.length < FEWEST) return medians;
  for (const { period, columns } of await state.measurements(members, periods, ['value'])) {
    const values = members.map((member, i) => ({ member, value: columns.value[i] ?? null }));
    const { value, have } = benchmark(values, null);
    if (value !== null && have >= FEWEST) medians.set(period, value);
  }
  return medians;
}

// What is typed where a value is calculated: refused, and said from what it is calculated. A stage that fixes the value may
// be set all the same, since that is how an outturn is audited. Source: DOMAIN, Roll-up.
import type { Issue } from '../../errors';
import type { FieldValue } from '../../figure';
import { frequencyOf, type PeriodKey } from '../../period/period';
import type { RollUpNode } from '../../performance/roll-up/graph';
import { isCalculated } from '../../performance/roll-up/walk';
import { measurement, stages } from '../../records/measurement';
import type { After, PeriodDraft } from '../decide-period';
import type { Calculations } from './catalogue';

/** At most so many feeders are named. */
const NAMED = 3;

/** Issues of values typed over what is calculated in one period. */
export function typedOver({ push, after, standing, context, seen }: PeriodDraft, calculations: Calculations): Issue[] {
  const { graph, settings } = calculations;
  if (graph.nodes.size === 0) return [];
  const issues: Issue[] = [];
  for (const [field, values] of Object.entries(after) as [keyof typeof standing, After][]) {
    if (!isDerivedField(field)) continue;
    for (let row = 0; row < values.length; row++) {
      const value = values[row];
      const pi = value === undefined ? undefined : seen[row]?.pi;
      const node = pi && graph.nodes.get(pi.code);
      if (!node || value === undefined || !isCalculated(node, push.period)) continue;
      if (field === 'stage' && fixesOrFrees(value, standing.stage?.values[row] ?? null, settings.fixedFrom)) continue;
      const name = (measurement.fields[field]?.label ?? field).toLowerCase();
      const from = madeFrom(node, push.period, (code) => context.indicator(code) !== undefined);
      issues.push({
        ...{ code: 'not-editable', severity: 'stop', key: push.keys[row] ?? '', field },
        message: `The ${name} of ${node.code} is calculated from ${from}. Change it there.`,
      });
    }
  }
  return issues;
}

/** Fields that a calculation sets. Status and coverage, which nobody sends, are among them. */
export function isDerivedField(field: string): boolean {
  return ['value', 'numerator', 'denominator', 'stage', 'coverage', 'status'].includes(field);
}

/** Whether a stage fixes what was calculated, or gives it free again. */
function fixesOrFrees(stage: FieldValue, now: FieldValue, fixedFrom: (typeof stages)[number]): boolean {
  const fixes = (s: FieldValue) => stages.findIndex((known) => known === s) >= stages.indexOf(fixedFrom);
  return fixes(stage) || fixes(now);
}

/** What a cell is calculated from, in words. Feeders that the asker may not see are not told. */
export function madeFrom(node: RollUpNode, period: PeriodKey, isSeen: (code: string) => boolean): string {
  const roll = node.definition.time.find((r) => r.to === frequencyOf(period));
  if (roll) return `its ${roll.from}s`;
  const seen = node.feeders.filter(isSeen);
  const [named, more] = [seen.slice(0, NAMED), node.feeders.length > NAMED || seen.length < node.feeders.length];
  if (named.length === 0) return 'other PIs';
  if (more) return `${named.join(', ')} and others`;
  const last = named.at(-1) ?? '';
  return named.length === 1 ? last : `${named.slice(0, -1).join(', ')} and ${last}`;
}

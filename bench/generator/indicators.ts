// The PIs of the reference body: PI number i is measured in patch i % 300, so that each patch measures the same things.
import type { PeriodKey } from '../../domain/period/period';
import { blankFields, defaultThresholds, type Indicator, type Thresholds } from '../../domain/records/indicator';
import type { Dice } from './dice';
import { templates, type Template } from './measures';
import { ownerOf, updatersOf } from './people';
import { periodsOf } from './periods';
import { PATCHES, patchCode } from './tree';

/** How often the body's PIs are collected. */
export const collected = ['year', 'quarter', 'month', 'week'] as const;

/** Of each 20 PIs 15 are collected monthly, 3 quarterly, one yearly and one weekly. */
function frequencyOf(template: number, patch: number): (typeof collected)[number] {
  const place = (template * 3 + patch) % 20;
  if (place === 4 || place === 10 || place === 16) return 'quarter';
  return place === 7 ? 'year' : place === 13 ? 'week' : 'month';
}

export function templateOf(i: number): Template {
  const template = templates[Math.floor(i / PATCHES)];
  if (!template) throw new RangeError(`There are at most ${templates.length * PATCHES} PIs.`);
  return template;
}

const wide: Thresholds = { kind: 'share of target', green: 0.05, amber: 0.1 };

/** The period a PI begins with: one in twenty was brought in later. */
function beginsWith(i: number, periods: readonly PeriodKey[], dice: Dice): PeriodKey {
  return periods[dice.at(i, 1) < 0.05 ? Math.floor(dice.at(i, 2) * 0.4 * periods.length) : 0] ?? '';
}

export function indicatorsOf(count: number, months: number, dice: Dice): Indicator[] {
  const periods = new Map(collected.map((frequency) => [frequency, periodsOf(frequency, months)]));
  return Array.from({ length: count }, (_, i) => {
    const patch = i % PATCHES;
    const { code, name, aspect } = templateOf(i);
    const frequency = frequencyOf(Math.floor(i / PATCHES), patch);
    return {
      ...blankFields,
      ...{ code: `${patchCode(patch)}-${code}`, name, unit: patchCode(patch) },
      ...{ measure: aspect.measure, measureLabel: aspect.label, decimals: aspect.decimals },
      ...{ polarity: aspect.polarity, frequency, thresholds: i % 4 === 0 ? wide : defaultThresholds },
      ...{ dueDays: frequency === 'week' ? 3 : 14, graceDays: i % 3 === 0 ? 5 : 0 },
      collectedFrom: beginsWith(i, periods.get(frequency) ?? [], dice),
      ...{ owner: ownerOf(patch), updaters: updatersOf(patch) },
      ...{ noteWhenRed: dice.at(i, 3) < 0.1, description: dice.at(i, 4) < 0.3 ? `What counts as ${name}` : null },
    };
  });
}

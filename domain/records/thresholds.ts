// Thresholds as data: where green ends and amber ends, for each frequency of a PI, each set valid from a period on.
// Source: DOMAIN, Target and status [P]; councils' own rules [C]. Changing a set never repaints what was judged before.
import * as z from 'zod/mini';
import { frequencyOf, startOf, type PeriodKey } from '../period/period';
import { periodKeySchema } from './period-key';

/** Which status holds exactly on the edge: the better one (ours) or the worse one [O]. */
export const boundaries = ['better', 'worse'] as const;

/** One answer for each edge: "amber 1–5 %, red from 5 %" [C] has the better status on one edge and the worse on the other. */
export const boundarySchema = z.strictObject({ green: z.enum(boundaries), amber: z.enum(boundaries) });
export type Boundary = z.infer<typeof boundarySchema>;

/** From one value to another, both included; `null` leaves an end open. */
export const bandSchema = z.strictObject({ from: z.nullable(z.number()), to: z.nullable(z.number()) }).check(
  z.refine(
    (b) => b.from === null || b.to === null || b.from <= b.to,
    'A band runs from the smaller value to the larger',
  ),
  z.refine((b) => b.from !== null || b.to !== null, 'A band has at least one end'),
);
export type Band = z.infer<typeof bandSchema>;

const margin = z.number().check(z.gte(0));

export const limitsSchema = z.discriminatedUnion('kind', [
  /** Margins as a share of the target: 0.05 is 5 %. */
  z.strictObject({ kind: z.literal('share of target'), green: margin, amber: margin }),
  /** Margins in the measure's own unit. */
  z.strictObject({ kind: z.literal('absolute'), green: margin, amber: margin }),
  /** Values at which green and amber end, whatever the target. For maximise and minimise only. */
  z.strictObject({ kind: z.literal('values'), green: z.number(), amber: z.number() }),
  /** Values between which it is green and amber, whatever the target. */
  z.strictObject({ kind: z.literal('ranges'), green: bandSchema, amber: bandSchema }),
]);
export type Limits = z.infer<typeof limitsSchema>;

/**
 * What makes amber, where it is not green: being within the amber limit [P]; having improved or held on the same period
 * of last year, however far from the target [C]; or either.
 */
export const amberRules = ['within the limit', 'improved or held', 'either'] as const;

export const thresholdRuleSchema = z.strictObject({
  limits: limitsSchema,
  amber: z.enum(amberRules),
  /** `null`: as the site says. */
  boundary: z.nullable(boundarySchema),
});
export type ThresholdRule = z.infer<typeof thresholdRuleSchema>;

/** Valid for periods of the frequency of `from`, from that one on. */
export const thresholdSetSchema = z.strictObject({ from: periodKeySchema, rule: thresholdRuleSchema });
export type ThresholdSet = z.infer<typeof thresholdSetSchema>;

/** All the sets of a PI, or of the site: in any order, no two from the same period on. */
export const thresholdSetsSchema = z.array(thresholdSetSchema).check(
  z.maxLength(500),
  z.refine(
    (sets) => new Set(sets.map((s) => s.from)).size === sets.length,
    'Two sets are valid from the same period on',
  ),
);

/** The set valid in a period: the latest of its frequency that begins no later. */
export function thresholdsIn(sets: readonly ThresholdSet[], period: PeriodKey): ThresholdRule | undefined {
  const frequency = frequencyOf(period);
  let found: ThresholdSet | undefined;
  for (const set of sets) {
    if (frequencyOf(set.from) !== frequency || startOf(set.from) > startOf(period)) continue;
    if (!found || startOf(set.from) > startOf(found.from)) found = set;
  }
  return found?.rule;
}

/**
 * What is wrong with a rule for a PI of this polarity, in words; `undefined` where nothing is. Amber may not end before
 * green does, and values that have no sides cannot judge a PI that aims at the middle.
 */
export function wrongThresholds({ limits, amber }: ThresholdRule, polarity: string): string | undefined {
  const needsAmber = amber !== 'improved or held';
  switch (limits.kind) {
    case 'share of target':
    case 'absolute':
      return needsAmber && limits.amber < limits.green ? 'The amber margin is smaller than the green one.' : undefined;
    case 'values':
      if (polarity !== 'maximise' && polarity !== 'minimise')
        return 'A PI that aims at the middle needs ranges or margins, not one value for each status.';
      if (!needsAmber) return undefined;
      if (polarity === 'maximise' && limits.amber > limits.green)
        return 'Amber begins above green, but more is better.';
      return polarity === 'minimise' && limits.amber < limits.green
        ? 'Amber begins below green, but less is better.'
        : undefined;
    case 'ranges': {
      const low = (b: Band) => b.from ?? -Infinity;
      const high = (b: Band) => b.to ?? Infinity;
      return needsAmber && (low(limits.amber) > low(limits.green) || high(limits.amber) < high(limits.green))
        ? 'The amber range does not hold the green one.'
        : undefined;
    }
  }
}

// What stands in the way of merging PIs: the one it goes into must be there and go on, their figures must go together, and
// nothing may be calculated from the one that ends, so that no roll-up loses a feeder unsaid.
import type { Issue } from '../errors';
import { whyNotOne } from '../records/merge';
import type { SentIndicator } from './calculated/catalogue-push';
import type { PushContext } from './push-context';

export function mergeIssues(sent: readonly SentIndicator[], context: PushContext): Issue[] {
  const drafts = new Map(sent.map(({ pi }) => [pi.code, pi]));
  return sent.flatMap(({ pi, before, touched }): Issue[] => {
    if (!touched.has('mergedInto') || pi.mergedInto === null) return [];
    const stop = (message: string, code: Issue['code'] = 'invalid'): Issue[] => [
      { code, severity: 'stop', message, key: pi.code, field: 'mergedInto' },
    ];
    if (pi.mergedInto === pi.code) return stop(`${pi.code} cannot be merged into itself. Choose another PI.`);
    const into = context.indicator(pi.mergedInto);
    if (!into || !context.rightsOver(pi.mergedInto).includes('definition'))
      return stop(
        `There is no Performance indicator “${pi.mergedInto}” whose definition you may change.`,
        'unknown-record',
      );
    const kept = drafts.get(into.code) ?? into;
    if (!before) return stop(`${pi.code} is new: there is nothing to merge.`);
    if (kept.mergedInto !== null)
      return stop(`${kept.code} was itself merged into ${kept.mergedInto}. Merge ${pi.code} into ${kept.mergedInto}.`);
    const why = whyNotOne(kept, pi) ?? fedBy(pi.code, kept.code, context);
    return why === undefined ? [] : stop(why);
  });
}

/** Why a PI that feeds others cannot end; in roll-ups of "the units below" the one that is kept may stand for it. */
function fedBy(code: string, kept: string, context: PushContext): string | undefined {
  const calculations = context.calculations?.();
  if (!calculations) return undefined;
  for (const node of calculations.graph.nodes.values()) {
    if (!node.feeders.includes(code)) continue;
    const pi = calculations.catalogue.indicators.get(node.code)?.calculated;
    if (pi?.source?.kind === 'units below' && node.feeders.includes(kept)) continue;
    if (!context.indicator(node.code))
      return `A PI that you may not see is calculated from ${code}. Ask a site administrator to change that first.`;
    return `${node.code} is calculated from ${code}. Let it be calculated from ${kept} first.`;
  }
  return undefined;
}

// What a scorecard must keep beside its shape: PIs that its maker may see, each once, and headings that stand under one
// another without a gap.
import type { Issue } from '../errors';
import type { Scorecard } from '../records/scorecard';
import type { PushContext } from './push-context';

type HeadingsIssue = Pick<Issue, 'code' | 'message'> & { readonly field: 'headings' };

export function scorecardIssues(
  { name, headings }: Scorecard,
  context: Pick<PushContext, 'indicator'>,
): readonly HeadingsIssue[] {
  const issues: HeadingsIssue[] = [];
  const say = (code: HeadingsIssue['code'], message: string) => issues.push({ code, message, field: 'headings' });
  const seen = new Map<string, string>();
  let above = 0;
  for (const heading of headings ?? []) {
    if (heading.level > above + 1)
      say('invalid', `“${heading.name}” of “${name}” stands under no heading. Put one above it, or move it out.`);
    above = heading.level;
    for (const { code } of heading.pis) {
      const before = seen.get(code);
      if (before !== undefined)
        say('row-twice', `${code} stands under “${before}” and “${heading.name}”. Leave it under one of them.`);
      else if (!context.indicator(code))
        say('unknown-record', `There is no Performance indicator “${code}” that you can see. Take it out.`);
      seen.set(code, heading.name);
    }
  }
  return issues;
}

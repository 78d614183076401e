// A proposal that a person agreed to, as the mapping that is kept.
import type { Matches, TableMapping } from './mapping';
import type { Proposal } from './propose';

/** What a proposal comes to, once a person agrees. */
export function mappingOf(
  proposal: Proposal,
  choices: readonly TableMapping['choices'][number][],
  matches: Matches,
): TableMapping {
  return {
    turned: proposal.turned,
    levels: headingLevels(proposal),
    columns: proposal.columns.map(({ heading, role, period, pi, repeats }) => ({
      ...{ heading: heading.slice(0, 500), role, period, pi: pi.slice(0, 500), repeats },
    })),
    choices: [...choices],
    dateSystem: null,
    period: proposal.tablePeriod,
    rules: proposal.rules,
    matches: [...matches].map(([is, code]) => ({ is: is.slice(0, 500), code })),
  };
}

/** Heading rows before the first row of figures. */
function headingLevels({ shape }: Proposal): number {
  const first = shape.rows.findIndex((k) => k === 'data' || k === 'total' || k === 'group');
  return shape.headings.filter((r) => first < 0 || r < first).length;
}

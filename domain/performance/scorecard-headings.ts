// Headings of a scorecard with what stands under them: a list with levels as a tree, and the status of each.
import type { ScorecardHeading } from '../records/scorecard';
import { scorecardStatus, type ScorecardItem, type ScorecardRule, type ScorecardStatus } from './scorecard';
import type { Status } from './status';

export interface StandingHeading extends ScorecardStatus {
  /** `2.1.`: its place among the headings; `All.` for the whole. */
  readonly code: string;
  readonly name: string;
  /** 0 for the whole. */
  readonly level: number;
  /** Codes of the PIs right under it. */
  readonly pis: readonly string[];
}

interface Branch {
  readonly heading: ScorecardHeading;
  readonly code: string;
  readonly below: Branch[];
}

/**
 * The whole first, then each heading in its order. @param name of the whole
 * @param statusOf `undefined` for a PI that is left out, as if it were not there
 */
export function standingHeadings(
  name: string,
  headings: readonly ScorecardHeading[],
  statusOf: (code: string) => Status | undefined,
  rule: ScorecardRule,
): readonly StandingHeading[] {
  const items = (branch: Branch): readonly ScorecardItem[] => [
    ...branch.heading.pis.flatMap(({ code, weight }): ScorecardItem[] => {
      const status = statusOf(code);
      return status === undefined ? [] : [{ kind: 'status', status, weight }];
    }),
    ...branch.below.map((child): ScorecardItem => ({
      kind: 'group',
      items: items(child),
      weight: child.heading.weight,
    })),
  ];
  const { top, all } = branches(headings);
  const whole: ScorecardItem[] = top.map((branch) => ({
    ...{ kind: 'group', items: items(branch), weight: branch.heading.weight },
  }));
  return [
    { ...scorecardStatus(whole, rule), code: 'All.', name, level: 0, pis: [] },
    ...all.map((branch) => ({
      ...scorecardStatus(items(branch), rule),
      ...{ code: branch.code, name: branch.heading.name, level: branch.heading.level },
      pis: branch.heading.pis.flatMap(({ code }) => (statusOf(code) === undefined ? [] : code)),
    })),
  ];
}

/** A heading belongs to the last one before it that is a level higher. */
function branches(headings: readonly ScorecardHeading[]): { readonly top: Branch[]; readonly all: Branch[] } {
  const [top, all]: [Branch[], Branch[]] = [[], []];
  const path: Branch[] = [];
  for (const heading of headings) {
    path.length = Math.min(path.length, heading.level - 1);
    const above = path.at(-1);
    const siblings = above?.below ?? top;
    const branch = { heading, code: `${above?.code ?? ''}${siblings.length + 1}.`, below: [] };
    siblings.push(branch);
    all.push(branch);
    path.push(branch);
  }
  return { top, all };
}

// A scorecard while it is put together: every step gives a new draft.
import { DEEPEST_LEVEL, type ScorecardHeading } from '../../../../domain/records/scorecard';
import type { SavedScorecard } from '../../../../domain/wire-saved';

export interface Draft {
  /** `null` for one that is not saved yet. */
  readonly key: string | null;
  readonly name: string;
  readonly shared: boolean;
  readonly headings: readonly ScorecardHeading[];
}

/** A PI with the name of its unit. */
export interface DraftPi {
  readonly code: string;
  readonly unit: string;
}

const counting = (codes: readonly string[]) => codes.map((code) => ({ code, weight: 1 }));
const newHeading = (name: string, codes: readonly string[]): ScorecardHeading => ({
  ...{ name, level: 1, weight: 1, pis: counting(codes) },
});

/** A heading for each unit, in the order of their names. */
export function draftOf(pis: readonly DraftPi[]): Draft {
  const units = [...new Set(pis.map(({ unit }) => unit))].sort((a, b) => a.localeCompare(b, 'en'));
  const headings = units.map((unit) =>
    newHeading(
      unit,
      pis.filter((pi) => pi.unit === unit).map(({ code }) => code),
    ),
  );
  return { key: null, name: '', shared: false, headings: headings.length > 0 ? headings : [newHeading('', [])] };
}

export function draftFrom({ key, name, shared, headings }: SavedScorecard): Draft {
  return { key, name, shared, headings };
}

/** PIs that stand under no heading yet. */
export function notYetIn(draft: Draft, codes: readonly string[]): readonly string[] {
  const known = new Set(draft.headings.flatMap(({ pis }) => pis.map(({ code }) => code)));
  return codes.filter((code) => !known.has(code));
}

export function withHeading(draft: Draft): Draft {
  return { ...draft, headings: [...draft.headings, newHeading('', [])] };
}

export function changed(draft: Draft, at: number, fields: Partial<ScorecardHeading>): Draft {
  return tidy(
    draft,
    draft.headings.map((heading, i) => (i === at ? { ...heading, ...fields } : heading)),
  );
}

export function withPis(draft: Draft, at: number, codes: readonly string[]): Draft {
  const fresh = counting(notYetIn(draft, codes));
  return changed(draft, at, { pis: [...(draft.headings[at]?.pis ?? []), ...fresh] });
}

/** What a PI counts in its heading. */
export function weighed(draft: Draft, at: number, code: string, weight: number): Draft {
  const pis = (draft.headings[at]?.pis ?? []).map((pi) => (pi.code === code ? { ...pi, weight } : pi));
  return changed(draft, at, { pis });
}

export function without(draft: Draft, at: number): Draft {
  return tidy(
    draft,
    draft.headings.filter((_, i) => i !== at),
  );
}

export function movedUp(draft: Draft, at: number): Draft {
  const [above, heading] = [draft.headings[at - 1], draft.headings[at]];
  if (!above || !heading) return draft;
  return tidy(
    draft,
    draft.headings.map((one, i) => (i === at - 1 ? heading : i === at ? above : one)),
  );
}

/** Under the heading above it, a level deeper; or at the top. */
export function under(draft: Draft, at: number, isUnder: boolean): Draft {
  const above = draft.headings[at - 1];
  const [own] = [draft.headings[at]];
  if (!own) return draft;
  // Beside what stands under the same heading already.
  const level = isUnder && above ? Math.min(DEEPEST_LEVEL, Math.max(2, above.level)) : 1;
  return changed(draft, at, { level });
}

/** No heading stands deeper than one below the heading before it. */
function tidy(draft: Draft, headings: readonly ScorecardHeading[]): Draft {
  let above = 0;
  return {
    ...draft,
    headings: headings.map((heading) => {
      above = Math.min(heading.level, above + 1);
      return above === heading.level ? heading : { ...heading, level: above };
    }),
  };
}

/** What keeps it from being saved. */
export function isWhole({ name, headings }: Draft): boolean {
  const isHeadingWhole = (heading: ScorecardHeading) =>
    heading.name.trim() !== '' && isWeight(heading.weight) && heading.pis.every((pi) => isWeight(pi.weight));
  return name.trim() !== '' && headings.length > 0 && headings.every(isHeadingWhole);
}

export function isWeight(weight: number): boolean {
  return Number.isFinite(weight) && weight >= 0 && weight <= 1000;
}

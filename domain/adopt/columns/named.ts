// What headings say in words: what is counted, targets, parts of a share, notes. Rule: a heading is believed where its cells
// agree with it, and where it says nothing else: “Target hardening visits” is a PI.
import type { ColumnFacts } from './column-facts';
import { holdsFigures, nearlyHoldsFigures } from './column-facts';
import type { ColumnPeriod, Put } from './column-guess';
import type { ColumnHeading } from './headings';
import type { Role } from './role';
import { wordsOf } from './words';

export const NEARLY = 'Its cells are texts that begin with figures.';

/** “Measure” may head what is counted, or what the PIs are called: `Cost per visit`. */
function mayCount(f: ColumnFacts, h: ColumnHeading): boolean {
  if (!/^measures?$/.test(wordsOf(h.lowest))) return true;
  return f.plainMeasures >= 0.5;
}

/** Columns whose heading and cells agree on what they are. */
export function namedGuesses(
  columns: readonly ColumnFacts[],
  heading: (f: ColumnFacts) => ColumnHeading | undefined,
  put: Put,
): void {
  for (const f of columns) {
    const h = heading(f);
    if (f.knownCodes >= 0.6 && f.filled > 1)
      put(f.column, 'code', true, 'Its cells are codes of PIs that you can see.');
    else if (
      h?.says === 'measure' &&
      mayCount(f, h) &&
      (f.measures >= 0.5 || (f.length <= 15 && f.distinct <= 1 && f.measures > 0))
    )
      put(f.column, 'measure', true, 'Its cells say what is counted.');
    else if (
      h?.says === 'measure' &&
      f.numbers === 0 &&
      f.filled > 0 &&
      f.length <= 15 &&
      /measured in|\buom\b|indicator unit|unit of measure|measure type/.test(`${wordsOf(h.text)} `)
    )
      put(f.column, 'measure', true, 'Its heading says so.');
    else if (h?.says === 'unit' && f.measures >= 0.8) put(f.column, 'measure', true, 'Its cells say what is counted.');
    else if (f.measures >= 0.8 && f.filled > 1 && h?.says === undefined && !h?.period && f.texts > 0.5) {
      if (f.plainMeasures === 1) put(f.column, 'measure', true, 'Its cells say what is counted.');
    }
  }
}

export function partGuesses(
  columns: readonly ColumnFacts[],
  says: (f: ColumnFacts) => Role | undefined,
  put: Put,
  {
    rowPeriod,
    hasValue,
    isWide,
    ofTheYear,
    isPlain,
  }: {
    readonly rowPeriod: ColumnPeriod;
    readonly hasValue: boolean;
    readonly isWide: boolean;
    readonly ofTheYear: (f: ColumnFacts) => boolean;
    readonly isPlain: (f: ColumnFacts) => boolean;
  },
): void {
  const sole = (role: Role) => columns.filter((f) => says(f) === role).length === 1;
  for (const f of columns) {
    const role = says(f);
    if (role === 'numerator' || role === 'denominator' || role === 'target') {
      if (!holdsFigures(f) && !nearlyHoldsFigures(f)) continue;
      const isAnnual = role === 'target' && ofTheYear(f);
      const known = !isWide && sole(role) && hasValue && !isAnnual && isPlain(f) && holdsFigures(f);
      put(
        f.column,
        role,
        known,
        known
          ? 'Its heading says so.'
          : !holdsFigures(f)
            ? NEARLY
            : isAnnual && !isWide
              ? 'Is it the target of the whole year, or of each period?'
              : isWide
                ? 'For which periods does it hold?'
                : 'Is it of the same period as the value?',
        { period: rowPeriod ?? 'every' },
      );
    } else if (role === 'note' && f.numbers < 0.3) {
      const known = !isWide && sole(role) && hasValue && isPlain(f);
      put(
        f.column,
        role,
        known,
        known ? 'Its heading says so.' : 'Is it about the newest period, or about all of them?',
        { period: rowPeriod === 'of the row' ? rowPeriod : 'newest' },
      );
    }
  }
}

// What the import says: what the figures would do, and what keeps them from being brought in.
import type { Trial } from '../../../domain/adopt/trial/try-table';
import type { Call } from '../command';

const SHOWN = 20;
export const n = (count: number): string => count.toLocaleString('en-GB');

/** What was said on the command line of questions that may stay open. */
export interface Settled {
  readonly leaveOut: boolean;
  readonly replace: boolean;
}

export function report({ say }: Call, trial: Trial): void {
  say(`${n(trial.figures)} figures of ${n(trial.pis)} PIs:`);
  const lines: readonly (readonly [number, string])[] = [
    [trial.fresh, 'new'],
    [trial.same, 'the same as in the store'],
    [trial.differ, 'different from the store'],
    [trial.blank, 'blank'],
    [trial.leftOut, 'left out'],
    [trial.turns.length, 'statuses that would turn'],
  ];
  for (const [count, what] of lines) if (count > 0) say(`  ${n(count).padStart(9)} ${what}`);
}

export interface Problem {
  readonly what: string;
  readonly lines: readonly string[];
}

/** What keeps the table from being brought in whole. */
export function problemsIn(trial: Trial, { leaveOut, replace }: Settled): Problem[] {
  const aside = trial.setAside.map(({ address, called, match }) =>
    match.kind === 'asked'
      ? `${address} ${called}: ${match.candidates.join(' or ')}? ${match.why}`
      : `${address} ${called}: no PI that you can see`,
  );
  const all: Problem[] = [
    { what: 'Rows that are no PI for certain (--leave-out leaves them out):', lines: leaveOut ? [] : aside },
    { what: 'Cells that cannot be taken:', lines: trial.refused.map((i) => `${i.address ?? ''} ${i.message}`.trim()) },
    { what: 'PIs that are not yours to record:', lines: trial.notYours },
    {
      what: 'Figures that differ from the store (--replace puts them in its place):',
      lines: replace || trial.differ === 0 ? [] : [`${n(trial.differ)} figures`],
    },
    {
      what: 'Percentages that may be meant either way (--percent 95 or 0.95):',
      lines: trial.percent ? [`${n(trial.percent.cells)} cells, as ${trial.percent.example}`] : [],
    },
    {
      what: 'A 0 after a figure, which may mean "none yet" (--zero-is-figure):',
      lines: trial.zeros > 0 ? [`${n(trial.zeros)} cells`] : [],
    },
  ];
  return all.filter((p) => p.lines.length > 0);
}

export function list({ err }: Call, what: string, lines: readonly string[]): void {
  err(
    `${what}\n${lines
      .slice(0, SHOWN)
      .map((line) => `  ${line}\n`)
      .join('')}`,
  );
  if (lines.length > SHOWN) err(`  and ${n(lines.length - SHOWN)} more\n`);
}

// Tells on stderr how far long work is: one line written over in a terminal, a line now and then anywhere else, and
// nothing at all for work that is done at once.
import type { Surroundings } from './surroundings';

export interface Progress {
  /** @param total of the same things; left out where nobody knows. */
  readonly at: (done: number, total?: number) => void;
  /** Takes the line away; call it before anything else is said. */
  readonly end: () => void;
}

const FIRST_MS = 500;
const TERMINAL_MS = 100;
const SPARSE_MS = 15_000;

export const noProgress: Progress = { at: () => undefined, end: () => undefined };

function duration(ms: number): string {
  const s = Math.ceil(ms / 1000);
  return s < 90 ? `${s} s` : `${Math.ceil(s / 60)} min`;
}

const count = (n: number) => n.toLocaleString('en-GB');

export function progressLine(doing: string, done: number, total: number | undefined, elapsedMs: number): string {
  if (total === undefined || total <= 0) return `${doing}: ${count(done)}`;
  const share = Math.min(done / total, 1);
  const left = share > 0.02 && share < 1 ? `, about ${duration((elapsedMs / share) * (1 - share))} left` : '';
  return `${doing}: ${count(done)} of ${count(total)} (${Math.floor(share * 100)} %)${left}`;
}

export function makeProgress({ err, terminal, now }: Surroundings, doing: string): Progress {
  const from = now().getTime();
  let next = from + (terminal ? FIRST_MS : SPARSE_MS);
  let width = 0;
  return {
    at(done, total) {
      const at = now().getTime();
      if (at < next) return;
      next = at + (terminal ? TERMINAL_MS : SPARSE_MS);
      const line = progressLine(doing, done, total, at - from);
      err(terminal ? `\r${line.padEnd(width)}` : `${line}\n`);
      width = line.length;
    },
    end() {
      if (terminal && width > 0) err(`\r${' '.repeat(width)}\r`);
      width = 0;
    },
  };
}

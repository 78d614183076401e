// How large the reliability tests run: small in npm test, full in npm run bench:reliability (the same code), with the
// seed that all dice come from, progress on the terminal, and the figures that the table at the end is made of.
import { appendFileSync } from 'node:fs';

/** Set by tools/bench-reliability.mjs. */
const {
  PI_BRIDGE_RELIABILITY: size,
  PI_BRIDGE_RELIABILITY_SEED: seedText,
  PI_BRIDGE_RELIABILITY_OUT: out,
} = process.env;
const scale = Number(process.env['PI_BRIDGE_RELIABILITY_SCALE'] ?? '1');

export const full = size === 'full';
export const seed = Number(seedText ?? '20150108');
/** What hangs is ended; what is slow on a busy machine is not. A run in full may take hours. */
export const limitMs = full ? 4 * 60 * 60_000 : 600_000;

/** The small size in npm test; the full one, or the stated share of it, in the bench. */
export function sized(inCi: number, inFull: number): number {
  return full ? Math.max(1, Math.round(inFull * scale)) : inCi;
}

/** One line of the table: what was tried, and what came of it. */
export interface Figures {
  readonly test: string;
  /** How many times it was tried. */
  readonly tries: number;
  /** What must be nought. */
  readonly lost: number;
  /** Each planted fault: in how many of its tries it was caught. */
  readonly plants?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, number | string>>;
}

export function report(figures: Figures): void {
  if (out !== undefined) appendFileSync(out, `${JSON.stringify(figures)}\n`);
  progress(JSON.stringify(figures));
}

/** What could not be run here, and why: never in silence. */
export function notRun(what: string, why: string): void {
  process.stderr.write(`\nNOT RUN: ${what}: ${why}.\n`);
  if (out !== undefined) appendFileSync(out, `${JSON.stringify({ test: what, notRun: why })}\n`);
}

let last = 0;
/** Says how far a long run has come, at most once in two seconds. */
export function progress(text: string, now = performance.now()): void {
  if (!full || (now - last < 2000 && !text.startsWith('{'))) return;
  last = now;
  process.stderr.write(`  ${text}\n`);
}

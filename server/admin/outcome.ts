// How a command ends. The codes are part of the command line's contract: scripts look at them (docs/running-a-store.md).

export const DONE = 0;
/** Refused, or damage was found. */
export const REFUSED = 1;
/** Wrong usage: nothing was looked at. */
export const WRONG_USAGE = 2;
/** Stopped by Ctrl-C, as shells count it. */
export const STOPPED = 130;

/** The command does not do it, and says why and what to do instead, in one line. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** The command was not called as it can be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

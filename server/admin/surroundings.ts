// What the command line has around it: texts out, the environment, time, and whether somebody pressed Ctrl-C. Handed
// in, so that a test runs a command as a terminal does.
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative names of files and folders start here. */
  readonly cwd: string;
  /** Results. */
  readonly out: (text: string) => void;
  /** Progress, warnings and refusals. */
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal, on which a line can be written over. */
  readonly terminal: boolean;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** Part of a name that nothing else has. */
  readonly unique: () => string;
  /** The program of the worker that reads files which come from elsewhere. */
  readonly reader: string;
}

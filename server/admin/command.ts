// A command as data: its name, what it takes, its help, and what it does.
import type { Place } from '../store/places';
import type { Progress } from './progress';
import type { Surroundings } from './surroundings';

export interface OptionDef {
  readonly type: 'string' | 'boolean';
  /** What stands for the value in the help: FILE, URL. */
  readonly value?: string;
  readonly help: string;
}

/** What a command is called with. */
export interface Call extends Surroundings {
  /** The store that was named. @throws UsageError where none was, or two. */
  readonly place: Place;
  readonly operands: readonly string[];
  readonly text: (option: string) => string | undefined;
  readonly flag: (option: string) => boolean;
  readonly progress: (doing: string) => Progress;
  /** A result for people: not said with --quiet. */
  readonly say: (text: string) => void;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Names of the operands, each of which must be there. */
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, OptionDef>>;
  /** What is said below the options. */
  readonly about: string;
  /** Resolves with the exit code. */
  readonly run: (call: Call) => Promise<number>;
}

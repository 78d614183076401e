// Finds the command, reads its options, runs it, and says in one line what kept it from being done.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isNativeError } from 'node:util/types';
import { placeOf, withoutSecrets, type Place } from '../store/places';
import type { Call, Command, OptionDef } from './command';
import { explain } from './explain';
import { commandHelp, overview } from './help';
import { STOPPED, UsageError, WRONG_USAGE, DONE, REFUSED } from './outcome';
import { makeProgress, noProgress, type Progress } from './progress';
import type { Surroundings } from './surroundings';

/** Options of every command. */
export const commonOptions: Readonly<Record<string, OptionDef>> = {
  data: { type: 'string', value: 'FOLDER', help: 'the store in this folder (else PI_BRIDGE_DATA)' },
  database: { type: 'string', value: 'URL', help: 'the store in this PostgreSQL database (else DATABASE_URL)' },
  quiet: { type: 'boolean', help: 'say only what went wrong, and what was asked for' },
  help: { type: 'boolean', help: 'this text' },
};

interface Parsed {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly operands: readonly string[];
}

function parse(command: Command, args: readonly string[]): Parsed {
  const defs = { ...command.options, ...commonOptions };
  const options = Object.fromEntries(Object.entries(defs).map(([name, { type }]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return { values, operands: positionals };
  } catch (error) {
    // Node's second sentence is about options that look like names of files.
    throw new UsageError(isNativeError(error) ? (error.message.split('. ')[0] ?? '') : 'Options that do not fit');
  }
}

/** The store that the options name, or else the environment. An empty variable counts as none. */
export function placeFrom(values: Parsed['values'], { env, cwd }: Pick<Surroundings, 'env' | 'cwd'>): Place {
  const { data, database } = values;
  if (data !== undefined && database !== undefined) throw new UsageError('Name one store: --data or --database.');
  if (typeof database === 'string') {
    const place = placeOf(database, cwd);
    if (place.kind !== 'database') throw new UsageError('--database takes a URL that begins with postgres://');
    return place;
  }
  if (typeof data === 'string') return { kind: 'folder', folder: path.resolve(cwd, data) };
  const { DATABASE_URL, PI_BRIDGE_DATA } = env;
  // As the server does: a database goes before a folder.
  if (DATABASE_URL) return { kind: 'database', url: DATABASE_URL };
  if (PI_BRIDGE_DATA) return { kind: 'folder', folder: path.resolve(cwd, PI_BRIDGE_DATA) };
  throw new UsageError('Which store? Add --data FOLDER or --database URL, or set PI_BRIDGE_DATA or DATABASE_URL.');
}

/** URLs that may have passwords in them, wherever they were given. */
function urlsIn(args: readonly string[], { env }: Surroundings): string[] {
  const given = args.map((arg) => arg.replace(/^--[a-z]+=/, '')).filter((arg) => arg.includes('://'));
  return env['DATABASE_URL'] ? [...given, env['DATABASE_URL']] : given;
}

function callOf({ values, operands }: Parsed, around: Surroundings): Call {
  const quiet = values['quiet'] === true;
  return {
    ...around,
    get place() {
      return placeFrom(values, around);
    },
    operands,
    text(option) {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    },
    flag: (option) => values[option] === true,
    progress: (doing): Progress => (quiet ? noProgress : makeProgress(around, doing)),
    say(text) {
      if (!quiet) around.out(`${text}\n`);
    },
  };
}

/** Runs `args`; resolves with the exit code. Never throws. */
export async function run(
  commands: readonly Command[],
  args: readonly string[],
  around: Surroundings,
): Promise<number> {
  const [name, ...rest] = args;
  const command = commands.find((c) => c.name === name);
  try {
    if (!command) {
      if (name === undefined) throw new UsageError('Which command?');
      if (['help', '--help', '-h'].includes(name)) {
        const asked = commands.find((c) => c.name === rest[0]);
        around.out(asked ? commandHelp(asked, commonOptions) : overview(commands));
        return DONE;
      }
      throw new UsageError(`There is no command “${name}”.`);
    }
    if (rest.includes('--help') || rest.includes('-h')) {
      around.out(commandHelp(command, commonOptions));
      return DONE;
    }
    const parsed = parse(command, rest);
    const missing = command.operands.slice(parsed.operands.length);
    if (missing.length > 0) throw new UsageError(`${missing.join(' ')} is missing.`);
    const surplus = parsed.operands[command.operands.length];
    if (surplus !== undefined) throw new UsageError(`“${surplus}” is one too many.`);
    return await command.run(callOf(parsed, around));
  } catch (error) {
    if (around.signal.aborted) {
      around.err('Stopped. Nothing was left half done.\n');
      return STOPPED;
    }
    const text = withoutSecrets(explain(error), urlsIn(rest, around));
    if (!(error instanceof UsageError)) {
      around.err(`${text}\n`);
      return REFUSED;
    }
    around.err(`${text}\n\n${command ? `See: pi-bridge ${command.name} --help` : overview(commands).trimEnd()}\n`);
    return WRONG_USAGE;
  }
}

// What --help says: written out of the commands themselves, so that it names every option there is.
import type { Command, OptionDef } from './command';

const EXIT = 'Exit code: 0 done; 1 refused, or damage found; 2 wrong usage; 130 stopped by Ctrl-C.';

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
}

function optionRows(options: Readonly<Record<string, OptionDef>>): [string, string][] {
  return Object.entries(options).map(([name, { value, help }]) => [`--${name}${value ? ` ${value}` : ''}`, help]);
}

const usage = (command: Command) => ['pi-bridge', command.name, ...command.operands, '[options]'].join(' ');

export function overview(commands: readonly Command[]): string {
  return (
    `Looks after a store of PI Bridge.\n\nUsage: pi-bridge COMMAND [options]   (or npm run admin -- COMMAND [options])\n\n` +
    `${table(commands.map((c) => [[c.name, ...c.operands].join(' '), c.summary]))}\n` +
    'Each needs a store: --data FOLDER or --database URL, or PI_BRIDGE_DATA or DATABASE_URL in the environment.\n' +
    `pi-bridge COMMAND --help says more. How to use them together: docs/running-a-store.md\n\n${EXIT}\n`
  );
}

export function commandHelp(command: Command, common: Readonly<Record<string, OptionDef>>): string {
  const options = table([...optionRows(command.options), ...optionRows(common)]);
  return `${command.summary}.\n\nUsage: ${usage(command)}\n\n${options}\n${command.about.trim()}\n\n${EXIT}\n`;
}

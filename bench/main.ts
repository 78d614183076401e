// npm run bench: pushes, pulls, memory and starts of the built server against what cannot be beaten. Ratios count.
// --quick (3,000 PIs, fewer rounds), --scale N, --only NAME, --out FILE (JSON), --docs (into docs/performance.md),
// --profile FOLDER.
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { numberAfter, onlyKnown, textAfter } from './command-line';
import { REFERENCE } from './generator/body';
import { writeDocument } from './measure/document';
import type { Figure } from './measure/figure';
import { tables, verdicts } from './measure/table';
import { everyWork, measureGrowth, measureOurs, measurePeers, type RunOptions } from './run';

/** `ours`: every work of the product at one size, without growth and peers. */
const others = ['start', 'growth', 'peers', 'postgres', 'ours'] as const;
const say = (text: string) => console.log(text);

function readOptions(args: readonly string[], folder: string): RunOptions {
  onlyKnown(args, ['--scale', '--months', '--seed', '--only', '--out', '--profile'], ['--quick', '--docs']);
  const quick = args.includes('--quick');
  const only = textAfter(args, '--only');
  const names = [...everyWork, ...others];
  if (only !== undefined && !names.some((name) => name === only))
    throw new Error(`There is no work “${only}”. There are ${names.join(', ')}.`);
  const wanted = (name: string) => only === undefined || only === 'ours' || only === name;
  return {
    size: {
      pis: numberAfter(args, '--scale', quick ? 3_000 : REFERENCE.pis),
      months: numberAfter(args, '--months', REFERENCE.months),
      seed: numberAfter(args, '--seed', REFERENCE.seed),
    },
    works: everyWork.filter(wanted),
    starts: wanted('start'),
    growth: only === 'growth' || (only === undefined && !quick),
    rounds: quick ? 7 : 25,
    profile: textAfter(args, '--profile'),
    ...{ folder, say },
  };
}

/** They take minutes, so a quick run leaves them out unless asked. */
function wantsPeers(args: readonly string[]): boolean {
  const only = textAfter(args, '--only');
  return only === 'peers' || only === 'postgres' || (only === undefined && !args.includes('--quick'));
}

async function run(args: readonly string[], folder: string): Promise<void> {
  const options = readOptions(args, folder);
  const out = textAfter(args, '--out');
  if (options.profile !== undefined) await mkdir(options.profile, { recursive: true });
  const figures: Figure[] = [];
  // Each part is told when it is there: the whole takes minutes.
  const tell = (more: readonly Figure[]) => {
    if (more.length > 0) console.log(`\n${tables(more)}\n`);
    figures.push(...more);
  };
  if (options.works.length > 0 || options.starts) tell(await measureOurs(options));
  if (wantsPeers(args))
    tell(await measurePeers({ ...options, starts: true }, textAfter(args, '--only') === 'postgres'));
  if (options.growth) tell(await measureGrowth({ ...options, starts: true }, figures));
  console.log(verdicts(figures));
  if (args.includes('--docs')) {
    const command = ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
    await writeDocument(figures, command, new Date().toISOString().slice(0, 10));
  }
  if (out !== undefined) await writeFile(out, `${JSON.stringify(figures, null, 2)}\n`);
}

const folder = await mkdtemp(path.join(tmpdir(), 'pi-bridge-bench-run-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
// Ending by a signal is an end too: copies of whole bodies are not left behind.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => process.exit(code));
try {
  await run(process.argv.slice(2), folder);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

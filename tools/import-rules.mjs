// npm run rules: who may import whom, as .dependency-cruiser.cjs says. With a folder it looks there instead, and
// with --json it answers for programs: tests/house plants leaks and asks.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { root } from './run/children.mjs';

const FOLDERS = ['addin', 'server', 'domain', 'workbench', 'samples', 'bench', 'tests', 'tools'];
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

/**
 * Every import that a rule forbids.
 * @param {string} base a folder laid out like this repository
 * @returns {Promise<{ rule: string, from: string, to: string, why: string }[]>}
 */
export async function findLeaks(base) {
  const folders = FOLDERS.filter((folder) => fs.existsSync(path.join(base, folder)));
  const { output } = await cruise(folders, {
    ...config.options,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
    baseDir: base,
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text instead of a result');
  const why = new Map(
    config.forbidden.map((/** @type {{ name: string, comment: string }} */ rule) => [rule.name, rule.comment]),
  );
  return output.summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    from,
    to,
    why: why.get(rule.name) ?? '',
  }));
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [base = root] = process.argv.slice(2).filter((arg) => arg !== '--json');
  const leaks = await findLeaks(path.resolve(base));
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(leaks));
  } else {
    for (const { rule, from, to, why } of leaks) console.error(`${from} imports ${to}\n    ${rule}: ${why}`);
    console.log(leaks.length === 0 ? 'Import rules: all kept.' : `Import rules: ${leaks.length} broken.`);
  }
  process.exitCode = leaks.length === 0 ? 0 : 1;
}

// The steps that npm test and npm run check:fast are made of.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './children.mjs';

/** @typedef {import('./steps.mjs').Step} Step */

const cached = (/** @type {string} */ name) => path.join('node_modules/.cache', name);
/** Two of jest's workers at least: on two cores it would take one by itself. */
const WORKERS = Math.max(2, os.availableParallelism() - 1);

/** @param {string[]} files @returns {Step} */
export const format = (files) => ({
  name: 'format',
  args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '--ignore-unknown', ...files],
});

/** With the cache a change of a type elsewhere can be missed: good enough for a commit, not for CI. */
export const lint = ({ cache = false } = {}) => ({
  name: 'lint',
  args: [
    'node_modules/eslint/bin/eslint.js',
    '--max-warnings',
    '0',
    ...(cache ? ['--cache', '--cache-location', cached('eslint/')] : []),
    '.',
  ],
});

/** @type {Step} */
export const importRules = { name: 'import rules', args: ['tools/import-rules.mjs'] };

/** @param {string} project @returns {Step} */
export const types = (project) => ({
  name: `types (${project === '.' ? 'all' : project})`,
  args: [
    'node_modules/typescript/bin/tsc',
    ...['-p', project, '--incremental', '--tsBuildInfoFile'],
    cached(`tsc/${project === '.' ? 'all' : project}.tsbuildinfo`),
  ],
});

/** @type {Step} */
export const bundleSize = { name: 'bundle size', args: ['tools/bundle-size.mjs'] };

/**
 * @param {string} name
 * @param {string[]} projects
 * @param {{ inBand?: boolean }} [how] inBand: one file after the other, for what fights over ports and cores
 * @returns {Step & { resultFile: string }}
 */
export function jest(name, projects, { inBand = false } = {}) {
  const resultFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'pi-bridge-jest-')), 'result.json');
  return {
    name,
    resultFile,
    env: { NODE_ENV: 'test' },
    args: [
      '--disable-warning=ExperimentalWarning',
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      ...['--selectProjects', ...projects],
      ...['--json', `--outputFile=${resultFile}`, inBand ? '--runInBand' : `--maxWorkers=${WORKERS}`],
    ],
  };
}

export function hasBrowserTests() {
  const folder = path.join(root, 'tests/browser');
  if (!fs.existsSync(folder)) return false;
  return fs.readdirSync(folder, { recursive: true }).some((name) => /\.test\.ts$/.test(String(name)));
}

/**
 * The sums of several runs of jest. A test file that could not even be loaded counts as one failure.
 * @param {string[]} resultFiles
 */
export function sumResults(resultFiles) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const file of resultFiles) {
    if (!fs.existsSync(file)) continue; // not run
    const result = JSON.parse(fs.readFileSync(file, 'utf8'));
    sum.passed += result.numPassedTests;
    sum.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    sum.skipped += result.numPendingTests + result.numTodoTests;
    fs.rmSync(path.dirname(file), { recursive: true, force: true });
  }
  return sum;
}

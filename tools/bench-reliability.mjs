// npm run bench:reliability: the reliability tests in full size, with a table at the end and exit code 1 where anything
// was lost or a planted fault was not caught. Options: --only N (number of the test), --seed S, --out FILE (JSON),
// --scale X (a share of the full size, as 0.1).
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll, isBuilt } from './run/bundles.mjs';
import { endChildrenWithUs, runNode } from './run/children.mjs';

/** The test files of each number of docs/reliability.md. @type {Record<string, string[]>} */
const TESTS = {
  1: ['kill'],
  2: ['crash-states', 'power-loss'],
  3: ['damage'],
  4: ['disk-faults'],
  5: ['judge-history', 'linearizable'],
  6: ['postgres-restart'],
  7: ['rights-under-load'],
  8: ['load-of-people'],
  9: ['hostile'],
  10: ['fuzz', 'naughty-texts', 'undo-model'],
  13: ['backup', 'chain'],
};

/** @typedef {{ test: string, tries?: number, lost?: number, plants?: Record<string, string>, more?: Record<string, number | string>, notRun?: string }} Line */

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seed: { type: 'string', default: '20150108' },
    out: { type: 'string' },
    scale: { type: 'string', default: '1' },
  },
});
const { only, seed, scale } = values;
const chosen = only === undefined ? Object.values(TESTS).flat() : TESTS[only];
if (!chosen || !(Number(scale) > 0)) {
  console.error(`There is no such test or size. Tests: ${Object.keys(TESTS).join(', ')}; --scale is above 0.`);
  process.exit(2);
}

endChildrenWithUs();
if (!isBuilt() && (await buildAll()) !== 0) process.exit(1);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pi-bridge-reliability-'));
const lines = path.join(folder, 'lines.jsonl');
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
const from = performance.now();
const code = await runNode(
  [
    ...['--disable-warning=ExperimentalWarning', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js'],
    ...['--selectProjects', 'browser', 'waits', '--runInBand', '--verbose'],
    ...['--testPathPatterns', `tests/reliability/(${chosen.join('|')})\\.test\\.ts$`],
  ],
  {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      PI_BRIDGE_RELIABILITY: 'full',
      PI_BRIDGE_RELIABILITY_SEED: seed,
      PI_BRIDGE_RELIABILITY_SCALE: scale,
      PI_BRIDGE_RELIABILITY_OUT: lines,
    },
  },
);

/** @type {Line[]} */
const results = fs.existsSync(lines)
  ? fs
      .readFileSync(lines, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
  : [];
const said = (/** @type {Record<string, number | string> | undefined} */ more) =>
  Object.entries(more ?? {})
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
const rows = results.map((r) =>
  r.notRun === undefined
    ? [
        r.test,
        String(r.tries),
        r.plants ? `caught ${Object.values(r.plants).join(', ')}` : `${r.lost} wrong`,
        said(r.more),
      ]
    : [r.test, 'NOT RUN', r.notRun, ''],
);
const widths = [0, 1, 2].map((i) => Math.max(0, ...rows.map((row) => row[i]?.length ?? 0)));
console.log(
  `\nReliability, seed ${seed}, ${scale} of the full size, ${Math.round((performance.now() - from) / 1000)} s`,
);
for (const row of rows) console.log(`  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd());
console.log(code === 0 ? '\nNothing was lost, and every planted fault was caught.' : '\nRED: see above.');
if (values.out) {
  const { version, platform } = process;
  const about = { seed, scale: Number(scale), node: version, platform, cores: os.availableParallelism() };
  fs.writeFileSync(values.out, `${JSON.stringify({ ...about, green: code === 0, results }, null, 2)}\n`);
}
process.exitCode = code === 0 ? 0 : 1;

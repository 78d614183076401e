// npm run check:fast: what a commit needs, without the build and the browser.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { format, importRules, jest, lint, sumResults, types } from './run/checks.mjs';
import { endChildrenWithUs, root } from './run/children.mjs';
import { runSteps } from './run/steps.mjs';

/** Files that differ from the last commit, new ones included; all of them where there is no git. */
function changedFiles() {
  const git = (/** @type {string[]} */ ...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  const changed = git('diff', '--name-only', '--diff-filter=d', '-z', 'HEAD');
  const fresh = git('ls-files', '--others', '--exclude-standard', '-z');
  if (changed.status !== 0 || fresh.status !== 0) return ['.'];
  const files = [...changed.stdout.split('\0'), ...fresh.stdout.split('\0')];
  return files.filter((file) => file && fs.existsSync(path.join(root, file)));
}

endChildrenWithUs();
const tests = jest('tests', ['node', 'pane']);
const changed = changedFiles();
const red = await runSteps([
  [lint({ cache: true }), types('.'), ...(changed.length > 0 ? [format(changed)] : []), types('domain'), importRules],
  tests,
]);
const { passed, failed, skipped } = sumResults([tests.resultFile]);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(red ? 1 : 0);

// npm test: everything that must hold before a change is merged. Ends with the line 'N passed, N failed, N skipped'.
import { buildAll, isBuilt } from './run/bundles.mjs';
import { bundleSize, format, hasBrowserTests, importRules, jest, lint, sumResults, types } from './run/checks.mjs';
import { endChildrenWithUs } from './run/children.mjs';
import { runSteps } from './run/steps.mjs';

const LIMIT_MINUTES = 15;

async function build() {
  if (isBuilt()) {
    console.log('dist/ is built from these sources already.');
    return 0;
  }
  return buildAll();
}

endChildrenWithUs();
const tests = jest('tests', ['node', 'pane']);
const journeys = jest('journeys in a browser', ['browser'], { inBand: true });
const inBrowser = hasBrowserTests() ? [{ name: 'browser', args: ['tools/browser/which.mjs'] }, journeys] : [];

/** @param {number} code @returns {never} */
function finish(code) {
  const { passed, failed, skipped } = sumResults([tests.resultFile, journeys.resultFile]);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(code);
}

setTimeout(() => {
  console.error(`The whole run took longer than ${LIMIT_MINUTES} minutes and was stopped.`);
  finish(1);
}, LIMIT_MINUTES * 60_000);

const red = await runSteps([
  { name: 'build', work: build },
  format(['.']),
  lint(),
  importRules,
  types('.'),
  types('domain'),
  tests,
  ...inBrowser,
  bundleSize,
]);
if (red) console.error(`\nnpm test is red: ${red}.`);
finish(red ? 1 : 0);

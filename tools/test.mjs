// npm test: everything that must hold before a change is merged. Ends with the line 'N passed, N failed, N skipped'.
import { buildAll, isBuilt } from './run/bundles.mjs';
import { bundleSize, format, hasBrowserTests, importRules, jest, lint, sumResults, types } from './run/checks.mjs';
import { endChildrenWithUs } from './run/children.mjs';
import { runSteps } from './run/steps.mjs';

/** What the whole run may take on two free cores. */
const GOAL_MINUTES = 15;
/** After this nothing moves any more: a busy machine is slow, not red. */
const LIMIT_MINUTES = 25;
const started = performance.now();

async function build() {
  if (isBuilt()) {
    console.log('dist/ is built from these sources already.');
    return 0;
  }
  return buildAll();
}

endChildrenWithUs();
const tests = jest('tests', ['node', 'pane']);
const journeys = jest('journeys in a browser, and what must survive', ['browser']);
const waits = jest('how long people wait', ['waits'], { inBand: true });
const inBrowser = hasBrowserTests() ? [{ name: 'browser', args: ['tools/browser/which.mjs'] }, journeys, waits] : [];

/** @param {number} code @returns {never} */
function finish(code) {
  const { passed, failed, skipped } = sumResults([tests.resultFile, journeys.resultFile, waits.resultFile]);
  const minutes = (performance.now() - started) / 60_000;
  if (minutes > GOAL_MINUTES)
    console.error(`The run took ${minutes.toFixed(1)} minutes; on two free cores it is to take ${GOAL_MINUTES}.`);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(code);
}

setTimeout(() => {
  console.error(`The whole run took longer than ${LIMIT_MINUTES} minutes and was stopped.`);
  finish(1);
}, LIMIT_MINUTES * 60_000);

const red = await runSteps([
  { name: 'build', work: build },
  [lint(), types('.'), format(['.']), types('domain'), importRules],
  tests,
  ...inBrowser,
  bundleSize,
]);
if (red) console.error(`\nnpm test is red: ${red}.`);
finish(red ? 1 : 0);

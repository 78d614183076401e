// npm run bench:sheets: large sheets as a person meets them, in Chromium with the built product: a trend sheet of 30,000 PIs with
// 12 months, stopped, pulled, refreshed; 1,000 functions in cells. Time in the grid (the workbench's own) stands apart from ours.
// --pis N (another size), --out FILE (JSON).
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser, openPage } from './browser/launch.mjs';
import { runWebpack, buildAll, isBuilt } from './run/bundles.mjs';
import { endChildrenWithUs, root, runNode, startChild } from './run/children.mjs';
import { localCertificate } from './start/certificate.mjs';
import { freePort } from './start/free-port.mjs';
import { becomesHealthy } from './start/health.mjs';
import { serverEnv } from './start/server.mjs';

/** @typedef {import('playwright-core').Page} Page @typedef {import('playwright-core').Frame} Frame */
/** @typedef {{ what: string, value: number, unit: string, target?: string, met?: boolean }} Line */

const { values } = parseArgs({ options: { pis: { type: 'string', default: '30000' }, out: { type: 'string' } } });
const pis = Number(values.pis);
const ADMINISTRATOR = 'administrator';
const MOST_OWN_MS = 200;
const MOST_REQUEST = 5_000_000;
const CELLS = 1000;

endChildrenWithUs();
if (!isBuilt() && (await buildAll()) !== 0) process.exit(1);
if ((await runWebpack(['--config-name', 'bench'])) !== 0) process.exit(1);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pi-bridge-sheets-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
const body = path.join(folder, 'body');
console.log(`Making a body of ${pis} PIs`);
if ((await runNode(['dist/bench/body.js', '--out', body, '--pis', String(pis), '--months', '14'])) !== 0)
  process.exit(1);

const certificate = await localCertificate({ folder: path.join(root, '.data/test-certs') });
const port = await freePort(20_000 + Math.floor(Math.random() * 12_000), '127.0.0.1');
const people = path.join(body, 'people.json');
const server = startChild(process.execPath, ['dist/server/main.js'], {
  env: { ...serverEnv(port, certificate), PI_BRIDGE_DATA: path.join(body, 'store'), PI_BRIDGE_SAMPLE: people },
  stdio: ['ignore', 'inherit', 'inherit'],
});
const ended = () => server.exitCode !== null;
if (!(await becomesHealthy(port, certificate.ca, { ended, limitMs: 60_000 })))
  throw new Error('The server did not start.');
const address = `https://localhost:${port}`;
/** @type {{ people: { id: string, name: string }[] }} */
const known = JSON.parse(fs.readFileSync(people, 'utf8'));
const name = known.people.find(({ id }) => id === ADMINISTRATOR)?.name ?? '';

const browser = await launchBrowser();
/** @type {Line[]} */
const lines = [];
const say = (/** @type {string} */ what, /** @type {number} */ value, unit = 'ms', most = Infinity) => {
  const line = { what, value: Math.round(value * 10) / 10, unit };
  lines.push(most === Infinity ? line : { ...line, target: `≤ ${most} ${unit}`, met: value <= most });
};
const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

try {
  const page = await openPage(browser, { viewport: { width: 1280, height: 800 } });
  // What breaks in the page without anybody seeing it is said with where it broke.
  page.on('pageerror', (error) => console.log(`In the page: ${error.stack ?? String(error)}`));
  await page.goto(address);
  await page.waitForFunction(() => typeof window.workbench === 'object');
  await page.evaluate(() => window.workbench.whenReady());
  const pane = page.frames().find((frame) => frame.url().includes('/addin/'));
  if (!pane) throw new Error('The page shows no pane.');
  await pane.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await pane.getByRole('tab', { name: 'Explore' }).click();
  await watchOwnTasks(pane);
  await stopped(page, pane);
  await pulled(page, pane);
  await refreshed(page, pane);
  await functions(page, pane);
} finally {
  await browser.close();
  server.kill();
}

const width = Math.max(...lines.map(({ what }) => what.length));
console.log(`\nSheets of ${pis} PIs, ${os.availableParallelism()} cores, Node ${process.version}`);
for (const { what, value, unit, target, met } of lines)
  console.log(`  ${what.padEnd(width)}  ${value} ${unit}${target ? `  (${target}${met ? '' : ': MISSED'})` : ''}`);
if (values.out) fs.writeFileSync(values.out, `${JSON.stringify({ pis, lines }, null, 2)}\n`);

/** The pane and the grid share a thread; what the browser says is the pane's own is counted. @param {Frame} pane */
async function watchOwnTasks(pane) {
  await pane.evaluate(() => {
    const own = { longest: 0 };
    Object.assign(globalThis, { ownTasks: own });
    new PerformanceObserver((list) => {
      for (const { name: whose, duration } of list.getEntries())
        if (whose === 'self') own.longest = Math.max(own.longest, duration);
    }).observe({ entryTypes: ['longtask'] });
  });
}

/** @param {Frame} pane */
function longestOwn(pane) {
  return pane.evaluate(() => /** @type {{ ownTasks?: { longest: number } }} */ (globalThis).ownTasks?.longest ?? 0);
}

/** Presses what inserts a trend sheet of all PIs with 12 months. @param {Frame} pane */
async function begin(pane) {
  const all = pane.getByRole('checkbox', { name: /^Select all/ });
  await all.waitFor();
  if (!(await all.isChecked())) await all.check();
  await pane.getByRole('button', { name: /^Insert .* PIs/ }).click();
  await pane.getByRole('button', { name: /^Trend\s*Latest/ }).click();
  await pane.getByRole('combobox').first().selectOption('month');
  await pane.getByRole('spinbutton').fill('12');
  await pane.getByRole('button', { name: 'Insert the trend sheet' }).click();
}

/** @param {Page} page @param {Frame} pane */
async function stopped(page, pane) {
  const before = await page.evaluate(() => window.workbench.sheets());
  await begin(pane);
  // Pressed by the page itself as soon as something is written: a small sheet would be done before a hand gets there.
  await pane.evaluate(async () => {
    const stop = () => [...document.querySelectorAll('button')].find((button) => button.textContent === 'Stop');
    while ((document.querySelector('progress')?.value ?? 0) === 0) await new Promise((again) => setTimeout(again, 5));
    stop()?.click();
  });
  const from = performance.now();
  await pane.getByText('Stopped. The workbook is as it was.').waitFor({ timeout: 120_000 });
  say('stopped on the way: until the workbook is as it was', performance.now() - from);
  const after = await page.evaluate(() => window.workbench.sheets());
  if (after.join() !== before.join()) throw new Error(`The stopped sheet is still there: ${after.join(', ')}`);
  await pane.getByRole('button', { name: 'Back' }).click();
  await pane.getByRole('button', { name: /^Insert .* PIs/ }).click();
}

/** @param {Page} page */
function grid(page) {
  return page.evaluate(() => ({ count: window.workbench.requestCount(), millis: window.workbench.requestMillis() }));
}

/** @param {Page} page @param {Frame} pane */
async function pulled(page, pane) {
  const before = await grid(page);
  const from = performance.now();
  await begin(pane);
  await pane.getByText(/^Trend\S* has [\d,]+ rows\.$/).waitFor({ timeout: 500_000 });
  const whole = performance.now() - from;
  const after = await grid(page);
  say('pulled: all of it', whole);
  say('pulled: in the grid', after.millis - before.millis);
  say('pulled: in our code, the store and between', whole - (after.millis - before.millis));
  say('pulled: requests to the workbook', after.count - before.count, 'syncs');
  say(
    'pulled: characters of the largest',
    await page.evaluate(() => window.workbench.largestRequest()),
    'characters',
    MOST_REQUEST,
  );
  say('pulled: longest that the pane was held up by its own', await longestOwn(pane), 'ms', MOST_OWN_MS);
  const memory = await pane.evaluate(
    () => /** @type {{ memory?: { usedJSHeapSize: number } }} */ (performance).memory?.usedJSHeapSize ?? 0,
  );
  say('pulled: memory of pane and grid together', memory / 1e6, 'MB');
}

/** @param {Page} page @param {Frame} pane */
async function refreshed(page, pane) {
  await pane.getByRole('tab', { name: 'My work' }).click();
  const button = pane.getByRole('button', { name: 'Refresh all' });
  await button.waitFor({ timeout: 120_000 });
  await wait(3000);
  const before = await grid(page);
  const from = performance.now();
  await button.click();
  await pane
    .getByText(/is up to date\. No cell was touched/)
    .first()
    .waitFor({ timeout: 300_000 });
  const whole = performance.now() - from;
  const after = await grid(page);
  say('refreshed, nothing newer: all of it', whole);
  say('refreshed, nothing newer: in the grid', after.millis - before.millis);
}

/** 1,000 functions in cells: how often the store is asked, and how long until all show their figure. @param {Page} page @param {Frame} pane */
async function functions(page, pane) {
  const codes = await pane.evaluate(async (count) => {
    const read = async (/** @type {Excel.RequestContext} */ context) => {
      const table = context.workbook.tables.getItemAt(0);
      const range = table.columns.getItem('Code').getDataBodyRange().getResizedRange(0, 0).load('values');
      await context.sync();
      return range.values.slice(0, count).map(([code]) => String(code));
    };
    return Excel.run(read);
  }, CELLS);
  let asked = 0;
  page.on('request', (request) => (asked += request.url().endsWith('/api/cells') ? 1 : 0));
  const from = performance.now();
  await pane.evaluate(async (all) => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('Functions');
      sheet.getRange(`A1:A${all.length}`).formulas = all.map((code) => [`=PIB.VALUE("${code}")`]);
      await context.sync();
    });
  }, codes);
  const left = () =>
    pane.evaluate(
      (count) =>
        Excel.run(async (context) => {
          const range = context.workbook.worksheets.getItem('Functions').getRange(`A1:A${count}`).load('values');
          await context.sync();
          return range.values.filter(([value]) => value === '#BUSY!').length;
        }),
      codes.length,
    );
  while ((await left()) > 0) await wait(50);
  say(`${codes.length} functions in cells: until all show what they say`, performance.now() - from);
  say(`${codes.length} functions in cells: questions to the store`, asked, 'requests', 1);
  await atTheStore(codes);
}

/** The same cells asked for as functions and as a pull. @param {string[]} codes */
async function atTheStore(codes) {
  const { default: https } = await import('node:https');
  /** @param {string} url @param {object} sent @param {string} [token] @returns {Promise<string>} */
  const post = (url, sent, token) =>
    new Promise((resolve, reject) => {
      const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
      const request = https.request(
        `${address}/api${url}`,
        { method: 'POST', headers, ca: fs.readFileSync(certificate.ca) },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (/** @type {string} */ part) => (text += part));
          answer.on('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(text))));
        },
      );
      request.on('error', reject).end(JSON.stringify(sent));
    });
  const { token } = JSON.parse(await post('/session', { person: ADMINISTRATOR }));
  const calls = codes.map((code) => ({ fn: 'VALUE', args: [code, 'Dec 2014'] }));
  const view = { sheet: 'grid', scope: 'all', codes, periods: ['2014-12-01M'], parts: false };
  /** @param {() => Promise<string>} ask */
  const median = async (ask) => {
    const times = [];
    for (let round = 0; round < 15; round++) {
      const from = performance.now();
      await ask();
      times.push(performance.now() - from);
    }
    return times.sort((a, b) => a - b)[7] ?? 0;
  };
  const asFunctions = await median(() => post('/cells', { calls }, token));
  const asPull = await median(() => post('/views', { view }, token));
  say(`${codes.length} cells at the store: as functions`, asFunctions);
  say(`${codes.length} cells at the store: as a pull`, asPull);
  say('functions over pull', asFunctions / asPull, 'times', 2);
}

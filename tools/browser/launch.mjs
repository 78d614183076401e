// The browser for tests and for drawing icons: the first that is there of CHROME_PATH, Chrome, Edge, Chromium,
// and the Chromium inside the npm package. PI_BRIDGE_BROWSER=chrome|msedge|system|bundled asks for one of them.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { chromium } from 'playwright-core';
import { bundledChromium } from './bundled.mjs';

/** @typedef {import('playwright-core').LaunchOptions} LaunchOptions */
/** @typedef {{ name: string, options: LaunchOptions }} Found */

/** Nothing but the pages under test: no look-ups of the maker's hosts, no updates, no graphics card. */
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SYSTEM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** @param {string} executablePath @returns {Found} */
function atPath(executablePath) {
  const asked = spawnSync(executablePath, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  if (asked.status !== 0) throw new Error(`The browser ${executablePath} does not start.\n${asked.stderr}`);
  return { name: `${asked.stdout.trim()} (${executablePath})`, options: { executablePath } };
}

/** @param {string} channel @returns {Promise<Found | undefined>} */
async function installedChannel(channel) {
  try {
    const browser = await chromium.launch({ channel, args: ARGS });
    const version = browser.version();
    await browser.close();
    return { name: `${channel} ${version}`, options: { channel } };
  } catch {
    return undefined; // not installed
  }
}

const systemChromium = () => {
  const there = SYSTEM_PATHS.find((place) => fs.existsSync(place));
  return there ? atPath(there) : undefined;
};

const fromPackage = async () => {
  const found = await bundledChromium();
  if (!found) return undefined;
  const { executablePath, env, version } = found;
  /** @type {Record<string, string>} */
  const defined = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return { name: `${version} (npm package)`, options: { executablePath, env: defined } };
};

/** @type {Record<string, () => Promise<Found | undefined> | Found | undefined>} */
const PLACES = {
  chrome: () => installedChannel('chrome'),
  msedge: () => installedChannel('msedge'),
  system: systemChromium,
  bundled: fromPackage,
};

async function search() {
  const wanted = process.env['PI_BRIDGE_BROWSER'];
  if (!wanted && process.env['CHROME_PATH']) return atPath(process.env['CHROME_PATH']);
  if (wanted && !PLACES[wanted])
    throw new Error(`PI_BRIDGE_BROWSER is ${Object.keys(PLACES).join(', ')}; not ${wanted}.`);
  for (const [place, look] of Object.entries(PLACES)) {
    if (wanted && wanted !== place) continue;
    const found = await look();
    if (found) return found;
  }
  throw new Error('No browser found. Install Chrome, Edge or Chromium, or set CHROME_PATH to one.');
}

/** @type {Promise<Found> | undefined} */
let remembered;

/** Which browser is used here; looked for once per process. @returns {Promise<Found>} */
export const findBrowser = () => (remembered ??= search());

/**
 * Starts a headless browser. The caller closes it.
 * No sandbox: it cannot be had by root or in most containers, and only our own pages are opened.
 * @param {LaunchOptions} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser(options = {}) {
  const found = await findBrowser();
  return chromium.launch({
    ...found.options,
    ...options,
    chromiumSandbox: false,
    args: [...ARGS, ...(options.args ?? [])],
  });
}

/**
 * A fresh page in a context of its own, which takes the local certificate.
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
  return context.newPage();
}

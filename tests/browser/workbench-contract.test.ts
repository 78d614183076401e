// The workbench's contract in a real browser: the cases that jest runs in Node, through Microsoft's office.js in the pane.
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../tools/browser/launch.mjs';
import { startServer, type RunningServer } from '../support/running-server';
import { openDesk } from '../support/workbench-page';

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer();
});
afterAll(async () => {
  await browser.close();
  await server.remove();
});

test('every case of the workbench’s contract holds in the browser as it does in Node', async () => {
  const desk = await openDesk(browser, server.address);
  await desk.pane.addScriptTag({ url: '/contract.js' });
  const results = await desk.pane.evaluate(async () => {
    return (await window.runContract?.(Excel, window.parent.workbench)) ?? [];
  });
  expect(results.filter((r) => !r.passed).map((r) => `${r.name}: ${r.seen} not ${r.expected}`)).toEqual([]);
  expect(results.length).toBeGreaterThan(40);
  await desk.close();
});

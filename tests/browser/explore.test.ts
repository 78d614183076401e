// Explore and what is made there, as people meet it in the workbench: PIs found and selected, a trend sheet with a chart.
// Over the bundle that Excel would load.
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

test('PIs are found, selected and inserted as a trend sheet with charts', async () => {
  const desk = await openDesk(browser, server.address);
  const { pane, page } = desk;
  await desk.signIn('Performance analyst');
  await pane.getByRole('tab', { name: 'Explore' }).click();
  await pane.getByRole('option', { name: /^CS01/ }).waitFor();
  await desk.picture('30-explore');
  expect(await desk.findings()).toEqual([]);
  await pane.getByRole('button', { name: 'Status' }).click();
  await pane.getByRole('checkbox', { name: 'Red' }).check();
  await pane.getByRole('checkbox', { name: 'Amber' }).check();
  await desk.picture('31-explore-filter');
  expect(await desk.findings()).toEqual([]);
  await pane.getByRole('button', { name: 'Done' }).click();
  await pane.getByRole('checkbox', { name: /^Select all/ }).check();
  await pane.getByRole('button', { name: /^Insert/ }).click();
  await desk.picture('32-explore-insert');
  await pane.getByRole('button', { name: /^Trend\s*Latest/ }).click();
  await pane.getByRole('checkbox', { name: 'Group by unit' }).check();
  await pane.getByRole('checkbox', { name: 'With charts on a sheet beside it' }).check();
  await desk.picture('33-trend-form');
  expect(await desk.findings()).toEqual([]);
  await pane.getByRole('button', { name: 'Insert the trend sheet' }).click();
  await pane.getByText(/^Trend has \d+ rows/).waitFor();
  await page.waitForSelector('.sheet-chart svg path');
  await desk.picture('34-chart');
  await page.evaluate(() => window.workbench.person.activatesSheet('Trend'));
  await desk.picture('35-trend');

  expect(desk.faults).toEqual([]);
  await desk.close();
});

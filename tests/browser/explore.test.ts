// Explore and what is made there, as people meet it in the workbench: PIs found and selected, a trend sheet with a chart, a
// function in a cell. Over the bundle that Excel would load.
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

test('PIs are found, selected and inserted as a trend sheet with charts; a function shows a figure', async () => {
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

  await page.evaluate(() => window.workbench.person.addsSheet('Mine'));
  await page.evaluate(() => window.workbench.person.activatesSheet('Mine'));
  await desk.type("'Mine'!A1", '=PIB.VALUE("HS01","Q2 2014/15")');
  await desk.type("'Mine'!A2", '=PIB.VALUE("HS99")');
  await desk.type("'Mine'!A3", '=PIB.TREND("HS01",2)');
  await desk.type("'Mine'!A4", '=A1*2');
  await page.waitForFunction(async () => (await window.workbench.read("'Mine'!A1")).text === '11');
  await page.waitForFunction(async () => (await window.workbench.read("'Mine'!A2")).text === '#VALUE!');
  await page.waitForFunction(async () => (await window.workbench.read("'Mine'!B3")).text === '11');
  expect(await desk.shown("'Mine'!A4")).toBe('22');
  expect(await desk.shown("'Mine'!B3")).toBe('11');
  await desk.picture('36-functions');
  expect(desk.faults).toEqual([]);
  await desk.close();
});

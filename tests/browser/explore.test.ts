// Explore and what is made there, as people meet it in the workbench: PIs found and selected, a trend sheet with a chart,
// functions in cells. Over the bundle that Excel would load.
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
  expect((await desk.print('Trend', '35-trend')).pages).toBe(1);
  // No chart is cut by the end of a page: two on each.
  const drawn = await page.evaluate(() => document.querySelectorAll('.sheet-chart').length);
  expect((await desk.print('Chart', '34-chart')).pages).toBe(Math.ceil(drawn / 2));
  await page.evaluate(() => window.workbench.person.activatesSheet('Trend'));
  await desk.picture('35-trend');

  expect(desk.faults).toEqual([]);
  await desk.close();
});

test('a snapshot for each unit, a scorecard that is kept, a filter that is saved, a frozen copy', async () => {
  const desk = await openDesk(browser, server.address);
  const { pane, page } = desk;
  await desk.signIn('Performance analyst');
  await pane.getByRole('tab', { name: 'Explore' }).click();
  await pane.getByRole('option', { name: /^CS01/ }).waitFor();

  await pane.getByRole('button', { name: 'Insert' }).click();
  await pane.getByRole('button', { name: /^Snapshot/ }).click();
  await pane.getByRole('checkbox', { name: 'Housing Services' }).check();
  await pane.getByRole('checkbox', { name: 'Human Resources' }).check();
  await desk.picture('37-snapshot-form');
  expect(await desk.findings()).toEqual([]);
  await pane.getByRole('button', { name: 'Insert 2 snapshots' }).click();
  await pane.getByText('2 snapshots, a sheet each. The last is Human Resources.').waitFor();
  expect(await page.evaluate(() => window.workbench.sheets())).toEqual([
    'Sheet1',
    'Housing Services',
    'Human Resources',
  ]);
  expect(await desk.shown("'Housing Services'!B5")).toMatch(/^\d+ PIs$/);
  await desk.picture('38-snapshot');
  const paper = await desk.print('Housing Services', '38-snapshot');
  expect(paper.pages).toBe(1);
  expect(paper.html).toMatch(
    /size: 841\.89pt 595\.28pt.*@bottom-center \{ content: "Printed " .*"Page " counter\(page\)/,
  );
  // The heading stands on each page, and each sign is drawn.
  expect(paper.html).toMatch(/<thead><tr[^>]*>.*Performance indicator.*<\/thead>/);
  expect(paper.html.match(/<img src="data:/g)?.length).toBeGreaterThan(6);

  for (const code of ['CS01', 'HS01', 'HR11']) {
    await pane.getByRole('searchbox').fill(code);
    await pane.getByRole('option', { name: new RegExp(`^${code}`) }).click();
  }
  await pane.getByRole('button', { name: 'Insert 3 PIs' }).click();
  await pane.getByRole('button', { name: /^Scorecard/ }).click();
  await pane.getByRole('button', { name: 'Make a new one of 3 PIs' }).click();
  await pane.getByRole('textbox', { name: 'Name' }).fill('Board');
  await pane.getByRole('checkbox', { name: 'Share with everybody' }).check();
  await desk.picture('39-scorecard-editor');
  expect(await desk.findings()).toEqual([]);
  await pane.getByRole('button', { name: 'Save the scorecard' }).click();
  await pane.getByText('Board is saved.').waitFor();
  await pane.getByRole('button', { name: 'Insert 3 PIs' }).click();
  await pane.getByRole('button', { name: /^Scorecard/ }).click();
  await pane.getByRole('button', { name: 'Insert the scorecard' }).click();
  await pane.getByText(/^Board has 7 rows/).waitFor();
  expect(await desk.shown("'Board'!D5")).toBe('3 of 3');
  await desk.picture('40-scorecard');
  expect((await desk.print('Board', '40-scorecard')).pages).toBe(1);

  await pane.getByRole('button', { name: 'Saved' }).click();
  await pane.getByRole('textbox', { name: /^Save the filters/ }).fill('Sickness');
  await pane.getByRole('button', { name: 'Save', exact: true }).click();
  await pane.getByText('Sickness is saved.').waitFor();
  await desk.picture('41-saved');
  expect(await desk.findings()).toEqual([]);

  await pane.getByRole('tab', { name: 'My work' }).click();
  await pane.getByRole('button', { name: 'More for Board' }).click();
  await pane.getByRole('menuitem', { name: 'Freeze for committee' }).click();
  await pane.getByText(/is there: values only/).waitFor();
  await desk.picture('42-frozen');
  expect(desk.faults).toEqual([]);
  await desk.close();
});

test('a function in a cell shows its figure, spills, is calculated with, and says why where it has none', async () => {
  const desk = await openDesk(browser, server.address);
  await desk.signIn('Performance analyst');
  const asked: string[] = [];
  desk.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const typed: Record<string, string> = {
    ...{ A1: '=PIB.VALUE("CS01")', A2: '=PIB.VALUE("CS01","previous")', A3: '=A1*2', A4: '=PIB.STATUS("CS01")' },
    ...{ A5: '=PIB.VALUE("XX99")', A6: '=PIB.VALUE("CS01","Q3 2014/15")', A7: '=PIB.TREND("CS01",2,TRUE)' },
  };
  for (const [place, formula] of Object.entries(typed)) await desk.type(place, formula);
  const shows = async (place: string, text: string) => {
    await expect(becomes(() => desk.shown(place), text)).resolves.toBe(text);
  };
  await shows('A1', '0.955');
  await shows('A2', '0.959');
  await shows('A3', '1.91');
  await shows('A4', 'Green');
  // A code that is none, and a PI without a figure, are two errors and never 0.
  await shows('A5', '#VALUE!');
  await shows('A6', '#N/A');
  await shows('A7', 'Q1 2014/15');
  await shows('B7', 'Q2 2014/15');
  await shows('B8', '0.955');
  expect(asked.filter((path) => path === '/api/cells').length).toBeLessThanOrEqual(Object.keys(typed).length);
  await desk.picture('36-functions');
  expect(desk.faults).toEqual([]);
  await desk.close();
});

/** What is shown in the end: the wanted, or what it was after 15 seconds. `waitForFunction` takes a promise for true. */
async function becomes(show: () => Promise<string>, wanted: string): Promise<string> {
  for (let tries = 0; tries < 150; tries++) {
    if ((await show()) === wanted) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return await show();
}

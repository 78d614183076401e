// The catalogue and a grid as people open them: from My work, in the workbench, over the bundle that Excel would load.
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

test('a super user opens the catalogue and changes a name; a grid opens from its small form', async () => {
  const desk = await openDesk(browser, server.address);
  const { pane } = desk;
  const button = (name: RegExp | string) => pane.getByRole('button', { name });
  await desk.signIn('Housing super user');
  await button('Open another sheet').click();
  await desk.picture('20-open-another-sheet');
  expect(await desk.findings()).toEqual([]);
  await pane.getByRole('menuitem', { name: 'Open the catalogue…' }).click();
  await pane.getByText(/^Catalogue has 5 rows/).waitFor();
  await desk.picture('21-catalogue');
  await desk.type(await desk.place('HS01', 'Performance indicator'), 'Time to decide on homelessness');
  await pane.getByRole('tab', { name: /Changes/ }).click();
  await button('Push 1 edit').waitFor();
  await desk.picture('22-catalogue-changes');
  expect(await desk.findings()).toEqual([]);
  await button('Push 1 edit').click();
  await pane.getByRole('heading', { name: /1 edit taken/ }).waitFor();
  await desk.picture('23-catalogue-receipt');

  await pane.getByRole('tab', { name: /My work/ }).click();
  await button('Open another sheet').click();
  await pane.getByRole('menuitem', { name: 'Open a grid…' }).click();
  await pane.getByRole('combobox', { name: 'Which PIs' }).waitFor();
  await desk.picture('24-grid-form');
  expect(await desk.findings()).toEqual([]);
  await pane.getByRole('spinbutton', { name: 'Last periods' }).fill('3');
  await button('Open the grid').click();
  await pane.getByText(/^Grid Q3 2014-15 has 5 rows/).waitFor();
  await desk.picture('25-grid');
  expect(await desk.shown(await desk.place('HS01', 'Q2 2014/15'))).toBe('11');
  expect(desk.faults).toEqual([]);
  await desk.close();
});

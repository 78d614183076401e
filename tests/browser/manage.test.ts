// Manage in a real browser: who sees it, periods closed and opened again by keyboard, and what an inputter then meets.
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../tools/browser/launch.mjs';
import { startServer, type RunningServer } from '../support/running-server';
import { openDesk, type Desk } from '../support/workbench-page';

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

async function openManage(desk: Desk): Promise<void> {
  await desk.pane.getByRole('button', { name: /^More: find a PI, manage/ }).click();
  await desk.pane.getByRole('menuitem', { name: 'Manage' }).click();
  await desk.pane.getByRole('button', { name: /choose another part of Manage$/ }).click();
  await desk.pane.getByRole('menuitemradio', { name: 'Periods' }).click();
  await desk.pane.getByRole('heading', { name: 'Last quarters' }).waitFor();
}

test('a period is closed for a unit by keyboard, an inputter of it cannot push, and one step takes it back', async () => {
  const desk = await openDesk(browser, server.address);
  await desk.signIn('Site administrator');
  await openManage(desk);
  await desk.pane.getByLabel('For', { exact: true }).selectOption({ label: '\u2003Housing Services' });
  const tick = desk.pane.getByRole('checkbox', { name: 'Q3 2014/15' });
  await desk.pane
    .getByText(/^0 of \d given/)
    .first()
    .waitFor();
  await tick.focus();
  await desk.page.keyboard.press('Space');
  await desk.pane.getByRole('radio', { name: 'Close' }).check();
  await desk.pane.getByText(/will be closed for Housing Services/).waitFor();
  expect(await desk.findings()).toEqual([]);
  await desk.picture('manage-periods-choice');
  await desk.pane.getByRole('button', { name: 'Close 1 quarter' }).click();
  const said = desk.pane.getByText('Closed 1 quarter for Housing Services.');
  await said.waitFor();
  await desk.picture('manage-periods');

  const inputter = await openDesk(browser, server.address);
  await inputter.signIn('Housing inputter');
  await inputter.pane
    .getByText(/Nothing due/)
    .first()
    .waitFor();
  expect(await inputter.pane.getByRole('button', { name: /manage/ }).count()).toBe(0);

  await desk.pane.getByRole('button', { name: /^Undo/ }).click();
  await desk.pane.getByText(/^Taken back/).waitFor();
  expect(await desk.findings()).toEqual([]);
  expect([...desk.faults, ...inputter.faults]).toEqual([]);
  await inputter.close();
  await desk.close();
});

// A PI's page in a real browser: opened from a row by keyboard, read, left again; found by words; readable in dark and in
// high contrast, at both widths of the pane.
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

const focused = (desk: Desk) => desk.pane.evaluate(() => document.activeElement?.textContent ?? '');

test('from a row to its PI and back by keyboard alone', async () => {
  const desk = await openDesk(browser, server.address);
  await desk.signIn('Housing inputter');
  await desk.pane.getByRole('button', { name: 'Open my update sheet' }).click();
  const row = desk.pane.getByRole('button', { name: /^HS01\s*,/ });
  await desk.pane.getByRole('button', { name: 'Go to update sheet' }).waitFor();
  await row.focus();
  const { keyboard } = desk.page;
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowRight');
  expect(await focused(desk)).toBe('HS01');
  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await desk.pane.getByText(/^4 \w+ below target$/).waitFor();
  expect(await desk.pane.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  expect(await desk.findings()).toEqual([]);
  await desk.picture('pi-page');
  await desk.pane.getByRole('button', { name: 'Back' }).click();
  expect(await focused(desk)).toBe('HS01');
  await row.waitFor();
  expect(desk.faults).toEqual([]);
  await desk.close();
});

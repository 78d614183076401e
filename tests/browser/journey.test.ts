// The whole journey as a newcomer makes it: workbench, Microsoft's office.js, the bundle that Excel would load, the real
// store. By mouse, by keyboard, with a second person, an undo, and a server that is killed in between.
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

const heading = (desk: Desk, name: RegExp) => desk.pane.getByRole('heading', { name });
const button = (desk: Desk, name: RegExp | string) => desk.pane.getByRole('button', { name });
const tab = (desk: Desk, name: RegExp) => desk.pane.getByRole('tab', { name });

async function pulled(name: string): Promise<Desk> {
  const desk = await openDesk(browser, server.address);
  await desk.signIn(name);
  await button(desk, 'Open my update sheet').click();
  await button(desk, 'Go to update sheet').waitFor();
  return desk;
}

test('a data inputter pulls, types, sees problems, pushes, meets a conflict, takes it back; a crash loses nothing', async () => {
  const desk = await openDesk(browser, server.address);
  await desk.picture('1-sign-in');
  expect(await desk.findings()).toEqual([]);
  await desk.signIn('Housing inputter');

  // 1. What is due for me, and nothing of other people's.
  await heading(desk, /4 figures to give/).waitFor();
  expect(await desk.pane.getByText('as at Thursday 8 January 2015').count()).toBe(1);
  for (const code of ['HS01', 'HS07', 'HS08', 'HS16'])
    expect(await desk.pane.getByText(code, { exact: true }).count()).toBeGreaterThan(0);
  for (const code of ['CS01', 'ETS01']) expect(await desk.pane.getByText(code, { exact: true }).count()).toBe(0);
  expect(await desk.findings()).toEqual([]);
  await desk.picture('2-my-work');

  // 2. Pull writes an update sheet as a table.
  await button(desk, 'Open my update sheet').click();
  await button(desk, 'Go to update sheet').waitFor();
  const tables = await desk.page.evaluate(() => window.workbench.tables());
  expect(tables).toMatchObject([{ sheet: 'Update Q3', address: 'A4:J8' }]);
  expect(await desk.shown(await desk.place('HS08', 'Target'))).toBe('50.0%');
  expect(await desk.shown(await desk.place('HS01', 'Previous'))).toBe('11');
  expect(await desk.shown(await desk.place('HS01', 'Status'))).toBe('No data');

  // 3. Type, sort, insert a column, a formula.
  await desk.type(await desk.place('HS01', 'Value'), '13');
  await desk.type(await desk.place('HS08', 'Value'), '40%');
  await desk.type(await desk.place('HS08', 'Note'), 'Two large grants wait for the builder');
  await desk.page.evaluate(() => window.workbench.sort('A5:I8', 0, false));
  await desk.page.evaluate(() => window.workbench.insertColumn('C1:C1'));
  await desk.type(await desk.place('HS07', 'Value'), '=20+16');
  await desk.type(await desk.place('HS16', 'Value'), 'about forty');
  expect(await desk.shown(await desk.place('HS01', 'Status'))).toBe('Green');
  expect(await desk.shown(await desk.place('HS08', 'Status'))).toBe('Red');
  expect(await desk.shown(await desk.place('HS16', 'Status'))).toBe('No data');

  // 4. Changes lists edits and issues; selecting one selects its cell.
  await tab(desk, /Changes/).click();
  await button(desk, 'Push 4 edits').waitFor();
  await desk.pane.getByText('The cell holds the text “about forty”, not a number.', { exact: false }).waitFor();
  const place = await desk.place('HS16', 'Value');
  await button(desk, new RegExp(`HS16 · ${place}`)).click();
  await desk.page.waitForFunction((a) => [...document.querySelectorAll('input')].some((i) => i.value === a), place);
  await desk.picture('3-changes');
  expect(await desk.findings()).toEqual([]);

  // 5. Push sends what is ready, all or nothing, and shows a receipt.
  await button(desk, 'Push 4 edits').click();
  await heading(desk, /4 edits taken/).waitFor();
  await desk.picture('4-receipt');
  expect(await desk.findings()).toEqual([]);
  expect(await desk.shown(await desk.place('HS16', 'Value'))).toBe('about forty');
  expect(await desk.formula(await desk.place('HS07', 'Value'))).toBe('=20+16');
  await desk.type(await desk.place('HS16', 'Value'), '45');

  // 6. A second person sees the values, and meets a conflict where both edited the same cell.
  const deputy = await pulled('Housing deputy inputter');
  expect(await deputy.shown(await deputy.place('HS01', 'Value'))).toBe('13');
  await deputy.type(await deputy.place('HS16', 'Value'), '44');
  await deputy.type(await deputy.place('HS07', 'Value'), '37');
  await tab(deputy, /Changes/).click();
  await button(deputy, 'Push 2 edits').click();
  await heading(deputy, /2 edits taken/).waitFor();

  await tab(desk, /My work/).click();
  await button(desk, /^Refresh all$/).click();
  await desk.pane
    .getByText('1 conflict to decide in Changes', { exact: false })
    .or(desk.pane.getByText('2 conflicts to decide in Changes', { exact: false }))
    .waitFor();
  expect(await desk.shown(await desk.place('HS16', 'Value'))).toBe('45');
  expect(await desk.formula(await desk.place('HS07', 'Value'))).toBe('=20+16');
  await tab(desk, /Changes/).click();
  const conflict = desk.pane.getByRole('region', { name: /Conflict: HS16/ });
  await conflict.waitFor();
  await desk.picture('5-conflict');
  expect(await desk.findings()).toEqual([]);
  await desk.pane
    .getByRole('region', { name: /Conflict: HS07/ })
    .getByRole('radio', { name: /Theirs/ })
    .click();
  await conflict.getByRole('radio', { name: /Mine/ }).click();
  await button(desk, 'Push 1 edit').click();
  await heading(desk, /1 edit taken/).waitFor();
  expect(await desk.shown(await desk.place('HS07', 'Value'))).toBe('37');

  // 7. Undo gives back what was there.
  await button(desk, /^Undo/).click();
  await desk.pane.getByText(/Taken back/).waitFor();
  expect(await desk.shown(await desk.place('HS16', 'Value'))).toBe('44');

  // 8. Killed and started again: everything acknowledged is there, and the pane finds its way back.
  await server.kill('SIGKILL');
  await tab(desk, /My work/).click();
  await desk.type(await desk.place('HS01', 'Value'), '12');
  await desk.pane.getByText('Not connected').waitFor();
  await desk.picture('6-not-connected');
  expect(await desk.shown(await desk.place('HS01', 'Value'))).toBe('12');
  await server.start();
  await button(desk, 'Try now').click();
  await desk.pane
    .getByText(/sign-in has ended/)
    .first()
    .waitFor();
  await desk.picture('7-signed-out-in-place');
  await button(desk, /Sign in again|Housing inputter/)
    .first()
    .click();
  await tab(desk, /Changes/).click();
  await button(desk, 'Push 1 edit').click();
  await heading(desk, /1 edit taken/).waitFor();

  expect(desk.faults.filter((f) => !f.includes('/api/'))).toEqual([]);
  expect(deputy.faults).toEqual([]);
  await desk.close();
  await deputy.close();
});

test('the same by keyboard alone: F6 between sheet and pane, arrows in lists, Ctrl+Enter to push', async () => {
  const desk = await openDesk(browser, server.address);
  const { keyboard } = desk.page;
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key);
  };
  const focused = () => desk.pane.evaluate(() => document.activeElement?.textContent ?? '');
  await desk.pane.getByRole('searchbox').focus();
  await keyboard.type('HR inp');
  await press('Tab', 'Enter');
  await tab(desk, /My work/).waitFor();
  await desk.pane.getByRole('tab', { name: /My work/ }).focus();
  for (let i = 0; i < 12 && !(await focused()).startsWith('Open my update sheet'); i++) await press('Tab');
  expect(await focused()).toContain('Open my update sheet');
  await press('Enter');
  await button(desk, 'Go to update sheet').waitFor();
  await press('F6');
  // The first white cell is selected after a pull.
  await keyboard.type('99.5');
  await press('Enter');
  const first = await desk.page.evaluate(() => window.workbench.read('G5'));
  expect(first.text).toBe('99.5%');
  await press('F6');
  await desk.pane.getByRole('tab', { name: /My work/ }).focus();
  await press('ArrowRight', 'Enter');
  await button(desk, 'Push 1 edit').waitFor();
  await press('Control+Enter');
  await heading(desk, /1 edit taken/).waitFor();
  expect(await focused()).toMatch(/1 edit taken/);
  await desk.close();
});

test.each([
  ['dark', { colorScheme: 'dark' }],
  ['high contrast', { forcedColors: 'active' }],
] as const)('in %s every page can be read', async (name, options) => {
  const desk = await openDesk(browser, server.address, options);
  await desk.signIn('Environmental inputter');
  await desk.pane
    .getByText(/days late/)
    .first()
    .waitFor();
  await desk.picture(`8-my-work-${name.replace(' ', '-')}`);
  expect(await desk.findings()).toEqual([]);
  await button(desk, 'Open my update sheet').click();
  await button(desk, 'Go to update sheet').waitFor();
  await desk.type(await desk.place('ETS01', 'Value'), '55');
  await tab(desk, /Changes/).click();
  await desk.pane
    .getByText(/turns red/)
    .first()
    .waitFor();
  await desk.picture(`9-changes-${name.replace(' ', '-')}`);
  expect(await desk.findings()).toEqual([]);
  await desk.close();
});

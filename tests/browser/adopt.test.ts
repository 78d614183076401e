// Adopt as a newcomer meets it: three messy tables typed into the workbench, from the first look to the second quarter's
// push, at the pane's width, in the bundle that Excel would load.
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

const button = (desk: Desk, name: RegExp | string) => desk.pane.getByRole('button', { name });
const heading = (desk: Desk, name: RegExp | string) => desk.pane.getByRole('heading', { name });

async function expectFocus(desk: Desk, name: string): Promise<void> {
  await desk.pane.waitForFunction((n) => document.activeElement?.textContent.trim() === n, name, { timeout: 10_000 });
}

async function fill(desk: Desk, rows: readonly (readonly string[])[]): Promise<void> {
  for (const [r, row] of rows.entries())
    for (const [c, text] of row.entries()) if (text !== '') await desk.type(`${'ABCDEFGHIJ'[c] ?? 'A'}${r + 1}`, text);
}

async function look(desk: Desk): Promise<void> {
  await button(desk, /^More:/).click();
  await desk.pane.getByRole('menuitem', { name: 'Adopt a table of yours' }).click();
  await heading(desk, 'What your table means').waitFor();
}

test('a housing return, from Adopt to the next quarter’s push', async () => {
  const desk = await openDesk(browser, server.address);
  await desk.signIn('Housing inputter');
  await fill(desk, [
    ['Housing KPI return 2014/15'],
    [],
    ['KPI Ref', 'Description', 'Q1', 'Q2', 'Q3', 'RAG', 'Comments'],
    ['HS01', 'Homelessness applications', '11', '11', '12', 'G', 'Two staff away in October'],
    ['hs07', 'Prevented', '36', '36', "'41 cases", 'G'],
    ['HS08', 'DFG spent', '5', '25', 'dna', 'R'],
    ['HS99', 'An old one', '3', '4', '5'],
    ['', 'Total', '55', '76', '58'],
    ['Source: housing system'],
  ]);
  await look(desk);
  // From the heading, where a page puts the focus, Tab goes on in the pane: office.js would leave it.
  await desk.page.keyboard.press('Tab');
  await expectFocus(desk, 'Look again');
  await desk.picture('50-adopt-means');
  expect(await desk.findings()).toEqual([]);
  await button(desk, /“Comments” is read rightly/).press('Enter');
  await expectFocus(desk, 'Try it without sending');
  await button(desk, 'Try it without sending').click();
  await heading(desk, 'Dry run').waitFor();
  await desk.picture('51-adopt-dry-run');
  expect(await desk.findings()).toEqual([]);
  await button(desk, 'It is 5.0%').press('Enter');
  // What had the focus is settled: the next question has it, and after the last what goes on.
  await expectFocus(desk, 'Find a PI');
  await button(desk, 'Leave out for good').click();
  await heading(desk, 'Set aside').waitFor({ state: 'detached' });
  await expectFocus(desk, 'Adopt this table');
  await desk.picture('52-adopt-settled');
  await button(desk, 'Adopt this table').click();
  await heading(desk, 'Adopted').waitFor();
  await button(desk, 'Look at Changes').click();
  await button(desk, /^Push 4 edits/).waitFor();
  await desk.picture('53-adopt-changes');
  await button(desk, /^Push 4 edits/).click();
  await heading(desk, /4 edits taken/).waitFor();
  // What stands in the table is as it was.
  expect(await desk.shown('E5')).toBe('41 cases');
  expect(await desk.shown('A5')).toBe('hs07');

  // The next quarter: a column more, and a row that was not there.
  await desk.type('H3', 'Q4');
  await desk.type('H4', '9');
  await desk.pane.getByRole('tab', { name: /My work/ }).click();
  await button(desk, 'Take in').waitFor();
  await desk.picture('54-adopt-offer');
  await button(desk, 'Take in').click();
  await heading(desk, 'What your table means').waitFor();
  await button(desk, 'Try it without sending').click();
  await heading(desk, 'Dry run').waitFor();
  await button(desk, 'Save what it means').click();
  await button(desk, 'Look at Changes').click();
  await button(desk, /^Push 1 edit/).waitFor();
  await button(desk, /^Push 1 edit/).click();
  await heading(desk, /1 edit taken/).waitFor();
  await desk.picture('55-adopt-second-quarter');
  expect(desk.faults).toEqual([]);
  await desk.close();
}, 240_000);

test('a pasted table, brought in once with the keyboard alone', async () => {
  const desk = await openDesk(browser, server.address);
  await desk.signIn('Housing deputy inputter');
  await button(desk, /^More:/).click();
  await desk.pane.getByRole('menuitem', { name: 'Adopt a table of yours' }).click();
  await heading(desk, /There is no table on this sheet/).waitFor();
  await button(desk, 'Paste a table instead').focus();
  await button(desk, 'Paste a table instead').press('Enter');
  const area = desk.pane.getByRole('textbox', { name: 'The table, with its headings' });
  await area.waitFor();
  expect(await area.evaluate((own) => own === own.ownerDocument.activeElement)).toBe(true);
  await area.fill(
    'KPI Ref\tDescription\tQ2 2014/15\tQ3 2014/15\nHS16\tOf the team\t1\t2\nHS99\tNot in the store\t3\t4\n',
  );
  await desk.picture('56-adopt-paste');
  expect(await desk.findings()).toEqual([]);
  await button(desk, 'Read it').press('Enter');
  await heading(desk, 'What your table means').waitFor();
  await button(desk, 'Try it without sending').press('Enter');
  await heading(desk, 'Dry run').waitFor();
  await desk.picture('57-adopt-pasted-dry-run');
  expect(await desk.findings()).toEqual([]);
  for (const [name, media] of [
    ['58-adopt-dark', { colorScheme: 'dark' }],
    ['59-adopt-forced-colours', { colorScheme: 'light', forcedColors: 'active' }],
  ] as const) {
    await desk.page.emulateMedia(media);
    await desk.picture(name);
  }
  await desk.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await button(desk, /^Bring in \d+ new figures?/).waitFor();
  expect(desk.faults).toEqual([]);
  await desk.close();
}, 120_000);

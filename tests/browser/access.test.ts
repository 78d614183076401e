// Rights and ownership in a real browser, as each role meets them: what a super user hands over, what an owner asks for and is
// granted, what a roll-out takes away before it is set, in dark and in high contrast, at the pane's narrow width.
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

async function manage(desk: Desk, part: string): Promise<void> {
  await desk.pane.getByRole('button', { name: /^More/ }).click();
  await desk.pane.getByRole('menuitem', { name: 'Manage' }).click();
  const choose = desk.pane.getByRole('button', { name: /choose another part of Manage$/ });
  await choose.click();
  await desk.pane.getByRole('menuitemradio', { name: part }).click();
}
/** How far anything reaches beyond the right edge of the pane. */
const beyond = (desk: Desk) =>
  desk.pane.evaluate(() =>
    Math.max(
      0,
      ...[
        ...document.querySelectorAll('main select, main input[type="text"], main input[type="date"], main button'),
      ].map((e) => e.getBoundingClientRect().right - window.innerWidth),
    ),
  );
const button = (desk: Desk, name: string | RegExp) => desk.pane.getByRole('button', { name });

test('a super user hands over PIs and takes it back; asked for a right, they grant it with a word', async () => {
  const asking = await openDesk(browser, server.address);
  await asking.signIn('HR inputter');
  await button(asking, 'Ask for a right').click();
  await asking.pane.getByRole('textbox', { name: 'Code of the PI' }).fill('HS01');
  await asking.pane.getByRole('textbox', { name: 'Why, in a word' }).fill('I cover for Housing');
  await button(asking, 'Ask for it').click();
  await asking.pane.getByText(/^Asked\./).waitFor();
  expect(await asking.findings()).toEqual([]);

  const desk = await openDesk(browser, server.address, { colorScheme: 'dark' });
  await desk.signIn('Housing super user');
  await manage(desk, 'Ownership');
  await desk.pane.getByText('1 of 5 PIs to look at.').waitFor();
  await desk.pane.getByRole('checkbox', { name: /^HC01/ }).check();
  await desk.pane
    .getByRole('combobox', { name: 'New owner for 1 PI' })
    .selectOption({ label: 'Housing owner, Housing Services' });
  await desk.pane.getByText(/nobody → Housing owner, 1 PI/).waitFor();
  expect(await desk.findings()).toEqual([]);
  expect(await beyond(desk)).toBe(0);
  await desk.picture('ownership-dark');
  await button(desk, 'Hand over 1 PI').click();
  await desk.pane.getByText('Handed over 1 PI to Housing owner.').waitFor();
  await button(desk, /^Undo/).click();
  await desk.pane.getByText('1 of 5 PIs to look at.').waitFor();
  await manage(desk, 'Requests');
  await desk.pane.getByText('I cover for Housing').waitFor();
  await desk.pane.getByRole('textbox', { name: 'Your word' }).fill('Until May');
  expect(await desk.findings()).toEqual([]);
  await desk.picture('requests-dark');
  await button(desk, 'Grant it to HR inputter').click();
  await desk.pane.getByText('Nobody is waiting for a word of yours.').waitFor();
  await manage(desk, 'People');
  await desk.pane.getByText(/^Roles are given by site administrators/).waitFor();
  expect(desk.faults).toEqual([]);
  await desk.close();

  await button(asking, 'Ask for a right').click();
  await button(asking, 'Ask for a right').click();
  await asking.pane.getByText('Until May').waitFor();
  await asking.close();
});

test('an administrator sees who loses what before a roll-out is set; then owners view until their phase', async () => {
  const desk = await openDesk(browser, server.address, { forcedColors: 'active' });
  await desk.signIn('Site administrator');
  for (const part of ['People', 'Units', 'Adoption', 'Audit'])
    await manage(desk, part).then(async () => {
      await desk.page.waitForTimeout(300);
      expect([part, await desk.findings(), await beyond(desk)]).toEqual([part, [], 0]);
      await desk.picture(`manage-${part.toLowerCase()}-contrast`);
    });
  await button(desk, 'Check the store').click();
  await desk.pane.getByText(/^Whole: all checksums of [\d,]+ change-sets? hold, and so does the chain\.$/).waitFor();
  expect(await desk.findings()).toEqual([]);
  await desk.picture('audit-checked-contrast');
  await manage(desk, 'Roll-out');
  await desk.pane.getByRole('combobox', { name: 'Model' }).selectOption('departmental');
  await button(desk, 'See who gains and loses what').click();
  await desk.pane
    .getByText(/people lose/)
    .first()
    .waitFor();
  expect(await desk.pane.evaluate(() => document.activeElement?.id)).toBe('rollout-preview');
  expect(await desk.findings()).toEqual([]);
  await desk.picture('rollout-contrast');
  await button(desk, 'Set this roll-out').click();
  await desk.pane.getByText('The roll-out is set.').waitFor();

  const owner = await openDesk(browser, server.address);
  await owner.signIn('Planning owner');
  await owner.pane.getByText('Welcome, Planning owner').waitFor();
  await owner.picture('before-the-phase');
  await owner.close();
  await button(desk, /^Undo/).click();
  await desk.pane.getByText(/^No roll-out is set/).waitFor();
  expect(desk.faults).toEqual([]);
  await desk.close();
});

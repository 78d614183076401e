// Manage by keyboard alone, as each of the five roles: every part that is theirs is reached by Tab, arrows and Enter; nothing that can be
// pressed is left out; the focus is always to be seen, never lost, and never stuck. In dark and high contrast the same is looked at.
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

const superUsers = ['Ownership', 'Requests', 'Duplicates', 'People', 'Adoption', 'Audit'];
const administrators = [
  ...['Ownership', 'Requests', 'Duplicates', 'People', 'Units', 'Periods'],
  ...['Rules of the site', 'Roll-out', 'Adoption', 'Audit'],
];
/** More than any part has; who gets so far is stuck. */
const MOST_STOPS = 400;

interface Stop {
  readonly name: string;
  /** Tells one stop from the next. */
  readonly place: string;
  readonly seen: boolean;
  readonly inMain: boolean;
}

/** What has the focus: its name, and whether something of it says so. */
const focused = (desk: Desk): Promise<Stop> =>
  desk.pane.evaluate(() => {
    const at = document.activeElement;
    // Behind the last stop the focus goes on to Excel.
    if (!(at instanceof HTMLElement) || at === document.body || !document.hasFocus())
      return { name: '', place: '', seen: false, inMain: false };
    at.dataset['walked'] ??= String(document.querySelectorAll('[data-walked]').length + 1);
    const box = at.getBoundingClientRect();
    const name = at.getAttribute('aria-label') ?? (at.textContent || at.getAttribute('id') || at.tagName);
    // A field shows it at its frame, a button at itself.
    const styles = [at, at.parentElement, at.closest('.fui-Input, .fui-Select, .fui-Textarea, .fui-Checkbox')].flatMap(
      (one) =>
        one ? [getComputedStyle(one), getComputedStyle(one, '::after'), getComputedStyle(one, '::before')] : [],
    );
    const shows = styles.some(
      (s) =>
        (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) ||
        s.boxShadow !== 'none' ||
        // Links are underlined twice.
        s.textDecorationStyle === 'double' ||
        parseFloat(s.borderBottomWidth) >= 2,
    );
    return {
      place: at.dataset['walked'],
      name: name.trim().slice(0, 60),
      seen: box.width > 0 && box.height > 0 && (shows || at.tabIndex < 0),
      inMain: at.closest('main') !== null,
    };
  });

async function openManage(desk: Desk): Promise<string[]> {
  await desk.pane.getByRole('tab', { name: /My work/ }).focus();
  await desk.page.keyboard.press('Tab');
  await desk.page.keyboard.press('Enter');
  await desk.pane.getByRole('menu').waitFor();
  const choices = await desk.pane.getByRole('menuitem').allTextContents();
  if (!choices.includes('Manage')) {
    await desk.page.keyboard.press('Escape');
    return [];
  }
  for (let i = choices.indexOf('Manage'); i > 0; i--) await desk.page.keyboard.press('ArrowDown');
  await desk.page.keyboard.press('Enter');
  await desk.pane.getByRole('button', { name: /choose another part of Manage$/ }).waitFor();
  return openMenu(desk);
}

/** Opens the menu of parts from wherever the focus is not, by keyboard. */
async function openMenu(desk: Desk): Promise<string[]> {
  await desk.pane.getByRole('button', { name: /choose another part of Manage$/ }).focus();
  await desk.page.keyboard.press('Enter');
  await desk.pane.getByRole('menuitemradio').first().waitFor();
  return desk.pane.getByRole('menuitemradio').allTextContents();
}

async function choosePart(desk: Desk, parts: readonly string[], part: string): Promise<void> {
  await desk.page.keyboard.press('Home');
  for (let i = parts.indexOf(part); i > 0; i--) await desk.page.keyboard.press('ArrowDown');
  await desk.page.keyboard.press('Enter');
  await desk.pane.getByRole('button', { name: `${part}: choose another part of Manage` }).waitFor();
  // What is fetched is there when nothing is being read any more.
  await desk.pane
    .locator('[aria-busy="true"]')
    .waitFor({ state: 'detached' })
    .catch(() => undefined);
  await desk.page.waitForTimeout(400);
}

/** Tabs through a part from its menu to its end, where the focus goes on to Excel or stays; answers with what lost it. */
async function walk(desk: Desk): Promise<string[]> {
  await desk.pane.getByRole('button', { name: /choose another part of Manage$/ }).focus();
  const lost: string[] = [];
  let last = '';
  for (let i = 0; i < MOST_STOPS; i++) {
    await desk.page.keyboard.press('Tab');
    const stop = await focused(desk);
    if (!stop.inMain || stop.place === last) return lost;
    last = stop.place;
    if (!stop.seen) lost.push(stop.name);
  }
  return [...lost, 'there is no end to it'];
}

/** What can be pressed or filled in and was not reached: by Tab, or within a group that was, where the arrows go. */
const leftOut = (desk: Desk) =>
  desk.pane.evaluate(() => {
    const walked = (one: Element) => one.matches('[data-walked]') || one.querySelector('[data-walked]') !== null;
    return [
      ...document.querySelectorAll<HTMLElement>('main button, main a[href], main input, main select, main textarea'),
    ]
      .filter((one) => one.getClientRects().length > 0 && !one.hasAttribute('disabled'))
      .filter(
        (one) =>
          one.closest('[role="menu"]') === null && !/choose another part/.test(one.getAttribute('aria-label') ?? ''),
      )
      .filter((one) => !walked(one.closest('[data-tabster*="mover"]') ?? one) && !walked(one))
      .map((one) => one.outerHTML.slice(0, 120));
  });

/** Whether the … menu stands within the pane, however many tabs stand beside it. */
const menuIsSeen = (desk: Desk) =>
  desk.pane
    .getByRole('button', { name: /^More/ })
    .evaluate((one) => one.getBoundingClientRect().right <= window.innerWidth);

test.each<[string, readonly string[], Parameters<typeof openDesk>[2]]>([
  ['Site administrator', administrators, {}],
  ['Housing super user', superUsers, { colorScheme: 'dark' }],
  ['Housing owner', [], { forcedColors: 'active' }],
  ['Housing inputter', [], {}],
  ['Performance analyst', [], { colorScheme: 'dark' }],
])('%s reaches what is theirs by keyboard, and sees nothing that is not', async (name, parts, options) => {
  const desk = await openDesk(browser, server.address, options);
  await desk.signIn(name);
  const found = await openManage(desk);
  expect(found).toEqual(parts);
  for (const [i, part] of parts.entries()) {
    if (i > 0) await openMenu(desk);
    await choosePart(desk, parts, part);
    const lost = await walk(desk);
    await desk.picture(
      `keyboard-${name.split(' ')[0]?.toLowerCase() ?? ''}-${part.toLowerCase().replaceAll(' ', '-')}`,
    );
    expect([part, lost, await leftOut(desk)]).toEqual([part, [], []]);
    expect(await menuIsSeen(desk)).toBe(true);
    expect([part, await desk.findings()]).toEqual([part, []]);
  }
  expect(desk.faults).toEqual([]);
  await desk.close();
});

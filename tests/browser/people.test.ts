// Manage › People in Chromium, by keyboard where hands would be quicker too: an administrator adds somebody, invites them by a
// link that is copied, signs them out everywhere, suspends them and takes that back. What the person meets is looked at beside it.
import fs from 'node:fs';
import https from 'node:https';
import axios, { type AxiosInstance } from 'axios';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../tools/browser/launch.mjs';
import { startServer, type RunningServer } from '../support/running-server';
import { openDesk, type Desk } from '../support/workbench-page';

const PASSWORD = 'three plain words 7';
let browser: Browser;
let server: RunningServer;
let api: AxiosInstance;
let desk: Desk;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer({ PI_BRIDGE_SAMPLE: '' }, { args: ['--init'] });
  api = axios.create({
    baseURL: `${server.address}/api`,
    httpsAgent: new https.Agent({ ca: fs.readFileSync(server.ca), family: 4 }),
    validateStatus: () => true,
  });
  const code = /#code=(\S+)/.exec(server.output())?.[1] ?? '';
  const person = { name: 'Ann Admin', email: 'ann.admin@council.example' };
  const { status } = await api.post('/invitations/acceptance', { code, password: PASSWORD, person });
  if (status !== 200) throw new Error('The first administrator could not be made');
  desk = await openDesk(browser, server.address, { permissions: ['clipboard-read', 'clipboard-write'] });
});
afterAll(async () => {
  await browser.close();
  await server.remove();
});

const button = (name: string | RegExp) => desk.pane.getByRole('button', { name });

test('somebody is added and invited; the link that is copied lets them in, and nobody after them', async () => {
  await desk.pane.getByLabel('E-mail address').fill('ann.admin@council.example');
  await desk.pane.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await desk.page.keyboard.press('Enter');
  await desk.pane.getByRole('tab', { name: /My work/ }).waitFor();
  await button(/^More/).click();
  await desk.pane.getByRole('menuitem', { name: 'Manage' }).click();
  await button(/choose another part of Manage$/).click();
  await desk.pane.getByRole('menuitemradio', { name: 'People' }).click();
  await button('Add a person').click();
  await desk.page.keyboard.type('Tom Jones');
  await desk.page.keyboard.press('Tab');
  await desk.page.keyboard.type('tom');
  await desk.page.keyboard.press('Tab');
  await desk.page.keyboard.type('ANN.admin@council.example');
  await desk.pane.getByText('Ann Admin signs in with this already. Give one of the two another address.').waitFor();
  await desk.pane.getByLabel('E-mail').fill('tom.jones@council.example');
  await desk.page.keyboard.press('Enter');
  await desk.pane.getByText('Tom Jones is added.').waitFor();

  await button(/^Tom Jones/).click();
  await desk.pane.getByText('Cannot sign in yet: they need a code.').waitFor();
  await button('Invite Tom Jones').click();
  await desk.pane.getByText(/^For Tom Jones alone: whoever has it comes in as them\./).waitFor();
  expect(await desk.findings()).toEqual([]);
  await desk.picture('people-invited');
  await button('Copy the link').click();
  await desk.pane.getByText('Copied.').waitFor();
  const link = await desk.pane.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/account\.html#code=/);
  const code = link.slice(link.indexOf('=') + 1);
  const accept = () => api.post('/invitations/acceptance', { code, password: 'other plain words 8' });
  expect((await accept()).status).toBe(200);
  expect((await accept()).status).toBe(403);
});

test('signed out everywhere he is asked again; suspended he is out, and one step lets him in', async () => {
  const signIn = async () =>
    api.post<{ token: string }>('/session/password', { login: 'tom', password: 'other plain words 8' });
  const whoami = async (token: string) =>
    (await api.get('/session', { headers: { Authorization: `Bearer ${token}` } })).status;
  const { token } = (await signIn()).data;
  expect(await whoami(token)).toBe(200);
  await button('Sign out everywhere').click();
  expect(await desk.pane.evaluate(() => document.activeElement?.textContent)).toBe('Sign Tom Jones out everywhere');
  await desk.page.keyboard.press('Escape');
  expect(await desk.pane.evaluate(() => document.activeElement?.textContent)).toBe('Sign out everywhere');
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.press('Enter');
  await desk.pane.getByText('Tom Jones is signed out everywhere.').waitFor();
  expect(await whoami(token)).toBe(401);

  const again = (await signIn()).data.token;
  await button('Suspend Tom Jones').click();
  await desk.pane.getByText('Out at once, wherever they work; nothing is theirs to hand over.').waitFor();
  await desk.picture('people-suspend');
  await desk.page.keyboard.press('Enter');
  await desk.pane.getByText('Tom Jones is suspended.').waitFor();
  expect([await whoami(again), (await signIn()).status]).toEqual([401, 403]);
  await button(/^Undo/).click();
  await desk.pane.getByText(/^Taken back/).waitFor();
  expect((await signIn()).status).toBe(200);
  expect(desk.faults).toEqual([]);
});

test('a new code for somebody who has a password is asked for twice, and the old password holds until it is used', async () => {
  await button(/^Tom Jones/).click();
  await button('New code for Tom Jones').click();
  await desk.pane.getByText('With it they set a new password; until then the old one holds.').waitFor();
  await button('Make a new code').click();
  await desk.pane.getByText(/^For Tom Jones alone/).waitFor();
  expect((await api.post('/session/password', { login: 'tom', password: 'other plain words 8' })).status).toBe(200);
  await button(/^Ann Admin/).click();
  await desk.pane.getByText(/^This is you\./).waitFor();
  expect(await button(/^Suspend/).count()).toBe(0);
  await desk.close();
});

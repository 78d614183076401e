// Signing in for real, in Chromium with Microsoft's office.js: an empty store, the link of its first start, a second person, and
// a work account through Office's window with a real provider.
import fs from 'node:fs';
import https from 'node:https';
import axios, { type AxiosInstance } from 'axios';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../tools/browser/launch.mjs';
import { startOpenIdProvider, tokensOf, type OpenIdPlace } from '../support/openid-provider';
import { startServer, type RunningServer } from '../support/running-server';
import { openDesk, type Desk } from '../support/workbench-page';

const PASSWORD = 'three plain words 7';
let browser: Browser;
let server: RunningServer;
let provider: OpenIdPlace;
let api: AxiosInstance;
let desk: Desk;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer({}, { begun: false, args: ['--init'] });
  const address = `https://localhost:${server.port}`;
  provider = await startOpenIdProvider(`${address}/addin/sign-in.html`);
  provider.people.set('tom', { email: 'tom.jones@council.example' });
  await server.remove();
  server = await startServer(
    {
      ...{ PI_BRIDGE_SAMPLE: '', PI_BRIDGE_ADDRESS: address, PI_BRIDGE_OIDC_ISSUER: provider.issuer },
      ...{ PI_BRIDGE_OIDC_CLIENT_ID: provider.clientId, PI_BRIDGE_OIDC_CLIENT_SECRET: provider.secret },
      PI_BRIDGE_OIDC_NESTED: 'yes',
    },
    { args: ['--init'], port: server.port },
  );
  api = axios.create({
    baseURL: `${address}/api`,
    httpsAgent: new https.Agent({ ca: fs.readFileSync(server.ca), family: 4 }),
    validateStatus: () => true,
  });
});
afterAll(async () => {
  await browser.close();
  await server.remove();
  await provider.close();
});

const link = () => /https:\S+account\.html#code=\S+/.exec(server.output())?.[0] ?? '';

async function openLink(address: string): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 400, height: 720 } });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

async function signIn(login: string, password: string): Promise<void> {
  await desk.pane.getByRole('button', { name: 'Sign in with a password' }).click();
  await desk.pane.getByLabel('E-mail address').fill(login);
  await desk.pane.getByLabel('Password', { exact: true }).fill(password);
  await desk.pane.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signOut(): Promise<void> {
  await desk.pane.getByRole('button', { name: /^More/ }).click();
  await desk.pane.getByRole('menuitem', { name: 'Sign out' }).click();
  await desk.pane.getByRole('heading', { name: 'Sign in to PI Bridge' }).waitFor();
}

async function asAdministrator(): Promise<AxiosInstance> {
  const { data } = await api.post('/session/password', { login: 'ann.admin@council.example', password: PASSWORD });
  return axios.create({ ...api.defaults, headers: { Authorization: `Bearer ${data.token}` } } as object);
}

async function push(admin: AxiosInstance, id: string, fields: Record<string, unknown>, base: number): Promise<void> {
  const edits = Object.entries(fields).map(([field, value]) => ({
    type: 'person',
    field,
    keys: [id],
    values: [value],
  }));
  const { status, data } = await admin.post('/pushes', { pushId: crypto.randomUUID(), base, edits });
  if (status !== 200) throw new Error(JSON.stringify(data));
}

test('the first administrator is made by the link that the start printed, and by nobody else', async () => {
  const page = await openLink(link());
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByLabel('Your name').fill('Ann Admin');
  await page.getByLabel('Your e-mail address').fill('ann.admin@council.example');
  await page.getByLabel('Choose a password').fill('Password1234!');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('one of those that are tried first').waitFor();
  await page.screenshot({ path: '.artefacts/account-first.png' });
  await page.getByLabel('Choose a password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your password is set' }).waitFor();
  expect(page.url()).not.toContain('#code');
  await page.screenshot({ path: '.artefacts/account-done.png' });
  await page.context().close();
  const again = await openLink(link());
  await again.getByRole('button', { name: 'Go on' }).click();
  await again.getByRole('alert').filter({ hasText: 'not good' }).waitFor();
  await again.context().close();
});

test('she signs in in the pane, invites Tom, and Tom sets his password there by keyboard', async () => {
  desk = await openDesk(browser, server.address);
  await desk.pane.getByRole('heading', { name: 'Sign in to PI Bridge' }).waitFor();
  await desk.picture('sign-in');
  expect(await desk.findings()).toEqual([]);
  await signIn('ann.admin@council.example', 'wrong words 1234');
  await desk.pane.getByRole('alert').filter({ hasText: 'do not go together' }).waitFor();
  await desk.picture('sign-in-refused');
  await desk.pane.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await desk.page.keyboard.press('Enter');
  await desk.pane.getByRole('tab', { name: /My work/ }).waitFor();
  const admin = await asAdministrator();
  await push(admin, 'tom', { name: 'Tom Jones', roles: [], suspended: false, email: 'tom.jones@council.example' }, 1);
  const { code } = (await admin.post('/people/tom/invitation', {})).data;
  await signOut();
  await desk.pane.getByRole('button', { name: 'Use a code from my administrator' }).click();
  await desk.pane.getByLabel('Code').fill(code.toLowerCase().replaceAll('-', ' '));
  await desk.page.keyboard.press('Enter');
  await desk.pane.getByText('Welcome, Tom Jones').waitFor();
  await desk.picture('set-password');
  expect(await desk.findings()).toEqual([]);
  await desk.page.keyboard.type('other plain words 8');
  await desk.page.keyboard.press('Enter');
  await desk.pane.getByRole('tab', { name: /My work/ }).waitFor();
});

test('he changes his password; suspended, he is out, and comes in again when he may', async () => {
  await desk.pane.getByRole('button', { name: /^More/ }).click();
  await desk.pane.getByRole('menuitem', { name: 'Change password' }).click();
  await desk.pane.getByLabel('Current password').fill('other plain words 8');
  await desk.pane.getByLabel('New password').fill('newer plain words 9');
  await desk.picture('change-password');
  await desk.pane.getByRole('button', { name: 'Change the password' }).click();
  await desk.pane.getByRole('heading', { name: 'Your password is changed.' }).waitFor();
  const admin = await asAdministrator();
  await push(admin, 'tom', { suspended: true }, 2);
  await desk.pane.getByRole('tab', { name: /My work/ }).click();
  await desk.pane.getByRole('heading', { name: 'Your sign-in has ended' }).waitFor();
  await desk.picture('sign-in-ended');
  expect(await desk.findings()).toEqual([]);
  await signIn('tom', 'newer plain words 9');
  await desk.pane.getByRole('alert').filter({ hasText: 'do not go together' }).waitFor();
  await push(admin, 'tom', { suspended: false }, 3);
  await desk.pane.getByLabel('Password', { exact: true }).fill('newer plain words 9');
  await desk.page.keyboard.press('Enter');
  await desk.pane.getByRole('dialog').waitFor({ state: 'detached' });
});

test('with his work account, through Office’s window and a real provider', async () => {
  await signOut();
  const opened = desk.page.context().waitForEvent('page');
  await desk.pane.getByRole('button', { name: 'Sign in with your work account' }).click();
  const allow = desk.pane.getByRole('button', { name: /Allow/ });
  if (
    await allow.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    )
  )
    await allow.click();
  const window = await opened;
  await window.locator('input[name=login]').fill('tom');
  await window.locator('input[name=password]').fill('x');
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: /Continue/i }).click();
  await desk.pane.getByRole('tab', { name: /My work/ }).waitFor();
  await desk.picture('work-account');
  await desk.close();
});

/**
 * Excel's part of nested app authentication, as Microsoft's library speaks with it: a bridge on the window that takes requests
 * and answers with tokens, here of the real provider. @param taken what the library asked for
 */
async function excelThatSignsIn(page: Page, name: string, taken: Record<string, unknown>[]): Promise<void> {
  const redirect = `https://localhost:${server.port}/addin/sign-in.html`;
  await page.exposeFunction('askExcel', async (text: string) => {
    const request = JSON.parse(text) as { requestId: string; method: string; tokenParams?: Record<string, unknown> };
    taken.push({ ...request });
    const own = { requestId: request.requestId, messageType: 'NestedAppAuthResponse', success: true };
    if (request.method === 'GetInitContext')
      return JSON.stringify({
        ...own,
        initContext: { sdkName: 'a stand-in for Excel', sdkVersion: '1.0.0', capabilities: {} },
      });
    const tokens = await tokensOf(provider, name, crypto.randomUUID(), redirect);
    const account = {
      environment: 'localhost',
      homeAccountId: name,
      localAccountId: name,
      tenantId: 't',
      username: name,
    };
    return JSON.stringify({ ...own, token: { ...tokens, expires_in: 600, scope: 'openid profile email' }, account });
  });
  await page.addInitScript(() => {
    const hears: ((answer: string) => void)[] = [];
    Object.assign(window, {
      nestedAppAuthBridge: {
        addEventListener: (_: string, hear: (answer: string) => void) => hears.push(hear),
        removeEventListener: () => undefined,
        postMessage(text: string) {
          const { askExcel } = window as unknown as { askExcel(text: string): Promise<string> };
          void askExcel(text).then((answer) => hears.forEach((hear) => hear(answer)));
        },
      },
    });
  });
  // An Excel that says that it can: the workbench says of itself that it cannot.
  await page.route('**/page.*.js', async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    const own = text.replace(/SharedRuntime:\s*(["'])1\.2\1/, (set) => `NestedAppAuth: "1.1", ${set}`);
    if (own === text) throw new Error('The workbench no longer says which API sets it has where it did');
    await route.fulfill({ response: answer, body: own });
  });
}

test('through Excel itself: Microsoft’s own library asks it in the pane, and no window opens', async () => {
  const taken: Record<string, unknown>[] = [];
  desk = await openDesk(browser, server.address, {}, (page) => excelThatSignsIn(page, 'tom', taken));
  let windows = 0;
  desk.page.context().on('page', () => windows++);
  await desk.pane.getByRole('button', { name: 'Sign in with your work account' }).click();
  await desk.pane.getByRole('tab', { name: /My work/ }).waitFor();
  const [hello, asked] = taken;
  expect(hello).toMatchObject({
    messageType: 'NestedAppAuthRequest',
    method: 'GetInitContext',
    clientLibrary: 'msal.js.browser',
  });
  expect(asked).toMatchObject({
    method: 'GetTokenPopup',
    tokenParams: { clientId: provider.clientId, scope: 'openid profile email' },
  });
  // What the library leaves out (ADR 19): should it come to hand it on, we can ask for it.
  expect(JSON.stringify(asked)).not.toContain('nonce');
  expect([windows, desk.faults]).toEqual([0, []]);
  await desk.close();
});

// The headers of every route and room, whole: one that is lost, added or changed shows here. Routes come from
// domain/routes.ts, so a new one is asked too.
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request, { type Response } from 'supertest';
import { routes, type Route } from '../../domain/routes';
import { sampleApp, type SampleApp } from '../../tests/support/sample-app';

let app: SampleApp;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pi-bridge-headers-'));
  for (const room of ['addin', 'workbench', 'office']) await mkdir(path.join(folder, room));
  for (const page of ['taskpane', 'account', 'sign-in'])
    await writeFile(path.join(folder, 'addin', `${page}.html`), 'x');
  await writeFile(path.join(folder, 'addin/main.0a1b2c3d.js'), '1');
  await writeFile(path.join(folder, 'workbench/index.html'), 'x');
  await writeFile(path.join(folder, 'office/office.js'), 'x');
  await writeFile(path.join(folder, 'manifest.xml'), '<x/>');
  const at = (name: string) => path.join(folder, name);
  app = await sampleApp({
    http: {
      ...{ addin: at('addin'), workbench: at('workbench'), officeJs: at('office'), manifest: at('manifest.xml') },
      frameAncestors: ["'self'", 'https://excel.example'],
      strictTransport: true,
    },
  });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

/** What differs from answer to answer, or is HTTP's own. */
const passing = new Set([
  'date',
  'connection',
  'content-length',
  'etag',
  'last-modified',
  'content-type',
  'keep-alive',
]);
passing.add('transfer-encoding').add('accept-ranges').add('vary');
const headersOf = (answer: Response) =>
  Object.fromEntries(
    Object.entries(answer.headers as Record<string, string>)
      .filter(([name]) => !passing.has(name))
      .sort(),
  );

const always = {
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};
const api = {
  ...always,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};
const page =
  "default-src 'self';base-uri 'self';object-src 'none';form-action 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;font-src 'self' data:;connect-src 'self'";
const pane = {
  ...always,
  'cache-control': 'no-cache',
  'content-security-policy': `${page};frame-ancestors 'self' https://excel.example`,
  'cross-origin-resource-policy': 'cross-origin',
};
const docs = {
  ...always,
  'content-security-policy': `${page};frame-ancestors 'none'`,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};
const workbench = {
  ...always,
  'cache-control': 'no-cache',
  'content-security-policy': `${page};worker-src 'self' blob:;frame-src 'self';frame-ancestors 'self'`,
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'SAMEORIGIN',
};

const sorted = (headers: object) => Object.fromEntries(Object.entries(headers).sort());
const filled = (route: Route) => `/api${route.path.replace(/:type/, 'indicator').replace(/:\w+/g, 'HS01')}`;

describe.each(Object.entries<Route>(routes))('%s', (name, route) => {
  const ask = () => request(app.app)[route.method](filled(route));
  test('asked by nobody, by somebody, wrongly, and before a page may ask', async () => {
    const token = await app.signIn('housing-inputter');
    const answers = [
      await ask(),
      await ask().set('Authorization', `Bearer ${token}`),
      await ask().set('Authorization', `Bearer ${token}`).set('Content-Type', 'application/json').send('{"a":'),
      await request(app.app).options(filled(route)).set('Origin', 'https://evil.example'),
    ];
    for (const answer of answers)
      expect([name, answer.status, headersOf(answer)]).toEqual([name, answer.status, sorted(api)]);
    expect(answers.some((a) => a.status >= 500)).toBe(false);
  });
});

test.each<[string, object]>([
  ['/api/nowhere', api],
  ['/api/openapi.json', api],
  ['/nowhere', { ...api, 'cache-control': undefined }],
  ['/api/docs', docs],
  ['/api/docs/start.js', docs],
  ['/addin/taskpane.html', pane],
  ['/addin/sign-in.html', pane],
  // Its scripts are the pane's.
  ['/addin/account.html', { ...docs, 'cache-control': 'no-cache' }],
  ['/addin/main.0a1b2c3d.js', { ...pane, 'cache-control': 'public, max-age=31536000, immutable' }],
  ['/office-js/office.js', pane],
  ['/manifest.xml', { ...docs, 'cache-control': 'no-cache' }],
  ['/', workbench],
])('%s', async (at, expected) => {
  const found = headersOf(await request(app.app).get(at));
  if (at.startsWith('/api/docs')) delete found['cache-control'];
  expect(found).toEqual(sorted(JSON.parse(JSON.stringify(expected))));
});

test('no answer anywhere says what it is made with, or lets code be made of text', async () => {
  for (const at of ['/', '/addin/taskpane.html', '/api/docs', '/api/health', '/nowhere', '/api/work']) {
    const { headers, text } = await request(app.app).get(at);
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['server']).toBeUndefined();
    expect(headers['content-security-policy']).not.toContain('unsafe-eval');
    expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:\d/);
    expect(headers['set-cookie']).toBeUndefined();
  }
});

// The door itself: malformed and hostile requests, sessions, headers, rooms. No request, however odd, may give a 5xx.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { routes } from '../../domain/routes';
import { pushOf, sampleApp, type SampleApp } from '../../tests/support/sample-app';

let server: SampleApp;
beforeAll(async () => {
  server = await sampleApp();
});
afterAll(() => server.close());

const raw = (token: string, body: string, type = 'application/json') =>
  request(server.app).post('/api/pushes').set('Authorization', `Bearer ${token}`).set('Content-Type', type).send(body);

describe('a body that cannot be read is refused with its place', () => {
  const bodies: readonly [name: string, body: string, message: RegExp][] = [
    ['JSON that breaks off', '{"pushId":"p","base":', /not JSON/],
    ['JSON with a slip', '{"pushId":"p",,}', /not JSON: something is wrong at character 14/],
    ['no JSON at all', 'hello', /not JSON/],
    ['empty', '', /body/],
    ['a number', '5', /body/],
    ['null', 'null', /body/],
    ['a list', '[]', /body/],
    ['no edits', '{"pushId":"p","base":1}', /body\.edits/],
    ['a field nobody knows', '{"pushId":"p","base":1,"edits":[],"admin":true}', /body/],
    ['a base below 0', '{"pushId":"p","base":-1,"edits":[]}', /body\.base/],
    ['a base that is no whole number', '{"pushId":"p","base":1.5,"edits":[]}', /body\.base/],
    ['a push id that is too long', `{"pushId":"${'x'.repeat(65)}","base":1,"edits":[]}`, /body\.pushId/],
    [
      'a record type nobody knows',
      '{"pushId":"p","base":1,"edits":[{"type":"x","field":"v","keys":[],"values":[]}]}',
      /edits\.0\.type/,
    ],
    [
      'a number beyond all numbers',
      '{"pushId":"p","base":1,"edits":[{"type":"measurement","field":"value","keys":["a|b"],"values":[1e999]}]}',
      /values/,
    ],
    [
      'NaN',
      '{"pushId":"p","base":1,"edits":[{"type":"measurement","field":"value","keys":["a|b"],"values":[NaN]}]}',
      /not JSON/,
    ],
    ['__proto__', '{"__proto__":{"x":1},"pushId":"p","base":1,"edits":[]}', /__proto__/],
    ['__proto__ written otherwise', '{"\\u005f_proto__":{},"pushId":"p","base":1,"edits":[]}', /__proto__/],
    [
      'constructor, deep down',
      '{"pushId":"p","base":1,"edits":[{"type":"indicator","field":"thresholds","keys":["A"],"values":[{"a":{"constructor":1}}]}]}',
      /constructor/,
    ],
    [
      'an object with a length of its own making',
      '{"pushId":{"length":{"length":-1,"toString":"x"},"toString":"x"},"base":1,"edits":[]}',
      /body/,
    ],
    ['a nest of lists', `{"pushId":"p","base":1,"edits":${'['.repeat(5000)}${']'.repeat(5000)}}`, /nested/],
  ];
  test.each(bodies)('%s', async (_name, body, message) => {
    const token = await server.signIn('housing-inputter');
    const answer = await raw(token, body);
    expect([answer.status, answer.body.error?.code]).toEqual([400, 'malformed']);
    expect(answer.body.error.message).toMatch(message);
    expect(answer.body.error.requestId).toMatch(/^request-\d+$/);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('another content type, an unknown charset, a broken compression', async () => {
    const token = await server.signIn('housing-inputter');
    expect((await raw(token, '{}', 'text/plain')).status).toBe(400);
    expect((await raw(token, '{}', 'application/json; charset=x-klingon')).status).toBe(400);
    expect((await raw(token, '{}').set('Content-Encoding', 'gzip')).status).toBe(400);
  });

  test('more bytes than the limit, in plain words', async () => {
    const token = await server.signIn('housing-inputter');
    const answer = await raw(token, `{"pushId":"${'x'.repeat(33 * 1024 * 1024)}"}`);
    expect([answer.status, answer.body.error.code]).toEqual([413, 'too-large']);
    expect(answer.body.error.message).toContain('32 MB');
  });
});

describe('sessions', () => {
  test.each(['', 'Bearer', 'Bearer x', 'Bearer not-a-token-that-was-ever-given-out', 'Basic abc'])(
    '“%s” opens nothing',
    async (header) => {
      for (const route of Object.values(routes).filter((r) => r.signedIn)) {
        const address = `/api${route.path.replace(':pushId', 'p').replace(':type', 'measurement').replace(':key', 'A')}`;
        const answer = await request(server.app)[route.method](address).set('Authorization', header);
        expect([route.path, answer.status, answer.body.error.code]).toEqual([route.path, 401, 'signed-out']);
      }
    },
  );

  test('say who one is, and end when asked to', async () => {
    const token = await server.signIn('housing-super-user');
    const me = await server.as(token).get('/session');
    expect(me.body).toEqual({
      ...{ id: 'housing-super-user', name: 'Housing super user', roles: [{ role: 'super user', unit: 'HSG' }] },
      ...{ body: 'Sample District Council', asAt: '2015-01-08', demonstration: true, records: false, password: false },
      modules: ['PIs', 'scorecards and snapshots', 'actions', 'assessments', 'reports'],
      calendar: { yearStartsIn: 4 },
    });
    expect((await server.as(token).delete('/session')).status).toBe(204);
    expect((await server.as(token).get('/session')).status).toBe(401);
  });

  test('end by themselves after eight hours', async () => {
    const other = await sampleApp();
    const token = await other.signIn('housing-inputter');
    other.pass(479);
    expect((await other.as(token).get('/session')).status).toBe(200);
    other.pass(1);
    const answer = await other.as(token).post('/pushes', pushOf('p', 6, [['HS01|2014-10-01Q', 'value', 1]]));
    expect([answer.status, answer.body.error.code]).toEqual([401, 'signed-out']);
    await other.close();
  });

  test('a person who was suspended is out at the next request', async () => {
    const other = await sampleApp();
    const token = await other.signIn('housing-inputter');
    const admin = await other.signIn('site-administrator');
    const suspend = {
      pushId: 's',
      base: 6,
      edits: [{ type: 'person', field: 'suspended', keys: ['housing-inputter'], values: [true] }],
    };
    expect((await other.as(admin).post('/pushes', suspend)).status).toBe(200);
    expect((await other.as(token).get('/work')).status).toBe(401);
    const again = await request(other.app)
      .post('/api/session')
      .set('Host', 'localhost')
      .send({ person: 'housing-inputter' });
    expect(again.status).toBe(404);
    await other.close();
  });

  test('the demonstration signs in only people of the sample, and only from this machine', async () => {
    const signIn = (host: string, person: string) =>
      request(server.app).post('/api/session').set('Host', host).send({ person });
    expect((await signIn('localhost:3443', 'housing-inputter')).status).toBe(200);
    expect((await signIn('127.0.0.1', 'housing-inputter')).status).toBe(200);
    expect((await signIn('[::1]:3443', 'housing-inputter')).status).toBe(200);
    expect((await signIn('localhost', 'nobody')).status).toBe(404);
    for (const host of ['store.example', 'localhost.example', '127.0.0.1.example:80']) {
      const answer = await signIn(host, 'housing-inputter');
      expect([answer.status, answer.body.error.code]).toEqual([403, 'not-allowed']);
      expect(answer.body.error.message).toContain('on the machine that it runs on');
    }
  });

  test('a store of one’s own has no sign-in by name', async () => {
    const own = await sampleApp({ demonstration: false });
    const options = await request(own.app).get('/api/session/options');
    expect(options.body.demonstration).toBeNull();
    const answer = await request(own.app)
      .post('/api/session')
      .set('Host', 'localhost')
      .send({ person: 'housing-inputter' });
    expect(answer.status).toBe(403);
    await own.close();
  });
});

describe('addresses and headers', () => {
  test.each(['/api/nowhere', '/nowhere', '/api/views/../../etc/passwd', '/api/records/measurement', '/api/PUSHES'])(
    '%s is not there, and says so as JSON',
    async (at) => {
      const answer = await request(server.app).get(at);
      expect([answer.status, answer.body.error.code]).toEqual([404, 'not-found']);
    },
  );

  test('odd keys in a path are not found or malformed, never an error of ours', async () => {
    const token = await server.signIn('housing-inputter');
    for (const key of [
      '%00',
      '%E0%A4%A',
      '..%2f..',
      '__proto__',
      'CS01',
      'CS01%7C2014-10-01Q',
      'HS01%7Cx',
      'HS01%7C2014-10-01Q%7C1',
      'x'.repeat(200),
      '%7C%7C',
    ])
      for (const type of ['measurement', 'indicator', 'unit', 'nothing']) {
        const { status } = await server.as(token).get(`/records/${type}/${key}/history`);
        expect([400, 404]).toContain(status);
      }
  });

  test('the API is kept by nobody, shown in no frame and called from nowhere else', async () => {
    const answer = await request(server.app).get('/api/health').set('Origin', 'https://evil.example');
    expect(answer.body).toEqual({ status: 'ok', revision: 6, store: 'lowdb' });
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers['strict-transport-security']).toBeUndefined();
  });

  test('only exactly named origins may call from elsewhere', async () => {
    const other = await sampleApp({ http: { corsOrigins: ['https://pane.example'] } });
    const from = (origin: string) => request(other.app).options('/api/pushes').set('Origin', origin);
    expect((await from('https://pane.example')).headers['access-control-allow-origin']).toBe('https://pane.example');
    for (const origin of ['https://pane.example.evil', 'http://pane.example', 'null', 'https://x.pane.example'])
      expect((await from(origin)).headers['access-control-allow-origin']).toBeUndefined();
    await other.close();
  });

  test('the OpenAPI document names every route, and its page needs no script inside it', async () => {
    const document = (await request(server.app).get('/api/openapi.json')).body;
    expect(document.openapi).toBe('3.1.0');
    for (const route of Object.values(routes))
      expect(document.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method]?.summary).toBe(route.summary);
    expect(document.components.schemas.FieldValue).toBeDefined();
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref);
    const named = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(refs.filter((ref) => !named.includes(ref ?? ''))).toEqual([]);
    expect(JSON.stringify(document.components.schemas.ViewAnswer)).toMatch(/Oldest first.*in one of three forms/);
    const page = await request(server.app).get('/api/docs');
    expect(page.text).not.toMatch(/<script>|onload=|https?:/);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'start.js'])
      expect((await request(server.app).get(`/api/docs/${file}`)).status).toBe(200);
  });
});

describe('rooms', () => {
  let folder: string;
  let other: SampleApp;
  const cdn = '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pi-bridge-rooms-'));
    for (const room of ['addin', 'workbench', 'office/AgaveErrorUX'])
      await mkdir(path.join(folder, room), { recursive: true });
    await writeFile(path.join(folder, 'addin/taskpane.html'), `<html>${cdn}</html>`);
    await writeFile(path.join(folder, 'addin/taskpane.0a1b2c3d.js'), '1');
    await writeFile(path.join(folder, 'workbench/index.html'), 'bench');
    await writeFile(path.join(folder, 'office/office.js'), 'office');
    await writeFile(path.join(folder, 'office/AgaveErrorUX/index.html'), 'agave');
    await writeFile(path.join(folder, 'manifest.xml'), '<OfficeApp/>');
    const at = (name: string) => path.join(folder, name);
    other = await sampleApp({
      http: { addin: at('addin'), workbench: at('workbench'), officeJs: at('office'), manifest: at('manifest.xml') },
    });
  });
  afterAll(async () => {
    await other.close();
    await rm(folder, { recursive: true });
  });

  test('the pane’s page takes office.js from here, and not a byte more is changed', async () => {
    const page = await request(other.app).get('/addin/taskpane.html');
    expect(page.text).toBe('<html><script src="/office-js/office.js"></script></html>');
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(page.headers['content-security-policy']).not.toContain('unsafe-eval');
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    expect(page.headers['x-frame-options']).toBeUndefined();
  });

  test('without a copy of office.js the page stays as built, and its scripts may come from Microsoft', async () => {
    const pane = await sampleApp({ http: { addin: path.join(folder, 'addin') } });
    const page = await request(pane.app).get('/addin/taskpane.html');
    expect(page.text).toBe(`<html>${cdn}</html>`);
    expect(page.headers['content-security-policy']).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
    await pane.close();
  });

  test('files with a hash in their name are kept, the rest is asked for again', async () => {
    expect((await request(other.app).get('/addin/taskpane.0a1b2c3d.js')).headers['cache-control']).toContain(
      'immutable',
    );
    expect((await request(other.app).get('/office-js/office.js')).headers['cache-control']).toBe('no-cache');
  });

  test('office.js, its folders in any letters, the workbench and the manifest are served; nothing beside them', async () => {
    expect((await request(other.app).get('/office-js/agaveerrorux/index.html')).text).toBe('agave');
    expect((await request(other.app).get('/')).text).toBe('bench');
    expect((await request(other.app).get('/manifest.xml')).status).toBe(200);
    expect((await request(other.app).get('/addin/..%2fmanifest.xml')).status).toBeGreaterThanOrEqual(400);
  });
});

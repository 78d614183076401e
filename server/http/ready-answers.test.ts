// Answers that are ready bytes, over the door: their tags, 304, compression, and what must never happen with them.
import { gunzipSync } from 'node:zlib';
import request from 'supertest';
import type { Store } from '../store/port';
import { pushOf, sampleApp, type SampleApp } from '../../tests/support/sample-app';
import { healthOf } from './health';
import { knownTags } from './send-bytes';

let server: SampleApp;
beforeEach(async () => {
  server = await sampleApp();
});
afterEach(() => server.close());

const everything = { view: { sheet: 'update', scope: 'all' } };
type Ask = (token: string) => ReturnType<ReturnType<SampleApp['as']>['get']>;
const asks: [string, Ask][] = [
  ['GET /work', (token) => server.as(token).get('/work')],
  ['POST /views', (token) => server.as(token).post('/views', everything)],
];

describe.each(asks)('%s', (_, ask) => {
  test('is named by a weak tag, and is not sent again to whoever has it', async () => {
    const token = await server.signIn('housing-inputter');
    const first = await ask(token);
    const tag = first.headers['etag'] ?? '';
    expect(tag).toMatch(/^W\/"0\.0\.0\.[\w-]{22}"$/);
    for (const known of [tag, tag.slice(2), `W/"other", ${tag}`]) {
      const again = await ask(token).set('If-None-Match', known);
      expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', tag]);
      expect(again.headers['cache-control']).toBe('no-store');
    }
    for (const known of [
      '*',
      '"x"',
      tag.replace('0.0.0', '0.0.1'),
      `${tag.slice(0, -2)}_"`,
      'rubbish',
      `"${'x'.repeat(9000)}"`,
    ])
      expect((await ask(token).set('If-None-Match', known)).status).toBe(200);
  });

  test('is sent again after a push, to another person, and after a change of roles', async () => {
    const token = await server.signIn('housing-inputter');
    const tag = (await ask(token)).headers['etag'] ?? '';
    const deputy = await server.signIn('housing-deputy-inputter');
    expect((await ask(deputy).set('If-None-Match', tag)).status).toBe(200);
    await server.as(deputy).post('/pushes', pushOf('a', 6, [['HS01|2014-10-01Q', 'value', 10]]));
    const fresh = await ask(token).set('If-None-Match', tag);
    expect([fresh.status, fresh.body.revision]).toEqual([200, 7]);
    const admin = server.as(await server.signIn('site-administrator'));
    const roles = [
      { type: 'person', field: 'roles', keys: ['housing-inputter'], values: [[{ role: 'viewer', unit: 'PLN' }]] },
    ];
    expect((await admin.post('/pushes', { pushId: 'r', base: 7, edits: roles })).status).toBe(200);
    expect((await ask(token).set('If-None-Match', fresh.headers['etag'] ?? '')).status).toBe(200);
  });

  test('nobody who is signed out is told that what they have still holds', async () => {
    const token = await server.signIn('housing-inputter');
    const tag = (await ask(token)).headers['etag'] ?? '';
    await server.as(token).delete('/session');
    expect((await ask(token).set('If-None-Match', tag)).status).toBe(401);
  });
});

test('the tag of one view is not that of another', async () => {
  const as = server.as(await server.signIn('housing-inputter'));
  const requests = [
    everything,
    { view: { sheet: 'update', scope: 'mine' } },
    { view: { sheet: 'update', scope: 'all', units: ['HSG'] } },
    { ...everything, since: 6 },
    { ...everything, also: ['HS01|2014-10-01Q'] },
  ];
  const tags = await Promise.all(requests.map(async (body) => (await as.post('/views', body)).headers['etag']));
  expect(new Set(tags).size).toBe(requests.length);
});

describe('compression', () => {
  const raw = async (accepts: string | undefined, body: object = everything) => {
    const asked = server.as(await server.signIn('performance-analyst')).post('/views', body);
    // supertest asks for gzip by itself.
    return asked
      .set('Accept-Encoding', accepts ?? '')
      .buffer(true)
      .parse((answer, done) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => done(null, Buffer.concat(parts)));
      });
  };
  test.each<[string | undefined, string | undefined]>([
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'gzip'],
    ['*', 'gzip'],
    ['br, *;q=0.1', 'gzip'],
    ['', undefined],
    ['br', undefined],
    ['gzip;q=0', undefined],
    ['gzip;q=0.2, identity;q=0.9', undefined],
    ['identity;q=0, gzip;q=0', undefined],
    ['gzip;q=rubbish, ,;', undefined],
  ])('a client that accepts “%s” is sent %s', async (accepts, encoding) => {
    const answer = await raw(accepts);
    expect(answer.headers['vary']).toContain('Accept-Encoding');
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(0);
  });

  test('a short answer goes plain', async () => {
    const answer = await raw('gzip', { view: { sheet: 'update', scope: 'mine' } });
    expect(answer.headers['content-encoding']).toBeUndefined();
  });

  test('an answer with a token in it is never compressed', async () => {
    const answer = await request(server.app)
      .post('/api/session')
      .set('Host', 'localhost')
      .set('Accept-Encoding', 'gzip')
      .send({ person: 'housing-inputter' });
    expect([answer.status, answer.headers['content-encoding'], answer.headers['etag']]).toEqual([
      200,
      undefined,
      undefined,
    ]);
  });

  test('says the same as the plain answer', async () => {
    const [zipped, plain] = [await raw('gzip'), await raw('identity')];
    // The client may have unpacked it already.
    const bytes = zipped.body as Buffer;
    const text = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
    expect(text.equals(plain.body as Buffer)).toBe(true);
  });
});

test('tags are read as they may come, and only our own version’s', () => {
  expect([...knownTags('W/"1.0.a-b_c", "1.0.d",W/"2.0.e" , *', '1.0')]).toEqual(['a-b_c', 'd']);
  expect([...knownTags(undefined, '1.0')]).toEqual([]);
});

test('the OpenAPI document says which answers have tags', async () => {
  const { paths } = (await request(server.app).get('/api/openapi.json')).body;
  for (const operation of [paths['/work'].get, paths['/views'].post]) {
    expect(operation.parameters).toContainEqual(expect.objectContaining({ name: 'If-None-Match', in: 'header' }));
    expect(operation.responses['304'].content).toBeUndefined();
    expect(operation.responses['200'].headers['ETag']).toBeDefined();
  }
  expect(paths['/pushes'].post.responses['304']).toBeUndefined();
});

describe('health', () => {
  /** The store, with its readings counted; it fails while `broken`. */
  function counted() {
    const state = { reads: 0, broken: false, now: 0 };
    const read = async () => {
      state.reads++;
      if (state.broken) throw new Error('gone');
      return server.store.read();
    };
    const health = healthOf(Object.create(server.store, { read: { value: read } }) as Store, () => state.now);
    return { state, health };
  }

  test('asks the store once a second at most, however many ask it', async () => {
    const { state, health } = counted();
    await Promise.all(Array.from({ length: 50 }, health));
    state.now = 999;
    expect(await health()).toEqual({ status: 'ok', revision: 6, store: 'lowdb' });
    expect(state.reads).toBe(1);
    state.now = 1000;
    await health();
    expect(state.reads).toBe(2);
  });

  test('a failure is not remembered', async () => {
    const { state, health } = counted();
    state.broken = true;
    await expect(health()).rejects.toThrow('gone');
    state.broken = false;
    expect((await health()).status).toBe('ok');
  });
});

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../domain/errors';
import type { PushRequest, Receipt } from '../../domain/wire';
import { createHttpApi } from './http-api';

const receipt: Receipt = {
  kind: 'done',
  pushId: 'p1',
  revision: 7,
  at: '2014-10-09T09:52:00Z',
  by: { id: 'u1', name: 'Housing inputter' },
  counts: { values: 1, notes: 0, other: 0 },
  consequences: { keys: [], values: [], before: [], after: [] },
  checks: [],
};
const me = {
  id: 'u1',
  name: 'Housing inputter',
  roles: [],
  body: 'Sample',
  asAt: '2014-10-09',
  demonstration: true,
  calendar: { yearStartsIn: 4 },
  records: true,
  modules: ['PIs'],
  password: false,
};
const session = { token: 't-1', renewal: 'r-1', expiresAt: '2099-10-09T20:00:00Z', me };
const push: PushRequest = {
  pushId: 'p1',
  base: 6,
  edits: [{ type: 'measurement', field: 'value', keys: ['CS01|2014Q2'], values: [95.5] }],
};
const refusal = (code: string, more: object = {}): object => ({
  error: { code, message: `said by the store: ${code}`, requestId: 'r-9', ...more },
});

type Script = (request: http.IncomingMessage, response: http.ServerResponse, body: string) => void;
const json =
  (status: number, body: unknown): Script =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
const html =
  (status: number): Script =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end('<html>Sign in to the network</html>');
  };

let script: Script;
let seen: { method: string; url: string; authorization: string | undefined; body: string }[];
let server: http.Server;
let origin: string;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      seen.push({
        method: request.method ?? '',
        url: request.url ?? '',
        authorization: request.headers.authorization,
        body,
      });
      script(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  seen = [];
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const open = (timeout?: number) => createHttpApi({ server: origin, ...(timeout && { timeout }) });

async function errorOf(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof AppError)) throw new Error(`expected an AppError, got ${String(error)}`);
  return error;
}

describe('what goes out', () => {
  test('the token of the sign-in goes with every later request, and is gone after signing out', async () => {
    const api = open();
    script = json(200, session);
    expect(await api.signIn.byName('u1')).toEqual(session);
    script = json(200, me);
    expect(await api.me()).toEqual(me);
    script = (_, response) => response.writeHead(204).end();
    await api.signIn.signOut();
    script = json(401, refusal('signed-out'));
    await errorOf(api.me());
    expect(seen.map(({ method, url, authorization }) => [method, url, authorization])).toEqual([
      ['POST', '/api/session', undefined],
      ['GET', '/api/session', 'Bearer t-1'],
      ['DELETE', '/api/session', 'Bearer t-1'],
      ['GET', '/api/session', undefined],
    ]);
  });

  test('a token that the store refuses is not sent again', async () => {
    const api = open();
    script = json(200, session);
    await api.signIn.byName('u1');
    script = json(401, refusal('signed-out'));
    await errorOf(api.me());
    await errorOf(api.me());
    expect(seen.map(({ authorization }) => authorization)).toEqual([undefined, 'Bearer t-1', undefined]);
  });

  test('signing out when signed out asks nobody; when the store has ended the session already, it is no error', async () => {
    const api = open();
    await api.signIn.signOut();
    expect(seen).toEqual([]);
    script = json(200, session);
    await api.signIn.byName('u1');
    script = json(401, refusal('signed-out'));
    await api.signIn.signOut();
  });

  test('a key with slashes and bars stays one part of the path', async () => {
    script = json(200, { changes: [] });
    await open().history('measurement', 'A/1|2014/15');
    expect(seen[0]!.url).toBe('/api/records/measurement/A%2F1%7C2014%2F15/history');
  });

  test('a push tells how far it is, and is sent once only, also where it fails', async () => {
    const shares: number[] = [];
    script = json(200, receipt);
    expect(await open().push(push, (share) => shares.push(share))).toEqual({ kind: 'receipt', receipt });
    expect(shares.at(-1)).toBe(1);
    expect(JSON.parse(seen[0]!.body)).toEqual(push);
    seen = [];
    script = (request) => request.socket.destroy();
    await errorOf(open().push(push));
    expect(seen).toHaveLength(1);
  });
});

describe('results that are no errors', () => {
  const conflict = {
    type: 'measurement',
    key: 'CS01|2014Q2',
    field: 'value',
    base: 1,
    theirs: 2,
    mine: 3,
    revision: 7,
    by: 'Tom',
    at: '2014-10-09T09:52:00Z',
  };
  test.each([
    [
      'issues of a push',
      422,
      refusal('issues', { issues: [{ code: 'note-required', severity: 'stop', message: 'm', key: 'k' }] }),
      { kind: 'issues', issues: [{ code: 'note-required', severity: 'stop', message: 'm', key: 'k' }] },
    ],
    [
      'conflicts of a push',
      409,
      refusal('conflicts', { conflicts: [conflict] }),
      { kind: 'conflicts', conflicts: [conflict] },
    ],
  ])('%s', async (_, status, body, expected) => {
    script = json(status, body);
    expect(await open().push(push)).toEqual(expected);
    expect(await open().undo('p1', { pushId: 'p2' })).toEqual(expected);
  });

  test('a push that the store never took has no receipt', async () => {
    script = json(404, refusal('not-found'));
    expect(await open().receipt('p1')).toBeUndefined();
  });
  test('a 404 that is not the store’s own says nothing about a push', async () => {
    script = html(404);
    expect((await errorOf(open().receipt('p1'))).code).toBe('not-found');
  });
});

describe('refusals', () => {
  test.each([
    [401, refusal('signed-out'), 'signed-out'],
    [403, refusal('not-allowed'), 'not-allowed'],
    [404, refusal('not-found'), 'not-found'],
    [400, refusal('malformed'), 'malformed'],
    [413, refusal('too-large'), 'too-large'],
    [507, refusal('disk-full'), 'disk-full'],
    [503, refusal('store-stopped'), 'store-stopped'],
    [503, refusal('busy'), 'busy'],
  ])('%i with the store’s own words: %s', async (status, body, code) => {
    script = json(status, body);
    const error = await errorOf(open().push(push));
    expect([error.code, error.message]).toEqual([code, `said by the store: ${code}`]);
  });

  test.each([
    [400, 'malformed'],
    [401, 'signed-out'],
    [403, 'not-allowed'],
    [413, 'too-large'],
    [429, 'busy'],
    [502, 'not-connected'],
    [503, 'not-connected'],
    [504, 'not-connected'],
    [507, 'disk-full'],
    [418, 'unexpected'],
    [500, 'unexpected'],
  ])('%i from a proxy in between is %s', async (status, code) => {
    script = html(status);
    const error = await errorOf(open().push(push));
    expect(error.code).toBe(code);
    expect(error.message).not.toBe('');
  });

  test('what nobody expected names the request, so that the log can be searched for it', async () => {
    script = json(500, refusal('unexpected'));
    const error = await errorOf(open().work());
    expect([error.code, error.message]).toEqual(['unexpected', 'said by the store: unexpected (request r-9)']);
  });
  test('issues where no data was sent are unexpected, with the request', async () => {
    script = json(409, refusal('conflicts', { conflicts: [] }));
    expect((await errorOf(open().work())).message).toContain('r-9');
  });
});

describe('answers that are not what was agreed', () => {
  test.each<[string, Script]>([
    ['a page of the network’s sign-in', html(200)],
    ['JSON of another shape', json(200, { hello: 1 })],
    ['a field missing', json(200, { ...receipt, revision: undefined })],
    [
      'JSON that is cut off',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"kind":"do');
      },
    ],
    ['no body at all', (_, response) => response.writeHead(200).end()],
  ])('%s', async (_, answer) => {
    script = answer;
    expect((await errorOf(open().push(push))).code).toBe('unexpected');
  });
});

describe('a broken line', () => {
  test.each<[string, Script]>([
    ['dropped before the answer', (request) => request.socket.destroy()],
    [
      'dropped in the middle of the answer',
      (request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"kind":');
        setTimeout(() => request.socket.destroy(), 20);
      },
    ],
    ['no answer in time', () => undefined],
    [
      'headers and then nothing',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{');
      },
    ],
  ])('%s is “not connected”', async (_, answer) => {
    script = answer;
    const error = await errorOf(open(150).push(push));
    expect([error.code, error.message]).toEqual([
      'not-connected',
      'PI Bridge cannot reach its store. Your edits stay in the sheet; try again when you are connected.',
    ]);
    expect(error.cause).toBeDefined();
  });

  test('nobody listens there', async () => {
    const spare = http.createServer();
    await new Promise<void>((resolve) => spare.listen(0, '127.0.0.1', resolve));
    const { port } = spare.address() as AddressInfo;
    await new Promise((resolve) => spare.close(resolve));
    const api = createHttpApi({ server: `http://127.0.0.1:${port}` });
    expect((await errorOf(api.work())).code).toBe('not-connected');
  });

  test('an answer that comes slowly but comes is waited for', async () => {
    const text = JSON.stringify(receipt);
    script = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      [0, 1, 2, 3].forEach((i) =>
        setTimeout(() => {
          response.write(text.slice((i * text.length) / 4, ((i + 1) * text.length) / 4));
          if (i === 3) response.end();
        }, 300 * i),
      );
    };
    expect(await open(800).push(push)).toEqual({ kind: 'receipt', receipt });
  });
});

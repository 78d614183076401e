// Clients that mean harm, each as a function that goes on until it is stopped: on loopback only, against a server of ours.
import fs from 'node:fs';
import net from 'node:net';
import tls, { type TLSSocket } from 'node:tls';
import { gzipSync } from 'node:zlib';

export interface Target {
  readonly port: number;
  readonly ca: string;
  /** Of somebody who is signed in. */
  readonly token: string;
}

export interface Attack {
  readonly name: string;
  /** Resolves when it has ended after `stopped`. */
  readonly ended: Promise<void>;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function connect({ port, ca }: Target): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ host: 'localhost', port, ca: fs.readFileSync(ca), servername: 'localhost' });
    socket.once('secureConnect', () => resolve(socket));
    socket.once('error', reject);
  });
}

const closed = (socket: net.Socket) =>
  new Promise<number>((resolve) => {
    const from = performance.now();
    socket.on('error', () => undefined);
    socket.resume();
    socket.once('close', () => resolve(performance.now() - from));
  });

/**
 * Sends a header's letters one by one.
 * @returns milliseconds until the server cut it off; the limit where it never did
 */
export async function slowHeaders(socket: net.Socket, limitMs: number): Promise<number> {
  const end = closed(socket);
  socket.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
  const timer = setInterval(() => socket.write('x'), 250);
  const cut = await Promise.race([end, pause(limitMs).then(() => limitMs)]);
  clearInterval(timer);
  socket.destroy();
  return cut;
}

export const slowHeadersTo = async (target: Target, limitMs: number) => slowHeaders(await connect(target), limitMs);

const head = (path: string, more: readonly string[]) =>
  [`POST ${path} HTTP/1.1`, 'Host: localhost', 'Content-Type: application/json', ...more].join('\r\n') + '\r\n\r\n';
const signed = ({ token }: Target) => `Authorization: Bearer ${token}`;

/** Sends a whole request and answers with the status line's number; `undefined` where the connection was cut. */
export async function statusOf(
  target: Target,
  path: string,
  headers: readonly string[],
  body: Buffer,
): Promise<number | undefined> {
  const socket = await connect(target);
  let said = '';
  socket.on('data', (bytes: Buffer) => (said += bytes.toString('latin1').slice(0, 200)));
  const end = closed(socket);
  socket.write(head(path, [...headers, `Content-Length: ${body.length}`, 'Connection: close']));
  socket.write(body);
  await Promise.race([end, pause(20_000)]);
  socket.destroy();
  const status = /^HTTP\/1\.1 (\d{3})/.exec(said)?.[1];
  return status === undefined ? undefined : Number(status);
}

/** Bodies that cost more than they look. */
export function costlyBodies(
  target: Target,
): readonly (readonly [
  name: string,
  headers: readonly string[],
  body: Buffer,
  statuses: readonly (number | undefined)[],
])[] {
  const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024, 0x20), { level: 9 });
  const deep = Buffer.from(`{"pushId":"p","base":1,"edits":${'['.repeat(200_000)}${']'.repeat(200_000)}}`);
  const keys = Buffer.from(`{${Array.from({ length: 200_000 }, (_, i) => `"k${i}":0`).join(',')}}`);
  const huge = Buffer.alloc(48 * 1024 * 1024, 0x20);
  return [
    ['48 MB from somebody', [signed(target)], huge, [413, undefined]],
    ['48 MB from nobody', [], huge, [401, undefined]],
    ['256 MB in a small parcel', [signed(target), 'Content-Encoding: gzip'], bomb, [413]],
    ['a nest of 200,000 lists', [signed(target)], deep, [400]],
    ['200,000 fields', [signed(target)], keys, [400]],
    ['200,000 cells more than a push may have', [signed(target)], manyCells(), [413]],
  ];
}

function manyCells(): Buffer {
  const n = 200_001;
  const keys = Array.from({ length: n }, (_, i) => `HS${i}|2014-10-01Q`);
  const edits = [{ type: 'measurement', field: 'value', keys, values: keys.map(() => 1) }];
  return Buffer.from(JSON.stringify({ pushId: 'many', base: 1, edits }));
}

type Doing = (target: Target) => Promise<void>;

/** What is done over and over while good people work. */
const doings: Readonly<Record<string, Doing>> = {
  'slow headers': async (target) => {
    const socket = await connect(target);
    await slowHeaders(socket, 2_000);
  },
  'slow bodies': async (target) => {
    const socket = await connect(target);
    const end = closed(socket);
    socket.write(head('/api/pushes', [signed(target), 'Content-Length: 100000']));
    const timer = setInterval(() => socket.write('['), 100);
    await Promise.race([end, pause(2_000)]);
    clearInterval(timer);
    socket.destroy();
  },
  'half open': async ({ port }) => {
    const socket = net.connect({ host: 'localhost', port });
    const end = closed(socket);
    await Promise.race([end, pause(1_000)]);
    socket.destroy();
  },
  'aborted pushes': async (target) => {
    const socket = await connect(target);
    socket.on('error', () => undefined);
    socket.write(head('/api/pushes', [signed(target), 'Content-Length: 5000']));
    socket.write('{"pushId":"aborted","base":1,"edits":[');
    await pause(20);
    socket.destroy();
  },
  'bodies of nobody': async (target) => {
    await statusOf(target, '/api/session/password', [], Buffer.from(`{"login":"${'x'.repeat(20_000)}"}`));
  },
};

/** Starts so many of each kind, which go on until `stop` is aborted. */
export function attack(target: Target, each: number, stop: AbortSignal): Attack[] {
  return Object.entries(doings).map(([name, doing]) => ({
    name,
    ended: Promise.all(
      Array.from({ length: each }, async () => {
        while (!stop.aborted) {
          await doing(target).catch(() => undefined);
          await pause(20);
        }
      }),
    ).then(() => undefined),
  }));
}

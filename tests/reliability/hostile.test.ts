// Row 9: clients that are slow on purpose, huge, deep, packed and cut off, beside people who work. They are cut off, and the
// people hardly notice.
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import https from 'node:https';
import fs from 'node:fs';
import axios from 'axios';
import { startServer, type RunningServer } from '../support/running-server';
import { attack, costlyBodies, slowHeaders, slowHeadersTo, statusOf, type Target } from './hostile-clients';
import { report, sized } from './size';

/** Node's own limit is 60 s, looked at every 30 s. */
const CUT_WITHIN = 12_000;
/** On a machine that other work shares, a p99 below this is nobody's fault. */
const UNNOTICED = 150;

let server: RunningServer;
let target: Target;
beforeAll(async () => {
  server = await startServer();
  const agent = new https.Agent({ ca: fs.readFileSync(server.ca), keepAlive: true, family: 4 });
  const { data } = await axios.post<{ token: string }>(
    `https://localhost:${server.port}/api/session`,
    { person: 'housing-inputter' },
    { httpsAgent: agent },
  );
  target = { port: server.port, ca: server.ca, token: data.token };
});
afterAll(() => server.remove());

/** Some people who pull as fast as they are answered; the 99th of a hundred of their waits, in ms. */
async function working(people: number, ms: number): Promise<{ p99: number; asked: number; failed: number }> {
  const until = performance.now() + ms;
  const waits: number[] = [];
  let failed = 0;
  const agent = new https.Agent({ ca: fs.readFileSync(server.ca), keepAlive: true, family: 4 });
  const headers = { Authorization: `Bearer ${target.token}` };
  await Promise.all(
    Array.from({ length: people }, async () => {
      while (performance.now() < until) {
        const from = performance.now();
        const answer = await axios
          .post(
            `https://localhost:${server.port}/api/views`,
            { view: { sheet: 'update', scope: 'mine' } },
            { httpsAgent: agent, headers },
          )
          .catch(() => undefined);
        waits.push(performance.now() - from);
        if (answer?.status !== 200) failed++;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }),
  );
  agent.destroy();
  waits.sort((a, b) => a - b);
  return { p99: waits[Math.floor(waits.length * 0.99)] ?? 0, asked: waits.length, failed };
}

test('good people hardly notice, and nothing of it ends the server', async () => {
  await working(4, 1_000);
  const alone = await working(4, sized(4_000, 60_000));
  const stop = new AbortController();
  const attacks = attack(target, sized(10, 60), stop.signal);
  const amid = await working(4, sized(8_000, 300_000));
  stop.abort();
  await Promise.all(attacks.map((a) => a.ended));
  const after = await working(2, 1_000);
  report({
    test: 'hostile clients: good people’s waits',
    ...{ tries: amid.asked, lost: amid.failed },
    more: { alone: Math.round(alone.p99), amid: Math.round(amid.p99), after: Math.round(after.p99) },
  });
  expect([amid.failed, after.failed]).toEqual([0, 0]);
  expect(amid.asked).toBeGreaterThan(20);
  expect(amid.p99).toBeLessThan(Math.max(2 * alone.p99, UNNOTICED));
});

test('bodies that cost more than they look are refused, and the server lives on', async () => {
  for (const [name, headers, body, statuses] of costlyBodies(target))
    expect([name, statuses.includes(await statusOf(target, '/api/pushes', headers, body))]).toEqual([name, true]);
  expect((await working(1, 500)).failed).toBe(0);
  expect(server.output()).not.toMatch(/heap|SyntaxError|unhandled/i);
});

test('slow headers are cut off in twelve seconds; a server as Node makes it is caught not doing so', async () => {
  const plain = http.createServer((_request, response) => response.end());
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  const asItComes = net.connect((plain.address() as AddressInfo).port, '127.0.0.1');
  const limit = CUT_WITHIN + 1_000;
  const cuts = await Promise.all([
    slowHeaders(asItComes, limit),
    ...Array.from({ length: sized(20, 200) }, () => slowHeadersTo(target, limit)),
  ]);
  plain.closeAllConnections();
  plain.close();
  const [planted, ...ours] = cuts;
  report({
    test: 'hostile clients: slow headers',
    ...{ tries: ours.length, lost: ours.filter((ms) => ms > CUT_WITHIN).length },
    plants: { 'Node’s own limits': planted > CUT_WITHIN ? '1 of 1' : '0 of 1' },
    more: { slowest: Math.round(Math.max(...ours)) },
  });
  expect(Math.max(...ours)).toBeLessThanOrEqual(CUT_WITHIN);
  expect(planted).toBeGreaterThan(CUT_WITHIN);
});

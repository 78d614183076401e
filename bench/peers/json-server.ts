// json-server: a REST API over one JSON file, as its README shows it. It has no bulk write: a push is one PATCH for each
// cell, and each of them writes the whole file, without syncing it. Installed by npm run bench:peers.
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { lineTo, must } from '../processes/exchange';
import { PEERS_FOLDER } from './installed';
import { rowsOf, type PeerRow } from './rows';
import { runPeer, type PeerStore } from './serve';

/** The part of json-server that is used here. */
interface JsonServer {
  create(): RequestListener & { use(handler: unknown): void };
  defaults(options: { logger: boolean }): unknown;
  router(file: string): unknown;
}

const fields = ['pi', 'value', 'target', 'note', 'stage', 'status'] as const;
const fileIn = (folder: string) => path.join(folder, 'db.json');
const idOf = (pi: string, period: string) => `${pi}|${period}`;

async function listening(folder: string): Promise<Server> {
  const at = pathToFileURL(path.resolve(PEERS_FOLDER, 'node_modules/json-server/lib/server/index.js')).href;
  const { default: jsonServer } = (await import(/* webpackIgnore: true */ at)) as { default: JsonServer };
  const app = jsonServer.create();
  app.use(jsonServer.defaults({ logger: false }));
  app.use(jsonServer.router(fileIn(folder)));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

await runPeer({
  async fill(folder, body) {
    await mkdir(folder, { recursive: true });
    const measurements = [...rowsOf(body)].flat().map((row) => ({ id: idOf(row.pi, row.period), ...row }));
    await writeFile(fileIn(folder), JSON.stringify({ measurements }));
  },
  async open(folder): Promise<PeerStore> {
    const line = lineTo(((await listening(folder)).address() as AddressInfo).port);
    return {
      async push(_pushId, edits) {
        for (const { pi, period, field, value } of edits) {
          const at = `/measurements/${encodeURIComponent(idOf(pi, period))}`;
          must(await line.send({ method: 'PATCH', path: at, body: Buffer.from(JSON.stringify({ [field]: value })) }));
        }
      },
      async pull(periods) {
        const query = periods.map((period) => `period=${period}`).join('&');
        const { body } = must(await line.send({ method: 'GET', path: `/measurements?${query}` }));
        const all = JSON.parse(body.toString()) as PeerRow[];
        return periods.map((period) => {
          const rows = all.filter((row) => row.period === period);
          return { period, columns: Object.fromEntries(fields.map((f) => [f, rows.map((row) => row[f])])) };
        });
      },
    };
  },
});

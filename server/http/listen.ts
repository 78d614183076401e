// Listening, with time limits that slow or silent clients cannot stretch.
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';

export interface Tls {
  readonly cert: Buffer;
  readonly key: Buffer;
}

const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 15_000,
} as const;

function listenOn(app: RequestListener, tls: Tls | null, port: number, host: string): Promise<Server> {
  const server = tls
    ? createHttps({ ...limits, handshakeTimeout: limits.headersTimeout, ...tls }, app)
    : createHttp(limits, app);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

export interface Listening {
  readonly port: number;
  /** Takes no more connections, lets requests end, cuts off what is left after a while. */
  close(): Promise<void>;
}

const PATIENCE = 5_000;

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), PATIENCE);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** `localhost` listens on both loopback addresses where the machine has both. @throws the system's error */
export async function listen(app: RequestListener, tls: Tls | null, port: number, host: string): Promise<Listening> {
  const local = host === 'localhost';
  const first = await listenOn(app, tls, port, local ? '127.0.0.1' : host);
  const servers = [first];
  if (local) {
    const second = await listenOn(app, tls, portOf(first), '::1').catch(() => undefined);
    if (second) servers.push(second);
  }
  return {
    port: portOf(first),
    async close() {
      await Promise.all(servers.map(closed));
    },
  };
}

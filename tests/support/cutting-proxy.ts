// Stands between a client and PostgreSQL and cuts the line where a test says so: just before a COMMIT reaches the server,
// or just after it did and before the answer comes back. What it cannot cut it hands on byte for byte.
import net from 'node:net';

export type Cut = 'before' | 'after' | 'never';

/** The statement and the end of its text: `READ COMMITTED` at the beginning of a transaction is another thing. */
const COMMIT = 'COMMIT\0';

export interface CuttingProxy {
  readonly url: string;
  /** What happens to the next COMMIT; after it, nothing more. */
  next: Cut;
  /** How many were cut. */
  readonly cuts: number;
  close(): Promise<void>;
}

export async function cuttingProxy(url: string): Promise<CuttingProxy> {
  const target = new URL(url);
  const sockets = new Set<net.Socket>();
  const proxy = { url: '', next: 'never' as Cut, cuts: 0, close };
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname);
    let deaf = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (bytes: Buffer) => {
      if (proxy.next === 'never' || !bytes.includes(COMMIT)) {
        upstream.write(bytes);
        return;
      }
      const cut = proxy.next;
      proxy.next = 'never';
      proxy.cuts++;
      deaf = true;
      // The server is given the statement and has answered it before the client's line is cut.
      if (cut === 'before') client.destroy();
      else upstream.write(bytes);
    });
    upstream.on('data', (bytes: Buffer) => {
      if (deaf) client.destroy();
      else client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The proxy has no port');
  const here = new URL(url);
  here.port = String(address.port);
  proxy.url = here.href;
  return proxy;

  async function close(): Promise<void> {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

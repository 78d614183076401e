// Stands between a pane and its store and holds a push where a test says so: when half of its body has gone on, or when the
// store has answered and the answer is still to come. What it does not hold it hands on byte for byte.
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export type Hold = 'half of the body' | 'the answer' | 'nothing';

export interface HoldingProxy {
  readonly address: string;
  /** What happens to the next push; after it, nothing more. */
  hold: Hold;
  /** What is done while the next push is held. */
  meanwhile: () => Promise<void>;
  /** Bodies of the pushes that came, whole. */
  readonly pushes: readonly string[];
  close(): Promise<void>;
}

const half = (body: Buffer) => Math.floor(body.length / 2);

export async function holdingProxy(store: string): Promise<HoldingProxy> {
  const target = new URL(store);
  const pushes: string[] = [];
  const server = http.createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = Buffer.concat(parts);
      const isPush = request.method === 'POST' && request.url === '/api/pushes';
      const held: Hold = isPush ? proxy.hold : 'nothing';
      if (isPush) {
        pushes.push(body.toString());
        proxy.hold = 'nothing';
      }
      const on = http.request({
        ...addressOf(target),
        method: request.method,
        path: request.url,
        headers: request.headers,
      });
      const answered = new Promise<http.IncomingMessage>((resolve, reject) =>
        on.on('response', resolve).on('error', reject),
      );
      if (held === 'half of the body') {
        on.write(body.subarray(0, half(body)));
        await proxy.meanwhile();
        on.end(body.subarray(half(body)));
      } else on.end(body);
      const answer = await answered;
      if (held === 'the answer') await proxy.meanwhile();
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: HoldingProxy = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ hold: 'nothing', meanwhile: () => Promise.resolve(), pushes },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return proxy;
}

const addressOf = ({ hostname, port }: URL) => ({ hostname, port });

// One HTTP request over a kept connection, with as little of a client in it as can be: what is measured is the server.
import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  /** As it came over the wire, not unpacked. */
  readonly body: Buffer;
  readonly etag: string | undefined;
  readonly encoding: string | undefined;
}

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Line {
  send(asked: Asked): Promise<Answer>;
  close(): void;
}

/** Connections to a port of this machine. */
export function lineTo(port: number): Line {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const send = (asked: Asked): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { method, path, body, headers } = asked;
      const length = body && { 'Content-Type': 'application/json', 'Content-Length': body.length };
      const about = { agent, port, host: '127.0.0.1', method, path, headers: { ...headers, ...length } };
      const sent = request(about, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const { etag, 'content-encoding': encoding } = answer.headers;
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts), etag, encoding });
        });
        answer.on('error', reject);
      });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // The server closed a connection that was idle while we prepared: ask on a new one, as every client does.
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(send(asked));
        else reject(error);
      });
      sent.end(body);
    });
  return { send, close: () => agent.destroy() };
}

/** @throws Error with what the server said where it is not the status wanted */
export function must(answer: Answer, status = 200): Answer {
  if (answer.status === status) return answer;
  throw new Error(`The server answered ${answer.status}: ${answer.body.toString().slice(0, 300)}`);
}

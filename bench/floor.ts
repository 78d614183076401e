// What cannot be beaten. A push: parse, append and fdatasync of the same bytes. A pull: sending a ready buffer of the
// same length. Both over the same kind of HTTP, so that the ratio is ours alone.
import { open } from 'node:fs/promises';
import { Agent, createServer } from 'node:http';
import path from 'node:path';
import { exchange } from './bench-server';

export interface Floor {
  /** One push of these bytes at the floor. */
  push(body: Buffer): Promise<void>;
  /** One pull of a ready buffer at the floor. */
  pull(ready: Buffer): Promise<void>;
  close(): Promise<void>;
}

export async function floorIn(folder: string): Promise<Floor> {
  const file = await open(path.join(folder, 'floor.log'), 'a');
  let ready: Buffer = Buffer.alloc(0);
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      void answer(Buffer.concat(parts)).then((body) => response.end(body));
    });
  });
  async function answer(body: Buffer): Promise<Buffer> {
    if (body.length === 0) return ready;
    JSON.parse(body.toString());
    await file.appendFile(body);
    await file.datasync();
    return Buffer.from('{"ok":true}');
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const agent = new Agent({ keepAlive: true });
  return {
    async push(body) {
      await exchange(agent, port, 'POST', '/', '', body);
    },
    async pull(buffer) {
      ready = buffer;
      await exchange(agent, port, 'GET', '/', '');
    },
    async close() {
      agent.destroy();
      await file.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

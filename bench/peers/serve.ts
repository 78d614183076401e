// The door of a peer: plain HTTP that understands our pull and push and nothing else. It asks for no sign-in, knows no
// rights, checks no rule and no conflict: what it answers is the store alone.
import { createServer } from 'node:http';
import { numberAfter } from '../command-line';
import { generateBody, REFERENCE, type GeneratedBody } from '../generator/body';
import { editsIn, type PeerBlock, type PeerEdit } from './rows';

export interface PeerStore {
  /** Durable when it resolves. */
  push(pushId: string, edits: readonly PeerEdit[]): Promise<void> | void;
  pull(periods: readonly string[]): Promise<PeerBlock[]> | PeerBlock[];
}

export interface Peer {
  /** Makes the data in a folder. */
  fill(folder: string, body: GeneratedBody): Promise<void>;
  open(folder: string): Promise<PeerStore>;
}

async function serve(store: PeerStore): Promise<void> {
  async function answer(at: string, body: Buffer): Promise<unknown> {
    switch (at) {
      case '/api/pushes': {
        const { pushId, edits } = editsIn(body);
        await store.push(pushId, edits);
        return { kind: 'done', pushId };
      }
      case '/api/views': {
        const { view } = JSON.parse(body.toString()) as { view: { periods: string[] } };
        return { periods: await store.pull(view.periods) };
      }
      default:
        return { status: 'ok' };
    }
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      answer(request.url ?? '', Buffer.concat(parts)).then(
        (body) => response.end(JSON.stringify(body)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    console.log(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/`);
  });
  process.on('SIGTERM', () => process.exit(0));
}

/** `fill FOLDER --pis N …` or `serve FOLDER`. */
export async function runPeer(peer: Peer): Promise<void> {
  const [what, folder = '', ...args] = process.argv.slice(2);
  if (what === 'serve') {
    await serve(await peer.open(folder));
    return;
  }
  const { pis, months, seed } = REFERENCE;
  const size = {
    pis: numberAfter(args, '--pis', pis),
    months: numberAfter(args, '--months', months),
    seed: numberAfter(args, '--seed', seed),
  };
  await peer.fill(folder, generateBody(size));
}

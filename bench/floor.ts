// What cannot be beaten, as a server of its own. A push: parse, append and fdatasync of the same bytes. A dry run: parse
// them and answer. A pull: send a ready buffer of the same bytes. All over the same HTTP, so that the ratio is ours alone.
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const file = await open(path.join(process.argv[2] ?? '.', 'floor.log'), 'a');
const done = Buffer.from('{"ok":true}');
let ready: Buffer = Buffer.alloc(0);

async function answer(at: string, body: Buffer): Promise<Buffer> {
  switch (at) {
    case '/push':
      JSON.parse(body.toString());
      await file.appendFile(body);
      await file.datasync();
      return done;
    case '/dry-run':
      JSON.parse(body.toString());
      return ready;
    case '/ready':
      ready = body;
      return done;
    default:
      return ready;
  }
}

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    void answer(request.url ?? '', Buffer.concat(parts)).then((body) => response.end(body));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/`);
});
process.on('SIGTERM', () => process.exit(0));

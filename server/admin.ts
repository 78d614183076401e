// The command line's entry: hands over the process as it is and ends with the command's exit code. Ctrl-C lets the
// command clean up; a second one ends it at once, but for one that a launcher hands on beside the terminal's own.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { commands } from './admin/commands';
import { STOPPED } from './admin/outcome';
import { run } from './admin/run';

const SAME_KEY_MS = 1_000;
const stop = new AbortController();
let stoppedAt = 0;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stop.signal.aborted && Date.now() - stoppedAt > SAME_KEY_MS) process.exit(STOPPED);
    if (!stop.signal.aborted) stoppedAt = Date.now();
    stop.abort();
  });

process.exitCode = await run(commands, process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  terminal: process.stderr.isTTY,
  signal: stop.signal,
  now: () => new Date(),
  reader: path.join(path.dirname(process.argv[1] ?? ''), 'reader.js'),
  unique: () => randomBytes(6).toString('hex'),
});

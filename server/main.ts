// Starts the server and ends it cleanly. What keeps it from starting is said in one line.
import { start, type Running } from './compose';
import { readConfig } from './config';
import { explainStart } from './explain-start';

let running: Running | undefined;
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await running?.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

try {
  running = await start(readConfig(process.env, process.argv.slice(2), (text) => process.stdout.write(text)));
} catch (error) {
  process.stderr.write(`${explainStart(error)}\n`);
  process.exit(1);
}

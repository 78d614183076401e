// The built server as a process of its own, on a folder of its own with the sample council: for journeys, kills and
// power cuts.
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../tools/start/free-port.mjs';
import { becomesHealthy } from '../../tools/start/health.mjs';
import { localCertificate } from '../../tools/start/certificate.mjs';
import { serverEnv } from '../../tools/start/server.mjs';

/** What is killed and started for hours is signed in once. */
const longTokens = { PI_BRIDGE_SESSION_MINUTES: '10080', PI_BRIDGE_TOKEN_MINUTES: '1440' };

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface RunningServer {
  readonly address: string;
  readonly port: number;
  /** Folder that the store's own folder stands in. */
  readonly data: string;
  /** The store's own folder. */
  readonly store: string;
  readonly ca: string;
  /** Ends the process and waits for its end. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Sends a signal and waits for nothing: to stop it in its tracks and let it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Starts it again on the same port and folder, and does not wait until it answers. */
  begin(): void;
  /** Starts it again on the same port and folder. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
  /** What it wrote so far. */
  output(): string;
}

export interface ServerPlace {
  /** An own temporary folder where none is named. */
  readonly data?: string;
  /** Told of every process that is started. */
  readonly onProcess?: (pid: number | undefined) => void;
  /** False where the caller starts it when it wants. */
  readonly begun?: boolean;
  /** A free one where it is not named. */
  readonly port?: number;
  /** What follows the program’s name: `--init`. */
  readonly args?: readonly string[];
}

/** @param env settings beside those of `npm start` */
export async function startServer(env: NodeJS.ProcessEnv = {}, place: ServerPlace = {}): Promise<RunningServer> {
  const data = place.data ?? (await fs.mkdtemp(path.join(os.tmpdir(), 'pi-bridge-')));
  const store = path.join(data, 'store');
  const certificate = await localCertificate({ folder: await certificates() });
  // Below the ports that systems give to outgoing connections (Linux from 32,768): one of those may take it meanwhile.
  const port = place.port ?? (await freePort(20_000 + Math.floor(Math.random() * 12_000), '127.0.0.1'));
  const settings = {
    ...serverEnv(port, certificate),
    PI_BRIDGE_DATA: store,
    LOG_LEVEL: 'error',
    ...longTokens,
    ...env,
  };
  let child: ChildProcess | undefined;
  let written = '';

  const server: RunningServer = {
    address: `https://localhost:${port}`,
    ...{ port, data, store },
    ca: certificate.ca,
    output: () => written,
    begin() {
      const started = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js', ...(place.args ?? [])], {
        cwd: root,
        env: settings,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      place.onProcess?.(started.pid);
      started.stdout.on('data', (text: Buffer) => (written += text.toString()));
      started.stderr.on('data', (text: Buffer) => (written += text.toString()));
    },
    async start() {
      server.begin();
      const started = child;
      const ended = () => started?.exitCode !== null || started.signalCode !== null;
      if (!(await becomesHealthy(port, certificate.ca, { ended, limitMs: 20_000 })))
        throw new Error(`The server did not start.\n${written}`);
    },
    signal: (signal) => void child?.kill(signal),
    async kill(signal = 'SIGKILL') {
      const running = child;
      child = undefined;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const end = new Promise((resolve) => running.once('exit', resolve));
      running.kill(signal);
      await end;
    },
    async remove() {
      await server.kill('SIGTERM');
      await fs.rm(data, { recursive: true, force: true });
    },
  };
  if (place.begun !== false) await server.start();
  return server;
}

async function certificates(): Promise<string> {
  const folder = path.join(root, '.data/test-certs');
  await fs.mkdir(folder, { recursive: true });
  return folder;
}

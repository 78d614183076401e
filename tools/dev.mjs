// npm run dev: rebuilds on every change and starts the server anew when its own bundle has changed.
import fs from 'node:fs';
import path from 'node:path';
import { endChildrenWithUs, exitCode, root, startChild, stopChild } from './run/children.mjs';
import { localCertificate } from './start/certificate.mjs';
import { freePort } from './start/free-port.mjs';
import { serverEnv, startServer } from './start/server.mjs';

endChildrenWithUs();

const bundle = path.join(root, 'dist/server/main.js');
fs.rmSync(path.join(root, 'dist/.built.json'), { force: true }); // npm start builds for itself afterwards
fs.rmSync(bundle, { force: true });

const webpack = startChild(process.execPath, [
  'node_modules/webpack/bin/webpack.js',
  ...['--watch', '--mode', 'development'],
]);
const certificate = await localCertificate();
const port = await freePort(Number(process.env['PORT'] ?? 3443), process.env['HOST']);
const env = serverEnv(port, certificate);

/** @type {import('node:child_process').ChildProcess | undefined} */
let server;
let turn = Promise.resolve();

async function restart() {
  if (server) await stopChild(server);
  if (!fs.existsSync(bundle)) return;
  server = startServer(env);
  void exitCode(server);
  console.log(`Server (re)started: https://localhost:${port}/`);
}

fs.watchFile(bundle, { interval: 500 }, () => {
  turn = turn.then(restart);
});
process.exitCode = await exitCode(webpack);
fs.unwatchFile(bundle);

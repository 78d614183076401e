// npm start: builds what has changed, serves it on https://localhost with sample data, and opens the workbench.
// It changes nothing on the machine but its own folders; whether to trust the certificate is the user's decision.
import { buildAll, isBuilt } from './run/bundles.mjs';
import { endChildrenWithUs, exitCode } from './run/children.mjs';
import { isMarkedTrusted, localCertificate } from './start/certificate.mjs';
import { freePort } from './start/free-port.mjs';
import { becomesHealthy, isHealthy } from './start/health.mjs';
import { openBrowser } from './start/open-browser.mjs';
import { dataFolder, noteRunning, runningOn, serverEnv, startServer } from './start/server.mjs';

/** @param {string} text @returns {never} */
function giveUp(text) {
  console.error(text);
  process.exit(1);
}

let stopping = false;
endChildrenWithUs(() => {
  stopping = true;
  console.log('\nStopping.');
});

const certificate = await localCertificate();
const data = dataFolder();
const other = runningOn(data);
if (other && (await isHealthy(other.port, certificate.ca))) {
  giveUp(`PI Bridge already runs on this data at ${other.address} (process ${other.pid}). Use that, or stop it first.`);
}

if (!isBuilt()) {
  console.log('Building; the first time this takes about a minute.');
  if ((await buildAll()) !== 0) giveUp('The build failed: see above.');
}

const port = await freePort(Number(process.env['PORT'] ?? 3443), process.env['HOST']);
const server = startServer(serverEnv(port, certificate));
const ending = exitCode(server);
const ended = () => server.exitCode !== null || server.signalCode !== null;
if (!(await becomesHealthy(port, certificate.ca, { ended }))) {
  giveUp(ended() ? 'The server ended: see above.' : 'The server did not answer within a minute.');
}

const address = `https://localhost:${port}/`;
noteRunning(data, { pid: process.pid, address, port });
console.log(`\nPI Bridge runs at ${address}`);
if (!isMarkedTrusted(certificate)) {
  console.log(
    'The browser will call the connection "not private", since this machine made the certificate itself: choose Advanced, then Continue to localhost; or have it trusted with npm run trust.',
  );
}
console.log('Ctrl-C stops it.');
openBrowser(address);

const code = await ending;
if (!stopping) console.error(`The server ended (${code}).`);
process.exitCode = code;

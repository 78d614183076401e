// Runs npm ci, and once more from an empty folder where an old node_modules may have been the cause.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stampFile, writeStamp } from './fit.mjs';
import { cleanEnv, failureReason, npmCommand } from './npm.mjs';

/** @param {string} folder */
function readLogs(folder) {
  try {
    return fs
      .readdirSync(folder)
      .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
      .join('\n');
  } catch {
    return '';
  }
}

/**
 * @param {string} root
 * @param {(command: string, args: string[], env: NodeJS.ProcessEnv) => Promise<number>} run resolves to the exit code
 * @param {() => boolean} stopped true after a signal: then nothing is tried again
 * @returns {Promise<number>} 0 when node_modules is whole and stamped
 */
export async function installPackages(root, run, stopped) {
  const modules = path.join(root, 'node_modules');
  const hadModules = fs.existsSync(modules);
  const logs = fs.mkdtempSync(path.join(os.tmpdir(), 'pi-bridge-npm-'));
  const [program, ...first] = npmCommand(process.env);
  const ci = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', `--logs-dir=${logs}`];
  const attempt = () => run(program, [...first, ...ci], cleanEnv(process.env));

  fs.rmSync(stampFile(root), { force: true });
  console.log('Installing packages (npm ci). The first time this takes one to three minutes.');
  let code = await attempt();
  if (code !== 0 && !stopped() && hadModules && failureReason(readLogs(logs)).kind === 'unclear') {
    console.log('npm ci failed; trying once more from an empty node_modules.');
    fs.rmSync(modules, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    code = await attempt();
  }
  if (stopped()) {
    console.error('Stopped. The next start installs the packages again.');
  } else if (code !== 0) {
    console.error(failureReason(readLogs(logs)).text);
    return code;
  } else {
    writeStamp(root);
  }
  fs.rmSync(logs, { recursive: true, force: true });
  return code;
}

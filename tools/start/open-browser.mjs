// Shows an address in the user's browser where there is a desktop. Never a reason to fail.
import { spawn } from 'node:child_process';

/**
 * The command that opens an address, or nothing where none should be opened.
 * @param {string} address
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {[string, string[]] | undefined}
 */
export function openCommand(address, env, platform) {
  if (env['CI'] || env['BROWSER'] === 'none') return undefined;
  if (platform === 'darwin') return ['open', [address]];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return undefined;
  return ['xdg-open', [address]];
}

/** @param {string} address */
export function openBrowser(address) {
  const command = openCommand(address, process.env, process.platform);
  if (!command) return;
  const opener = spawn(command[0], command[1], { stdio: 'ignore', detached: true });
  opener.on('error', () => {}); // no opener: the address stands on the screen
  opener.unref();
}

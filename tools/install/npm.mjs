// How npm is called from inside npm: with the user's settings, without those that the outer npm hands down,
// and without a shell (npm's own JavaScript is run by this Node, on Windows too).
import fs from 'node:fs';
import path from 'node:path';

/** Settings about where packages come from. Everything else that npm puts in the environment is dropped. */
const KEPT =
  /^npm_config_(registry|https?_proxy|proxy|https?-proxy|noproxy|no_proxy|cafile|ca|cert|key|cache|userconfig|globalconfig|strict_ssl|offline|prefer_offline|maxsockets|fetch_.*|nodedir|.*_authtoken|.*:_auth.*|.*:registry)$/i;
const DROPPED =
  /^(npm_(package|lifecycle|command|execpath|node_execpath).*|npm_config_.*|NODE_ENV|NODE_OPTIONS|INIT_CWD)$/i;

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnv(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => KEPT.test(name) || !DROPPED.test(name)));
}

/**
 * The command that runs npm, as [program, ...first arguments].
 * @param {NodeJS.ProcessEnv} env
 * @returns {[string, ...string[]]}
 */
export function npmCommand(env) {
  const beside = path.dirname(process.execPath);
  const places = [
    env['npm_execpath'],
    path.join(beside, 'node_modules/npm/bin/npm-cli.js'),
    path.join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
  for (const place of places) {
    if (place && /npm-cli\.c?js$/.test(place) && fs.existsSync(place)) return [process.execPath, place];
  }
  return process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm'] : ['npm'];
}

const REASONS = /** @type {const} */ ([
  {
    kind: 'lock',
    codes: /\b(EUSAGE)\b/,
    text: 'package.json and package-lock.json do not fit each other. Run npm install, then commit both files.',
  },
  {
    kind: 'network',
    codes:
      /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED|ENETUNREACH|EHOSTUNREACH|E40[137]|E50\d)\b/,
    text: 'The package registry could not be reached. Check the network, the proxy settings or a registry login, then start again.',
  },
  { kind: 'disk', codes: /\b(ENOSPC|EDQUOT)\b/, text: 'The disk is full. About 1.2 GB are needed.' },
  { kind: 'rights', codes: /\b(EROFS)\b/, text: 'This folder cannot be written to.' },
  { kind: 'node', codes: /\b(EBADENGINE)\b/, text: 'A package does not accept this version of Node.' },
]);

/**
 * Why npm ci failed, from the text of its log. Only 'unclear' is worth another try from empty:
 * nothing about an old node_modules can cause the others.
 * @param {string} log
 * @returns {{ kind: 'lock' | 'network' | 'disk' | 'rights' | 'node' | 'unclear', text: string }}
 */
export function failureReason(log) {
  const errors = log
    .split('\n')
    .filter((line) => /\berror\b/i.test(line))
    .join('\n');
  const found = REASONS.find(({ codes }) => codes.test(errors));
  if (found) return { kind: found.kind, text: found.text };
  return { kind: 'unclear', text: 'Packages could not be installed. What npm said stands above.' };
}

// Asks a server that was just started whether it is ready.
import fs from 'node:fs';
import https from 'node:https';

/**
 * @param {number} port
 * @param {string} caFile the authority that signed the server's certificate
 * @returns {Promise<boolean>}
 */
export const isHealthy = (port, caFile) =>
  new Promise((resolve) => {
    const asked = https.get(
      { host: '127.0.0.1', port, path: '/api/health', ca: fs.readFileSync(caFile), timeout: 2000, agent: false },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode === 200);
      },
    );
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => resolve(false));
  });

/**
 * Waits until the server answers.
 * @param {number} port
 * @param {string} caFile
 * @param {{ ended: () => boolean, limitMs?: number }} server ended: true once the process has gone
 * @returns {Promise<boolean>} false when it ended or the time is over
 */
export async function becomesHealthy(port, caFile, { ended, limitMs = 60_000 }) {
  const until = Date.now() + limitMs;
  while (!ended() && Date.now() < until) {
    if (await isHealthy(port, caFile)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

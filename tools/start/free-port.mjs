// The first free port from the one wished for.
import net from 'node:net';

/** @param {number} port @param {string} host @returns {Promise<boolean>} */
export const isFree = (port, host) =>
  new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });

/** @param {number} wished @param {string} [host] @returns {Promise<number>} */
export async function freePort(wished, host = '127.0.0.1') {
  for (let port = wished; port < wished + 50 && port < 65_536; port += 1) {
    if (await isFree(port, host)) return port;
  }
  throw new Error(`No free port from ${wished} on. Set PORT to another one.`);
}

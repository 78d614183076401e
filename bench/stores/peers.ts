// What stands beside us, on the same figures: stores without a model, and PostgreSQL under our own. Each where it is
// installed; where not, that is said.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { BodySize } from '../generator/body';
import { PEERS_FOLDER } from '../peers/installed';
import { contenderOf, type Contender } from '../processes/contender';
import type { WorkName } from '../works/suite';
import { copyOf, keptFolder, runToEnd } from './prepared';

export interface PeerPlan {
  readonly name: string;
  readonly file: string;
  /** A file of a package that has to be there. */
  readonly needs: string | null;
  readonly works: readonly WorkName[];
  /** Rounds at most: some take seconds for each. */
  readonly rounds: number;
  /** The largest body that it can be asked to hold. */
  readonly most?: Pick<BodySize, 'pis' | 'months'>;
  /** Cells of the largest push that it can be asked for. */
  readonly cells?: number;
}

export const peerPlans: readonly PeerPlan[] = [
  {
    ...{ name: 'better-sqlite3', file: 'peer-sqlite.js', needs: 'better-sqlite3/build/Release/better_sqlite3.node' },
    ...{ works: ['push', 'crowd', 'pull', 'memory'], rounds: 15 },
  },
  {
    // 200 people at once would take it minutes.
    ...{ name: 'lowdb as it comes', file: 'peer-lowdb.js', needs: null },
    ...{ works: ['push', 'pull', 'memory'], rounds: 3 },
  },
  {
    // It writes its whole file for each cell, and looks each one up from the first on.
    ...{ name: 'json-server', file: 'peer-json-server.js', needs: 'json-server/package.json' },
    ...{ works: ['push', 'pull', 'memory'], rounds: 3, most: { pis: 3_000, months: 24 }, cells: 150 },
  },
];

export function isInstalled({ needs }: PeerPlan): boolean {
  return needs === null || existsSync(path.join(PEERS_FOLDER, 'node_modules', needs));
}

/** A copy of the peer's data to work on, filled where it has to be. */
export async function peerOn(
  { name, file }: PeerPlan,
  size: BodySize,
  folder: string,
  say: (text: string) => void,
): Promise<Contender> {
  const program = path.join(path.dirname(process.argv[1] ?? ''), file);
  const kept = await keptFolder(name.replaceAll(' ', '-'), size, ['bench/peers'], async (to) => {
    say(`Bringing the body into ${name}; kept for the next run.`);
    const { pis, months, seed } = size;
    await runToEnd([program, 'fill', to, ...['--pis', pis, '--months', months, '--seed', seed].map(String)], say);
  });
  return contenderOf({ name, args: [program, 'serve', await copyOf(kept, folder)], env: {}, people: null });
}

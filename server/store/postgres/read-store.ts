// Reads the store of a database from outside, also while servers use it: for back-ups, and for looking into it. Nothing is
// written. Its siblings check and restore one.
import { checkLine, genesisOf, sealOf } from '../chain/sealed-line';
import type { ChainHead } from '../port';
import { Connections, defaultLimits, withClient } from './database/connections';
import { damagedRow } from './database/damaged';
import { bodyHere } from './open';
import { readHead, readLines } from './tables/change-sets';

export { restorePostgres, type PostgresRestore } from './restore-store';
export { verifyPostgresStore } from './verify-store';

export interface ReadOnlyStore {
  readonly id: string;
  head(): Promise<ChainHead>;
  /**
   * The lines of the change-sets after a revision up to the head at the time of asking, oldest first, without newlines,
   * each checked.
   * @throws StoreRefusal where a line does not hold
   */
  lines(after: number): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/** @throws StoreRefusal where the database holds no store */
export async function readPostgresStore({ url }: { readonly url: string }): Promise<ReadOnlyStore> {
  const id = await withClient(url, bodyHere);
  const connections = new Connections(url, { ...defaultLimits, connections: 1 }, () => undefined);
  const head = () => readHead(connections.read, id);
  return {
    id,
    head,
    async *lines(after) {
      const { revision } = await head();
      let chain: ChainHead | undefined = after <= 0 ? { revision: 0, sum: genesisOf(id) } : undefined;
      for await (const line of readLines(connections.read, id, Math.max(0, after), revision)) {
        chain ??= { revision: after, sum: sealOf(line).prev };
        const checked = checkLine(line, chain.sum);
        if ('wrong' in checked) throw damagedRow('change_set', chain.revision + 1, checked.wrong);
        chain = { revision: chain.revision + 1, sum: checked.sum };
        yield line;
      }
      if (chain && chain.revision !== revision)
        throw damagedRow('change_set', chain.revision + 1, 'this change-set is missing');
    },
    close: () => connections.close(),
  };
}

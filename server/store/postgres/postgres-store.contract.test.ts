// The PostgreSQL store keeps the contract, on a real server: as it comes, and with other servers of the same body about.
import { realData } from '../../../tests/support/real-data';
import { startPostgres } from '../../../tests/support/postgres-server';
import { accountsContract } from '../accounts.contract';
import { storeContract, type StorePlace } from '../store.contract';
import { openPostgresStore } from './open';

const naughty = JSON.parse(realData('naughty-strings/blns.json') ?? '[]') as string[];
const server = await startPostgres();
afterAll(() => server?.stop());

async function databasePlace(): Promise<StorePlace> {
  if (!server) throw new Error('PostgreSQL does not run here');
  const url = await server.database();
  return {
    lasting: true,
    open: () => openPostgresStore({ url, init: true }),
    clear: () => server.drop(url),
  };
}

(server ? describe : describe.skip)('on PostgreSQL from npm', () => {
  storeContract('the PostgreSQL store', databasePlace, naughty);
  accountsContract('the PostgreSQL store', databasePlace);
});

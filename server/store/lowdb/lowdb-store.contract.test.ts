// The lowdb store keeps the contract, on a real folder: as it comes, with a checkpoint after every push and with a
// new segment for every push.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { realData } from '../../../tests/support/real-data';
import { accountsContract } from '../accounts.contract';
import { storeContract, type StorePlace } from '../store.contract';
import { openLowdbStore, type OpenOptions } from './open';

const naughty = JSON.parse(realData('naughty-strings/blns.json') ?? '[]') as string[];

async function folderPlace(options: Partial<OpenOptions>): Promise<StorePlace> {
  const parent = await mkdtemp(path.join(tmpdir(), 'pi-bridge-store-'));
  return {
    lasting: true,
    open: () =>
      openLowdbStore({
        folder: path.join(parent, 'data'),
        init: true,
        die: (error) => {
          throw error;
        },
        ...options,
      }),
    clear: () => rm(parent, { recursive: true, force: true }),
  };
}

storeContract('the lowdb store', () => folderPlace({}), naughty);
accountsContract('the lowdb store', () => folderPlace({}));
storeContract('the lowdb store with checkpoints', () => folderPlace({ checkpointBytes: 1 }), naughty);
storeContract(
  'the lowdb store with short segments',
  () => folderPlace({ segmentBytes: 1, checkpointBytes: 500 }),
  naughty,
);

// Writes the backup of a store, while people push: it holds every change-set up to one revision and none after.
// Each line is checked on the way, since a backup of damage is found out on the day that it is needed.
import { parseHead } from '../../store/chain/change-line';
import { checkLine, genesisOf } from '../../store/chain/sealed-line';
import type { StoreSource } from '../../store/store-at';
import type { ChainHead } from '../../store/port';
import { Refusal } from '../outcome';
import { endLine, headLine } from './format';

const NEWLINE = Buffer.from('\n');

/** What is told of the chain while its lines go by. */
export type OnSet = (head: ChainHead) => void;

/** The store's lines, each checked against the one before it. @throws Refusal where the chain does not hold */
export async function* checkedLines(source: StoreSource, name: string, onSet: OnSet): AsyncGenerator<Buffer> {
  let sum = genesisOf(source.id);
  let revision = 0;
  for await (const line of source.lines(0)) {
    const checked = checkLine(line, sum);
    const found = 'sum' in checked ? parseHead(line).revision : revision + 1;
    if ('wrong' in checked || found !== revision + 1) {
      const what = 'wrong' in checked ? checked.wrong : `revision ${found} follows revision ${revision}`;
      throw new Refusal(
        `The store in ${name} is damaged at revision ${revision + 1}: ${what}. Nothing was written. ` +
          'Run verify to see where, and restore an earlier backup.',
      );
    }
    ({ sum } = checked);
    revision = found;
    yield line;
    onSet({ revision, sum });
  }
  onSet({ revision, sum });
}

/** The pieces of the file. */
export async function* backupOf(source: StoreSource, name: string, at: string, onSet: OnSet): AsyncGenerator<Buffer> {
  let head: ChainHead = { revision: 0, sum: genesisOf(source.id) };
  yield headLine(source.id, at);
  const lines = checkedLines(source, name, (now) => {
    head = now;
    onSet(now);
  });
  for await (const line of lines) {
    yield line;
    yield NEWLINE;
  }
  yield endLine(head, head.revision);
}

// Takes a store as it is to another place, from one kind of store to the other or the same.
import { nameOf, placeOf } from '../../store/places';
import { storeAt, type StoreSource } from '../../store/store-at';
import type { ChainHead } from '../../store/port';
import { checkedLines, type OnSet } from '../backup/write-backup';
import type { Call, Command } from '../command';
import { DONE, Refusal, UsageError } from '../outcome';

/** Stops between two lines when Ctrl-C was pressed: what is thrown undoes what was begun. */
async function* untilStopped(lines: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  for await (const line of lines) {
    signal.throwIfAborted();
    yield line;
  }
  signal.throwIfAborted();
}

async function copy(call: Call, source: StoreSource, to: ReturnType<typeof placeOf>): Promise<ChainHead> {
  const progress = call.progress('Change-sets');
  const total = (await source.head()).revision;
  let reached: ChainHead = { revision: 0, sum: '' };
  const onSet: OnSet = (head) => {
    reached = head;
    progress.at(head.revision, total);
  };
  try {
    const lines = untilStopped(checkedLines(source, nameOf(call.place), onSet), call.signal);
    await storeAt(to).restore({ id: source.id, lines });
  } finally {
    progress.end();
  }
  return reached;
}

export const move: Command = {
  name: 'move',
  summary: 'Takes a store to another folder or database, with all its history',
  operands: [],
  options: { to: { type: 'string', value: 'PLACE', help: 'a folder, or the URL of a database: empty' } },
  about: `Stop the server first: pushes that come while a store is moved would stay behind. A folder that a server uses is
refused; servers on a database cannot be seen from here, so that the head is compared when all is done. The old store
is left as it is. Start servers on the new place only, and remove the old one when you have a backup of the new.`,
  async run(call) {
    const { place, cwd, say } = call;
    const target = call.text('to');
    if (target === undefined || target === '') throw new UsageError('Where to? Add --to PLACE.');
    const to = placeOf(target, cwd);
    if (JSON.stringify(to) === JSON.stringify(place)) throw new UsageError('--to names the place where it is already.');
    const old = storeAt(place);
    const release = await old.hold();
    try {
      const source = await old.source();
      try {
        const moved = await copy(call, source, to);
        const arrived = await headAt(to);
        if (arrived.sum !== moved.sum)
          throw new Refusal(`What arrived in ${nameOf(to)} is not what was sent. Do not use it; please report this.`);
        // Last of all, so that as few pushes as can be come after it unseen.
        const now = await source.head();
        if (now.sum !== moved.sum)
          throw new Refusal(
            `${nameOf(place)} took ${now.revision - moved.revision} more pushes meanwhile; they are not in ${nameOf(to)}. ` +
              `Stop its servers, empty ${nameOf(to)}, and move again.`,
          );
        say(`${nameOf(to)} holds the store of ${nameOf(place)} at revision ${moved.revision}, sum ${moved.sum}.`);
        say(`${nameOf(place)} was left as it is. Start servers on ${nameOf(to)} only.`);
        return DONE;
      } finally {
        await source.close();
      }
    } finally {
      await release();
    }
  },
};

async function headAt(place: ReturnType<typeof placeOf>): Promise<ChainHead> {
  const source = await storeAt(place).source();
  try {
    return await source.head();
  } finally {
    await source.close();
  }
}

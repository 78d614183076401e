// Makes a store out of a backup, in an empty place, all or nothing.
import path from 'node:path';
import { nameOf } from '../../store/places';
import { storeAt } from '../../store/store-at';
import { openBackup } from '../backup/read-backup';
import type { Command } from '../command';
import { DONE } from '../outcome';

export const restore: Command = {
  name: 'restore',
  summary: 'Makes a store out of a backup, in an empty place',
  operands: ['FILE'],
  options: {},
  about: `The folder must be missing or empty, the database without a store of PI Bridge. Every line and the chain are checked;
a backup that was cut off or changed leaves nothing behind. The store keeps its id, its revisions and its history. Into
which kind of store it goes does not depend on where it came from.`,
  async run(call) {
    const { place, operands, cwd, say, signal } = call;
    const file = path.resolve(cwd, operands[0] ?? '');
    const progress = call.progress('Bytes of the backup');
    const { head, lines, reached, close } = await openBackup(file, { signal, onBytes: progress.at });
    try {
      await storeAt(place).restore({ id: head.store, lines });
      progress.end();
      say(`${nameOf(place)} holds the store of ${head.at} at revision ${reached().revision}, sum ${reached().sum}.`);
      return DONE;
    } finally {
      progress.end();
      await close();
    }
  },
};

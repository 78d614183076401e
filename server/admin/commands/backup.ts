// Writes a backup of a store into one file, while a server runs.
import path from 'node:path';
import { nameOf } from '../../store/places';
import { storeAt } from '../../store/store-at';
import type { ChainHead } from '../../store/port';
import { backupOf } from '../backup/write-backup';
import type { Command } from '../command';
import { mayWrite, writeWhole } from '../files/whole-file';
import { DONE } from '../outcome';

export const backup: Command = {
  name: 'backup',
  summary: 'Writes everything into one file, while a server runs',
  operands: ['FILE'],
  options: { force: { type: 'boolean', help: 'write over a file that is there' } },
  about: `FILE is gzipped where its name ends in .gz. It holds every change-set up to one revision and none after, with all of
history, and can be restored into a folder or a database. It appears under its name only when it is whole and on disk.
Each line is checked on the way: a damaged store gives no backup.`,
  async run(call) {
    const { place, operands, flag, cwd, say, now, signal, unique } = call;
    const file = path.resolve(cwd, operands[0] ?? '');
    const force = flag('force');
    await mayWrite(file, force);
    const source = await storeAt(place).source();
    const progress = call.progress('Change-sets');
    try {
      const total = (await source.head()).revision;
      let head: ChainHead | undefined;
      const pieces = backupOf(source, nameOf(place), now().toISOString(), (reached) => {
        head = reached;
        progress.at(reached.revision, Math.max(total, reached.revision));
      });
      const bytes = await writeWhole(file, pieces, { force, unique: unique(), signal });
      progress.end();
      say(`${file}: ${head?.revision ?? 0} change-sets of ${nameOf(place)}, ${bytes.toLocaleString('en-GB')} bytes.`);
      say(`It ends with revision ${head?.revision ?? 0}, sum ${head?.sum ?? ''}.`);
      return DONE;
    } finally {
      progress.end();
      await source.close();
    }
  },
};

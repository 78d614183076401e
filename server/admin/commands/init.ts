// Makes a new, empty store.
import { randomUUID } from 'node:crypto';
import { nameOf } from '../../store/places';
import { storeAt } from '../../store/store-at';
import type { Command } from '../command';
import { DONE } from '../outcome';

async function* nothing(): AsyncGenerator<Buffer> {
  // A new store has no change-sets.
}

export const init: Command = {
  name: 'init',
  summary: 'Makes a new store in an empty folder or database',
  operands: [],
  options: {},
  about: `The folder may be missing or empty; the database must be there, without a store of PI Bridge in it. Nothing that is
there already is ever written over.`,
  async run({ place, say }) {
    const id = randomUUID();
    await storeAt(place).restore({ id, lines: nothing() });
    say(`A new store is in ${nameOf(place)}. Its id is ${id}.`);
    return DONE;
  },
};

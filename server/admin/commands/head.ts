// Prints where the chain of change-sets ends. Kept outside, it shows later whether the store's end was cut off.
import { nameOf } from '../../store/places';
import { storeAt } from '../../store/store-at';
import type { Command } from '../command';
import { keptLine } from '../../store/chain/kept-heads';
import { DONE } from '../outcome';

export const head: Command = {
  name: 'head',
  summary: 'Prints revision and checksum, to be kept outside the store',
  operands: [],
  options: { json: { type: 'boolean', help: 'as one line of JSON' } },
  about: `The audit trail is a chain: each change-set holds the checksum of the one before it. Who can write to the store
could still cut off its end, or make the whole chain anew. That is only seen against a head that was kept where they
cannot write: mail it each day, or add it to a file elsewhere,

  pi-bridge head >> /elsewhere/heads.txt

and compare with verify --head /elsewhere/heads.txt. A server may be running.`,
  async run({ place, flag, out, now }) {
    const source = await storeAt(place).source();
    try {
      const { revision, sum } = await source.head();
      const kept = { at: now().toISOString(), revision, sum, store: source.id };
      out(flag('json') ? `${JSON.stringify({ ...kept, place: nameOf(place) })}\n` : keptLine(kept));
      return DONE;
    } finally {
      await source.close();
    }
  },
};

// Several people who push as fast as they are answered, each to cells of their own, and what they were told.
import { randomUUID } from 'node:crypto';
import { rowsOf } from '../../domain/sheet/view-rows';
import { errorBodySchema, receiptSchema, type PushRequest } from '../../domain/wire';
import type { RunningServer } from '../support/running-server';
import { signIn, type StoreClient } from '../support/store-client';

export interface Sent {
  readonly pushId: string;
  /** What every cell of the push was set to. */
  readonly mark: number;
  readonly keys: readonly string[];
  /** `sent` is not known yet; `unknown` was cut off. */
  outcome: 'sent' | 'acknowledged' | 'refused' | 'unknown';
}

export interface Load {
  /** Everything sent so far, oldest first; outcomes change as answers come. */
  readonly sent: readonly Sent[];
  acknowledged(): number;
  /** Waits until the pushers have ended: the server is gone, or `stop` was called. */
  ended(): Promise<void>;
  stop(): Promise<void>;
}

export interface Pusher {
  readonly client: StoreClient;
  readonly keys: readonly string[];
  readonly revision: number;
}

/** Signs people in and shares out the cells of the update sheet among them. */
export async function pushers(server: Pick<RunningServer, 'port' | 'ca'>, wanted: number): Promise<Pusher[]> {
  const client = await signIn(server, 'Housing inputter');
  const view = await client.view({ view: { sheet: 'update', scope: 'mine' } });
  const keys = rowsOf(view).map((r) => r.key);
  const count = Math.min(wanted, keys.length);
  return Array.from({ length: count }, (_, i) => ({
    client,
    keys: keys.filter((__, k) => k % count === i),
    revision: view.revision,
  }));
}

let marks = 0;

/** What a push of these cells says: every value and every note carry the mark. */
export function requestOf(pushId: string, base: number, keys: readonly string[], mark: number): PushRequest {
  return {
    ...{ pushId, base },
    edits: [
      { type: 'measurement', field: 'value', keys: [...keys], values: keys.map(() => mark) },
      { type: 'measurement', field: 'note', keys: [...keys], values: keys.map(() => `push ${mark}`) },
    ],
  };
}

/** @param refusals whether the store may refuse for want of room: told from a fault by its code */
export function startLoad(people: readonly Pusher[], refusals: readonly string[] = []): Load {
  const sent: Sent[] = [];
  let stopping = false;

  async function push(one: Sent, { client, keys }: Pusher, base: number): Promise<number | undefined> {
    try {
      const answer = await client.push(requestOf(one.pushId, base, keys, one.mark));
      if (answer.status === 200) {
        one.outcome = 'acknowledged';
        return receiptSchema.parse(answer.data).revision;
      }
      one.outcome = 'refused';
      const { code, message } = errorBodySchema.parse(answer.data).error;
      if (!refusals.includes(code)) throw new RangeError(`The store refused a good push: ${code}: ${message}`);
      return base;
    } catch (error) {
      if (error instanceof RangeError) throw error;
      one.outcome = 'unknown';
      return undefined;
    }
  }

  async function work(person: Pusher): Promise<void> {
    for (let base: number | undefined = person.revision; base !== undefined && !stopping;) {
      const one: Sent = { pushId: randomUUID(), mark: ++marks, keys: person.keys, outcome: 'sent' };
      sent.push(one);
      base = await push(one, person, base);
    }
  }

  const working = Promise.all(people.map(work)).then(() => undefined);
  working.catch(() => undefined); // told to whoever waits for the end
  return {
    sent,
    acknowledged: () => sent.filter((s) => s.outcome === 'acknowledged').length,
    ended: () => working,
    async stop() {
      stopping = true;
      await working;
    },
  };
}

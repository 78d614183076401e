// How every PI of the body stands, kept from one state to the next: after a push only the PIs that it touched are worked
// out again.
import type { Calendar } from '../../domain/period/period';
import type { Day } from '../../domain/period/day';
import { partsOf } from '../../domain/records/record-type';
import type { Body } from '../records/body';
import type { Reader } from '../store/port';
import { latestOf, type Latest } from './latest';

export type LatestByCode = ReadonlyMap<string, Latest>;

interface Known {
  readonly body: Body;
  readonly today: Day;
  readonly revision: number;
  readonly all: Promise<LatestByCode>;
}

/** Answers by code, for every PI there is: who may see which is for the asker to say. */
export function keptLatest(calendar: Calendar): (state: Reader, body: Body, today: Day) => Promise<LatestByCode> {
  let known: Known | undefined;
  return async (state, body, today) => {
    const { revision } = state;
    const before = known?.body === body && known.today === today ? known : undefined;
    if (before?.revision === revision) return before.all;
    const all = before && before.revision < revision ? after(before, state) : ofAll(state, body, today);
    if (!known || revision >= known.revision) {
      const mine = { body, today, revision, all };
      known = mine;
      // What failed is asked for again.
      all.catch(() => {
        if (known === mine) known = undefined;
      });
    }
    return all;
  };

  async function ofAll(state: Reader, body: Body, today: Day): Promise<LatestByCode> {
    const codes = body.everyIndicatorCode();
    const pis = codes.flatMap((code) => body.indicator(code) ?? []);
    const latest = await latestOf(pis, { body, state, today, calendar });
    return new Map(pis.flatMap((pi, i) => (latest[i] ? [[pi.code, latest[i]]] : [])));
  }

  async function after(before: Known, state: Reader): Promise<LatestByCode> {
    const { body, today } = before;
    const [old, changes] = await Promise.all([before.all, state.since(before.revision)]);
    const touched = new Set(changes.filter((c) => c.type === 'measurement').flatMap((c) => partsOf(c.key)[0] ?? []));
    if (touched.size === 0) return old;
    const pis = [...touched].flatMap((code) => body.indicator(code) ?? []);
    const latest = await latestOf(pis, { body, state, today, calendar });
    const all = new Map(old);
    for (const [i, { code }] of pis.entries()) if (latest[i]) all.set(code, latest[i]);
    return all;
  }
}
export type KeptLatest = ReturnType<typeof keptLatest>;

// Where the latest figures of PIs came from: an update sheet, a table that people keep themselves, a file. Read in columns,
// a period at a time, and then the heads of the few change-sets that gave them: no history is followed.
import type { Day } from '../../domain/period/day';
import { shift, type Calendar, type Frequency } from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import type { Origin } from '../../domain/wire';
import type { Reader } from '../store/port';
import { lastEnded } from '../views/open-periods';

/** Periods that are looked back: of what is older nobody remembers the workbook. */
const BACK = 12;

export interface Origins {
  readonly origins: Origin[];
  /** Place in `origins` by code; of PIs without a figure in the last {@link BACK} periods there is none. */
  readonly of: ReadonlyMap<string, number>;
}

/** @param pis those that the asker may see, and no others: a workbook's name says something of them */
export async function originsOf(
  pis: readonly Indicator[],
  state: Reader,
  asAt: Day,
  calendar: Calendar,
): Promise<Origins> {
  const revisions = new Map<string, number>();
  for (const [frequency, codes] of byFrequency(pis)) {
    let left = codes;
    let period = lastEnded(frequency, asAt, calendar);
    for (let back = 0; back < BACK && left.length > 0; back++, period = shift(period, -1)) {
      if ((await state.changedAt(period)) === 0) continue;
      const { value } = await state.standing(left, period, ['value']);
      left = left.filter((code, i) => {
        if ((value.values[i] ?? null) === null) return true;
        revisions.set(code, value.revisions[i] ?? 0);
        return false;
      });
    }
  }
  const heads = await state.heads(revisions.values());
  const origins: Origin[] = [];
  const places = new Map<number, number>();
  const of = new Map<string, number>();
  for (const [code, revision] of revisions) {
    const head = heads.get(revision);
    if (!head) continue;
    const place =
      places.get(revision) ?? origins.push({ kind: head.kind, at: head.at, source: head.source ?? null }) - 1;
    places.set(revision, place);
    of.set(code, place);
  }
  return { origins, of };
}

function byFrequency(pis: readonly Indicator[]): Map<Frequency, readonly string[]> {
  const groups = new Map<Frequency, string[]>();
  for (const { code, frequency } of pis) {
    const same = groups.get(frequency);
    if (same) same.push(code);
    else groups.set(frequency, [code]);
  }
  return groups;
}

// What people send in a bench: the newest figures of PIs, with notes where a red value needs one; and views.
import { endOf, shift, type PeriodKey } from '../../domain/period/period';
import { measurementKey } from '../../domain/records/measurement';
import { valueOf } from '../generator/figures';
import type { GeneratedBody } from '../generator/body';
import { AS_AT, lastPeriod, OPEN_SINCE, periodsOf } from '../generator/periods';
import { collected } from '../generator/indicators';
import { PATCHES } from '../generator/tree';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const YEAR_AGO = `${Number(AS_AT.slice(0, 4)) - 1}${AS_AT.slice(4)}`;

/** Numbers of the PIs of a patch. */
export function ofPatch(body: GeneratedBody, patch: number): number[] {
  return body.indicators.flatMap((_, i) => (i % PATCHES === patch ? i : []));
}

/** Numbers of all PIs. */
export const ofBody = (body: GeneratedBody): number[] => [...body.indicators.keys()];

interface Row {
  readonly i: number;
  readonly period: PeriodKey;
  readonly noted: boolean;
}

/** The newest open measurements of PIs, the last of each, then the ones before, until they are `cells` cells. */
function newest(body: GeneratedBody, pis: readonly number[], cells: number): Row[] {
  const rows: Row[] = [];
  let left = cells;
  for (let back = 0; left > 0; back++) {
    const before = left;
    for (const i of pis) {
      const pi = body.indicators[i];
      if (!pi || left === 0 || (pi.noteWhenRed && left === 1)) continue;
      const period = shift(lastPeriod(pi.frequency), -back);
      if (period < pi.collectedFrom || endOf(period) < OPEN_SINCE) continue;
      rows.push({ i, period, noted: pi.noteWhenRed });
      left -= pi.noteWhenRed ? 2 : 1;
    }
    if (left === before) throw new Error(`These PIs do not have ${cells} open cells.`);
  }
  return rows;
}

/** Makes pushes of so many cells; each round sends other values. */
export interface PushMaker {
  /** @param base revision of the store that they are sent on */
  push(round: number, base: number, dryRun?: boolean): Buffer;
}

export function pushMaker(body: GeneratedBody, who: string, pis: readonly number[], cells: number): PushMaker {
  const rows = newest(body, pis, cells);
  const keyOf = ({ i, period }: Row) => measurementKey(body.indicators[i]?.code ?? '', period);
  const keys = rows.map(keyOf);
  const notedKeys = rows.filter(({ noted }) => noted).map(keyOf);
  const valuesIn = (round: number) =>
    rows.map(({ i, period }) => {
      const pi = body.indicators[i];
      return pi ? valueOf(i, pi, period, round, body.dice) : null;
    });
  return {
    push(round, base, dryRun = false) {
      const notes = notedKeys.map((_, n) => `Round ${round}: ${n % 2 === 0 ? 'a backlog is worked off' : 'sickness'}.`);
      const edits = [
        { type: 'measurement', field: 'value', keys, values: valuesIn(round) },
        ...(notes.length > 0 ? [{ type: 'measurement', field: 'note', keys: notedKeys, values: notes }] : []),
      ];
      const pushId = `${who}-${cells}-${dryRun ? 'dry' : 'push'}-${round}`;
      return json({ pushId, base, edits, ...(dryRun && { dryRun }) });
    },
  };
}

/** The periods that ended within the last year, of every frequency. */
export function lastYear(): PeriodKey[] {
  return collected.flatMap((frequency) => periodsOf(frequency, 12)).filter((period) => endOf(period) >= YEAR_AGO);
}

/** A pull of everything in these periods. */
export function pullOf(periods: readonly PeriodKey[], since?: number): Buffer {
  return json({ view: { sheet: 'update', scope: 'all', periods }, ...(since !== undefined && { since }) });
}

/** A pull of what the person is to give. */
export function ownPull(since?: number): Buffer {
  return json({ view: { sheet: 'update', scope: 'mine' }, ...(since !== undefined && { since }) });
}

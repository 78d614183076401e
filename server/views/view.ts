// A pull: the rows of a view in columns, and what changed in them since a revision. Only what the person may see;
// what they may not see is answered like what is not there.
import { AppError } from '../../domain/errors';
import { frequencyOf, parseKey } from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import { partsOf } from '../../domain/records/record-type';
import type { PushContext } from '../../domain/decide/push-context';
import type { View, ViewAnswer, ViewRequest } from '../../domain/wire';
import { askingAs } from '../records/asking';
import type { Body } from '../records/body';
import type { ServiceParts, Who } from '../service';
import type { Reader } from '../store/port';
import { indicatorColumns, periodBlock } from './blocks';
import { changesSince } from './changes-since';
import { updateRows, type Row } from './update-rows';

export interface ViewService {
  /** @throws AppError `out-of-step` where `since` is a revision that the store does not have */
  view(request: ViewRequest, who: Who): Promise<ViewAnswer>;
}

export function viewService({ store, loadBody, calendar, clock }: ServiceParts): ViewService {
  async function rowsOf(view: View, who: Who, state: Reader, body: Body, asking: PushContext): Promise<Row[]> {
    const pis = inScope(view, who, body, asking);
    if (!view.periods) return updateRows(pis, state, body, clock.today(), calendar);
    return view.periods.flatMap((period) => {
      const frequency = frequencyOf(period);
      return pis.filter((pi) => pi.frequency === frequency).map((pi) => ({ pi, period }));
    });
  }

  return {
    async view({ view, since, also }, who) {
      const state = await store.read();
      if (since !== undefined && since > state.revision)
        throw new AppError(
          'out-of-step',
          `The sheet was pulled at revision ${since}, and the store is at ${state.revision}. Pull again.`,
        );
      const body = await loadBody(state);
      const asking = askingAs(who, body, calendar);
      const inView = await rowsOf(view, who, state, body, asking);
      const rows = byPeriod(inView, alsoWanted(also ?? [], asking));
      const codes = [...new Set([...rows.values()].flatMap((block) => [...block.keys()]))].sort();
      const pis = codes.flatMap((code) => asking.indicator(code) ?? []);
      const index = new Map(codes.map((code, i) => [code, i]));
      const periods = [];
      for (const [period, block] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1)))
        periods.push(await periodBlock(period, block, index, state, body, calendar));
      return {
        revision: state.revision,
        asAt: clock.today(),
        calendar,
        indicators: indicatorColumns(pis, asking),
        periods,
        since:
          since === undefined
            ? null
            : { revision: since, changes: await changesSince(since, state, rows, index, (id) => body.personName(id)) },
      };
    },
  };
}

function inScope({ scope, units }: View, who: Who, body: Body, asking: PushContext): Indicator[] {
  const wanted = units && new Set(units);
  return body.indicatorCodes().flatMap((code) => {
    const pi = asking.indicator(code);
    if (!pi || (scope === 'mine' && pi.owner !== who.id && !pi.updaters.includes(who.id))) return [];
    if (wanted && !body.unitPath(pi.unit).some((unit) => wanted.has(unit))) return [];
    return pi;
  });
}

/** Rows by period and code; the value says whether the row is part of the view. */
export type RowsByPeriod = ReadonlyMap<string, ReadonlyMap<string, { pi: Indicator; inView: boolean }>>;

function byPeriod(inView: readonly Row[], also: readonly Row[]): RowsByPeriod {
  const rows = new Map<string, Map<string, { pi: Indicator; inView: boolean }>>();
  const add = ({ pi, period }: Row, isIn: boolean) => {
    const block = rows.get(period) ?? new Map<string, { pi: Indicator; inView: boolean }>();
    rows.set(period, block);
    if (!block.has(pi.code)) block.set(pi.code, { pi, inView: isIn });
  };
  for (const row of inView) add(row, true);
  for (const row of also) add(row, false);
  return rows;
}

/** Measurements named in a sheet; keys that are none, and PIs that the person may not see, are left out. */
function alsoWanted(keys: readonly string[], asking: PushContext): Row[] {
  return keys.flatMap((key) => {
    const [code = '', period = '', ...rest] = partsOf(key);
    const pi = asking.indicator(code);
    return pi && rest.length === 0 && parseKey(period) ? { pi, period } : [];
  });
}

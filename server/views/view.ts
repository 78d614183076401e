// A pull: the rows of a view in columns, and what changed in them since a revision. Only what the person may see;
// what they may not see is answered like what is not there.
import { AppError } from '../../domain/errors';
import { frequencyOf, type PeriodKey } from '../../domain/period/period';
import type { View, ViewRequest } from '../../domain/wire';
import { Room } from '../bytes/kept';
import type { Part } from '../bytes/ready-bytes';
import type { Body } from '../records/body';
import type { ServiceParts, Who } from '../service';
import type { Reader } from '../store/port';
import { answerTag, type TaggedAnswer } from './answer-tag';
import { rowsBesides, type Besides } from './rows-besides';
import { changesSince } from './changes-since';
import { ColumnTexts } from './column-texts';
import { IndicatorTexts } from './indicator-texts';
import { openPeriods, updateRows } from './open-periods';
import { PeriodTexts } from './period-texts';
import type { Listing, PiList } from './pi-list';
import { listingForPeriods, ofFrequency, pisInScope } from './scope';

export interface ViewService {
  /**
   * JSON of a `ViewAnswer`. `known` are tags of answers that the asker has.
   * @throws AppError `out-of-step` where `since` is a revision that the store does not have
   */
  view(request: ViewRequest, who: Who, known: ReadonlySet<string>): Promise<TaggedAnswer>;
}

/** Bytes kept for pulls, plain and compressed. 30,000 PIs and 12 months take about half of it. */
const KEPT = 48 * 1024 * 1024;

/** Which PIs an answer has, and which of them in which period. */
interface Shown {
  readonly listing: Listing;
  readonly rows: ReadonlyMap<PeriodKey, PiList>;
}

export function viewService({ store, loadBody, calendar, clock }: ServiceParts): ViewService {
  const room = new Room(KEPT);
  const columns = new ColumnTexts(room);
  const indicators = new IndicatorTexts(columns, room);
  const texts = new PeriodTexts(columns, calendar, room);
  // Rows asked for besides are another choice each time: nothing of them is kept.
  const none = new Room(0);
  const passing = new PeriodTexts(new ColumnTexts(none), calendar, none);

  async function shownIn(view: View, who: Who, state: Reader, body: Body, today: string): Promise<Shown> {
    const pis = pisInScope(view, who, body);
    if (!view.periods) {
      const open = openPeriods(pis, body, today, calendar);
      return { listing: open.listing, rows: await updateRows(open, state, today, calendar) };
    }
    const listing = listingForPeriods(pis, view.periods, body);
    const rows = new Map<PeriodKey, PiList>();
    for (const period of view.periods) {
      const list = ofFrequency(listing, frequencyOf(period));
      if (list.pis.length > 0) rows.set(period, list);
    }
    return { listing, rows };
  }

  async function periodParts({ rows }: Shown, { lists }: Besides, state: Reader, body: Body): Promise<Part[]> {
    const parts: Part[] = [];
    for (const period of [...new Set([...rows.keys(), ...lists.keys()])].sort()) {
      const more = lists.get(period);
      const beside = more && (await passing.columnsOf(period, more, false, state, body));
      parts.push(parts.length === 0 ? '' : ',', ...(await texts.block(period, rows.get(period), beside, state, body)));
    }
    return parts;
  }

  return {
    async view(request, who, known) {
      const { view, since, also } = request;
      const state = await store.read();
      const { revision } = state;
      if (since !== undefined && since > revision)
        throw new AppError(
          'out-of-step',
          `The sheet was pulled at revision ${since}, and the store is at ${revision}. Pull again.`,
        );
      const today = clock.today();
      const tag = answerTag({ store: store.id, revision, today, who, request });
      if (known.has(tag)) return { kind: 'unchanged', tag };
      const body = await loadBody(state);
      const shown = await shownIn(view, who, state, body, today);
      const besides = rowsBesides(also ?? [], shown.listing, shown.rows, who, body);
      const rowAt = (code: string, period: string) => {
        const place = besides.place(code);
        if (place === undefined) return undefined;
        return shown.rows.get(period)?.has(place) || besides.lists.get(period)?.has(place) ? place : undefined;
      };
      const changes =
        since === undefined
          ? null
          : { revision: since, changes: await changesSince(since, state, rowAt, (id) => body.personName(id)) };
      const head = JSON.stringify({ revision, asAt: today, calendar }).slice(0, -1);
      const parts: Part[] = [
        ...[`${head},"indicators":`, ...indicators.of(shown.listing, besides.pis, who, body)],
        ...[',"periods":[', ...(await periodParts(shown, besides, state, body)), ']'],
        `,"since":${JSON.stringify(changes)}}`,
      ];
      return { kind: 'bytes', tag, parts };
    },
  };
}

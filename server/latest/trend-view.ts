// The pull of a trend sheet, a snapshot or a scorecard: how each PI stands now, and, of the rows that say something else than
// at the revision of the sheet, what they said then: so a refresh knows a cell that a person changed from one out of date.
import { moduleOfSheet } from '../../domain/access/module-of';
import { AppError } from '../../domain/errors';
import type { Day } from '../../domain/period/day';
import { partsOf } from '../../domain/records/record-type';
import type { Indicator } from '../../domain/records/indicator';
import type { StandingView, ViewRequest } from '../../domain/wire';
import type { TrendAnswer } from '../../domain/wire-trends';
import { rightsLookup } from '../records/asking';
import type { Body } from '../records/body';
import { openAt } from '../rollout/open-modules';
import type { ServiceParts, Who } from '../service';
import type { Reader } from '../store/port';
import { pisInScope } from '../views/scope';
import { pisChosen } from './chosen';
import { standingScorecard } from './scorecard';
import type { KeptLatest } from './kept';
import { latestOf, noFigure, type Latest } from './latest';
import { columnsOf, inTime, isSameRow, trendRows, type TrendRow } from './trend-columns';

interface Asked {
  readonly request: Omit<ViewRequest, 'view'> & { readonly view: StandingView };
  readonly who: Who;
  readonly state: Reader;
  readonly body: Body;
  readonly today: Day;
}

/** JSON of a `TrendAnswer`. */
export async function trendAnswer(
  { request: { view, since, also = [] }, who, state, body, today }: Asked,
  { store, loadBody, calendar }: Pick<ServiceParts, 'store' | 'loadBody' | 'calendar'>,
  latest: KeptLatest,
): Promise<string> {
  const module = moduleOfSheet[view.sheet];
  const known = await latest(state, body, today);
  const seen = pisInScope(view, who, body, module);
  const scorecard = view.sheet === 'scorecard' ? standingScorecard(view.scorecard, seen, who) : undefined;
  const chosen = scorecard?.pis(body) ?? pisChosen(seen, view.sheet === 'scorecard' ? {} : view, body, known);
  const inView = new Set(chosen.map((pi) => pi.code));
  const rightsOf = rightsLookup(who, body);
  const isOpen = openAt(module, who, body);
  const besides = [...new Set(also)].flatMap((code) => {
    const pi = inView.has(code) ? undefined : body.indicator(code);
    return pi && rightsOf(pi).includes('see') && isOpen(pi) ? pi : [];
  });
  const pis = [...chosen, ...besides];
  const periods = view.sheet === 'trend' ? inTime(view.periods) : [];
  const how = pis.map((pi) => known.get(pi.code) ?? noFigure);
  const isPage = view.sheet !== 'trend';
  const rows = await trendRows(pis, how, periods, body, state, isPage);
  const then = since === undefined ? null : await before(since, pis, rows);
  const answer: TrendAnswer = {
    ...{ sheet: view.sheet, revision: state.revision, asAt: today, calendar },
    ...{ code: pis.map((pi) => pi.code), inView: chosen.length },
    ...columnsOf(rows, periods, calendar),
    ...(scorecard && { headings: scorecard.headings(body, known) }),
    since: then,
  };
  return JSON.stringify(answer);

  /** Rows as they were at a revision, where they said something else. */
  async function before(
    revision: number,
    now: readonly Indicator[],
    rowsNow: readonly TrendRow[],
  ): Promise<TrendAnswer['since']> {
    const nothing = { revision, rows: [], ...columnsOf([], periods, calendar) };
    if (revision === state.revision) return nothing;
    if (revision > state.revision) throw new AppError('out-of-step', 'The sheet is newer than the store. Pull again.');
    if (!scorecard) return rowsThen(revision, now, rowsNow);
    // A heading may say something else for PIs that stand in the sheet no more: all of the earlier scorecard is asked.
    const earlier = await store.read(revision);
    const bodyThen = await loadBody(earlier);
    const pisThen = scorecard.pis(bodyThen);
    const latestThen = await latestOf(pisThen, { body: bodyThen, state: earlier, today, calendar });
    const byCode = new Map(pisThen.flatMap((pi, i) => (latestThen[i] ? [[pi.code, latestThen[i]] as const] : [])));
    const headings = scorecard.headings(bodyThen, byCode);
    return { ...(await rowsThen(revision, now, rowsNow)), headings };
  }

  async function rowsThen(
    revision: number,
    now: readonly Indicator[],
    rowsNow: readonly TrendRow[],
  ): Promise<NonNullable<TrendAnswer['since']>> {
    const nothing = { revision, rows: [], ...columnsOf([], periods, calendar) };
    const touched = await touchedSince(revision, state);
    const places = now.flatMap(({ code }, i) => (touched === 'all' || touched.has(code) ? i : []));
    if (places.length === 0) return nothing;
    const earlier = await store.read(revision);
    const bodyThen = await loadBody(earlier);
    const there = places.flatMap((i) => {
      const pi = bodyThen.indicator(now[i]?.code ?? '');
      return pi ? [{ i, pi }] : [];
    });
    const pisThen = there.map(({ pi }) => pi);
    const latestThen: readonly Latest[] = await latestOf(pisThen, { body: bodyThen, state: earlier, today, calendar });
    const thatSaid = await trendRows(pisThen, latestThen, periods, bodyThen, earlier, isPage);
    const differ = thatSaid.flatMap((row, n) => {
      const i = there[n]?.i ?? -1;
      const is = rowsNow[i];
      return is && !isSameRow(is, row) ? [{ i, row }] : [];
    });
    const was = columnsOf(
      differ.map(({ row }) => row),
      periods,
      calendar,
    );
    return { revision, rows: differ.map(({ i }) => i), ...was };
  }
}

/** Codes of the PIs that may say something else; all where what changed may touch any. */
async function touchedSince(revision: number, state: Reader): Promise<ReadonlySet<string> | 'all'> {
  const codes = new Set<string>();
  for (const { type, key } of await state.since(revision)) {
    if (type === 'unit' || type === 'site') return 'all';
    if (type === 'measurement') codes.add(partsOf(key)[0] ?? '');
    if (type === 'indicator') codes.add(key);
  }
  return codes;
}

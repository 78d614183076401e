// A pull: the rows of a view in columns, and what changed in them since a revision. Only what the person may see;
// what they may not see is answered like what is not there.
import { moduleOfSheet } from '../../domain/access/module-of';
import { AppError } from '../../domain/errors';
import { defaultSiteRules } from '../../domain/performance/site-rules';
import { frequencyOf, shift, type PeriodKey } from '../../domain/period/period';
import { measurementKey } from '../../domain/records/measurement';
import type { StandingView, View, ViewRequest } from '../../domain/wire';
import { Room } from '../bytes/kept';
import { pisChosen } from '../latest/chosen';
import { keptLatest } from '../latest/kept';
import { trendAnswer } from '../latest/trend-view';
import type { Part } from '../bytes/ready-bytes';
import type { Body } from '../records/body';
import { mustBeOpen } from '../rollout/open-modules';
import type { ServiceParts, Who } from '../service';
import type { Reader } from '../store/port';
import { answerTag, type TaggedAnswer } from './answer-tag';
import { catalogueTexts, definitionsSince, type DefinitionView } from './catalogue';
import { rowsBesides, type Besides } from './rows-besides';
import { changesSince } from './changes-since';
import { IndicatorTexts } from './indicator-texts';
import { openPeriods, updateRows } from './open-periods';
import { anyHasParts, PeriodTexts, type Block } from './period-texts';
import type { Listing, PiList } from './pi-list';
import { collectedIn, listingForPeriods, ofFrequency, pisInScope } from './scope';

export interface ViewService {
  /**
   * JSON of a `ViewAnswer`, or of a `CatalogueAnswer` or `TrendAnswer` where that is asked for. `known` are tags of answers that the asker has.
   * @throws AppError `out-of-step` where `since` is a revision that the store does not have, `not-allowed` where the
   * roll-out has not opened such sheets to the person
   */
  view(request: ViewRequest, who: Who, known: ReadonlySet<string>): Promise<TaggedAnswer>;
}

/** Bytes kept for pulls, plain and compressed. 30,000 PIs and 12 months take about a third of it. */
const KEPT = 24 * 1024 * 1024;

/** Which PIs an answer has, and which of them in which period. */
interface Shown {
  readonly listing: Listing;
  readonly rows: ReadonlyMap<PeriodKey, PiList>;
}

/** Views that show figures. */
type FigureView = Exclude<View, DefinitionView | StandingView>;

/** Keys of the measurements asked for besides; a grid names PIs, and has them all in the same periods. */
function keysBesides(view: FigureView, also: readonly string[]): readonly string[] {
  return view.sheet === 'grid' ? view.periods.flatMap((p) => also.map((code) => measurementKey(code, p))) : also;
}

export function viewService(services: ServiceParts, latest = keptLatest(services.calendar)): ViewService {
  const { store, loadBody, calendar, clock } = services;
  const room = new Room(KEPT);
  const catalogues = catalogueTexts();
  const indicators = new IndicatorTexts(room);
  const texts = new PeriodTexts(calendar, room);
  // Rows asked for besides are another choice each time: nothing of them is kept.
  const passing = new PeriodTexts(calendar, new Room(0));

  async function shownIn(view: FigureView, who: Who, state: Reader, body: Body, today: string): Promise<Shown> {
    const scope = pisInScope(view, who, body);
    const choice = view.sheet === 'grid' && (view.codes ?? view.filter ?? view.except) ? view : undefined;
    const pis = choice ? pisChosen(scope, choice, body, await latest(state, body, today)) : scope;
    if (!view.periods) {
      const open = openPeriods(pis, body, today, calendar);
      return { listing: open.listing, rows: await updateRows(open, state, today, calendar) };
    }
    const listing = listingForPeriods(pis, view.periods, body);
    const rows = new Map<PeriodKey, PiList>();
    for (const period of view.periods) {
      const list = view.sheet === 'grid' ? collectedIn(listing, period) : ofFrequency(listing, frequencyOf(period));
      if (list.pis.length > 0) rows.set(period, list);
    }
    return { listing, rows };
  }

  async function periodParts(
    view: FigureView,
    { listing, rows }: Shown,
    { lists }: Besides,
    state: Reader,
    body: Body,
  ): Promise<Part[]> {
    const wantsParts = (list: PiList) => (view.sheet === 'grid' ? view.parts : anyHasParts(list));
    const parts: Part[] = [];
    const add = (block: Block) => parts.push(parts.length === 0 ? '' : ',', ...block.parts);
    const blocks = new Map<PeriodKey, Block>();
    for (const period of [...new Set([...rows.keys(), ...lists.keys()])].sort()) {
      const [list, more] = [rows.get(period), lists.get(period)];
      if (list) {
        const isWhole = list.pis.length === ofFrequency(listing, frequencyOf(period)).pis.length;
        const before = blocks.get(shift(period, -1));
        const block = await texts.block(
          { period, list, isWhole, inView: true, withParts: wantsParts(list) },
          before,
          state,
          body,
        );
        blocks.set(period, block);
        add(block);
      }
      if (more)
        add(
          await passing.block(
            { period, list: more, isWhole: false, inView: false, withParts: wantsParts(more) },
            ...([undefined, state, body] as const),
          ),
        );
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
      mustBeOpen(moduleOfSheet[view.sheet], who, body, today);
      const nameOf = (id: string) => body.personName(id);
      if (view.sheet === 'catalogue' || view.sheet === 'ownership') {
        const { parts, place } = catalogues.of(view, also ?? [], who, body);
        const head = JSON.stringify({ sheet: view.sheet, revision, asAt: today, calendar }).slice(0, -1);
        const changes = await definitionsSince(request, state, place, nameOf);
        return { kind: 'bytes', tag, parts: [`${head},`, ...parts, `,"since":${JSON.stringify(changes)}}`] };
      }
      if (view.sheet === 'trend' || view.sheet === 'snapshot' || view.sheet === 'scorecard') {
        const asked = { request: { ...request, view }, who, state, body, today };
        return { kind: 'bytes', tag, parts: [await trendAnswer(asked, services, latest)] };
      }
      const shown = await shownIn(view, who, state, body, today);
      const besides = rowsBesides(keysBesides(view, also ?? []), shown.listing, shown.rows, who, body);
      const rowAt = (code: string, period: string) => {
        const place = besides.place(code);
        if (place === undefined) return undefined;
        return shown.rows.get(period)?.has(place) || besides.lists.get(period)?.has(place) ? place : undefined;
      };
      const changes =
        since === undefined ? null : { revision: since, changes: await changesSince(since, state, rowAt, nameOf) };
      const { status: rules } = body.siteRules;
      const said = { revision, asAt: today, calendar, ...(rules !== defaultSiteRules.status && { rules }) };
      const head = JSON.stringify(said).slice(0, -1);
      const parts: Part[] = [
        ...[`${head},"indicators":`, ...indicators.of(shown.listing, besides.pis, who, body)],
        ...[',"periods":[', ...(await periodParts(view, shown, besides, state, body)), ']'],
        `,"since":${JSON.stringify(changes)}}`,
      ];
      return { kind: 'bytes', tag, parts };
    },
  };
}

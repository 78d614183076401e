// Answers the functions in cells: every call of a recalculation at once, from one state of the store, with the asker's eyes.
// A PI that the asker may not see is answered like one that is not there.
import { moduleOfPart } from '../../domain/access/module-of';
import type { Figure } from '../../domain/figure';
import { label, shift, type Calendar, type PeriodKey } from '../../domain/period/period';
import { asStatus } from '../../domain/decide/judge';
import { statuses, type Status } from '../../domain/performance/status';
import type { Indicator } from '../../domain/records/indicator';
import { foldCode } from '../../domain/records/text';
import type { CellAnswer, CellCall, CellsAnswer, CellsRequest } from '../../domain/wire-cells';
import { rightsLookup } from '../records/asking';
import type { Body } from '../records/body';
import { closedWords, openAt } from '../rollout/open-modules';
import type { ServiceParts, Who } from '../service';
import type { Reader } from '../store/port';
import { pisInScope } from '../views/scope';
import { askedPeriod, periodReader, type ReadPeriod } from './cell-period';
import { FigureColumns } from './columns';
import { filtered } from './filter';
import type { KeptLatest, LatestByCode } from './kept';
import { noFigure } from './latest';

export interface CellsService {
  cells(request: CellsRequest, who: Who): Promise<CellsAnswer>;
}

/** At most so many periods, and so many rows of a list, spill from a cell. */
const MOST_PERIODS = 60;
const MOST_ROWS = 500;

interface Asking {
  readonly who: Who;
  readonly body: Body;
  readonly latest: LatestByCode;
  readonly calendar: Calendar;
  readonly readPeriod: ReadPeriod;
  readonly pi: (code: string) => Indicator | undefined;
  readonly isOpen: (pi: Indicator) => boolean;
}

const module = moduleOfPart['functions in cells'];

const word = (status: Status) => status.charAt(0).toUpperCase() + status.slice(1);
const refused = (because: Extract<CellAnswer, { refused: unknown }>['refused'], message: string): CellAnswer => ({
  ...{ refused: because, message },
});
const one = (cell: string | number | null): CellAnswer => ({ rows: [[cell]] });
const text = (args: CellCall['args'], i: number) => {
  const value = args[i] ?? null;
  return value === null ? '' : String(value);
};

/** A call with the figures that it needs. */
type Planned =
  | { readonly answer: CellAnswer }
  | { readonly pi: Indicator; readonly call: CellCall; readonly periods: readonly PeriodKey[] };

export function cellsService(parts: ServiceParts, kept: KeptLatest): CellsService {
  const { store, loadBody, calendar, clock } = parts;
  return {
    async cells({ calls }, who) {
      const state = await store.read();
      const body = await loadBody(state);
      const latest = await kept(state, body, clock.today());
      const closed = closedWords(module, who, body, clock.today());
      if (closed !== undefined)
        return { revision: state.revision, answers: calls.map(() => refused('not-open', closed)) };
      const seen = { pi: piFinder(who, body), isOpen: openAt(module, who, body) };
      const asking = { who, body, latest, calendar, readPeriod: periodReader(calendar), ...seen };
      const planned = calls.map((call) => plan(call, asking));
      return { revision: state.revision, answers: await answersOf(planned, state, calendar) };
    },
  };
}

/** Finds a PI by its code, however it is written. */
function piFinder(who: Who, body: Body): Asking['pi'] {
  const rightsOf = rightsLookup(who, body);
  const known = new Map<string, Indicator | undefined>();
  return (code) => {
    if (known.has(code)) return known.get(code);
    const like = body.indicator(code) ? code : body.keysLike('indicator', code)[0];
    const pi = like === undefined ? undefined : body.indicator(like);
    const seen = pi && rightsOf(pi).includes('see') ? pi : undefined;
    known.set(code, seen);
    return seen;
  };
}

function plan(call: CellCall, asking: Asking): Planned {
  if (call.fn === 'LIST') return { answer: list(call, asking) };
  const code = text(call.args, 0).trim();
  const pi = asking.pi(code);
  if (!pi)
    return {
      answer: refused(
        'unknown-pi',
        code === ''
          ? 'Name a PI by its code, as "CS02a".'
          : `There is no PI “${code}” that you can see. Check the code, or ask your super user.`,
      ),
    };
  if (!asking.isOpen(pi))
    return {
      answer: refused('not-open', `Functions in cells are not open yet for ${asking.body.unitName(pi.unit)}.`),
    };
  const { period: newest } = asking.latest.get(pi.code) ?? noFigure;
  if (call.fn === 'TREND') {
    const asked = call.args[1] ?? null;
    const count = asked === null || asked === '' ? 4 : Number(asked);
    if (!Number.isInteger(count) || count < 1 || count > MOST_PERIODS)
      return {
        answer: refused('wrong-argument', `The number of periods is a whole number from 1 to ${MOST_PERIODS}.`),
      };
    if (newest === null) return { answer: refused('no-data', `${pi.code} has no figure yet.`) };
    return { pi, call, periods: Array.from({ length: count }, (_, i) => shift(newest, i + 1 - count)) };
  }
  const asked = askedPeriod(text(call.args, 1), pi.code, pi.frequency, newest, asking.calendar, asking.readPeriod);
  if (asked.kind === 'none') return { answer: refused(asked.because, asked.message) };
  return { pi, call, periods: [asked.period] };
}

async function answersOf(planned: readonly Planned[], state: Reader, calendar: Calendar): Promise<CellAnswer[]> {
  const codes = new Map<string, number>();
  const periods = new Set<PeriodKey>();
  for (const each of planned)
    if ('pi' in each) {
      if (!codes.has(each.pi.code)) codes.set(each.pi.code, codes.size);
      for (const period of each.periods) periods.add(period);
    }
  const columns = new FigureColumns([...codes.keys()], state);
  await columns.fill(periods, ['value', 'target', 'status', 'byHand']);
  return planned.map((each): CellAnswer => {
    if (!('pi' in each)) return each.answer;
    const { pi, call } = each;
    const i = codes.get(pi.code) ?? 0;
    if (call.fn === 'TREND') return trend(each.periods, (period) => columns.at(period, 'value', i), call, calendar);
    const [period = ''] = each.periods;
    const value = columns.at(period, 'value', i);
    if (call.fn === 'TARGET') {
      const target = columns.at(period, 'target', i);
      return target === null
        ? refused('no-target', `${pi.code} has no target for ${label(period, calendar)}.`)
        : one(target);
    }
    if (value === null) return refused('no-data', `${pi.code} has no figure for ${label(period, calendar)} yet.`);
    if (call.fn === 'VALUE') return one(value);
    return one(word(columns.at(period, 'byHand', i) ?? asStatus(columns.at(period, 'status', i))));
  });
}

/** A row of figures, oldest first; with TRUE behind the number of periods their labels stand above. */
function trend(
  periods: readonly PeriodKey[],
  valueAt: (period: PeriodKey) => Figure,
  { args }: CellCall,
  calendar: Calendar,
): CellAnswer {
  const values = periods.map(valueAt);
  const labels = periods.map((period) => label(period, calendar));
  return { rows: args[2] === true ? [labels, values] : [values] };
}

/** PIs with how they stand: `LIST(words, unit, status, most)`. */
function list({ args }: CellCall, { who, body, latest, calendar }: Asking): CellAnswer {
  const [find, unitSaid, statusSaid] = [text(args, 0).trim(), text(args, 1).trim(), text(args, 2).trim()];
  const most = args[3] ?? null;
  const count = most === null || most === '' ? 50 : Number(most);
  if (!Number.isInteger(count) || count < 1 || count > MOST_ROWS)
    return refused('wrong-argument', `At most how many is a whole number from 1 to ${MOST_ROWS}.`);
  const unit = unitSaid === '' ? undefined : unitCalled(unitSaid, body);
  if (unit === null) return refused('wrong-argument', `There is no unit “${unitSaid}”.`);
  const status = statuses.find((s) => s === statusSaid.toLowerCase());
  if (statusSaid !== '' && !status)
    return refused('wrong-argument', `“${statusSaid}” is no status. Write ${statuses.join(', ')}.`);
  const filter = {
    ...(find !== '' && { text: find }),
    ...(unit !== undefined && { units: [unit] }),
    ...(status && { statuses: [status] }),
  };
  const found = filtered(pisInScope({ scope: 'all' }, who, body, module), filter, body, latest).slice(0, count);
  if (found.length === 0) return refused('no-data', 'No PI that you can see fits.');
  return {
    rows: found.map((pi) => {
      const { period, value, status: is } = latest.get(pi.code) ?? noFigure;
      return [pi.code, pi.name, period === null ? null : label(period, calendar), value, word(is)];
    }),
  };
}

/** A unit by its code or its name; `null` where there is none. */
function unitCalled(said: string, body: Body): string | null {
  const plain = foldCode(said);
  return body.unitCodes().find((code) => foldCode(code) === plain || foldCode(body.unitName(code)) === plain) ?? null;
}

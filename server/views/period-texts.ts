// The columns of one period as JSON, kept until the period changes.
//
// The rule: a text is known by its list of PIs, its period, and the revision that `changedAt` says of the period. All
// three together say what stands in it, whoever reads: `changedAt` is asked of the same pinned reader as the figures, a
// reader of revision R names a revision up to R since which the period stayed as it is, so two readers that name the
// same one see the same figures, however far memory has moved on between the two questions. A reader of an older
// state finds another revision, makes its own text, and does not put it in place of a newer one. Only readers of
// accepted states come here: a draft's revision may be given to another change-set.
import { dueDay } from '../../domain/period/due';
import { asksLastYear } from '../../domain/performance/judge-pi';
import { restDays } from '../../domain/performance/site-rules';
import { label, shift, type Calendar, type PeriodKey } from '../../domain/period/period';
import { samePeriodBefore } from '../../domain/period/year';
import type { Indicator } from '../../domain/records/indicator';
import type { MeasurementField } from '../../domain/records/measurement';
import { hasParts } from '../../domain/records/value-parts';
import { Kept, type Room } from '../bytes/kept';
import { Piece } from '../bytes/piece';
import type { Part } from '../bytes/ready-bytes';
import type { Body } from '../records/body';
import type { Reader } from '../store/port';
import { columnText, sameText, weightOf } from './column-texts';
import type { PiList } from './pi-list';

/** Whether one of a list's PIs is such a one: looked at once a list. */
function anyOf(isOne: (pi: Indicator) => boolean): (list: PiList) => boolean {
  const said = new WeakMap<PiList, boolean>();
  return (list) => {
    const known = said.get(list) ?? list.pis.some(isOne);
    said.set(list, known);
    return known;
  };
}

/** Whether one has more than plain thresholds: of thousands that have not, none asks for last year. */
const hasSets = anyOf((pi) => pi.thresholdSets !== null);
export const anyHasParts = anyOf(hasParts);

/** What depends on the body's records and not on figures. */
interface Fixed {
  readonly due: Piece;
  readonly state: Piece;
}

interface Figures {
  readonly changedAt: number;
  readonly columns: { readonly value: Piece } & { readonly [F in MeasurementField]?: Piece };
}

/** What is written of a period: figures of a list's PIs. */
export interface Shown {
  readonly period: PeriodKey;
  readonly list: PiList;
  /** Whether these are all PIs of the answer's listing that are collected in such periods. */
  readonly isWhole: boolean;
  readonly inView: boolean;
  /** Whether numerators and denominators are wanted too. */
  readonly withParts: boolean;
}

/** A block of the answer. */
export interface Block {
  readonly list: PiList;
  readonly parts: readonly Part[];
  readonly figures: Figures;
}

export class PeriodTexts {
  private readonly calendar: Calendar;
  private readonly figures: Kept<Figures>;
  private readonly fixed: Kept<Fixed>;
  private readonly rows: Kept<Piece>;
  /** Figures that are being read just now, so that many who ask at once cause one reading. */
  private readonly reading = new Map<string, Promise<Figures>>();

  constructor(calendar: Calendar, room: Room) {
    this.calendar = calendar;
    this.figures = new Kept(room);
    this.fixed = new Kept(room);
    this.rows = new Kept(room);
  }

  /** @param before the block of the period before, where the answer has one */
  async block(
    { period, list, isWhole, inView, withParts }: Shown,
    before: Block | undefined,
    state: Reader,
    body: Body,
  ) {
    const figures = await this.figuresOf(list, period, state, withParts ? shownWithParts : shown);
    const { value, target, note, stage, status } = figures.columns;
    const { due, state: recording } = this.fixedOf(list, period, body);
    const isSame = before?.list === list;
    const sameTarget = isSame && target && before.figures.columns.target?.plain.equals(target.plain);
    const previous = isSame
      ? undefined
      : (await this.figuresOf(list, shift(period, -1), state, ['value'])).columns.value;
    const columns = {
      ...{ rows: isWhole ? undefined : this.rowsOf(list), due, state: recording, value },
      ...{ target: sameTarget ? undefined : target, note, stage, status, previous },
      ...(withParts && { numerator: figures.columns.numerator, denominator: figures.columns.denominator }),
    };
    const last = await this.lastYearOf(list, period, state, body);
    const named = { period, label: label(period, this.calendar), inView };
    const parts: Part[] = [JSON.stringify(named).slice(0, -1)];
    for (const [name, piece] of Object.entries(columns)) if (piece) parts.push(`,"${name}":`, piece);
    if (last) parts.push(',"lastYear":{"value":', last.value, ',"target":', last.target ?? last.value, '}');
    parts.push('}');
    return { list, parts, figures };
  }

  /** Values and targets of the same period of last year, where the thresholds of one of the PIs ask for them. */
  private async lastYearOf(list: PiList, period: PeriodKey, state: Reader, { siteRules }: Body) {
    if (!hasSets(list) || !list.pis.some((pi) => asksLastYear(pi, period, siteRules.status))) return undefined;
    const before = samePeriodBefore(period, this.calendar);
    return before === undefined ? undefined : (await this.figuresOf(list, before, state, ['value', 'target'])).columns;
  }

  private rowsOf(list: PiList): Piece {
    const key = String(list.id);
    const known = this.rows.get(key);
    if (known) return known;
    const piece = new Piece(Buffer.from(JSON.stringify(list.places)));
    return this.rows.set(key, piece, weightOf([piece]));
  }

  private fixedOf(list: PiList, period: PeriodKey, body: Body): Fixed {
    const key = `${list.id} ${period}`;
    const known = this.fixed.get(key);
    if (known) return known;
    const { examples, of } = list.alike;
    const column = (said: readonly string[]) => {
      const [first] = said;
      if (first !== undefined && new Set(said).size === 1) return sameText(first);
      const all: string[] = [];
      for (const group of of) all.push(said[group] ?? '');
      return columnText(all);
    };
    const rest = restDays(body.siteRules);
    const days = new Map(examples.map(({ dueDays }) => [dueDays, '']));
    for (const dueDays of days.keys()) days.set(dueDays, dueDay(period, { dueDays, restDays: rest }));
    const due = column(examples.map(({ dueDays }) => days.get(dueDays) ?? ''));
    const state = column(examples.map((pi) => body.recordingState(pi, period)));
    return this.fixed.set(key, { due, state }, weightOf([due, state]));
  }

  private async figuresOf(
    list: PiList,
    period: PeriodKey,
    state: Reader,
    fields: readonly MeasurementField[],
  ): Promise<Figures> {
    const changedAt = await state.changedAt(period);
    const key = `${list.id} ${period}`;
    const known = this.figures.get(key);
    const has = (figures: Figures) => fields.every((field) => figures.columns[field]);
    if (known?.changedAt === changedAt && has(known)) return known;
    const name = `${key} ${changedAt} ${fields.length}`;
    const reading = this.reading.get(name) ?? this.read(list, period, changedAt, state, fields);
    this.reading.set(name, reading);
    try {
      const figures = await reading;
      const kept = this.figures.get(key);
      const isNewer = !kept || kept.changedAt < changedAt || (kept.changedAt === changedAt && !has(kept));
      if (isNewer) this.figures.set(key, figures, weightOf(Object.values(figures.columns)));
      return figures;
    } finally {
      this.reading.delete(name);
    }
  }

  private async read(
    list: PiList,
    period: PeriodKey,
    changedAt: number,
    state: Reader,
    fields: readonly MeasurementField[],
  ): Promise<Figures> {
    const [block] = changedAt === 0 ? [] : await state.measurements(list.codes, [period], fields);
    const text = (field: MeasurementField) => (block ? columnText(block.columns[field]) : sameText(null));
    const others = fields.filter((field) => field !== 'value').map((field) => [field, text(field)] as const);
    return { changedAt, columns: { value: text('value'), ...Object.fromEntries(others) } };
  }
}

/** Fields of measurements that a pull shows. */
const shown = ['value', 'target', 'note', 'stage', 'status'] as const;
const shownWithParts = [...shown, 'numerator', 'denominator'] as const;

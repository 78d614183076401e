// The columns of one period as JSON, kept until the period changes.
//
// The rule: a text is known by its list of PIs, its period, and the revision that `changedAt` says of the period. All
// three together say what stands in it, whoever reads: `changedAt` is asked of the same pinned reader as the figures, a
// reader of revision R names a revision up to R since which the period stayed as it is, so two readers that name the
// same one see the same figures, however far memory has moved on between the two questions. A reader of an older
// state finds another revision, makes its own text, and does not put it in place of a newer one. Only readers of
// accepted states come here: a draft's revision may be given to another change-set.
import { dueDay } from '../../domain/period/due';
import { label, shift, type Calendar, type PeriodKey } from '../../domain/period/period';
import { measurementFields, type MeasurementField } from '../../domain/records/measurement';
import { Kept, type Room } from '../bytes/kept';
import type { Piece } from '../bytes/piece';
import type { Part } from '../bytes/ready-bytes';
import type { Body } from '../records/body';
import type { Reader } from '../store/port';
import { weightOf, type ColumnTexts } from './column-texts';
import type { PiList } from './pi-list';

/** What depends on the body's records and not on figures. */
interface Fixed {
  readonly due: Piece;
  readonly state: Piece;
}

interface Figures {
  readonly changedAt: number;
  readonly columns: { readonly value: Piece } & { readonly [F in MeasurementField]?: Piece };
}

export class PeriodTexts {
  private readonly columns: ColumnTexts;
  private readonly calendar: Calendar;
  private readonly figures: Kept<Figures>;
  private readonly fixed: Kept<Fixed>;
  private readonly rows: Kept<Piece>;
  /** Figures that are being read just now, so that many who ask at once cause one reading. */
  private readonly reading = new Map<string, Promise<Figures>>();

  constructor(columns: ColumnTexts, calendar: Calendar, room: Room) {
    this.columns = columns;
    this.calendar = calendar;
    this.figures = new Kept(room);
    this.fixed = new Kept(room);
    this.rows = new Kept(room);
  }

  /** A block of the answer's `periods`: the list's rows, then the rows asked for besides. */
  async block(period: PeriodKey, list: PiList | undefined, beside: Part[][] | undefined, state: Reader, body: Body) {
    const columns = list && (await this.columnsOf(period, list, true, state, body));
    const parts: Part[] = [
      `{"period":${JSON.stringify(period)},"label":${JSON.stringify(label(period, this.calendar))}`,
    ];
    for (const [i, name] of blockColumns.entries()) {
      const pieces = [columns?.[i], beside?.[i]].flatMap((column) => (column ? [column] : []));
      parts.push(`,"${name}":[`, ...pieces.flatMap((column, at) => (at === 0 ? column : [',', ...column])), ']');
    }
    parts.push('}');
    return parts;
  }

  /** A list's columns in the order of {@link blockColumns}. */
  async columnsOf(period: PeriodKey, list: PiList, inView: boolean, state: Reader, body: Body): Promise<Part[][]> {
    const { value, target, note, stage, status } = (await this.figuresOf(list, period, state, measurementFields))
      .columns;
    const before = await this.figuresOf(list, shift(period, -1), state, ['value']);
    const { due, state: recording } = this.fixedOf(list, period, body);
    const shown = this.columns.constant(String(inView), list.pis.length);
    const columns = [
      this.rowsOf(list),
      shown,
      due,
      recording,
      value,
      target,
      note,
      stage,
      status,
      before.columns.value,
    ];
    return columns.map((column) => (column ? [column] : []));
  }

  private rowsOf(list: PiList): Piece {
    const key = String(list.id);
    const known = this.rows.get(key);
    if (known) return known;
    const piece = this.columns.of(list.places);
    return this.rows.set(key, piece, weightOf([piece]));
  }

  private fixedOf(list: PiList, period: PeriodKey, body: Body): Fixed {
    const key = `${list.id} ${period}`;
    const known = this.fixed.get(key);
    if (known) return known;
    const { examples, of } = list.alike;
    const column = (said: readonly string[]) =>
      new Set(said).size === 1
        ? this.columns.constant(JSON.stringify(said[0]), of.length)
        : this.columns.of(Array.from(of, (group) => said[group] ?? ''));
    const due = column(examples.map((pi) => dueDay(period, pi)));
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
    const [block] = changedAt === 0 ? [] : await state.measurements(list.codes, [period]);
    const text = (field: MeasurementField) =>
      block ? this.columns.of(block.columns[field]) : this.columns.constant('null', list.pis.length);
    const others = fields.filter((field) => field !== 'value').map((field) => [field, text(field)] as const);
    return { changedAt, columns: { value: text('value'), ...Object.fromEntries(others) } };
  }
}

/** Columns of a period's block, in the order in which they are written. */
export const blockColumns = [
  'rows',
  'inView',
  'due',
  'state',
  'value',
  'target',
  'note',
  'stage',
  'status',
  'previous',
] as const;

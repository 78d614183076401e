// What follows from cells that are taken back: statuses by hand go with the figures that they spoke of, and come back with
// them; parts that no longer make their value go; statuses are put back as judged then, or judged anew where only a part
// of a change-set goes. Source: SYNC, Undo; DOMAIN, Target and status.
import type { FieldValue, Figure } from '../figure';
import { sameFigure } from '../performance/drift';
import type { MeasurementField } from '../records/measurement';
import { partsOf } from '../records/record-type';
import type { Change, FieldRef } from '../sync/change-set';
import { asFigure, handKept, judge } from './judge';
import { hasParts } from '../records/value-parts';
import { madeOf } from './parts';
import type { FieldNow, MeasurementNow, PushContext } from './push-context';

export interface UndoInput {
  /** The change-set to take back: its revision and its changes. */
  readonly revision: number;
  readonly changes: readonly Change[];
  /** Only these cells, where named. */
  readonly cells?: readonly FieldRef[] | undefined;
  /** Undo what can be undone and leave the cells that changed since. */
  readonly leaveChanged: boolean;
  /** How the field of each change of the change-set stands now, in the same order. */
  readonly now: readonly FieldNow[];
  /** Measurements that the change-set touched, by key. */
  readonly measurements: ReadonlyMap<string, MeasurementNow>;
  readonly context: PushContext;
  /** Whether the change-set is an undo itself: then a status by hand came back with its figure. */
  readonly isUndo?: boolean;
  /** Whether it is asked for a list of what can be undone: then large ones are judged when they are undone, and not before. */
  readonly ofList?: boolean;
}

/** Whether the cell still holds what the change-set put there. What an undo put back counts as never having moved. */
export function isAsLeft(change: Change, now: FieldNow, revision: number): boolean {
  const same = JSON.stringify(now.value) === JSON.stringify(change.after);
  return same && (now.revision === revision || now.kind === 'undo');
}

interface OwnChange {
  readonly c: Change;
  readonly now: FieldNow | undefined;
}

/** The change-set's changes of each measurement. */
export type OwnChanges = ReadonlyMap<string, readonly OwnChange[]>;

export function changesByKey({ changes, now }: Pick<UndoInput, 'changes' | 'now'>): OwnChanges {
  const byKey = new Map<string, OwnChange[]>();
  for (const [i, c] of changes.entries()) {
    if (c.type !== 'measurement') continue;
    const own = byKey.get(c.key);
    if (own) own.push({ c, now: now[i] });
    else byKey.set(c.key, [{ c, now: now[i] }]);
  }
  return byKey;
}

/** A measurement while it is taken back: how it stands, with what goes back put over it. */
interface Draft {
  readonly input: UndoInput;
  readonly key: string;
  readonly now: MeasurementNow;
  readonly own: readonly OwnChange[];
  readonly back: Map<MeasurementField, FieldValue>;
}

type Following = 'value' | 'target' | 'numerator' | 'denominator' | 'byHand';
const parts = ['numerator', 'denominator'] as const;
const moving: readonly string[] = ['value', 'target', 'numerator', 'denominator', 'byHand'];

const after = ({ back, now }: Draft, field: Following): FieldValue => {
  const value = back.get(field);
  return value === undefined ? now[field] : value;
};

/** Changes that nobody names: of parts, statuses by hand and statuses. */
export function followingUndo(input: UndoInput, taken: readonly Change[], ofOne: OwnChanges): Change[] {
  const drafts = new Map<string, Draft>();
  for (const { type, key, field, after: value } of taken) {
    if (type !== 'measurement' || !moving.includes(field)) continue;
    const now = input.measurements.get(key);
    if (!now) throw new RangeError(`Measurement ${key} comes without its state`);
    const draft = drafts.get(key) ?? { input, key, now, own: ofOne.get(key) ?? [], back: new Map() };
    drafts.set(key, draft);
    draft.back.set(field as MeasurementField, value);
  }
  return [...drafts.values()].flatMap((draft) => [...partsBack(draft), ...handBack(draft), ...statusBack(draft)]);
}

function changeOf({ key, now, back }: Draft, field: Following | 'status', value: FieldValue): Change[] {
  if (field !== 'status') back.set(field, value);
  return now[field] === value ? [] : [{ type: 'measurement', key, field, before: now[field], after: value }];
}

/**
 * Where both parts stand the value is theirs, also when they come to stand by being taken back: it follows them, as it does
 * where they are pushed. Parts that came later than a value that is taken back, and do not make it, go.
 */
function partsBack(draft: Draft): Change[] {
  const { input, key, back, now } = draft;
  const { site } = input.context;
  const pi = input.context.indicator(partsOf(key)[0] ?? '');
  if (!pi || !hasParts(pi)) return [];
  const moved = parts.filter((part) => back.has(part));
  if (moved.length === 0 && !back.has('value')) return [];
  const made: Figure | undefined = madeOf(pi, after(draft, 'numerator'), after(draft, 'denominator'), site);
  const value = asFigure(after(draft, 'value'));
  if (back.has('value')) {
    if (made === undefined || sameFigure(made, value)) return [];
    return parts.filter((part) => !back.has(part)).flatMap((part) => changeOf(draft, part, null));
  }
  if (made !== undefined) return sameFigure(made, value) ? [] : changeOf(draft, 'value', made);
  const was = madeOf(pi, now.numerator, now.denominator, site);
  return was !== undefined && sameFigure(was, value) ? changeOf(draft, 'value', null) : [];
}

function handBack(draft: Draft): Change[] {
  const { input, own, back, now } = draft;
  if (back.has('byHand') || !(back.has('value') || back.has('target'))) return [];
  const went = own.find(({ c }) => c.field === 'byHand');
  if (went?.now && isAsLeft(went.c, went.now, input.revision)) return changeOf(draft, 'byHand', went.c.before);
  const kept = now.byHand === null ? null : handKept(now.byHand, input.context.site);
  return kept === now.byHand ? [] : changeOf(draft, 'byHand', kept);
}

/** Put back as judged then where everything that it was judged by goes back; else judged anew. */
function statusBack(draft: Draft): Change[] {
  const { input, key, own, back, now } = draft;
  const judgedBy = (['value', 'target', 'byHand'] as const).filter((field) => back.has(field));
  if (judgedBy.length === 0) return [];
  const fields = own
    .map(({ c }) => c.field)
    .filter((field) => field === 'value' || field === 'target' || field === 'byHand');
  // A value that followed its parts was not the change-set's own: how it was judged then says nothing of it.
  const whole = fields.every((field) => back.has(field)) && judgedBy.every((f) => f === 'byHand' || fields.includes(f));
  const judged = own.find(({ c }) => c.field === 'status');
  if (whole && judged?.now && isAsLeft(judged.c, judged.now, input.revision))
    return changeOf(draft, 'status', judged.c.before);
  const [code = '', period = ''] = partsOf(key);
  const pi = input.context.indicator(code);
  if (!pi) return [];
  const { site } = input.context;
  const { lastYear } = now;
  const status =
    after(draft, 'byHand') ??
    judge(pi, after(draft, 'value'), after(draft, 'target'), { period, site, ...(lastYear && { lastYear }) });
  return changeOf(draft, 'status', status);
}

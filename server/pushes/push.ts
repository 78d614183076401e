// A push: shape → rights → period open → rules → conflicts, then all or nothing (SYNC: Push). A dry run gives the same
// answer and applies nothing. The same pushId again gives the same receipt.
import { AppError } from '../../domain/errors';
import type { FieldValue } from '../../domain/figure';
import { parseKey, shift } from '../../domain/period/period';
import { refId, type ChangeSetHead, type ChangeSetKind, type FieldRef } from '../../domain/sync/change-set';
import { editsFromColumns } from '../../domain/sync/columns';
import { importRules, pushRules } from '../../domain/decide/decide-measurement';
import { decidePush, type Moved, type PushDecision } from '../../domain/decide/decide-push';
import { needed, type PushStanding } from '../../domain/decide/needed';
import { pushByPeriod, type PeriodPush } from '../../domain/decide/push-by-period';
import { isMeasurementField } from '../../domain/records/measurement';
import { limits, type PushRequest } from '../../domain/wire';
import { askingAs } from '../records/asking';
import type { Body } from '../records/body';
import { readyCalculations } from '../records/roll-up';
import type { ServiceParts, Who } from '../service';
import type { Reader } from '../store/port';
import { named, type PushAnswer } from './answer';
import { withRollUps } from './follow-up';
import { receiptOf, receiptWith, withMoved, type Follows } from './receipt';

export interface PushService {
  /** @throws AppError `too-large` | `malformed` | `out-of-step` | `disk-full` | `store-stopped` */
  push(request: PushRequest, who: Who, kind?: ChangeSetKind, at?: string): Promise<PushAnswer>;
}

/** Counts the cells of a request and checks that its columns fit together. */
function checkSize({ edits }: PushRequest): void {
  const cells = edits.reduce((n, block) => n + block.keys.length, 0);
  if (cells > limits.cellsPerPush)
    throw new AppError(
      'too-large',
      `This push has ${cells} cells; at most ${limits.cellsPerPush} can be sent at once. Send it in parts.`,
    );
  for (const { field, keys, values, seen, addresses, formulas } of edits)
    for (const column of [values, seen, addresses, formulas])
      if (column && column.length !== keys.length)
        throw new AppError('malformed', `The columns sent for “${field}” are not equally long.`);
}

export function pushService({ store, loadBody, calendar, clock }: ServiceParts): PushService {
  /** Of the fields sent, those that changed after the sheet's base: how they stand and what they were then. */
  async function movedSince(base: number, refs: readonly FieldRef[], state: Reader) {
    if (refs.length === 0) return new Map<string, Moved>();
    const [now, then] = [await state.fields(refs), await (await store.read(base)).fields(refs)];
    return new Map(
      refs.map((ref, i) => {
        const field = now[i];
        if (!field) throw new RangeError('The store gave no state for a field');
        return [refId(ref), { base: then[i]?.value ?? null, now: field }];
      }),
    );
  }

  async function decide(
    state: Reader,
    { base, edits, dryRun }: PushRequest,
    who: Who,
    kind: ChangeSetKind,
  ): Promise<Decided> {
    if (base > state.revision)
      throw new AppError(
        'out-of-step',
        `The sheet was pulled at revision ${base}, and the store is at ${state.revision}. Pull again.`,
      );
    const periods = pushByPeriod(edits);
    const body = await loadBody(state);
    await readyCalculations(body, calendar);
    const context = askingAs(who, body, calendar);
    const needs = periods.map((push) => needed(push, context));
    const standing = await Promise.all(
      periods.map(({ codes, period }, i) => state.standing(codes, period, needs[i]?.fields ?? [])),
    );
    const lastYear = await Promise.all(periods.map(({ codes }, i) => pointsIn(codes, needs[i]?.lastYear, state)));
    const previous = await Promise.all(periods.map(({ codes, period }) => valuesBefore(codes, period, state)));
    const others = editsFromColumns(edits.filter((block) => block.type !== 'measurement'));
    const states = await state.fields(others);
    const documents = others.map((edit, i) => ({ edit, now: states[i] ?? neverSet }));
    const moved = [
      ...periods.flatMap((push, i) => movedMeasurements(push, standing[i], base)),
      ...documents.filter(({ now }) => now.revision > base).map(({ edit }) => edit),
    ];
    const input = {
      ...{ periods, standing, previous, lastYear, documents, base, context },
      moved: await movedSince(base, moved, state),
      rules: kind === 'import' ? importRules : pushRules,
    };
    const decision = decidePush(input, dryRun ?? false);
    if (decision.kind === 'refuse') return { decision, body };
    const { blocks, calculations } = await withRollUps(decision.blocks, state, body, { calendar, clock });
    // Said now: once others have pushed, this state is the past, which costs more to read with each of them.
    const wasRead = (codes: readonly string[], period: string) =>
      previous[periods.findIndex((push) => push.codes === codes && isBefore(period, push.period))];
    const follows = await withMoved(decision, { blocks, kind }, state, context, calculations, wasRead);
    return { decision: { ...decision, blocks }, body, follows };
  }

  return {
    async push(request, who, kind = 'push', at = clock.now()) {
      checkSize(request);
      const head: ChangeSetHead = {
        ...{ pushId: request.pushId, kind, by: who.id, at },
        ...(request.note !== undefined && { note: request.note }),
        ...(request.source !== undefined && { source: request.source }),
      };
      if (request.dryRun) {
        const state = await store.read();
        const decided = await decide(state, request, who, kind);
        if (decided.follows === undefined) return refused(decided.decision, decided.body);
        const { decision, follows, body } = decided;
        const set = { ...head, revision: state.revision, blocks: decision.blocks };
        return { kind: 'receipt', receipt: receiptWith('dry-run', set, follows, body) };
      }
      // The last decision is the one that was taken: a store decides again where what it was built on was refused.
      let taken: Decided | undefined;
      const result = await store.commit(head, async (state) => {
        taken = await decide(state, request, who, kind);
        const { decision, body } = taken;
        return decision.kind === 'refuse' ? { kind: 'refuse', refusal: refused(decision, body) } : decision;
      });
      if (result.kind === 'refused') return result.refusal;
      const { changeSet } = result;
      if (changeSet.by !== who.id) throw new AppError('malformed', 'This push id was used before. Make a new one.');
      if (result.kind === 'known' || taken?.follows === undefined) {
        const state = await store.read(changeSet.revision);
        const body = await loadBody(state);
        return { kind: 'receipt', receipt: await receiptOf(changeSet, state, askingAs(who, body, calendar), body) };
      }
      const kindOf = changeSet.blocks.length === 0 ? 'nothing-to-do' : 'done';
      return { kind: 'receipt', receipt: receiptWith(kindOf, changeSet, taken.follows, taken.body) };
    },
  };
}

/** A decision with the records that it was made on. */
type Decided =
  | { readonly decision: Extract<PushDecision, { kind: 'refuse' }>; readonly body: Body; readonly follows?: undefined }
  | { readonly decision: Extract<PushDecision, { kind: 'apply' }>; readonly body: Body; readonly follows: Follows };

function refused({ issues, conflicts }: Extract<PushDecision, { kind: 'refuse' }>, body: Body): PushAnswer {
  return { kind: 'refused', issues, conflicts: named(conflicts, body) };
}

const neverSet = { value: null, revision: 0, by: '', at: '', kind: null } as const;

function isBefore(period: string, next: string): boolean {
  return parseKey(next) !== undefined && shift(next, -1) === period;
}

/** Values of the period before; none where it is no period. */
async function valuesBefore(codes: readonly string[], period: string, state: Reader): Promise<readonly FieldValue[]> {
  if (!parseKey(period)) return [];
  const [before] = await state.measurements(codes, [shift(period, -1)], ['value']);
  return before?.columns.value ?? [];
}

/** Values and targets of a period of last year; `null` where nobody asks for it. */
async function pointsIn(codes: readonly string[], period: string | null | undefined, state: Reader) {
  if (!period) return null;
  const [block] = await state.measurements(codes, [period], ['value', 'target']);
  return block?.columns ?? null;
}

/** The fields sent for a period that changed after a revision; of values made of parts also the value, which follows. */
function movedMeasurements({ fields, keys }: PeriodPush, standing: PushStanding | undefined, base: number): FieldRef[] {
  const refs = new Map<string, FieldRef>();
  for (const { block, row } of fields) {
    const isPart = block.field === 'numerator' || block.field === 'denominator';
    for (const field of isPart ? [block.field, 'value'] : [block.field]) {
      const revisions = isMeasurementField(field) ? standing?.[field]?.revisions : undefined;
      for (const at of revisions ? (row ?? keys.keys()) : [])
        if ((revisions?.[at] ?? 0) > base)
          refs.set(`${at} ${field}`, { type: 'measurement', key: keys[at] ?? '', field });
    }
  }
  return [...refs.values()];
}

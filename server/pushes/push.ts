// A push: shape → rights → period open → rules → conflicts, then all or nothing (SYNC: Push). A dry run gives the same
// answer and applies nothing. The same pushId again gives the same receipt.
import { AppError } from '../../domain/errors';
import type { FieldValue } from '../../domain/figure';
import { parseKey, shift } from '../../domain/period/period';
import { refId, type ChangeSetHead, type ChangeSetKind, type FieldRef } from '../../domain/sync/change-set';
import { editsFromColumns } from '../../domain/sync/columns';
import { importRules, pushRules } from '../../domain/decide/decide-measurement';
import { decidePush, type Moved, type PushDecision } from '../../domain/decide/decide-push';
import { pushByPeriod, type PeriodPush } from '../../domain/decide/push-by-period';
import type { Standing } from '../../domain/decide/standing';
import { isMeasurementField } from '../../domain/records/measurement';
import { limits, type PushRequest } from '../../domain/wire';
import { askingAs } from '../records/asking';
import type { ServiceParts, Who } from '../service';
import type { Reader } from '../store/port';
import { named, type PushAnswer } from './answer';
import { receiptOf, receiptWith } from './receipt';

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
  ): Promise<PushDecision> {
    if (base > state.revision)
      throw new AppError(
        'out-of-step',
        `The sheet was pulled at revision ${base}, and the store is at ${state.revision}. Pull again.`,
      );
    const periods = pushByPeriod(edits);
    const standing = await Promise.all(periods.map(({ codes, period }) => state.standing(codes, period)));
    const previous = await Promise.all(periods.map(({ codes, period }) => valuesBefore(codes, period, state)));
    const others = editsFromColumns(edits.filter((block) => block.type !== 'measurement'));
    const states = await state.fields(others);
    const documents = others.map((edit, i) => ({ edit, now: states[i] ?? neverSet }));
    const moved = [
      ...periods.flatMap((push, i) => movedMeasurements(push, standing[i], base)),
      ...documents.filter(({ now }) => now.revision > base).map(({ edit }) => edit),
    ];
    const input = {
      ...{ periods, standing, previous, documents, base },
      moved: await movedSince(base, moved, state),
      context: askingAs(who, await loadBody(state), calendar),
      rules: kind === 'import' ? importRules : pushRules,
    };
    return decidePush(input, dryRun ?? false);
  }

  async function refused(decision: Extract<PushDecision, { kind: 'refuse' }>, state: Reader): Promise<PushAnswer> {
    return {
      kind: 'refused',
      issues: decision.issues,
      conflicts: named(decision.conflicts, await loadBody(state)),
    };
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
        const decision = await decide(state, request, who, kind);
        if (decision.kind === 'refuse') return refused(decision, state);
        const set = { ...head, revision: state.revision, blocks: decision.blocks };
        return { kind: 'receipt', receipt: receiptWith('dry-run', set, decision, await loadBody(state)) };
      }
      // The last decision is the one that was taken: a store decides again where what it was built on was refused.
      let taken: { readonly state: Reader; readonly decision: PushDecision } | undefined;
      const result = await store.commit(head, async (state) => {
        const decision = await decide(state, request, who, kind);
        taken = { state, decision };
        return decision.kind === 'refuse' ? { kind: 'refuse', refusal: decision } : decision;
      });
      if (result.kind === 'refused') return refused(result.refusal, taken?.state ?? (await store.read()));
      const { changeSet } = result;
      if (changeSet.by !== who.id) throw new AppError('malformed', 'This push id was used before. Make a new one.');
      if (result.kind === 'known' || taken?.decision.kind !== 'apply') {
        const state = await store.read(changeSet.revision);
        const body = await loadBody(state);
        return { kind: 'receipt', receipt: await receiptOf(changeSet, state, askingAs(who, body, calendar), body) };
      }
      const kindOf = changeSet.blocks.length === 0 ? 'nothing-to-do' : 'done';
      const body = await loadBody(taken.state);
      return { kind: 'receipt', receipt: receiptWith(kindOf, changeSet, taken.decision, body) };
    },
  };
}

const neverSet = { value: null, revision: 0, by: '', at: '', kind: null } as const;

/** Values of the period before; none where it is no period. */
async function valuesBefore(codes: readonly string[], period: string, state: Reader): Promise<readonly FieldValue[]> {
  if (!parseKey(period)) return [];
  const [before] = await state.measurements(codes, [shift(period, -1)]);
  return before?.columns.value ?? [];
}

/** The fields sent for a period that changed after a revision. */
function movedMeasurements({ fields, keys }: PeriodPush, standing: Standing | undefined, base: number): FieldRef[] {
  return fields.flatMap(({ block, row }): FieldRef[] => {
    const { field } = block;
    if (!standing || !isMeasurementField(field)) return [];
    const { revisions } = standing[field];
    const moved: FieldRef[] = [];
    const rows = row ?? keys.keys();
    for (const at of rows)
      if ((revisions[at] ?? 0) > base) moved.push({ type: 'measurement', key: keys[at] ?? '', field });
    return moved;
  });
}

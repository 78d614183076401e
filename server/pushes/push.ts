// A push: shape → rights → period open → rules → conflicts, then all or nothing (SYNC: Push). A dry run gives the same
// answer and applies nothing. The same pushId again gives the same receipt.
import { AppError } from '../../domain/errors';
import type { FieldValue } from '../../domain/figure';
import { refId, type ChangeSetHead, type ChangeSetKind, type Edit } from '../../domain/sync/change-set';
import { editsFromColumns } from '../../domain/sync/columns';
import { importRules, pushRules } from '../../domain/decide/decide-measurement';
import { decidePush, measurementsOf, type PushDecision } from '../../domain/decide/decide-push';
import { limits, type PushRequest, type Receipt } from '../../domain/wire';
import { askingAs } from '../records/asking';
import type { ServiceParts, Who } from '../service';
import type { Reader } from '../store/port';
import { named, type PushAnswer } from './answer';
import { receiptOf } from './receipt';
import { measurementStates } from './states';

export interface PushService {
  /** @throws AppError `too-large` | `malformed` | `out-of-step` | `disk-full` | `store-stopped` */
  push(request: PushRequest, who: Who, kind?: ChangeSetKind, at?: string): Promise<PushAnswer>;
}

/** The edits of a request, counted and with columns that fit together. */
function editsOf({ edits }: PushRequest): Edit[] {
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
  return editsFromColumns(edits);
}

export function pushService({ store, loadBody, calendar, clock }: ServiceParts): PushService {
  /** Values at the sheet's base of the fields that changed after it. */
  async function baseValues(edits: readonly Edit[], revisions: readonly number[], base: number) {
    const moved = edits.filter((_, i) => (revisions[i] ?? 0) > base);
    if (moved.length === 0) return new Map<string, FieldValue>();
    const states = await (await store.read(base)).fields(moved);
    return new Map(moved.map((edit, i) => [refId(edit), states[i]?.value ?? null]));
  }

  async function decide(
    state: Reader,
    request: PushRequest,
    edits: readonly Edit[],
    who: Who,
    kind: ChangeSetKind,
  ): Promise<PushDecision> {
    if (request.base > state.revision)
      throw new AppError(
        'out-of-step',
        `The sheet was pulled at revision ${request.base}, and the store is at ${state.revision}. Pull again.`,
      );
    const now = await state.fields(edits);
    return decidePush({
      edits,
      base: request.base,
      now,
      baseValues: await baseValues(
        edits,
        now.map((f) => f.revision),
        request.base,
      ),
      measurements: await measurementStates(state, measurementsOf(edits)),
      context: askingAs(who, await loadBody(state), calendar),
      rules: kind === 'import' ? importRules : pushRules,
    });
  }

  async function receipt(kind: Receipt['kind'], set: Parameters<typeof receiptOf>[1], state: Reader, who: Who) {
    const body = await loadBody(state);
    return {
      kind: 'receipt' as const,
      receipt: await receiptOf(kind, set, state, askingAs(who, body, calendar), body),
    };
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
      const edits = editsOf(request);
      const head: ChangeSetHead = {
        ...{ pushId: request.pushId, kind, by: who.id, at },
        ...(request.note !== undefined && { note: request.note }),
        ...(request.source !== undefined && { source: request.source }),
      };
      if (request.dryRun) {
        const state = await store.read();
        const decision = await decide(state, request, edits, who, kind);
        if (decision.kind === 'refuse') return refused(decision, state);
        return receipt('dry-run', { ...head, revision: state.revision, changes: decision.changes }, state, who);
      }
      let draft: Reader | undefined;
      const result = await store.commit(head, async (state) => {
        draft = state;
        const decision = await decide(state, request, edits, who, kind);
        return decision.kind === 'refuse' ? { kind: 'refuse', refusal: decision } : decision;
      });
      if (result.kind === 'refused') return refused(result.refusal, draft ?? (await store.read()));
      const { changeSet } = result;
      if (changeSet.by !== who.id) throw new AppError('malformed', 'This push id was used before. Make a new one.');
      const state = await store.read(changeSet.revision);
      return receipt(changeSet.changes.length === 0 ? 'nothing-to-do' : 'done', changeSet, state, who);
    },
  };
}

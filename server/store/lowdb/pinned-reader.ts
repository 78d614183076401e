// A reader of one consistent state, whatever is committed while it is read: it looks at memory through a layer that
// is made anew when memory has moved on. A pin before memory is an as-of read, a pin after it is a draft.
import type { MeasurementField } from '../../../domain/records/measurement';
import { partsOf, type RecordFields } from '../../../domain/records/record-type';
import { refId, type ChangeSetHead, type FieldRef } from '../../../domain/sync/change-set';
import type { DocumentType, FieldSince, FieldState, MeasurementBlock, Reader } from '../port';
import type { ChangeLog } from './change-log';
import { withChanges } from './document-table';
import type { GroupCommit } from './group-commit';
import { backwards, fieldState, forwards, type Layer } from '../chain/layer';
import type { StoredSet } from '../chain/change-line';
import type { Memory } from './memory';
import { isMeasurementField } from './measurement-table';

const none: Layer = new Map();

export class PinnedReader implements Reader {
  readonly revision: number;
  private readonly memory: Memory;
  private readonly log: ChangeLog;
  private readonly queue: GroupCommit;
  private known: { at: number; layer: Layer } | undefined;

  constructor(revision: number, memory: Memory, log: ChangeLog, queue: GroupCommit) {
    this.revision = revision;
    this.memory = memory;
    this.log = log;
    this.queue = queue;
  }

  private waitingSet(revision: number): StoredSet | undefined {
    return this.queue.sets.find((s) => s.revision === revision);
  }

  private headOf(revision: number): ChangeSetHead | undefined {
    return this.log.head(revision) ?? this.waitingSet(revision)?.head;
  }

  /** Change-sets from..to, both included, durable or waiting. */
  private async sets(from: number, to: number): Promise<StoredSet[]> {
    const sets: StoredSet[] = [];
    for (let revision = from; revision <= to; revision++)
      sets.push(this.waitingSet(revision) ?? (await this.log.set(revision)));
    return sets;
  }

  /** The layer over memory as it stands when this resolves; memory must be read in the same tick. */
  private async layer(): Promise<Layer> {
    for (;;) {
      const at = this.memory.revision;
      if (at === this.revision) return none;
      if (this.known?.at === at) return this.known.layer;
      const layer =
        at > this.revision
          ? backwards((await this.sets(this.revision + 1, at)).reverse(), (r) => this.headOf(r))
          : forwards(await this.sets(at + 1, this.revision));
      this.known = { at, layer };
    }
  }

  async documents(type: DocumentType): Promise<ReadonlyMap<string, RecordFields>> {
    const layer = await this.layer();
    const records = this.memory.documents(type).records();
    const changes = [...layer.values()]
      .filter(({ ref }) => ref.type === type)
      .map(({ ref, value }) => ({ key: ref.key, field: ref.field, value }));
    return withChanges(type, records, changes);
  }

  async measurements(codes: readonly string[], periods: readonly string[]): Promise<readonly MeasurementBlock[]> {
    const layer = await this.layer();
    const table = this.memory.measurements;
    const blocks = periods.map((period) => ({
      period,
      columns: {
        value: table.column('value', codes, period),
        target: table.column('target', codes, period),
        note: table.column('note', codes, period),
        stage: table.column('stage', codes, period),
        status: table.column('status', codes, period),
      },
    }));
    if (layer.size > 0) patch(blocks, codes, layer);
    return blocks;
  }

  async fields(refs: readonly FieldRef[]): Promise<readonly FieldState[]> {
    const layer = await this.layer();
    return refs.map((ref) => {
      const layered = layer.size > 0 ? layer.get(refId(ref)) : undefined;
      if (layered) return layered;
      const { value, revision } = this.memory.cell(ref);
      return fieldState(value, revision, this.headOf(revision));
    });
  }

  async since(revision: number): Promise<readonly FieldSince[]> {
    const fields = new Map<string, FieldSince>();
    for (const set of await this.sets(revision + 1, this.revision))
      for (const { type, field, keys, before } of set.blocks)
        for (const [i, key] of keys.entries()) {
          const ref = { type, key, field };
          const base = fields.get(refId(ref))?.base;
          const { by, at } = set.head;
          fields.set(refId(ref), {
            ...ref,
            base: base === undefined ? (before[i] ?? null) : base,
            revision: set.revision,
            by,
            at,
          });
        }
    return [...fields.values()];
  }
}

/** Puts the layer's values into blocks that were just made. */
function patch(
  blocks: readonly { period: string; columns: Record<MeasurementField, unknown[]> }[],
  codes: readonly string[],
  layer: Layer,
): void {
  const rows = new Map<string, number[]>();
  for (const [i, code] of codes.entries()) {
    const known = rows.get(code);
    if (known) known.push(i);
    else rows.set(code, [i]);
  }
  const byPeriod = new Map(blocks.map((b) => [b.period, b.columns]));
  for (const { ref, value } of layer.values()) {
    if (ref.type !== 'measurement' || !isMeasurementField(ref.field)) continue;
    const [code = '', period = ''] = partsOf(ref.key);
    for (const row of rows.get(code) ?? []) {
      const column = byPeriod.get(period)?.[ref.field];
      if (column) column[row] = value;
    }
  }
}

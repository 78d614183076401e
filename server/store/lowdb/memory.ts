// What the journal says, held in memory: measurements in columns, other records as objects. Changed only by whole
// change-sets, each in one tick, after they are durable.
import type { FieldValue } from '../../../domain/figure';
import { recordTypeNames, type RecordTypeName } from '../../../domain/records';
import type { FieldRef } from '../../../domain/sync/change-set';
import type { DocumentType } from '../port';
import { DocumentTable } from './document-table';
import type { StoredBlock } from '../chain/change-line';
import { isMeasurementField, MeasurementTable } from './measurement-table';

export const documentTypes = recordTypeNames.filter((t): t is DocumentType => t !== 'measurement');

export class Memory {
  readonly measurements = new MeasurementTable();
  private readonly tables = new Map<DocumentType, DocumentTable>(documentTypes.map((t) => [t, new DocumentTable(t)]));
  /** The last change-set that is in here. */
  revision = 0;

  documents(type: DocumentType): DocumentTable {
    const table = this.tables.get(type);
    if (!table) throw new RangeError(`“${type}” is no type of documents`);
    return table;
  }

  value({ type, key, field }: FieldRef): FieldValue {
    if (type !== 'measurement') return this.documents(type).get(key, field);
    return isMeasurementField(field) ? this.measurements.get(key, field) : null;
  }

  /** A field and the revision that changed it last. */
  cell({ type, key, field }: FieldRef): { readonly value: FieldValue; readonly revision: number } {
    if (type === 'measurement' && isMeasurementField(field)) return this.measurements.cell(key, field);
    return { value: this.value({ type, key, field }), revision: this.changedAt({ type, key, field }) };
  }

  /** The revision that changed the field last; 0 where none did. */
  changedAt({ type, key, field }: FieldRef): number {
    if (type !== 'measurement') return this.documents(type).revision(key, field);
    return isMeasurementField(field) ? this.measurements.revision(key, field) : 0;
  }

  /** Takes the changes of one change-set. `wanted` leaves out what a checkpoint holds already. */
  apply(
    revision: number,
    blocks: readonly StoredBlock[],
    wanted?: (type: RecordTypeName, key: string) => boolean,
  ): void {
    for (const block of blocks) this.applyBlock(revision, block, wanted);
    this.revision = revision;
  }

  private applyBlock(
    revision: number,
    { type, field, keys, after }: StoredBlock,
    wanted?: (type: RecordTypeName, key: string) => boolean,
  ): void {
    if (type === 'measurement') {
      if (!isMeasurementField(field)) throw new TypeError(`A measurement has no field “${field}”`);
      for (const [i, key] of keys.entries())
        if (!wanted || wanted(type, key)) this.measurements.set(key, field, after[i] ?? null, revision);
      return;
    }
    const changes = keys.map((key, i) => ({ key, field, value: after[i] ?? null }));
    this.documents(type).apply(wanted ? changes.filter((c) => wanted(type, c.key)) : changes, revision);
  }
}

// What the journal says, held in memory: measurements in columns, other records as objects. Changed only by whole
// change-sets, each in one tick, after they are durable.
import { recordTypeNames } from '../../../../domain/records';
import type { FieldValue } from '../../../../domain/figure';
import { isMeasurementField } from '../../../../domain/records/measurement';
import type { ChangeBlock, FieldRef } from '../../../../domain/sync/change-set';
import type { StoredSet } from '../../chain/change-line';
import type { DocumentType } from '../../port';
import { DocumentTable } from './document-table';
import { MeasurementTable } from './measurement-table';

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

  /** A field and the revision that changed it last. */
  cell({ type, key, field }: FieldRef): { readonly value: FieldValue; readonly revision: number } {
    if (type === 'measurement')
      return isMeasurementField(field) ? this.measurements.cell(key, field) : { value: null, revision: 0 };
    const table = this.documents(type);
    return { value: table.get(key, field), revision: table.revision(key, field) };
  }

  /** Revisions at which the fields of a block were changed last, in the order of its keys. */
  revisions({ type, field, keys }: ChangeBlock): ArrayLike<number> & Iterable<number> {
    if (type !== 'measurement') {
      const table = this.documents(type);
      return keys.map((key) => table.revision(key, field));
    }
    return isMeasurementField(field) ? this.measurements.revisions(field, keys) : new Uint32Array(keys.length);
  }

  /** Takes the changes of one change-set. The same ones again, in order, leave the same. */
  apply({ revision, blocks }: StoredSet): void {
    for (const block of blocks) {
      const { type, field, keys, after } = block;
      if (type === 'measurement') this.measurements.apply(block, revision);
      else
        this.documents(type).apply(
          keys.map((key, i) => ({ key, field, value: after[i] ?? null })),
          revision,
        );
    }
    this.revision = revision;
  }
}

// Damage in the database, named by table and revision, so that a person can look.
import { StoreRefusal } from '../../refusal';

export function damagedRow(table: string, revision: number, what: string): StoreRefusal {
  return new StoreRefusal(
    'damaged',
    `The store is damaged: table ${table}, revision ${revision}: ${what}. Nothing was changed. Restore a back-up, or ask for help with this line.`,
  );
}

// The history of one record, for those who may see it.
import { maySet } from '../../domain/access/policy';
import { AppError } from '../../domain/errors';
import { parseKey } from '../../domain/period/period';
import { partsOf } from '../../domain/records/record-type';
import type { RecordTypeName } from '../../domain/records';
import { changesFromColumns } from '../../domain/sync/columns';
import type { History } from '../../domain/wire-history';
import type { ServiceParts, Who } from '../service';
import { askingAs } from './asking';
import type { Body } from './body';

export interface HistoryService {
  /** Newest first. @throws AppError `not-found`, also for records that the person may not see */
  history(type: RecordTypeName, key: string, who: Who): Promise<History>;
}

export function historyService({ store, loadBody, calendar }: ServiceParts): HistoryService {
  function maySee(type: RecordTypeName, key: string, who: Who, body: Body): boolean {
    const [code = '', ...rest] = partsOf(key);
    const seen = askingAs(who, body, calendar).indicator(code) !== undefined;
    if (type === 'indicator') return seen && rest.length === 0;
    if (type === 'measurement') return seen && rest.length === 1 && parseKey(rest[0] ?? '') !== undefined;
    return maySet(who) && body.document(type, key) !== undefined;
  }

  return {
    async history(type, key, who) {
      const body = await loadBody(await store.read());
      if (!maySee(type, key, who, body)) throw new AppError('not-found', 'There is no such record that you can see.');
      const sets = await store.history({ type, key });
      return {
        changes: sets.flatMap(({ revision, at, by, kind, pushId, note, source, blocks }) =>
          changesFromColumns(blocks).map((change) => ({
            ...{ revision, at, kind, pushId, field: change.field, before: change.before, after: change.after },
            by: { id: by, name: body.personName(by) },
            note: note ?? null,
            source: source ?? null,
            address: change.address ?? null,
            formula: change.formula ?? null,
          })),
        ),
      };
    },
  };
}

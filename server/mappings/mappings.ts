// Layouts of tables that people agreed on, for whoever keeps a table like it. PIs that the asker may not see are left out.
import { recordTypes } from '../../domain/records';
import type { Mappings } from '../../domain/wire-mappings';
import { askingAs } from '../records/asking';
import { storedAs } from '../records/stored';
import type { ServiceParts, Who } from '../service';

export interface MappingsService {
  all(who: Who): Promise<Mappings>;
}

/** More than a person looks through; the newest count. */
const MOST = 200;
const asMapping = storedAs(recordTypes['table-mapping']);

export function mappingsService({ store, loadBody, calendar }: ServiceParts): MappingsService {
  return {
    async all(who) {
      const state = await store.read();
      const body = await loadBody(state);
      const seen = askingAs(who, body, calendar);
      const stored = [...body.table('table-mapping').values()].map(asMapping).reverse().slice(0, MOST);
      return {
        items: stored.map(({ key, name, maker, mapping }) => ({
          ...{ key, name, by: body.personName(maker) },
          mapping: {
            ...mapping,
            // A PI that was merged into another is that other now.
            matches: mapping.matches.flatMap(({ is, code }) => {
              const own = code === null ? null : body.standingCode(code);
              return own !== null && seen.indicator(own) !== undefined ? [{ is, code: own }] : [];
            }),
          },
        })),
      };
    },
  };
}

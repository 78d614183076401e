// Filters and scorecards that people saved: the asker's own and those that are shared. PIs that the asker may not see are left
// out of scorecards, and all scorecards where the roll-out has not opened them; a filter names units and people only, and finds
// what each may see.
import { moduleOfSheet } from '../../domain/access/module-of';
import { recordTypes } from '../../domain/records';
import type { SavedAnswer } from '../../domain/wire-saved';
import { askingAs } from '../records/asking';
import { storedAs } from '../records/stored';
import { modulesFor, openAt } from '../rollout/open-modules';
import type { ServiceParts, Who } from '../service';

export interface SavedService {
  all(who: Who): Promise<SavedAnswer>;
}

const asFilter = storedAs(recordTypes['saved-filter']);
const asScorecard = storedAs(recordTypes.scorecard);
const byName = (a: { readonly name: string }, b: { readonly name: string }) => a.name.localeCompare(b.name, 'en');

export function savedService({ store, loadBody, calendar }: ServiceParts): SavedService {
  return {
    async all(who) {
      const state = await store.read();
      const body = await loadBody(state);
      const seen = askingAs(who, body, calendar);
      const isFor = ({ maker, shared }: { readonly maker: string; readonly shared: boolean }) =>
        shared || maker === who.id;
      const saved = ({ key, name, maker, shared }: ReturnType<typeof asScorecard> | ReturnType<typeof asFilter>) => ({
        ...{ key, name, shared, by: maker === who.id ? null : body.personName(maker) },
      });
      const filters = [...body.table('saved-filter').values()].map(asFilter).filter(isFor);
      // A scorecard shows where its sheets do: in the part that the roll-out opens, and there the PIs of units that have begun.
      const module = moduleOfSheet.scorecard;
      const isOpen = openAt(module, who, body);
      // Whoever made it keeps what they put there: they would take it out unawares with their next change.
      const isSeen = (code: string, maker: string) => {
        const pi = seen.indicator(code);
        return pi !== undefined && (maker === who.id || isOpen(pi));
      };
      const closed = !modulesFor(who, body).includes(module);
      const scorecards = closed ? [] : [...body.table('scorecard').values()].map(asScorecard).filter(isFor);
      return {
        revision: state.revision,
        filters: filters.flatMap((item) => (item.filter ? { ...saved(item), filter: item.filter } : [])).sort(byName),
        scorecards: scorecards
          .flatMap((item) => {
            const headings = item.headings?.map((heading) => ({
              ...heading,
              pis: heading.pis.filter(({ code }) => isSeen(code, item.maker)),
            }));
            return headings ? { ...saved(item), headings } : [];
          })
          .sort(byName),
      };
    },
  };
}

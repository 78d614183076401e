// The catalogue, as the flows use it. Loaded when a catalogue is opened or followed.
import { codesIn } from '../../../domain/sheet/grid-keys';
import { catalogueRows, definitionChanges } from '../../../domain/sheet/kinds/catalogue-row';
import { catalogueSheet, catalogueTexts } from '../../../domain/sheet/kinds/catalogue-sheet';
import { byCodeInOrder } from '../../../domain/sheet/kinds/grid-sheet';
import type { CatalogueView } from '../../../domain/wire';
import type { SheetSource } from './sheet-source';

interface NamedColumns {
  readonly key: readonly string[];
  readonly name: readonly string[];
}
export const listed = ({ key, name }: NamedColumns) => key.map((k, i) => ({ key: k, name: name[i] ?? k }));

export function catalogueSource(view: CatalogueView): SheetSource {
  return {
    also: (grid) => codesIn(grid, { columns: [{ id: 'code', header: 'Code' }] }),
    async ask(api, request) {
      const answer = await api.catalogue({ ...request, view });
      const { revision, asAt, calendar } = answer;
      const rows = catalogueRows(answer).sort(byCodeInOrder);
      const addTo = new Set(answer.addTo);
      const [units, people] = [listed(answer.units), listed(answer.people)];
      return {
        ...{ revision, asAt, calendar, rows, changed: definitionChanges(answer) },
        kind: catalogueSheet({ rows, units, people, addTo, calendar }),
        order: byCodeInOrder,
        texts: (_person, pulled) => catalogueTexts(rows.length, addTo.size > 0, pulled),
      };
    },
  };
}

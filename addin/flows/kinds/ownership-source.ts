// The ownership sheet, as the flows use it. Loaded when one is opened or followed.
import { codesIn } from '../../../domain/sheet/grid-keys';
import { catalogueRows, definitionChanges } from '../../../domain/sheet/kinds/catalogue-row';
import { byCodeInOrder } from '../../../domain/sheet/kinds/grid-sheet';
import { ownershipSheet, ownershipTexts } from '../../../domain/sheet/kinds/ownership-sheet';
import type { OwnershipView } from '../../../domain/wire';
import { listed } from './catalogue-source';
import type { SheetSource } from './sheet-source';

export function ownershipSource(view: OwnershipView): SheetSource {
  return {
    also: (grid) => codesIn(grid, { columns: [{ id: 'code', header: 'Code' }] }),
    async ask(api, request) {
      const answer = await api.catalogue({ ...request, view });
      const { revision, asAt, calendar } = answer;
      const rows = catalogueRows(answer).sort(byCodeInOrder);
      const [units, people] = [listed(answer.units), listed(answer.people)];
      const parts = { rows, units, people, addTo: new Set(answer.addTo), left: new Set(answer.left), calendar };
      return {
        ...{ revision, asAt, calendar, rows, changed: definitionChanges(answer) },
        kind: ownershipSheet(parts),
        order: byCodeInOrder,
        texts: (_person, pulled) => ownershipTexts(rows.length, pulled),
      };
    },
  };
}

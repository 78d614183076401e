// The grid, as the flows use it. Loaded when a grid is opened or followed.
import { codesIn } from '../../../domain/sheet/grid-keys';
import { byCodeInOrder, gridRows, gridSheet, gridTexts } from '../../../domain/sheet/kinds/grid-sheet';
import { rowsOf, theirChanges } from '../../../domain/sheet/view-rows';
import type { GridView } from '../../../domain/wire';
import type { SheetSource } from './sheet-source';

export function gridSource(view: GridView): SheetSource {
  return {
    also: (grid, calendar) => codesIn(grid, gridSheet(view.periods, view.parts, calendar)),
    async ask(api, request) {
      const answer = await api.view({ ...request, view });
      const { revision, asAt, calendar } = answer;
      return {
        ...{ revision, asAt, calendar, rows: gridRows(rowsOf(answer)), changed: theirChanges(answer) },
        kind: gridSheet(view.periods, view.parts, calendar),
        order: byCodeInOrder,
        texts: (_person, pulled) => gridTexts(view.periods, calendar, pulled),
      };
    },
  };
}

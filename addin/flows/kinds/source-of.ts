// What differs between the kinds of sheets, for the flows: which rows to ask for, what to ask, how the answer becomes a
// sheet, in which order, under which words. Kinds that are not opened daily are loaded when they are needed.
import { keysIn } from '../../../domain/sheet/grid-keys';
import { soonestFirst, updateSheet, updateSheetTexts } from '../../../domain/sheet/kinds/update-sheet';
import { rowsOf, theirChanges } from '../../../domain/sheet/view-rows';
import type { AdoptedView } from '../../../domain/adopt/adopted-view';
import type { View } from '../../../domain/wire';
import { loaded } from './loaded';
import type { SheetSource } from './sheet-source';

/** @param fresh whether an adopted table was never compared yet */
export async function sourceOf(view: View | AdoptedView, fresh = false): Promise<SheetSource> {
  switch (view.sheet) {
    case 'update':
      return {
        also: (grid, calendar) => keysIn(grid, updateSheet, calendar),
        async ask(api, request) {
          const answer = await api.view({ ...request, view });
          const { revision, asAt, calendar } = answer;
          const rows = rowsOf(answer).sort(soonestFirst);
          return {
            ...{ revision, asAt, calendar, kind: updateSheet, rows, changed: theirChanges(answer) },
            order: soonestFirst,
            texts: (person, pulled) => updateSheetTexts(rows, person, asAt, pulled),
          };
        },
      };
    case 'grid':
      return (await loaded(() => import('./grid-source'))).gridSource(view);
    case 'adopted':
      return (await loaded(() => import('../adopt/adopted-table'))).adoptedSource(fresh);
    case 'trend':
      return (await loaded(() => import('./trend-source'))).trendSource(view);
    case 'snapshot':
      return (await loaded(() => import('./snapshot-source'))).snapshotSource(view);
    case 'scorecard':
      return (await loaded(() => import('./snapshot-source'))).scorecardSource(view);
    case 'catalogue':
      return (await loaded(() => import('./catalogue-source'))).catalogueSource(view);
    case 'ownership':
      return (await loaded(() => import('./ownership-source'))).ownershipSource(view);
  }
}

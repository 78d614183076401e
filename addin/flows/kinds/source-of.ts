// What differs between the kinds of sheets, for the flows: which rows to ask for, what to ask, how the answer becomes a
// sheet, in which order, under which words. Kinds that are not opened daily are loaded when they are needed.
import { AppError } from '../../../domain/errors';
import { keysIn } from '../../../domain/sheet/grid-keys';
import { soonestFirst, updateSheet, updateSheetTexts } from '../../../domain/sheet/kinds/update-sheet';
import { rowsOf, theirChanges } from '../../../domain/sheet/view-rows';
import type { View } from '../../../domain/wire';
import type { SheetSource } from './sheet-source';

export async function sourceOf(view: View): Promise<SheetSource> {
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
    case 'catalogue':
      return (await loaded(() => import('./catalogue-source'))).catalogueSource(view);
    case 'ownership':
      return (await loaded(() => import('./ownership-source'))).ownershipSource(view);
  }
}

async function loaded<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new AppError(
      'not-connected',
      'A part of PI Bridge could not be loaded. Your edits stay in the sheet; try again when you are connected.',
      { cause },
    );
  }
}

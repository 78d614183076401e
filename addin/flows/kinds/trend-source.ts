// The trend sheet, as the flows use it. Loaded when one is opened or followed.
import { codesIn } from '../../../domain/sheet/grid-keys';
import { trendRowsBefore, trendRowsSliced } from '../../../domain/sheet/kinds/trend-rows';
import { trendOrder, trendSheet, trendTexts } from '../../../domain/sheet/kinds/trend-sheet';
import type { TrendView } from '../../../domain/wire';
import { breath, inBreaths } from '../breath';
import type { SheetSource } from './sheet-source';

export function trendSource(view: TrendView): SheetSource {
  return {
    also: (grid) => codesIn(grid, { columns: [{ id: 'code', header: 'Code' }] }),
    async ask(api, request) {
      const answer = await api.trends({ ...request, view });
      await breath();
      const { revision, asAt, calendar } = answer;
      const order = trendOrder(view);
      const rows = await inBreaths(trendRowsSliced(answer));
      await breath();
      rows.sort(order);
      const periods = answer.periods.map(({ period }) => period);
      return {
        ...{ revision, asAt, calendar, rows, order, changed: new Map() },
        kind: trendSheet({ ...view, periods }, calendar),
        ...(answer.since && { before: trendRowsBefore(answer, answer.since) }),
        texts: (_person, pulled) => trendTexts(rows, asAt, pulled),
      };
    },
  };
}

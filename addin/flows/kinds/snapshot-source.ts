// Snapshot and scorecard, as the flows use them. Loaded when one is opened or followed.
import { codesIn } from '../../../domain/sheet/grid-keys';
import {
  inItsPlace,
  scorecardRows,
  scorecardRowsBefore,
  scorecardSheet,
  scorecardTexts,
} from '../../../domain/sheet/kinds/scorecard-sheet';
import { generatedOn, snapshotSheet, snapshotTexts, worstFirst } from '../../../domain/sheet/kinds/snapshot-sheet';
import { trendRows, trendRowsBefore } from '../../../domain/sheet/kinds/trend-rows';
import type { Grid } from '../../../domain/sheet/grid';
import type { ScorecardView, SnapshotView } from '../../../domain/wire';
import { breath } from '../breath';
import type { SheetSource } from './sheet-source';

const codes = (grid: Grid) => codesIn(grid, { columns: [{ id: 'code', header: 'Code' }] });

export function snapshotSource(view: SnapshotView): SheetSource {
  return {
    also: codes,
    stamp: generatedOn,
    async ask(api, request) {
      const answer = await api.trends({ ...request, view });
      await breath();
      const { revision, asAt, calendar } = answer;
      return {
        ...{ revision, asAt, calendar, kind: snapshotSheet, order: worstFirst, changed: new Map() },
        rows: [...trendRows(answer)].sort(worstFirst),
        ...(answer.since && { before: trendRowsBefore(answer, answer.since) }),
        texts: (_person, pulled) => snapshotTexts(view.title, pulled),
      };
    },
  };
}

export function scorecardSource(view: ScorecardView): SheetSource {
  return {
    also: codes,
    stamp: generatedOn,
    async ask(api, request) {
      const answer = await api.trends({ ...request, view });
      await breath();
      const { revision, asAt, calendar } = answer;
      const before = scorecardRowsBefore(answer);
      return {
        ...{ revision, asAt, calendar, kind: scorecardSheet, changed: new Map() },
        rows: scorecardRows(answer),
        order: inItsPlace,
        ...(before && { before }),
        texts: (_person, pulled) => scorecardTexts(view.title, pulled),
      };
    },
  };
}

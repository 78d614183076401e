// Joins functions in cells to the bridge: what they ask, and when what they show is asked for anew.
import { cellFunctions, type CellCall } from '../../domain/wire-cells';
import type { Bridge } from '../flows/bridge';
import { functionDefinitions } from './definitions';
import { createLiveCells, type LiveCells, type Shown } from './live-cells';

type Connect = (
  names: typeof cellFunctions,
  spills: (name: CellCall['fn']) => boolean,
  subscribe: (call: CellCall, show: (shown: Shown) => void) => () => void,
) => void;

/** The same bridge, after whose every change of the store or refresh the functions in cells are asked for anew. */
export function withFunctions(bridge: Bridge, connect: Connect): Bridge {
  const { session, connection } = bridge;
  const live: LiveCells = createLiveCells({ ask: (request) => bridge.cells(request), session, connection });
  connect(
    cellFunctions,
    (name) => functionDefinitions[name].spills,
    (call, show) => live.subscribe(call, show),
  );
  const after = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work;
    void live.refresh();
    return done;
  };
  return {
    ...bridge,
    refresh: (tableId) => after(bridge.refresh(tableId)),
    refreshAll: () => after(bridge.refreshAll()),
    push: (tableId, progress) => after(bridge.push(tableId, progress)),
    undo: (pushId, leaveChanged) => after(bridge.undo(pushId, leaveChanged)),
  };
}

// The push itself: sending, what came of it, and asking after one whose answer never came.
import { useCallback, useState } from 'react';
import type { Receipt } from '../../../domain/wire';
import type { Changes, RefreshAccount, RollUpMove } from '../../flows/outcomes';
import { useBridge } from '../../ui/data/bridge-context';
import { useStale } from '../../ui/data/queries';
import { useAction } from '../../ui/data/use-action';
import { useTexts } from '../../ui/texts-context';
import type { AskState, RefreshState } from './notes';
import type { PushState } from './push-footer';

/** A push that was taken, with what the sheet held when it went. */
export interface Taken {
  readonly receipt: Receipt;
  /** Absent where the pane was closed between the push and its answer. */
  readonly sent: Changes | null;
  readonly moves: readonly RollUpMove[];
  readonly refreshed: RefreshAccount | null;
}

interface PushOfTable {
  readonly push: PushState;
  readonly ask: AskState;
  readonly refresh: RefreshState;
  readonly said: string | null;
}

export function usePush(tableId: string, onTaken: (taken: Taken) => void): PushOfTable {
  const bridge = useBridge();
  const texts = useTexts();
  const stale = useStale();
  const [share, setShare] = useState(0);
  const [said, setSaid] = useState<string | null>(null);
  const [account, setAccount] = useState<RefreshAccount | null>(null);

  const push = useAction(
    useCallback(async () => {
      setShare(0);
      setSaid(null);
      const outcome = await bridge.push(tableId, setShare);
      switch (outcome.kind) {
        case 'done':
          onTaken(outcome);
          break;
        case 'nothing-to-do':
          setSaid(texts.changes.nothingSent);
          break;
        case 'refused':
          setSaid(outcome.conflicts.length > 0 ? texts.changes.refused : outcome.message);
          break;
        case 'no-answer':
          break;
      }
      await stale.everything();
    }, [bridge, tableId, onTaken, stale, texts]),
  );
  const ask = useAction(
    useCallback(async () => {
      const outcome = await bridge.askAfter(tableId);
      if (outcome.kind === 'taken') onTaken({ ...outcome, refreshed: null });
      else setSaid(texts.changes.notTaken);
      await stale.everything();
    }, [bridge, tableId, onTaken, stale, texts]),
  );
  const refresh = useAction(
    useCallback(async () => {
      setAccount(await bridge.refresh(tableId));
      await stale.everything();
    }, [bridge, tableId, stale]),
  );
  return { push: { ...push, share }, ask, refresh: { ...refresh, account }, said };
}

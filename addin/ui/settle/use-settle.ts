// A change that is made in the pane and stands in no sheet: pushed in one step, and what came of it, with the way to take it back.
import { useCallback, useState } from 'react';
import type { Edit } from '../../../domain/sync/change-set';
import type { Receipt } from '../../../domain/wire';
import type { SettleOutcome } from '../../flows/outcomes';
import { useBridge } from '../data/bridge-context';
import { useStale } from '../data/queries';
import { useAction, type Action } from '../data/use-action';

/** What is pushed, and the sentence that says so once it is done. */
export interface Change {
  readonly edits: readonly Edit[];
  /** The revision that was looked at. */
  readonly base: number;
  readonly said: string;
  readonly note?: string;
}

export interface Settled {
  readonly said: string;
  readonly receipt: Receipt;
}

export interface Settle extends Action<[change: Change]> {
  /** The last one that was taken. */
  readonly settled: Settled | null;
  /** The last one, where it was not taken. */
  readonly refused: Exclude<SettleOutcome, { kind: 'done' }> | null;
}

/** @param onDone after a change was taken and everything was read again */
export function useSettle(onDone: () => void): Settle {
  const bridge = useBridge();
  const stale = useStale();
  const [settled, setSettled] = useState<Settled | null>(null);
  const [refused, setRefused] = useState<Settle['refused']>(null);
  const action = useAction(
    useCallback(
      async ({ edits, base, said, note }: Change) => {
        setRefused(null);
        const outcome = await bridge.settle(edits, base, note);
        if (outcome.kind === 'done') setSettled({ said, receipt: outcome.receipt });
        else setRefused(outcome);
        await stale.everything();
        if (outcome.kind === 'done') onDone();
      },
      [bridge, stale, onDone],
    ),
  );
  return { ...action, settled, refused };
}

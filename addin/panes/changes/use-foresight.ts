// What the store foresees of the edits that are ready: asked a moment after they last changed, and by a press where they
// are so many that asking each time would keep the store busy. An answer that comes late never replaces a newer one.
import { useCallback, useEffect, useState } from 'react';
import type { Changes, Foresight } from '../../flows/outcomes';
import { useBridge } from '../../ui/data/bridge-context';
import { useStale } from '../../ui/data/queries';

/** Milliseconds after the last change. */
const PAUSE_MS = 400;
/** Edits that are foreseen unasked. */
export const UNASKED = 5_000;

export type ForesightState =
  | { readonly kind: 'none' }
  | { readonly kind: 'on-request'; readonly ask: () => void }
  | { readonly kind: 'asking' }
  | { readonly kind: 'known'; readonly foresight: Foresight }
  | { readonly kind: 'failed'; readonly ask: () => void };

interface Known {
  readonly of: Changes;
  readonly answer: Foresight | 'failed';
}

export function useForesight(changes: Changes, connected: boolean): ForesightState {
  const bridge = useBridge();
  const stale = useStale();
  const [known, setKnown] = useState<Known | null>(null);
  const [asked, setAsked] = useState<{ readonly of: Changes } | null>(null);
  const n = changes.plan.ready.length;
  const isWanted = connected && n > 0 && (n <= UNASKED || asked?.of === changes);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      bridge.foresee(changes).then(
        (answer) => {
          if (!isCurrent) return;
          setKnown({ of: changes, answer });
          // What the store would refuse stands at its cell from now on, and the rest can go.
          if (answer.kind === 'refused' && answer.apart > 0) void stale.sheet();
        },
        () => isCurrent && setKnown({ of: changes, answer: 'failed' }),
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [bridge, stale, changes, isWanted, asked]);
  const ask = useCallback(() => {
    setKnown(null);
    setAsked({ of: changes });
  }, [changes]);
  if (!connected || n === 0) return { kind: 'none' };
  if (!isWanted) return { kind: 'on-request', ask };
  if (known?.of !== changes) return { kind: 'asking' };
  return known.answer === 'failed' ? { kind: 'failed', ask } : { kind: 'known', foresight: known.answer };
}

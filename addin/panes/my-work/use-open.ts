// Opening a sheet of another kind: how far it is, and what came of it.
import { useCallback, useState } from 'react';
import type { View } from '../../../domain/wire';
import { useBridge } from '../../ui/data/bridge-context';
import { useStale } from '../../ui/data/queries';
import { useAction } from '../../ui/data/use-action';
import { useTexts } from '../../ui/texts-context';

export interface OpenState {
  readonly run: (view: View) => void;
  readonly busy: boolean;
  readonly error: unknown;
  /** 0 to 1 while the sheet is written. */
  readonly share: number;
  /** What came of the last one, in words. */
  readonly said: string | null;
}

/** @param onOpened called when a sheet was written */
export function useOpen(onOpened: () => void): OpenState {
  const bridge = useBridge();
  const words = useTexts().work.sheets;
  const stale = useStale();
  const [share, setShare] = useState(0);
  const [said, setSaid] = useState<string | null>(null);
  const { run, busy, error } = useAction(
    useCallback(
      async (view: View) => {
        setShare(0);
        setSaid(null);
        const outcome = await bridge.open(view, setShare);
        if (outcome.kind === 'done') {
          setSaid(words.opened(outcome.sheet, outcome.rows));
          onOpened();
        } else setSaid(words.nothingThere);
        await stale.everything();
      },
      [bridge, words, stale, onOpened],
    ),
  );
  return { run, busy, error, share, said };
}

// Making my update sheet: how far it is, and what came of it.
import { useCallback, useState } from 'react';
import { useBridge } from '../../ui/data/bridge-context';
import { useStale } from '../../ui/data/queries';
import { useAction } from '../../ui/data/use-action';
import { useTexts } from '../../ui/texts-context';
import type { PullState } from './work-head';

export function usePull(): PullState {
  const bridge = useBridge();
  const texts = useTexts();
  const stale = useStale();
  const [share, setShare] = useState(0);
  const [said, setSaid] = useState<string | null>(null);
  const { run, busy, error } = useAction(
    useCallback(async () => {
      setShare(0);
      setSaid(null);
      const outcome = await bridge.pull(setShare);
      switch (outcome.kind) {
        case 'done':
          setSaid(texts.work.opened(outcome.sheet, outcome.rows));
          break;
        case 'nothing-due':
          setSaid(texts.work.nothingToOpen);
          break;
      }
      await stale.everything();
    }, [bridge, texts, stale]),
  );
  return { run, busy, error, share, said };
}

// Writing a sheet of the selected PIs: how far it is, and what came of it.
import { useCallback, useState } from 'react';
import { cellFormula } from '../../../domain/wire-cells';
import type { View } from '../../../domain/wire';
import { useBridge } from '../../ui/data/bridge-context';
import { useStale } from '../../ui/data/queries';
import { useAction } from '../../ui/data/use-action';
import { useTexts } from '../../ui/texts-context';
import { useExploreTexts } from './explore-texts';

export interface Inserting {
  /** Puts a function of each PI into the selected cell and those below it. */
  readonly insert: (codes: readonly string[]) => void;
  readonly open: (view: View, charts: readonly string[]) => void;
  readonly busy: boolean;
  readonly error: unknown;
  readonly share: number;
  readonly said: string | null;
}

export function useInsert(onDone: () => void): Inserting {
  const bridge = useBridge();
  const { sheets } = useTexts().work;
  const words = useExploreTexts();
  const stale = useStale();
  const [share, setShare] = useState(0);
  const [said, setSaid] = useState<string | null>(null);
  const { run, busy, error } = useAction(
    useCallback(
      async (view: View, charts: readonly string[]) => {
        setShare(0);
        setSaid(null);
        const outcome = await bridge.open(view, setShare, charts);
        setSaid(outcome.kind === 'done' ? sheets.written(outcome.sheet, outcome.rows) : sheets.nothingThere);
        if (outcome.kind === 'done') onDone();
        await stale.sheet();
      },
      [bridge, sheets, stale, onDone],
    ),
  );
  const functions = useAction(
    useCallback(
      async (codes: readonly string[]) => {
        setSaid(null);
        const { address } = await bridge.insertFunctions(codes.map((code) => cellFormula('VALUE', [code])));
        setSaid(words.inserted(codes.length, address));
        onDone();
      },
      [bridge, words, onDone],
    ),
  );
  return {
    ...{ open: run, insert: functions.run, busy: busy || functions.busy, share, said },
    error: error ?? functions.error,
  };
}

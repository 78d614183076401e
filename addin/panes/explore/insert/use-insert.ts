// Writing sheets of what was chosen: how far it is, how it is stopped, and what came of it.
import { useCallback, useRef, useState } from 'react';
import { cellFormula } from '../../../../domain/wire-cells';
import type { View } from '../../../../domain/wire';
import { useBridge } from '../../../ui/data/bridge-context';
import { useStale } from '../../../ui/data/queries';
import { useAction } from '../../../ui/data/use-action';
import { useTexts } from '../../../ui/texts-context';
import { useExploreTexts } from '../explore-texts';

export interface Inserting {
  /** Puts a function of each PI into the selected cell and those below it. */
  readonly insert: (codes: readonly string[]) => void;
  readonly open: (view: View, charts: readonly string[]) => void;
  /** A sheet each. */
  readonly openEach: (views: readonly View[]) => void;
  /** Ends what is under way and leaves the workbook as it was; of several sheets those that are done stay. */
  readonly stop: () => void;
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
  const stopper = useRef(new AbortController());
  const begin = useCallback(() => {
    stopper.current = new AbortController();
    setShare(0);
    setSaid(null);
    return stopper.current.signal;
  }, []);
  const one = useAction(
    useCallback(
      async (view: View, charts: readonly string[]) => {
        const outcome = await bridge.open(view, setShare, charts, begin());
        const notDone = { 'nothing-there': sheets.nothingThere, stopped: words.stopped };
        setSaid(outcome.kind === 'done' ? sheets.written(outcome.sheet, outcome.rows) : notDone[outcome.kind]);
        if (outcome.kind === 'done') onDone();
        await stale.sheet();
      },
      [bridge, sheets, words, stale, onDone, begin],
    ),
  );
  const each = useAction(
    useCallback(
      async (views: readonly View[]) => {
        const signal = begin();
        let [done, without, last] = [0, 0, ''];
        for (const [i, view] of views.entries()) {
          const outcome = await bridge.open(view, (part) => setShare((i + part) / views.length), [], signal);
          if (outcome.kind === 'stopped') break;
          if (outcome.kind === 'done') [done, last] = [done + 1, outcome.sheet];
          else without++;
        }
        const rest = without > 0 ? words.snapshot.without(without) : '';
        const sentence = done > 0 ? words.snapshot.done(done, last) + rest : words.snapshot.none;
        setSaid(done === 0 && signal.aborted ? words.stopped : sentence);
        if (done > 0) onDone();
        await stale.sheet();
      },
      [bridge, words, stale, onDone, begin],
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
    ...{ open: one.run, openEach: each.run, insert: functions.run, share, said },
    stop: useCallback(() => stopper.current.abort(), []),
    busy: one.busy || each.busy || functions.busy,
    error: one.error ?? each.error ?? functions.error,
  };
}

// Taking a push back, from the receipt or from My work: the button, and in place what became of it.
// Where cells changed since, nothing is taken back unasked: the rest is offered by its number.
import { Button, mergeClasses } from '@fluentui/react-components';
import { ArrowUndo16Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { UndoOutcome } from '../../flows/outcomes';
import { useBridge } from '../data/bridge-context';
import { useStale } from '../data/queries';
import { useAction } from '../data/use-action';
import type { Action } from '../data/use-action';
import { ActionError } from '../broken-world';
import { useLayout, useText } from '../styles';
import { useTexts } from '../texts-context';

export interface Undo extends Action<[leaveChanged?: boolean]> {
  readonly outcome: UndoOutcome | null;
}

export function useUndo(pushId: string): Undo {
  const bridge = useBridge();
  const stale = useStale();
  const [outcome, setOutcome] = useState<UndoOutcome | null>(null);
  const action = useAction(
    useCallback(
      async (leaveChanged?: boolean) => {
        setOutcome(await bridge.undo(pushId, leaveChanged));
        await stale.everything();
      },
      [bridge, pushId, stale],
    ),
  );
  return { ...action, outcome };
}

/** The button; it goes once the push is taken back. `what` names the push for those who hear the page. */
export function UndoButton({ undo, what, subtle }: { undo: Undo; what: string; subtle?: boolean }) {
  const texts = useTexts();
  if (undo.outcome !== null) return null;
  return (
    <Button
      size="small"
      appearance={subtle === true ? 'subtle' : 'secondary'}
      icon={<ArrowUndo16Regular />}
      aria-label={texts.receipt.undoOf(what)}
      disabledFocusable={undo.busy}
      onClick={() => undo.run()}
    >
      {texts.receipt.undo}
    </Button>
  );
}

/** What became of it. `cells` is how many cells the push had. */
export function UndoResult({ undo, cells }: { undo: Undo; cells: number }) {
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const place = useRef<HTMLDivElement>(null);
  const { outcome } = undo;
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to what it led to.
    if (outcome !== null) place.current?.focus();
  }, [outcome]);
  return (
    <>
      <div role="status" tabIndex={-1} ref={place} style={{ outline: 'none' }}>
        {undo.busy ? <p className={text.quiet}>{texts.receipt.undoing}</p> : null}
        {outcome?.kind === 'done' ? (
          <p className={mergeClasses(text.support, layout.above4)}>{texts.receipt.undone(outcome.receipt.counts)}</p>
        ) : null}
        {outcome?.kind === 'conflicts' ? (
          <p className={mergeClasses(text.support, layout.above4)}>
            {texts.receipt.undoConflicts(outcome.conflicts.length)}
            {outcome.conflicts.length >= cells ? ` ${texts.receipt.undoNone}` : null}
          </p>
        ) : null}
      </div>
      {outcome?.kind === 'conflicts' && outcome.conflicts.length < cells ? (
        <Button size="small" className={layout.above4} disabledFocusable={undo.busy} onClick={() => undo.run(true)}>
          {texts.receipt.undoOthers(cells - outcome.conflicts.length)}
        </Button>
      ) : null}
      <ActionError error={undo.error} />
    </>
  );
}

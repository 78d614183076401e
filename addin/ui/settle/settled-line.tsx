// What came of a change that stands in no sheet: the sentence with its undo, or why it was not taken. It takes the focus when it comes.
import { mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { ActionError } from '../broken-world';
import { useLayout, useText } from '../styles';
import { UndoButton, UndoResult, useUndo } from '../work/undo';
import { useTexts } from '../texts-context';
import type { Settle, Settled } from './use-settle';

export function SettledLine({ settle }: { settle: Settle }) {
  const { frame } = useTexts();
  const text = useText();
  const layout = useLayout();
  const { settled, refused } = settle;
  return (
    <div className={layout.side}>
      {settled === null ? null : <Done key={settled.receipt.pushId} settled={settled} />}
      <div role="status">
        {refused?.kind === 'conflicts' ? (
          <p className={mergeClasses(text.plain, layout.above8)}>{frame.movedMeanwhile}</p>
        ) : null}
        {refused?.kind === 'issues'
          ? [...new Set(refused.issues.map((issue) => issue.message))].map((message) => (
              <p key={message} className={mergeClasses(text.plain, layout.above8)}>
                {message}
              </p>
            ))
          : null}
      </div>
      <ActionError error={settle.error} />
    </div>
  );
}

function Done({ settled: { said, receipt } }: { settled: Settled }) {
  const text = useText();
  const layout = useLayout();
  const undo = useUndo(receipt.pushId);
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => place.current?.focus(), []);
  const { values, notes, other } = receipt.counts;
  return (
    <div className={layout.above8}>
      <div className={layout.row}>
        <p
          ref={place}
          tabIndex={-1}
          role="status"
          className={mergeClasses(text.plain, layout.grow)}
          style={{ outline: 'none' }}
        >
          {said}
        </p>
        <UndoButton undo={undo} what={said} />
      </div>
      <UndoResult undo={undo} cells={values + notes + other} />
    </div>
  );
}

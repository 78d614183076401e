// A button that is asked once more in place, with what will happen, before it does what cannot be taken back by a press.
import { Button, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLayout, useText } from '../../ui/styles';
import { useManageTexts } from './manage-texts';

interface ConfirmedButtonProps {
  /** What the button is called. */
  readonly label: string;
  /** What will happen. */
  readonly about: ReactNode;
  /** What the second button is called: the result, with its name. */
  readonly doIt: string;
  readonly busy: boolean;
  readonly run: () => void;
}

export function ConfirmedButton({ label, about, doIt, busy, run }: ConfirmedButtonProps) {
  const { manage } = useManageTexts();
  const text = useText();
  const layout = useLayout();
  const [isAsked, setAsked] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const wasAsked = useRef(false);
  // Asked, the focus stands on what does it; left, it goes back to where it came from.
  useEffect(() => {
    if (isAsked || wasAsked.current) place.current?.querySelector('button')?.focus();
    wasAsked.current = isAsked;
  }, [isAsked]);
  if (!isAsked)
    return (
      <div ref={place}>
        <Button size="small" disabledFocusable={busy} onClick={() => setAsked(true)}>
          {label}
        </Button>
      </div>
    );
  return (
    <div
      ref={place}
      role="group"
      aria-label={label}
      className={layout.full}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setAsked(false);
      }}
    >
      <p className={text.support} role="status">
        {about}
      </p>
      <div className={mergeClasses(layout.row, layout.wrap, layout.above4)}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={busy}
          onClick={() => {
            setAsked(false);
            run();
          }}
        >
          {doIt}
        </Button>
        <Button size="small" onClick={() => setAsked(false)}>
          {manage.leaveIt}
        </Button>
      </div>
    </div>
  );
}

// A button with a short list of choices below it, as the WAI-ARIA menu button pattern says. Fluent's own menu brings a
// positioning engine of 24 kB; ours opens in place, which is all that a narrow pane needs.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { FORCED, useText } from './styles';

export interface MenuChoice {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactElement;
  /** Where one of the choices holds now. */
  readonly checked?: boolean;
  readonly choose: () => void;
}

interface MenuProps {
  /** What the button is called where its content does not say it. */
  readonly label: string;
  readonly content?: string;
  readonly icon?: ReactElement;
  readonly className?: string;
  /** Which edge of the button the list keeps to. */
  readonly side: 'left' | 'right';
  /** A line above the choices. */
  readonly heading?: string;
  readonly choices: readonly MenuChoice[];
}

const useStyles = makeStyles({
  place: { position: 'relative', display: 'inline-block', minWidth: 0, maxWidth: '100%' },
  list: {
    position: 'absolute',
    top: '100%',
    zIndex: 10,
    minWidth: '160px',
    width: 'max-content',
    maxWidth: '280px',
    padding: '4px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  left: { left: 0 },
  right: { right: 0 },
  heading: { margin: 0, padding: '6px 8px' },
  choice: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    width: '100%',
    minHeight: '32px',
    padding: '4px 8px',
    border: 0,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    [FORCED]: { ':hover': { outline: '1px solid Highlight' } },
  },
  icon: { width: '20px', display: 'inline-flex', flexShrink: 0 },
});

export function Menu({ label, content, icon, className, side, heading, choices }: MenuProps) {
  const styles = useStyles();
  const text = useText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const items = () => [...(list.current?.querySelectorAll('button') ?? [])];
  const button = () => place.current?.querySelector('button');

  useEffect(() => {
    if (!isOpen) return undefined;
    const [first] = items();
    const checked = items().find((item) => item.getAttribute('aria-checked') === 'true');
    (checked ?? first)?.focus();
    // Below the last row of a page the list would stand outside what is shown.
    list.current?.scrollIntoView({ block: 'nearest' });
    const outside = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    button()?.focus();
  };
  const move = (event: KeyboardEvent) => {
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const to = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    const { key } = event;
    if (key === 'Escape') close();
    else if (key === 'ArrowDown' || key === 'ArrowUp' || key === 'Home' || key === 'End') all[to[key]]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.place} ref={place}>
      <Button
        appearance={content === undefined ? 'subtle' : 'transparent'}
        {...(icon && { icon })}
        {...(className !== undefined && { className })}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        {...(isOpen && { 'aria-controls': id })}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {content}
      </Button>
      {isOpen ? (
        <div
          className={mergeClasses(styles.list, side === 'left' ? styles.left : styles.right)}
          role="menu"
          id={id}
          aria-label={label}
          tabIndex={-1}
          ref={list}
          onKeyDown={move}
        >
          {heading === undefined ? null : <p className={mergeClasses(text.quiet, styles.heading)}>{heading}</p>}
          {choices.map((choice) => (
            <button
              key={choice.id}
              type="button"
              role={choice.checked === undefined ? 'menuitem' : 'menuitemradio'}
              {...(choice.checked !== undefined && { 'aria-checked': choice.checked })}
              tabIndex={-1}
              className={styles.choice}
              onClick={() => {
                close();
                choice.choose();
              }}
            >
              {choice.checked === undefined ? null : (
                <span className={styles.icon} aria-hidden="true">
                  {choice.checked ? <Checkmark16Regular /> : null}
                </span>
              )}
              {choice.icon === undefined ? null : (
                <span className={styles.icon} aria-hidden="true">
                  {choice.icon}
                </span>
              )}
              {choice.label}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

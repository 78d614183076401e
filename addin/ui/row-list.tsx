// A list of rows that is one Tab stop: arrows, Home and End move within it, Enter or Space does what the row is for. Where the
// rows are for reading only it is none.
import { makeStyles, mergeClasses, tokens, useArrowNavigationGroup } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { InRowContext } from './open-pi';
import { FORCED } from './styles';
import { Link } from '@fluentui/react-components';
import { useTexts } from './texts-context';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { position: 'relative', display: 'flex', alignItems: 'center', minWidth: 0 },
  still: { padding: '6px 16px', minHeight: '40px', boxSizing: 'border-box' },
  button: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    width: '100%',
    minWidth: 0,
    minHeight: '40px',
    margin: 0,
    padding: '6px 16px',
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontVariantNumeric: 'inherit',
    textAlign: 'start',
    boxSizing: 'border-box',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusMedium,
      [FORCED]: { outlineColor: 'Highlight' },
    },
  },
  /** Over the whole row, below what can be pressed by itself within it. */
  over: { position: 'absolute', inset: 0, padding: 0, minHeight: 0 },
  content: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    width: '100%',
    minWidth: 0,
    minHeight: '40px',
    padding: '6px 16px',
    boxSizing: 'border-box',
    position: 'relative',
    pointerEvents: 'none',
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    '::before': {
      content: '""',
      position: 'absolute',
      left: 0,
      top: '6px',
      bottom: '6px',
      width: '3px',
      borderRadius: '2px',
      backgroundColor: tokens.colorCompoundBrandStroke,
      [FORCED]: { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
    },
  },
  more: { padding: '4px 16px', minHeight: '32px' },
});

interface RowListProps<T> {
  readonly items: readonly T[];
  readonly label?: string;
  readonly labelledBy?: string;
  readonly id: (item: T) => string;
  readonly row: (item: T) => ReactNode;
  /** Rows shown at first; the rest on request. */
  readonly first?: number;
  /** Where rows have a code to open (`LinkedRow`), left and right go to it and back. */
  readonly linked?: boolean;
}

/** Rows of `row(item)`, each to be a {@link Row} or a {@link RowButton}. */
export function RowList<T>({ items, label, labelledBy, id, row, first = 100, linked }: RowListProps<T>) {
  const styles = useStyles();
  const texts = useTexts();
  const arrows = useArrowNavigationGroup({ axis: linked === true ? 'vertical' : 'both', memorizeCurrent: true });
  const [shown, setShown] = useState(first);
  const list = useRef<HTMLUListElement>(null);
  const [isReached, setReached] = useState(false);
  // A group for the arrows with nothing in it to stop at would hold the Tab key for ever.
  useEffect(() => {
    const there = list.current?.querySelector('button, a[href], input, select, textarea') ?? null;
    setReached(there !== null);
  }, [items, row, shown]);
  const rest = items.length - shown;
  return (
    <>
      <ul ref={list} {...(isReached && arrows)} className={styles.list} aria-label={label} aria-labelledby={labelledBy}>
        {items.slice(0, shown).map((item) => (
          <li key={id(item)} className={styles.item}>
            {row(item)}
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <div className={styles.more}>
          <Link as="button" onClick={() => setShown(shown + 10 * first)}>
            {texts.work.more(Math.min(rest, 10 * first))}
          </Link>
        </div>
      ) : null}
    </>
  );
}

interface RowButtonProps {
  readonly onClick: () => void;
  /** Marked as the one that was chosen last. */
  readonly chosen?: boolean;
  readonly children: ReactNode;
}

export function RowButton({ onClick, chosen, children }: RowButtonProps) {
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(styles.button, chosen === true && styles.chosen)}
      aria-current={chosen === true ? 'true' : undefined}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

/** A row that is a button and holds the code of a PI, which opens its page: two buttons, neither inside the other. */
export function LinkedRow({ onClick, chosen, children }: RowButtonProps) {
  const styles = useStyles();
  const content = useId();
  const toCode = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowRight') return;
    event.preventDefault();
    event.currentTarget.closest('li')?.querySelector<HTMLElement>('[data-pi]')?.focus();
  };
  return (
    <>
      <button
        type="button"
        data-row
        className={mergeClasses(styles.button, styles.over, chosen === true && styles.chosen)}
        aria-labelledby={content}
        aria-current={chosen === true ? 'true' : undefined}
        onClick={onClick}
        onKeyDown={toCode}
      />
      <div id={content} className={styles.content}>
        <InRowContext value>{children}</InRowContext>
      </div>
    </>
  );
}

/** A row that does nothing by itself. */
export function Row({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.item, styles.still)} style={{ width: '100%' }}>
      {children}
    </div>
  );
}

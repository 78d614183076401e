// Rows with a tick each: one Tab stop, arrows within. A head over some of them ticks them all, and is half ticked where some are.
import { Checkbox, Link, makeStyles, mergeClasses, useArrowNavigationGroup } from '@fluentui/react-components';
import { useId, useState, type ReactNode } from 'react';
import { useLayout, useText } from './styles';
import { useTexts } from './texts-context';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr) auto',
    columnGap: '4px',
    alignItems: 'center',
    minHeight: '32px',
    padding: '0 16px 0 8px',
  },
  label: { display: 'flex', columnGap: '8px', minWidth: 0, cursor: 'pointer', padding: '6px 0' },
});

/** Rows shown at first. */
const FIRST = 100;

export interface TickItem {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly aside?: string;
}

interface TickListProps {
  readonly label: string;
  /** Above them all. */
  readonly head?: { readonly title: string; readonly about: string; readonly spoken: string } | undefined;
  readonly items: readonly TickItem[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

export function TickList({ label, head, items, chosen, onChosen }: TickListProps) {
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const arrows = useArrowNavigationGroup({ axis: 'vertical', memorizeCurrent: true });
  const [shown, setShown] = useState(FIRST);
  const ticked = items.filter(({ id }) => chosen.has(id)).length;
  const set = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    onChosen(next);
  };
  return (
    <div {...arrows}>
      {head === undefined ? null : (
        <TickRow
          checked={ticked === 0 ? false : ticked === items.length ? true : 'mixed'}
          spoken={head.spoken}
          aside={<span className={text.quiet}>{texts.number(items.length)}</span>}
          onChange={(on) =>
            set(
              items.map(({ id }) => id),
              on,
            )
          }
        >
          <span className={mergeClasses(text.bold, text.cut)}>{head.title}</span>
          <span className={mergeClasses(text.quiet, text.oneLine)}>{head.about}</span>
        </TickRow>
      )}
      <ul className={styles.list} aria-label={label}>
        {items.slice(0, shown).map((item) => (
          <li key={item.id}>
            <TickRow
              checked={chosen.has(item.id)}
              aside={item.aside === undefined ? null : <span className={text.quiet}>{item.aside}</span>}
              onChange={(on) => set([item.id], on)}
            >
              <span className={mergeClasses(text.bold, text.oneLine)}>{item.title}</span>
              <span className={mergeClasses(text.support, text.cut)} title={item.about}>
                {item.about}
              </span>
            </TickRow>
          </li>
        ))}
      </ul>
      {items.length > shown ? (
        <div className={layout.side}>
          <Link as="button" onClick={() => setShown(shown + 10 * FIRST)}>
            {texts.work.more(Math.min(items.length - shown, 10 * FIRST))}
          </Link>
        </div>
      ) : null}
    </div>
  );
}

interface TickRowProps {
  readonly checked: boolean | 'mixed';
  readonly spoken?: string;
  readonly aside: ReactNode;
  readonly onChange: (on: boolean) => void;
  readonly children: ReactNode;
}

function TickRow({ checked, spoken, aside, onChange, children }: TickRowProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.row}>
      <Checkbox
        id={id}
        checked={checked}
        {...(spoken === undefined ? { 'aria-labelledby': `${id}-label` } : { 'aria-label': spoken })}
        onChange={(_, data) => onChange(data.checked === true)}
      />
      <label htmlFor={id} id={`${id}-label`} className={styles.label}>
        {children}
      </label>
      {aside}
    </div>
  );
}

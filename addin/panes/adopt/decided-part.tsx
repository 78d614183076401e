// What was decided of rows that are no PI by themselves, each with the way back: a PI that was matched by mistake is asked about
// again.
import { Button, Link, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { Matches } from '../../../domain/adopt/mapping';
import { Section } from '../../ui/page';
import { useLayout, useText } from '../../ui/styles';
import { useAdoptTexts } from './adopt-texts';

const useStyles = makeStyles({
  about: { padding: '0 16px 8px' },
  list: { listStyleType: 'none', margin: 0, padding: '0 16px 8px' },
  item: { display: 'flex', alignItems: 'center', columnGap: '8px', padding: '2px 0' },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  button: { flexShrink: 0 },
});

const ID = 'adopt-decided';
/** Decisions that are listed; those made last come first. */
const SHOWN = 100;

interface DecidedPartProps {
  readonly decided: Matches;
  readonly busy: boolean;
  readonly onAgain: (is: string) => void;
}

export function DecidedPart({ decided, busy, onAgain }: DecidedPartProps) {
  const styles = useStyles();
  const text = useText();
  const layout = useLayout();
  const { dry } = useAdoptTexts();
  const [isOpen, setOpen] = useState(false);
  if (decided.size === 0) return null;
  const shown = [...decided].reverse().slice(0, SHOWN);
  return (
    <Section title={dry.decidedTitle} id={ID} aside={String(decided.size)} ruled>
      <div className={styles.about}>
        <Link as="button" className={layout.link} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? dry.hideDecided : dry.showDecided}
        </Link>
      </div>
      {isOpen ? (
        <ul className={styles.list} aria-labelledby={ID}>
          {shown.map(([is, code]) => (
            <li key={is} className={styles.item}>
              <span className={mergeClasses(text.support, styles.text)}>{dry.decided(is, code)}</span>
              <Button
                size="small"
                className={styles.button}
                aria-label={dry.againOf(is)}
                disabledFocusable={busy}
                onClick={() => onAgain(is)}
              >
                {dry.again}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

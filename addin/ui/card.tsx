// The one box of the pane, kept for a decision that the person must take: a conflict, or something to fix.
import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { FORCED, useLayout, useText } from './styles';
import { useTexts } from './texts-context';

const useStyles = makeStyles({
  card: {
    margin: '8px 16px 0',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
  },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    [FORCED]: { border: '1px solid Highlight', outline: '1px solid Highlight' },
  },
  head: {
    padding: '8px 12px',
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  chosenHead: { backgroundColor: tokens.colorNeutralBackground1Selected },
  body: { padding: '8px 12px' },
});

interface CardProps {
  readonly icon: ReactElement;
  readonly title: string;
  /** Name of the card for those who hear the page. */
  readonly name: string;
  /** Where the problem is: `CS02a · F6`. Absent where it has no cell. */
  readonly place: string | null;
  readonly chosen: boolean;
  readonly onShow: () => void;
  readonly children: ReactNode;
}

export function Card({ icon, title, name, place, chosen, onShow, children }: CardProps) {
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  return (
    <section className={mergeClasses(styles.card, chosen && styles.chosen)} aria-label={name}>
      <div className={mergeClasses(styles.head, chosen && styles.chosenHead)}>
        <span className={layout.icon} aria-hidden="true">
          {icon}
        </span>
        <h2 className={mergeClasses(text.section, layout.grow)}>{title}</h2>
        {place === null ? null : (
          <Link
            as="button"
            className={layout.link}
            aria-label={texts.changes.showCell(place)}
            aria-current={chosen ? 'true' : undefined}
            onClick={onShow}
          >
            {place}
          </Link>
        )}
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  );
}

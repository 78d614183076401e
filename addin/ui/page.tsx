// A page of the pane: what scrolls, and a footer that never scrolls away. Sections have a heading and one hairline.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useLayout, useText } from './styles';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  body: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    scrollbarWidth: 'thin',
    scrollbarColor: `${tokens.colorNeutralStroke1} transparent`,
    // A card or row that gets the focus keeps clear of the edge.
    scrollPadding: '12px',
  },
  section: { paddingTop: '16px', paddingBottom: '4px', display: 'flex', alignItems: 'baseline', columnGap: '8px' },
  // A border and not a background, which high contrast would take away.
  line: { border: 'none', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, margin: '12px 16px 0' },
});

export function Page({ children, footer }: { children: ReactNode; footer?: ReactNode }) {
  const styles = useStyles();
  const layout = useLayout();
  return (
    <div className={styles.page}>
      <div className={styles.body}>{children}</div>
      {footer === undefined ? null : <footer className={layout.footer}>{footer}</footer>}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  /** Names the heading, for a list to be labelled by and a link to go to. */
  readonly id?: string;
  /** What stands at the right of the heading. */
  readonly aside?: ReactNode;
  /** A hairline above. */
  readonly ruled?: boolean;
  readonly children: ReactNode;
}

export function Section({ title, id, aside, ruled, children }: SectionProps) {
  const styles = useStyles();
  const text = useText();
  const layout = useLayout();
  return (
    <>
      {ruled === true ? <hr className={styles.line} aria-hidden="true" /> : null}
      <section aria-labelledby={id}>
        <div className={mergeClasses(styles.section, layout.side)}>
          <h2
            className={mergeClasses(text.section, layout.grow)}
            id={id}
            {...(id === undefined ? {} : { tabIndex: -1 })}
          >
            {title}
          </h2>
          {typeof aside === 'string' ? <span className={text.quiet}>{aside}</span> : aside}
        </div>
        {children}
      </section>
    </>
  );
}

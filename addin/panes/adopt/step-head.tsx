// The title of a step, how far one is, and a line that shows it.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { FORCED, useLayout, useText } from '../../ui/styles';
import { useAdoptTexts } from './adopt-texts';

const useStyles = makeStyles({
  head: { padding: '12px 16px 8px' },
  line: { height: '2px', margin: '0 16px', backgroundColor: tokens.colorNeutralStroke2 },
  done: {
    height: '2px',
    backgroundColor: tokens.colorCompoundBrandStroke,
    [FORCED]: { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
});

export function StepHead({ n, title }: { n: 1 | 2; title: string }) {
  const styles = useStyles();
  const text = useText();
  const layout = useLayout();
  const texts = useAdoptTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div className={mergeClasses(layout.row, styles.head)}>
        <h1 ref={heading} tabIndex={-1} className={mergeClasses(text.title, layout.grow)} style={{ outline: 'none' }}>
          {title}
        </h1>
        <span className={text.quiet}>{texts.step(n, 2)}</span>
      </div>
      <div className={styles.line} aria-hidden="true">
        <div className={styles.done} style={{ width: n === 1 ? '50%' : '100%' }} />
      </div>
    </>
  );
}

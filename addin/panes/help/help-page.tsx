// The short guide: how a push works, in five steps, for people who do this four times a year.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useRef } from 'react';
import { Page } from '../../ui/page';
import { FORCED, useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

const useStyles = makeStyles({
  head: { padding: '12px 16px 4px 8px', display: 'flex', alignItems: 'center', columnGap: '4px' },
  steps: { listStyleType: 'none', margin: 0, padding: '12px 16px 4px', display: 'grid', rowGap: '16px' },
  step: { display: 'grid', gridTemplateColumns: '24px 1fr', columnGap: '12px' },
  number: {
    width: '24px',
    height: '24px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground3,
    fontWeight: 600,
    display: 'grid',
    placeItems: 'center',
    [FORCED]: { border: '1px solid CanvasText' },
  },
  safe: {
    margin: '16px',
    paddingLeft: '8px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
});

export function HelpPage({ onBack }: { onBack: () => void }) {
  const styles = useStyles();
  const { guide } = useTexts().frame;
  const text = useText();
  const layout = useLayout();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Page>
      <div className={styles.head}>
        <Button appearance="subtle" icon={<ArrowLeft20Regular />} aria-label={guide.back} onClick={onBack} />
        <h1 className={text.title} tabIndex={-1} ref={heading} style={{ outline: 'none' }}>
          {guide.title}
        </h1>
      </div>
      <p className={mergeClasses(text.support, layout.side)}>{guide.lead}</p>
      <ol className={styles.steps}>
        {guide.steps.map(([title, about], i) => (
          <li key={title} className={styles.step}>
            <span className={styles.number} aria-hidden="true">
              {i + 1}
            </span>
            <div>
              <h2 className={text.section}>{title}</h2>
              <p className={text.support}>{about}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className={mergeClasses(text.support, styles.safe)}>{guide.safe}</p>
    </Page>
  );
}

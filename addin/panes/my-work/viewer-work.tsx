// For a person who records nothing: what they can see, that nothing can be broken, what the signs mean, how to ask for more.
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { Me } from '../../../domain/wire';
import { Section } from '../../ui/page';
import { OverdueSign, StatusSign } from '../../ui/status-sign';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

const useStyles = makeStyles({
  signs: {
    margin: 0,
    padding: '0 16px',
    display: 'grid',
    gridTemplateColumns: '108px 1fr',
    gap: '8px',
    alignItems: 'center',
    '& dd': { margin: 0 },
  },
});

const signs = ['green', 'amber', 'red', 'data only', 'no data'] as const;

export function ViewerWork({ me }: { me: Me }) {
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const { legend } = texts.status;
  return (
    <>
      <div style={{ padding: '24px 16px 4px' }}>
        <h1 className={text.big}>{texts.work.viewer.title(me.name)}</h1>
        <p className={mergeClasses(text.support, layout.above4)}>{texts.work.viewer.about(me.body)}</p>
      </div>
      <Section title={legend.title} id="signs">
        <dl className={styles.signs}>
          {signs.map((status) => (
            <div key={status} style={{ display: 'contents' }}>
              <dt>
                <StatusSign status={status} />
              </dt>
              <dd className={text.support}>{legend[status]}</dd>
            </div>
          ))}
          <div style={{ display: 'contents' }}>
            <dt>
              <OverdueSign />
            </dt>
            <dd className={text.support}>{legend.overdue}</dd>
          </div>
        </dl>
      </Section>
      <Section title={texts.work.viewer.needTitle} id="need" ruled>
        <p className={mergeClasses(text.support, layout.side)}>
          {me.recordsFrom === undefined
            ? texts.work.viewer.need
            : texts.work.recordsFrom(texts.moments.fullDay(me.recordsFrom))}
        </p>
      </Section>
    </>
  );
}

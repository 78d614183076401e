// Nothing to give: until when, and what comes then.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarCheckmark24Regular } from '@fluentui/react-icons/svg/calendar-checkmark';
import type { Me, Work } from '../../../domain/wire';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

const useStyles = makeStyles({
  place: { padding: '40px 24px 12px', textAlign: 'center' },
  icon: { color: tokens.colorNeutralForeground3, display: 'block', margin: '0 auto 8px' },
});

export function NothingDue({ me, work }: { me: Me; work: Work }) {
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const { next } = work;
  return (
    <div className={styles.place}>
      <CalendarCheckmark24Regular className={styles.icon} aria-hidden="true" />
      <h1 className={text.big}>
        {next === null ? texts.work.nothingDue : texts.work.nothingUntil(texts.moments.day(next.due, work.asAt))}
      </h1>
      {me.recordsFrom === undefined ? null : (
        <p className={mergeClasses(text.support, layout.above4)}>
          {texts.work.recordsFrom(texts.moments.fullDay(me.recordsFrom))}
        </p>
      )}
      {work.given > 0 ? (
        <p className={mergeClasses(text.support, layout.above4)}>{texts.work.given(work.given)}</p>
      ) : null}
      {next === null ? null : <p className={mergeClasses(text.support)}>{texts.work.then(next.count, next.label)}</p>}
    </div>
  );
}

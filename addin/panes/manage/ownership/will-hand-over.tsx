// What handing over will do, line by line, before it is done.
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { History20Regular } from '@fluentui/react-icons/svg/history';
import { PersonArrowRight20Regular } from '@fluentui/react-icons/svg/person-arrow-right';
import { PersonEdit20Regular } from '@fluentui/react-icons/svg/person-edit';
import type { ReactElement } from 'react';
import { Section } from '../../../ui/page';
import { Rich } from '../../../ui/rich';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';
import type { HandOver } from './hand-over';

const useStyles = makeStyles({ line: { display: 'flex', columnGap: '8px', padding: '4px 16px' } });
/** Codes that are named one by one. */
const NAMED = 3;

export function WillHandOver({ plan, to, nameOf }: { plan: HandOver; to: string; nameOf: (id: string) => string }) {
  const styles = useStyles();
  const words = useManageTexts().manage.ownership;
  const text = useText();
  const layout = useLayout();
  const { owners, recorded, noUpdater } = plan;
  const line = (key: string, icon: ReactElement, what: string, about?: string) => (
    <div key={key} className={styles.line}>
      <span className={layout.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={text.plain}>
        <Rich>{what}</Rich>
        {about === undefined ? null : (
          <span className={mergeClasses(text.quiet)} style={{ display: 'block' }}>
            {about}
          </span>
        )}
      </p>
    </div>
  );
  return (
    <Section title={words.willDo} id="will-hand-over" ruled>
      {owners.map(({ from, pis }) =>
        line(
          `owner ${from ?? ''}`,
          <PersonArrowRight20Regular />,
          words.owners(from === null ? null : nameOf(from), to, pis),
          words.stays,
        ),
      )}
      {recorded.map(({ from, pis }) =>
        line(`records ${from}`, <PersonEdit20Regular />, words.recorded(nameOf(from), to, pis)),
      )}
      {noUpdater.length === 0
        ? null
        : line(
            'none',
            <PersonEdit20Regular />,
            words.noUpdater(noUpdater.slice(0, NAMED), Math.max(0, noUpdater.length - NAMED), to),
          )}
      {owners.flatMap(({ from }) =>
        from === null ? [] : line(`past ${from}`, <History20Regular />, words.past(nameOf(from))),
      )}
    </Section>
  );
}

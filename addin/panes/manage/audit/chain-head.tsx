// Where the chain of change-sets ends: to be kept where nobody who can write to the store can write.
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { Bridge } from '../../../flows/bridge';
import { ActionError } from '../../../ui/broken-world';
import { CopyText } from '../../../ui/copy-text';
import { useAsked } from '../../../ui/data/queries';
import { Section } from '../../../ui/page';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';

const useStyles = makeStyles({ sum: { overflowWrap: 'anywhere', fontFamily: 'monospace', margin: '4px 0' } });

export function ChainHead() {
  const styles = useStyles();
  const { manage, moments } = useManageTexts();
  const words = manage.audit;
  const text = useText();
  const layout = useLayout();
  const query = useAsked(
    'manage head',
    useCallback((bridge: Bridge) => bridge.chainHead(), []),
  );
  const { data } = query;
  return (
    <Section title={words.head} id="chain-head" ruled>
      <div className={mergeClasses(layout.side, layout.last)}>
        <ActionError error={query.error} again={query.refetch} />
        {data === undefined ? null : (
          <>
            <p className={text.plain}>{words.headAbout(data.revision, moments.full(data.at))}</p>
            <p className={mergeClasses(text.support, styles.sum)}>{data.sum}</p>
            <p className={text.quiet}>{words.headKeep}</p>
            <div className={mergeClasses(layout.row, layout.above8)}>
              <CopyText
                text={`${data.at} revision ${data.revision} sum ${data.sum} store ${data.store}`}
                words={words}
              />
            </div>
          </>
        )}
      </div>
    </Section>
  );
}

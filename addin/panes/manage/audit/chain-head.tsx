// Where the chain of change-sets ends: to be kept where nobody who can write to the store can write.
import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { Bridge } from '../../../flows/bridge';
import { ActionError } from '../../../ui/broken-world';
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
  const [copied, setCopied] = useState(false);
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
              <Button
                size="small"
                onClick={() => {
                  const { at, revision, sum, store } = data;
                  navigator.clipboard.writeText(`${at} revision ${revision} sum ${sum} store ${store}`).then(
                    () => setCopied(true),
                    () => setCopied(false),
                  );
                }}
              >
                {words.copy}
              </Button>
              <span role="status" className={text.quiet}>
                {copied ? words.copied : ''}
              </span>
            </div>
          </>
        )}
      </div>
    </Section>
  );
}

// One PI over the bridge: waiting, not there, not known now, or its page. The focus goes to the heading as it opens.
import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { AppError } from '../../../domain/errors';
import { ActionError } from '../../ui/broken-world';
import { saidByFrame, usePi } from '../../ui/data/queries';
import { LoadingLines } from '../../ui/loading-lines';
import { Page } from '../../ui/page';
import { useLayout, useText } from '../../ui/styles';
import { usePiTexts } from './pi-texts';
import { PiPage } from './pi-page';

const useStyles = makeStyles({
  head: { padding: '8px 16px 0 8px', display: 'flex', alignItems: 'center', columnGap: '4px' },
  heading: { outlineStyle: 'none' },
});

export function PiPane({ code, onBack }: { code: string; onBack: () => void }) {
  const styles = useStyles();
  const texts = usePiTexts();
  const text = useText();
  const layout = useLayout();
  const query = usePi(code);
  const heading = useRef<HTMLHeadingElement>(null);
  const settled = query.data !== undefined || query.error !== null;
  // Once for each opening: an answer that comes later takes the focus from nobody.
  useEffect(() => {
    if (settled) heading.current?.focus();
  }, [settled]);
  return (
    <Page>
      <div className={styles.head}>
        <Button appearance="subtle" icon={<ArrowLeft20Regular />} aria-label={texts.pi.back} onClick={onBack} />
        <span className={text.bold}>{query.data?.definition.code ?? code}</span>
      </div>
      {query.data === undefined ? (
        query.error === null ? (
          <LoadingLines label={texts.pi.reading(code)} />
        ) : (
          <NoPage code={code} error={query.error} heading={heading} />
        )
      ) : (
        <>
          {query.error === null ? null : (
            <div className={mergeClasses(layout.gutter)}>
              <ActionError error={query.error} again={query.refetch} />
            </div>
          )}
          <PiPage page={query.data} heading={heading} />
        </>
      )}
      {query.data === undefined && query.error !== null ? (
        <div className={layout.side}>
          {isNotFound(query.error) ? null : <ActionError error={query.error} again={query.refetch} />}
        </div>
      ) : null}
    </Page>
  );
}

const isNotFound = (error: unknown) => error instanceof AppError && error.code === 'not-found';

interface NoPageProps {
  readonly code: string;
  readonly error: unknown;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

function NoPage({ code, error, heading }: NoPageProps): ReactNode {
  const styles = useStyles();
  const { pi } = usePiTexts();
  const text = useText();
  const layout = useLayout();
  const absent = isNotFound(error);
  return (
    <div className={layout.pad}>
      <h1 className={mergeClasses(text.title, styles.heading)} tabIndex={-1} ref={heading}>
        {absent ? pi.notFoundTitle(code) : pi.notKnownTitle(code)}
      </h1>
      {absent || saidByFrame(error) ? (
        <p className={mergeClasses(text.support, layout.above4)}>{absent ? pi.notFound : pi.notKnown}</p>
      ) : null}
    </div>
  );
}

// The account that a refresh gives of itself, with the way back.
import { Link, mergeClasses } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { RefreshAccount, TakenBack } from '../../flows/outcomes';
import { ActionError } from '../broken-world';
import { useStale } from '../data/queries';
import { useAction } from '../data/use-action';
import { useLayout, useText } from '../styles';
import { useTexts } from '../texts-context';

export function RefreshAccountLine({ account }: { account: RefreshAccount }) {
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const stale = useStale();
  const [takenBack, setTakenBack] = useState<TakenBack | null>(null);
  const { takeBack } = account;
  const back = useAction(
    useCallback(async () => {
      if (takeBack === null) return;
      setTakenBack(await takeBack());
      await stale.everything();
    }, [takeBack, stale]),
  );
  const { values, formulas, rowsAdded, columnsAdded, marks } = account;
  const touched = values + formulas + rowsAdded + marks + columnsAdded.length > 0;
  const left = texts.work.refreshedLeft(account.unsent, account.conflicts, account.rowsGone, account.own);
  return (
    <div role="status">
      {account.problem !== null ? (
        <p className={text.support}>{texts.work.notRefreshed(account.sheet, account.problem)}</p>
      ) : takenBack ? (
        <p className={text.support}>{texts.work.tookBack(account.sheet, takenBack.rowsLeft, takenBack.columnsLeft)}</p>
      ) : (
        <p className={mergeClasses(text.support, layout.above4)}>
          {touched
            ? texts.work.refreshed(account.sheet, [values, formulas, rowsAdded, marks], columnsAdded)
            : texts.work.refreshedNothing(account.sheet)}
          {left === '' ? null : ` ${left}`}
          {takeBack === null ? null : (
            <>
              {' '}
              <Link
                as="button"
                inline
                className={layout.inlineLink}
                onClick={() => back.run()}
                disabledFocusable={back.busy}
              >
                {texts.work.takeBack}
              </Link>
            </>
          )}
        </p>
      )}
      <ActionError error={back.error} />
    </div>
  );
}

// Manage › Periods over the bridge: which frequency and unit is looked at, what is chosen, and the push of it.
import { useCallback, useState } from 'react';
import type { Frequency } from '../../../../domain/period/period';
import type { Bridge } from '../../../flows/bridge';
import { ActionError } from '../../../ui/broken-world';
import { saidByFrame, useAsked } from '../../../ui/data/queries';
import { LoadingLines } from '../../../ui/loading-lines';
import { Page } from '../../../ui/page';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';
import { useSettle } from '../../../ui/settle/use-settle';
import { PeriodsPage } from './periods-page';

interface Asked {
  readonly frequency?: Frequency;
  readonly unit?: string;
}

export function PeriodsPane() {
  const { manage } = useManageTexts();
  const layout = useLayout();
  const text = useText();
  const [asked, setAsked] = useState<Asked>({});
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = useAsked(
    `manage recording ${asked.frequency ?? ''} ${asked.unit ?? ''}`,
    useCallback((bridge: Bridge) => bridge.recording(asked), [asked]),
  );
  const settle = useSettle(useCallback(() => setChosen(new Set()), []));
  const ask = (next: Asked) => {
    setAsked({ ...asked, ...next });
    setChosen(new Set());
  };
  // What was asked before stays until the answer comes, and with it the focus.
  const [last, setLast] = useState(query.data);
  if (query.data !== undefined && query.data !== last) setLast(query.data);
  const answer = query.data ?? last;
  if (answer === undefined)
    return (
      <Page>
        {query.error === null ? (
          <LoadingLines label={manage.periods.reading} />
        ) : (
          <div className={layout.pad}>
            {saidByFrame(query.error) ? <p className={text.support}>{manage.periods.notKnown}</p> : null}
            <ActionError error={query.error} again={query.refetch} />
          </div>
        )}
      </Page>
    );
  return <PeriodsPage answer={answer} query={query} chosen={chosen} onChosen={setChosen} onAsk={ask} settle={settle} />;
}

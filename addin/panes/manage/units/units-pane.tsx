// Manage › Units: the organisation's tree; one is opened to be renamed or moved, with what moves along.
import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { Ownership } from '../../../../domain/wire-ownership';
import type { Bridge } from '../../../flows/bridge';
import { ActionError } from '../../../ui/broken-world';
import { useAsked } from '../../../ui/data/queries';
import { Page } from '../../../ui/page';
import { RowButton, RowList } from '../../../ui/row-list';
import { Spoken } from '../../../ui/spoken';
import { useLayout, useText } from '../../../ui/styles';
import { AskedPart } from '../asked-part';
import { useManageTexts } from '../manage-texts';
import { SettledLine } from '../../../ui/settle/settled-line';
import { useSettle } from '../../../ui/settle/use-settle';
import { withAllBelow } from './unit-change';
import { UnitForm } from './unit-form';

const useStyles = makeStyles({ about: { display: 'block' } });

export function UnitsPane() {
  const { manage } = useManageTexts();
  const query = useAsked(
    'manage ownership',
    useCallback((bridge: Bridge) => bridge.ownership(), []),
  );
  return (
    <AskedPart query={query} reading={manage.units.reading}>
      {(answer) => <UnitsPage answer={answer} error={query.error} again={query.refetch} />}
    </AskedPart>
  );
}

function UnitsPage({ answer, error, again }: { answer: Ownership; error: unknown; again: () => void }) {
  const styles = useStyles();
  const words = useManageTexts().manage.units;
  const text = useText();
  const layout = useLayout();
  const [opened, setOpened] = useState<{ readonly code: string | null } | null>(null);
  const close = useCallback(() => setOpened(null), []);
  const settle = useSettle(close);
  const { units } = answer;
  return (
    <Page>
      <p className={mergeClasses(text.support, layout.side)}>{words.gist(units.length)}</p>
      <div className={layout.pad}>
        <Button size="small" onClick={() => setOpened({ code: null })}>
          {words.add}
        </Button>
        <ActionError error={error} again={again} />
      </div>
      <SettledLine settle={settle} />
      {opened === null ? null : (
        <UnitForm key={opened.code ?? ''} answer={answer} code={opened.code} settle={settle} onClose={close} />
      )}
      <RowList
        items={units}
        label={words.list}
        id={(unit) => unit.code}
        row={(unit) => (
          <RowButton chosen={opened?.code === unit.code} onClick={() => setOpened({ code: unit.code })}>
            <span className={layout.grow} style={{ paddingLeft: `${Math.min(unit.depth, 6) * 12}px` }}>
              <span className={text.bold}>{unit.label}</span>
              <Spoken>{', '}</Spoken>
              <span className={mergeClasses(text.quiet, styles.about)}>
                {words.about(unit.pis, withAllBelow(units, unit.code).size - 1)}
              </span>
            </span>
          </RowButton>
        )}
      />
    </Page>
  );
}

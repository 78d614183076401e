// Which scorecard: one that is there, to be inserted or changed, or a new one of the selected PIs.
import { Button, Field, Select, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { View } from '../../../../domain/wire';
import type { SavedScorecard } from '../../../../domain/wire-saved';
import { ActionError } from '../../../ui/broken-world';
import { useSaved } from '../../../ui/data/queries';
import { useLayout, useText } from '../../../ui/styles';
import { useExploreTexts } from '../explore-texts';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px' },
  foot: { display: 'flex', columnGap: '8px', flexWrap: 'wrap', rowGap: '8px' },
});

interface ScorecardFormProps {
  readonly selected: number;
  readonly busy: boolean;
  readonly onOpen: (view: View) => void;
  /** `null` makes a new one. */
  readonly onEdit: (scorecard: SavedScorecard | null) => void;
  readonly onClose: () => void;
}

export function ScorecardForm({ selected, busy, onOpen, onEdit, onClose }: ScorecardFormProps) {
  const styles = useStyles();
  const words = useExploreTexts();
  const { scorecard: own } = words;
  const text = useText();
  const layout = useLayout();
  const box = useRef<HTMLDivElement>(null);
  const { data, error, refetch } = useSaved();
  const all = data?.scorecards ?? [];
  const [key, setKey] = useState<string | null>(null);
  const chosen = all.find((one) => one.key === key) ?? all[0];
  const isThere = data !== undefined;
  useEffect(() => box.current?.querySelector<HTMLElement>('select, button')?.focus(), [isThere]);
  const about = ({ by, shared }: SavedScorecard) => (by === null ? (shared ? own.ownShared : own.own) : own.by(by));
  return (
    <div
      ref={box}
      className={styles.form}
      role="group"
      aria-label={own.title}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      <p className={text.section}>{own.title}</p>
      <ActionError error={error} again={refetch} />
      {isThere && all.length === 0 ? <p className={text.support}>{own.none}</p> : null}
      {chosen ? (
        <>
          <Field label={own.which}>
            <Select value={chosen.key} onChange={(_, { value }) => setKey(value)}>
              {all.map((one) => (
                <option key={one.key} value={one.key}>{`${one.name} (${about(one)})`}</option>
              ))}
            </Select>
          </Field>
          <Button
            appearance="primary"
            className={layout.full}
            disabledFocusable={busy}
            onClick={() =>
              onOpen({ sheet: 'scorecard', scope: 'all', scorecard: chosen.key, title: chosen.name.slice(0, 200) })
            }
          >
            {own.insert}
          </Button>
        </>
      ) : null}
      <div className={styles.foot}>
        <Button className={layout.grow} disabledFocusable={!isThere} onClick={() => onEdit(null)}>
          {own.make(selected)}
        </Button>
        {chosen?.by === null ? <Button onClick={() => onEdit(chosen)}>{own.change}</Button> : null}
        <Button onClick={onClose}>{own.cancel}</Button>
      </div>
    </div>
  );
}

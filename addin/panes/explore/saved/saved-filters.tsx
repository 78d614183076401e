// Filters that were saved: one's own and those that are shared, to be used with one press; and the filters that are on, to be
// saved under a name.
import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import type { PiFilter } from '../../../../domain/wire-filter';
import type { SavedFilterItem } from '../../../../domain/wire-saved';
import type { SavedItem } from '../../../flows/save';
import { ActionError } from '../../../ui/broken-world';
import { useBridge } from '../../../ui/data/bridge-context';
import { useSaved, useStale } from '../../../ui/data/queries';
import { useAction } from '../../../ui/data/use-action';
import { RowButton, RowList } from '../../../ui/row-list';
import { useLayout, useText } from '../../../ui/styles';
import { useTexts } from '../../../ui/texts-context';
import { useExploreTexts } from '../explore-texts';

const useStyles = makeStyles({
  panel: {
    margin: '8px 0 0',
    padding: '4px 0 8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { maxHeight: '176px', overflowY: 'auto' },
  item: { display: 'flex', alignItems: 'center', width: '100%', minWidth: 0, paddingRight: '8px' },
  form: { display: 'grid', rowGap: '4px', padding: '8px 16px 0' },
});

interface SavedFiltersProps {
  readonly id: string;
  readonly filter: PiFilter;
  readonly onUse: (filter: PiFilter) => void;
  readonly onDone: () => void;
}

export function SavedFilters({ id, filter, onUse, onDone }: SavedFiltersProps) {
  const styles = useStyles();
  const words = useExploreTexts().saved;
  const { frame } = useTexts();
  const text = useText();
  const layout = useLayout();
  const bridge = useBridge();
  const stale = useStale();
  const { data, error, refetch } = useSaved();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const isThere = data !== undefined;
  useEffect(() => panel.current?.querySelector<HTMLElement>('button, input')?.focus(), [isThere]);
  const saving = useAction(
    useCallback(
      async (item: SavedItem, base: number, done: string) => {
        setSaid(null);
        const outcome = await bridge.save(item, base);
        if (outcome.kind === 'done') setName('');
        const refused =
          outcome.kind === 'issues' ? outcome.issues.map((i) => i.message).join(' ') : frame.movedMeanwhile;
        setSaid(outcome.kind === 'done' ? done : refused);
        await stale.everything();
      },
      [bridge, frame, stale],
    ),
  );
  const isOn = Object.keys(filter).length > 0;
  const canSave = isOn && name.trim() !== '' && isThere && !saving.busy;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const item: SavedItem = { type: 'saved-filter', key: null, name: name.trim(), shared, filter };
    if (canSave) saving.run(item, data.revision, words.saved(name.trim()));
  };
  const about = ({ by, shared: isShared }: SavedFilterItem) =>
    by === null ? (isShared ? words.ownShared : words.own) : words.by(by);
  return (
    <div
      id={id}
      ref={panel}
      className={styles.panel}
      role="group"
      aria-label={words.title}
      onKeyDown={(event) => (event.key === 'Escape' ? onDone() : undefined)}
    >
      {data?.filters.length === 0 ? <p className={`${text.quiet} ${layout.side}`}>{words.none}</p> : null}
      <div className={styles.list}>
        <RowList
          items={data?.filters ?? []}
          label={words.title}
          id={(item) => item.key}
          row={(item) => (
            <div className={styles.item}>
              <RowButton onClick={() => onUse(item.filter)}>
                <span className={layout.column}>
                  <span className={text.bold}>{item.name}</span>
                  <span className={text.support}>{about(item)}</span>
                </span>
              </RowButton>
              {item.by === null ? (
                <Button
                  appearance="subtle"
                  icon={<Delete16Regular />}
                  aria-label={words.remove(item.name)}
                  disabledFocusable={saving.busy}
                  onClick={() =>
                    saving.run(
                      { type: 'saved-filter', key: item.key, name: item.name, shared: item.shared, filter: null },
                      data?.revision ?? 0,
                      words.removed(item.name),
                    )
                  }
                />
              ) : null}
            </div>
          )}
        />
      </div>
      <form className={styles.form} onSubmit={submit}>
        <Field label={words.name} {...(!isOn && { hint: words.nothingOn })}>
          <Input value={name} maxLength={200} onChange={(_, { value }) => setName(value)} />
        </Field>
        <div className={layout.row}>
          <Checkbox
            className={layout.grow}
            label={words.share}
            checked={shared}
            onChange={(_, { checked }) => setShared(checked === true)}
          />
          <Button type="submit" size="small" disabledFocusable={!canSave}>
            {words.save}
          </Button>
        </div>
        <p role="status" className={text.support}>
          {said}
        </p>
        <ActionError error={saving.error ?? error} again={refetch} />
      </form>
    </div>
  );
}

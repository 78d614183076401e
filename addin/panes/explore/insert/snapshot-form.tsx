// Whose snapshots: a unit or several, an owner or several, a page for each.
import { Button, Field, Select, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { View } from '../../../../domain/wire';
import type { ExploreAnswer } from '../../../../domain/wire-explore';
import type { PiFilter } from '../../../../domain/wire-filter';
import { useLayout, useText } from '../../../ui/styles';
import { TickList } from '../../../ui/tick-list';
import { useExploreTexts } from '../explore-texts';
import { NarrowInput } from '../narrow-input';
import { snapshotOf } from './insert-view';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px' },
  list: { maxHeight: '34vh', overflowY: 'auto', margin: '0 -16px' },
  foot: { display: 'flex', columnGap: '8px' },
});

interface SnapshotFormProps {
  readonly answer: Pick<ExploreAnswer, 'units' | 'owners'>;
  /** Units or owners that are filtered by are ticked beforehand. */
  readonly filter: PiFilter;
  readonly busy: boolean;
  readonly onOpen: (views: readonly View[]) => void;
  readonly onClose: () => void;
}

export function SnapshotForm({ answer, filter, busy, onOpen, onClose }: SnapshotFormProps) {
  const styles = useStyles();
  const words = useExploreTexts();
  const text = useText();
  const layout = useLayout();
  const form = useRef<HTMLFormElement>(null);
  const [of, setOf] = useState<'units' | 'people'>(filter.owners && !filter.units ? 'people' : 'units');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(filter.units ?? filter.owners ?? []));
  const [typed, setTyped] = useState('');
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const all = of === 'units' ? answer.units : answer.owners;
  const plain = typed.trim().toLowerCase();
  const found = all.filter(({ name }) => name.toLowerCase().includes(plain));
  const wanted = all.filter(({ key }) => chosen.has(key));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted.length > 0 && !busy) onOpen(wanted.map((one) => snapshotOf(of, one)));
  };
  const items = found.map(({ key, name }) => ({ id: key, title: '', about: name }));
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={words.snapshot.title}
      onSubmit={submit}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      <p className={text.section}>{words.snapshot.title}</p>
      <Field label={words.snapshot.of}>
        <Select
          value={of}
          onChange={(_, { value }) => {
            setOf(value === 'people' ? 'people' : 'units');
            setChosen(new Set());
            setTyped('');
          }}
        >
          <option value="units">{`${words.snapshot.units}, ${words.snapshot.unitsAbout}`}</option>
          <option value="people">{words.snapshot.people}</option>
        </Select>
      </Field>
      {all.length > 12 ? <NarrowInput value={typed} onTyped={setTyped} /> : null}
      <div className={styles.list}>
        <TickList
          label={of === 'units' ? words.snapshot.units : words.snapshot.people}
          head={{ title: words.snapshot.allShort, about: '', spoken: words.snapshot.all(found.length) }}
          items={items}
          chosen={chosen}
          onChosen={setChosen}
        />
      </div>
      <div className={styles.foot}>
        <Button
          type="submit"
          appearance="primary"
          className={layout.grow}
          disabledFocusable={busy || wanted.length === 0}
        >
          {words.snapshot.insert(wanted.length)}
        </Button>
        <Button type="button" onClick={onClose}>
          {words.snapshot.cancel}
        </Button>
      </div>
    </form>
  );
}

// PIs by unit, by owner, by a pattern of codes: which ones are to be given to somebody.
import { Button, Field, Input, Select, makeStyles } from '@fluentui/react-components';
import { useCallback, useState, type FormEvent } from 'react';
import type { Ownership } from '../../../../domain/wire-ownership';
import { ActionError } from '../../../ui/broken-world';
import { useBridge } from '../../../ui/data/bridge-context';
import { useAction } from '../../../ui/data/use-action';
import { useManageTexts } from '../manage-texts';
import { pisOf, type OwnedPi } from './hand-over';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', padding: '8px 16px 4px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    columnGap: '12px',
    alignItems: 'start',
  },
  narrow: { minWidth: 0 },
});

export function ChooseForm({ answer, onFound }: { answer: Ownership; onFound: (pis: readonly OwnedPi[]) => void }) {
  const styles = useStyles();
  const { manage } = useManageTexts();
  const words = manage.ownership;
  const bridge = useBridge();
  const [unit, setUnit] = useState('');
  const [owner, setOwner] = useState('');
  const [code, setCode] = useState('');
  const { run, busy, error } = useAction(
    useCallback(async () => {
      const query = {
        ...(unit !== '' && { unit }),
        ...(owner !== '' && { owner }),
        ...(code.trim() !== '' && { code: code.trim() }),
      };
      onFound(pisOf((await bridge.chooseIndicators(query)).pis));
    }, [bridge, unit, owner, code, onFound]),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run();
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={words.lists.find}>
      <Field label={words.unit}>
        <Select value={unit} onChange={(_, data) => setUnit(data.value)}>
          <option value="">{words.anyUnit}</option>
          {answer.units.map((one) => (
            <option key={one.code} value={one.code}>
              {manage.periods.unitAt(one.name, one.depth)}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.pair}>
        <Field label={words.owner}>
          <Select value={owner} onChange={(_, data) => setOwner(data.value)}>
            <option value="">{words.anyOwner}</option>
            <option value="-">{words.noOwner}</option>
            {answer.people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.code} hint={words.codeHint}>
          <Input value={code} input={{ className: styles.narrow }} onChange={(_, data) => setCode(data.value)} />
        </Field>
      </div>
      <div>
        <Button type="submit" disabledFocusable={busy}>
          {words.find}
        </Button>
      </div>
      <ActionError error={error} />
    </form>
  );
}

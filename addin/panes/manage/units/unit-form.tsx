// One unit: its name and where it stands, with what moves along before it does; or a new one.
import { Button, Field, Input, Select, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { codeSchema, foldCode } from '../../../../domain/records/text';
import type { Ownership } from '../../../../domain/wire-ownership';
import { listed } from '../../../texts/en/plural';
import { Rich } from '../../../ui/rich';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';
import type { Settle } from '../../../ui/settle/use-settle';
import { unitChange, withAllBelow } from './unit-change';

const useStyles = makeStyles({ form: { display: 'grid', rowGap: '8px', padding: '8px 16px 16px' } });

interface UnitFormProps {
  readonly answer: Ownership;
  /** `null` for a new one. */
  readonly code: string | null;
  readonly settle: Settle;
  readonly onClose: () => void;
}

export function UnitForm({ answer: { units, revision }, code, settle, onClose }: UnitFormProps) {
  const styles = useStyles();
  const { manage } = useManageTexts();
  const words = manage.units;
  const text = useText();
  const layout = useLayout();
  const known = units.find((unit) => unit.code === code);
  const [newCode, setNewCode] = useState('');
  const [name, setName] = useState(known?.name ?? '');
  const [parent, setParent] = useState<string | null>(known ? known.parent : (units[0]?.code ?? null));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const isTaken = known === undefined && units.some((unit) => foldCode(unit.code) === foldCode(newCode));
  const isWrong = known === undefined && (isTaken || !codeSchema.safeParse(newCode).success);
  const key = known?.code ?? newCode;
  const { edits, moves } = unitChange(units, key, name.trim(), parent);
  const isShut = isWrong || name.trim() === '' || edits.length === 0 || settle.busy;
  // A unit cannot stand below itself.
  const below = known ? withAllBelow(units, known.code) : new Set<string>();
  const same = units.find((unit) => unit.code !== key && foldCode(unit.name) === foldCode(name) && name.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isShut) settle.run({ edits, base: revision, said: words.saved(name.trim()) });
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={known?.label ?? words.add}
      onSubmit={submit}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      {known === undefined ? (
        <Field label={words.code} {...(isTaken && { validationMessage: words.codeTaken })}>
          <Input value={newCode} maxLength={32} onChange={(_, data) => setNewCode(data.value.trim())} />
        </Field>
      ) : null}
      <Field label={words.name} {...(same && { hint: words.sameName(same.label) })}>
        <Input value={name} maxLength={500} onChange={(_, data) => setName(data.value)} />
      </Field>
      <Field label={words.above}>
        <Select value={parent ?? ''} onChange={(_, data) => setParent(data.value === '' ? null : data.value)}>
          {known?.parent === null || units.length === 0 ? <option value="">{words.top}</option> : null}
          {units
            .filter((unit) => !below.has(unit.code))
            .map((unit) => (
              <option key={unit.code} value={unit.code}>
                {manage.periods.unitAt(unit.name, unit.depth)}
              </option>
            ))}
        </Select>
      </Field>
      {known === undefined || edits.length === 0 ? null : (
        <div role="status">
          <p className={text.bold}>{words.willDo}</p>
          {name.trim() === known.name ? null : <Line>{words.renames(known.name, name.trim())}</Line>}
          {moves === null ? null : (
            <>
              <Line>{words.moves(known.label, moves.units, moves.pis)}</Line>
              {moves.lose.length === 0 ? null : <Line>{words.lose(listed(moves.lose))}</Line>}
              {moves.gain.length === 0 ? null : <Line>{words.gain(listed(moves.gain))}</Line>}
              <p className={text.quiet}>{words.figures}</p>
            </>
          )}
        </div>
      )}
      <div className={mergeClasses(layout.row, layout.wrap)}>
        <Button appearance="primary" type="submit" disabledFocusable={isShut}>
          {known === undefined ? words.addIt : moves === null ? words.save : words.move(moves.pis)}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}

function Line({ children }: { children: string }) {
  const text = useText();
  return (
    <p className={text.plain}>
      <Rich>{children}</Rich>
    </p>
  );
}

// One person: name, e-mail address and roles; or somebody new. How they sign in is its own section below.
import { Button, Field, Input, Select, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { sameValue } from '../../../../domain/figure';
import { codeSchema, foldCode } from '../../../../domain/records/text';
import { personSchema, type Role } from '../../../../domain/records/person';
import type { Edit } from '../../../../domain/sync/change-set';
import type { People } from '../../../../domain/wire-ownership';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';
import type { Settle } from '../../../ui/settle/use-settle';
import { roleWords } from './role-words';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', padding: '8px 16px 16px' },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: '12px' },
  roles: { listStyleType: 'none', margin: 0, padding: 0 },
});
const roleNames = ['viewer', 'super user', 'site administrator'] as const;

interface PersonFormProps {
  readonly answer: People;
  /** `null` for somebody new. */
  readonly id: string | null;
  readonly settle: Settle;
  readonly onClose: () => void;
}

export function PersonForm({ answer, id, settle, onClose }: PersonFormProps) {
  const styles = useStyles();
  const words = useManageTexts().manage.people;
  const text = useText();
  const layout = useLayout();
  const known = answer.people.find((person) => person.id === id);
  const [newId, setNewId] = useState('');
  const [name, setName] = useState(known?.name ?? '');
  const [email, setEmail] = useState(known?.email ?? '');
  const [roles, setRoles] = useState<readonly Role[]>(known?.roles ?? []);
  const [role, setRole] = useState<Role['role']>('viewer');
  const [unit, setUnit] = useState(answer.units[0]?.code ?? '');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const isTaken = known === undefined && answer.people.some((p) => foldCode(p.id) === foldCode(newId));
  const isWrong = known === undefined && (isTaken || !codeSchema.safeParse(newId).success);
  const key = known?.id ?? newId;
  const edits: Edit[] = [
    ...(name.trim() !== (known?.name ?? '')
      ? [{ type: 'person' as const, key, field: 'name', value: name.trim() }]
      : []),
    ...(email.trim() !== (known?.email ?? '')
      ? [{ type: 'person' as const, key, field: 'email', value: email.trim() === '' ? null : email.trim() }]
      : []),
    ...(known === undefined ? [{ type: 'person' as const, key, field: 'suspended', value: false }] : []),
    ...(known === undefined || !sameValue([...roles], [...known.roles])
      ? [{ type: 'person' as const, key, field: 'roles', value: [...roles] }]
      : []),
  ];
  const holder = answer.people.find(
    (p) =>
      p.id !== known?.id && email.trim() !== '' && [p.email, p.id].some((n) => foldCode(n ?? '') === foldCode(email)),
  );
  const isNoEmail = email.trim() !== '' && !personSchema.shape.email.safeParse(email.trim()).success;
  const isShut =
    isWrong || holder !== undefined || isNoEmail || name.trim() === '' || edits.length === 0 || settle.busy;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isShut) return;
    const said = known === undefined ? words.added(name.trim()) : words.saved(name.trim());
    settle.run({ edits, base: answer.revision, said });
  };
  const give = () => {
    const given: Role = role === 'site administrator' ? { role } : { role, unit };
    if (!roles.some((one) => sameValue({ ...one }, { ...given }))) setRoles([...roles, given]);
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={known?.name ?? words.add}
      onSubmit={submit}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      <div className={known === undefined ? styles.pair : ''}>
        <Field label={words.name}>
          <Input value={name} maxLength={500} onChange={(_, data) => setName(data.value)} />
        </Field>
        {known === undefined ? (
          <Field label={words.id} {...(isTaken ? { validationMessage: words.idTaken } : { hint: words.idHint })}>
            <Input value={newId} maxLength={32} onChange={(_, data) => setNewId(data.value.trim())} />
          </Field>
        ) : null}
      </div>
      <Field
        label={words.email}
        {...(holder !== undefined
          ? { validationMessage: words.emailTaken(holder.name) }
          : isNoEmail
            ? { validationMessage: words.emailWrong }
            : { hint: words.emailHint })}
      >
        <Input type="email" value={email} maxLength={254} onChange={(_, data) => setEmail(data.value)} />
      </Field>
      <ul className={styles.roles} aria-label={words.role}>
        {roles.map((one) => {
          const said = roleWords(one, answer.units, words);
          return (
            <li key={said} className={layout.row}>
              <span className={layout.grow}>{said}</span>
              <Button
                size="small"
                appearance="subtle"
                aria-label={words.takeRole(said)}
                onClick={() => setRoles(roles.filter((other) => other !== one))}
              >
                {words.take}
              </Button>
            </li>
          );
        })}
      </ul>
      <div className={styles.pair}>
        <Field label={words.role}>
          <Select value={role} onChange={(_, data) => setRole(roleNames.find((r) => r === data.value) ?? 'viewer')}>
            {roleNames.map((one) => (
              <option key={one} value={one}>
                {words.roleNames[one]}
              </option>
            ))}
          </Select>
        </Field>
        {role === 'site administrator' ? null : (
          <Field label={words.of}>
            <Select value={unit} onChange={(_, data) => setUnit(data.value)}>
              {answer.units.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.label}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      <div>
        <Button size="small" onClick={give}>
          {words.giveRole}
        </Button>
      </div>
      <div className={mergeClasses(layout.row, layout.wrap)}>
        <Button appearance="primary" type="submit" disabledFocusable={isShut}>
          {known === undefined ? words.addThem(name.trim()) : words.save(known.name)}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
      {edits.length === 0 ? <p className={text.quiet}>{words.nothing}</p> : null}
    </form>
  );
}

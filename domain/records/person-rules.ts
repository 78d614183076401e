// What people keep together: somebody stays site administrator, and nobody's name for signing in is another's. A name that
// means two people lets neither in, and a body that nobody administers cannot be mended from within; so both are said at the
// change, with the remedy.
import type { FieldValue } from '../figure';
import type { Issue } from '../errors';
import type { ChangedRecords, RecordFields } from './record-type';
import { foldCode } from './text';

export function personRules(people: ChangedRecords): Issue[] {
  return [...administratorIssues(people), ...signInNameIssues(people)];
}

const text = (value: FieldValue | undefined) => (typeof value === 'string' && value !== '' ? value : undefined);
const stop = (key: string, field: string, message: string): Issue => ({
  ...{ code: 'invalid', severity: 'stop', key, field, message },
});

/** Whether a record is of somebody who looks after everything, and may come in. */
function administers(person: RecordFields | undefined): boolean {
  const roles = person?.['roles'];
  if (!Array.isArray(roles) || person?.['suspended'] === true) return false;
  return (roles as readonly FieldValue[]).some(
    (role) => typeof role === 'object' && role !== null && 'role' in role && role['role'] === 'site administrator',
  );
}

/** Of the last site administrators, whoever a change would take that from. */
function administratorIssues({ touched, before, after, all }: ChangedRecords): Issue[] {
  const ended = touched.filter((key) => administers(before(key)) && !administers(after(key)));
  if (ended.length === 0) return [];
  for (const [, person] of all()) if (administers(person)) return [];
  return ended.map((key) => {
    const [was, now] = [before(key), after(key)];
    const name = text(was?.['name']) ?? key;
    const field = now !== undefined && now['suspended'] !== was?.['suspended'] ? 'suspended' : 'roles';
    return stop(key, field, `${name} is the last site administrator. Make somebody else one first.`);
  });
}

/** Names that somebody signs in with, an e-mail address or an id, of which a change gives one to two people. */
function signInNameIssues({ touched, before, after, all }: ChangedRecords): Issue[] {
  const given = touched.flatMap((key) => {
    const [was, now] = [before(key), after(key)];
    const email = text(now?.['email']);
    const isNew = email !== undefined && foldCode(email) !== foldCode(text(was?.['email']) ?? '');
    return now && (isNew || !was) ? [{ key, email: isNew ? email : undefined, id: was ? undefined : key }] : [];
  });
  if (given.length === 0) return [];
  const holders = new Map<string, { readonly key: string; readonly person: RecordFields }[]>();
  for (const [key, person] of all())
    for (const name of new Set([key, text(person['email']) ?? key].map(foldCode))) {
      const same = holders.get(name);
      if (same) same.push({ key, person });
      else holders.set(name, [{ key, person }]);
    }
  const other = (name: string, key: string) => {
    const held = holders.get(foldCode(name))?.find((holder) => holder.key !== key);
    if (!held) return undefined;
    const called = text(held.person['name']);
    return called === undefined ? held.key : `${called} (${held.key})`;
  };
  return given.flatMap(({ key, email, id }) => {
    const [byEmail, byId] = [email && other(email, key), id && other(id, key)];
    const issues: Issue[] = [];
    if (byEmail !== undefined) {
      const remedy = 'Give one of the two another address, or leave it blank.';
      issues.push(stop(key, 'email', `${email ?? ''} is how ${byEmail} signs in already. ${remedy}`));
    }
    if (byId !== undefined)
      issues.push(stop(key, 'id', `“${key}” is how ${byId} signs in already. Choose another id.`));
    return issues;
  });
}

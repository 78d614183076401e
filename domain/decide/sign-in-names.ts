// A person signs in with their e-mail address or their id, so no two people may have the same: a name that means two people
// lets neither in. Said at the push, with who has it already, since later nobody would know why a sign-in is refused.
import type { FieldValue } from '../figure';
import type { Issue } from '../errors';
import { foldCode } from '../records/text';
import type { PushContext } from './push-context';

interface SentPerson {
  readonly key: string;
  readonly after: ReadonlyMap<string, FieldValue>;
}

const text = (value: FieldValue | undefined) => (typeof value === 'string' && value !== '' ? value : undefined);

/** @param sent people as this push would leave them; those that may not be changed are left out */
export function signInNameIssues(
  sent: readonly SentPerson[],
  context: Pick<PushContext, 'document' | 'peopleCalled'>,
): Issue[] {
  const sentEmail = new Map(sent.flatMap(({ key, after }) => (after.has('email') ? [[key, after.get('email')]] : [])));
  const holders = new Map<string, string[]>();
  const hold = (name: string | undefined, key: string) => {
    if (name === undefined) return;
    const folded = foldCode(name);
    holders.set(folded, [...(holders.get(folded) ?? []), key]);
  };
  for (const { key, after } of sent) {
    hold(text(after.get('email')), key);
    hold(key, key);
  }
  /** Somebody else who would be meant by a name after this push. */
  const otherCalled = (name: string, key: string): string | undefined => {
    const folded = foldCode(name);
    const stored = (context.peopleCalled?.(name) ?? []).filter(
      (id) => !sentEmail.has(id) || foldCode(id) === folded || foldCode(text(sentEmail.get(id)) ?? '') === folded,
    );
    return [...(holders.get(folded) ?? []), ...stored].find((id) => id !== key);
  };
  const named = (id: string) => {
    const name =
      text(sent.find(({ key }) => key === id)?.after.get('name')) ?? context.document('person', id)?.['name'];
    return typeof name === 'string' ? `${name} (${id})` : id;
  };
  return sent.flatMap(({ key, after }): Issue[] => {
    const stored = context.document('person', key);
    const email = text(after.get('email'));
    const isNew = email !== undefined && foldCode(email) !== foldCode(text(stored?.['email']) ?? '');
    const [byEmail, byId] = [isNew ? otherCalled(email, key) : undefined, stored ? undefined : otherCalled(key, key)];
    const issue = (field: string, message: string): Issue => ({
      code: 'invalid',
      severity: 'stop',
      key,
      field,
      message,
    });
    return [
      ...(byEmail === undefined
        ? []
        : [
            issue(
              'email',
              `${email ?? ''} is how ${named(byEmail)} signs in already. Give one of the two another address, or leave it blank.`,
            ),
          ]),
      ...(byId === undefined
        ? []
        : [issue('id', `“${key}” is how ${named(byId)} signs in already. Choose another id.`)]),
    ];
  });
}

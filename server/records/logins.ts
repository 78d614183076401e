// Who is meant by a sign-in name, an e-mail address or an id, however it is written. More than one where a body has it so.
import { foldCode } from '../../domain/records/text';
import type { Person } from '../../domain/records/person';
import type { Body } from './body';

const known = new WeakMap<Body, ReadonlyMap<string, readonly Person[]>>();

export const foldLogin = (login: string) => foldCode(login);

function peopleByLogin(body: Body): ReadonlyMap<string, readonly Person[]> {
  const found = known.get(body);
  if (found) return found;
  const made = new Map<string, Person[]>();
  for (const person of body.everybody())
    for (const login of new Set([foldLogin(person.id), ...(person.email === null ? [] : [foldLogin(person.email)])])) {
      const same = made.get(login);
      if (same) same.push(person);
      else made.set(login, [person]);
    }
  known.set(body, made);
  return made;
}

export function peopleCalled(body: Body, login: string): readonly Person[] {
  return peopleByLogin(body).get(foldLogin(login)) ?? [];
}

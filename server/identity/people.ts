// Whom a sign-in name means: an e-mail address or an id, however it is written. Where it could mean two people it means
// nobody, so that nobody comes in as somebody else.
import type { Person } from '../../domain/records/person';
import type { Body } from '../records/body';
import { foldLogin, peopleCalled } from '../records/logins';

/** The one person of a sign-in name, suspended or not. */
export function personOfLogin(body: Body, login: string): Person | undefined {
  const people = peopleCalled(body, login);
  return people.length === 1 ? people[0] : undefined;
}

/** The one person with an e-mail address. */
export function personOfEmail(body: Body, email: string): Person | undefined {
  const wanted = foldLogin(email);
  const people = body.everybody().filter((p) => p.email !== null && foldLogin(p.email) === wanted);
  return people.length === 1 ? people[0] : undefined;
}

/** An id for somebody new: what stands before the @, and a number where somebody has that. */
export function newPersonId(body: Body, email: string): string {
  const [before = ''] = email.split('@');
  const base =
    before
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 28) || 'administrator';
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (body.keysLike('person', id).length === 0) return id;
  }
}

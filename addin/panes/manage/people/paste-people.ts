// People out of cells that were pasted: who is new, who changes, and everything that is wrong, at once and with its row.
import type { Edit } from '../../../../domain/sync/change-set';
import { codeSchema, foldCode } from '../../../../domain/records/text';
import { personSchema, type Role } from '../../../../domain/records/person';
import type { People } from '../../../../domain/wire-ownership';
import type { peopleTexts } from '../../../texts/en/manage/people';
import { pastedRows } from './pasted-rows';

export interface Pasted {
  readonly edits: readonly Edit[];
  readonly added: number;
  readonly changed: number;
  readonly issues: readonly { readonly row: number; readonly what: string }[];
}

type Words = (typeof peopleTexts)['pasteWrong'];

/** An id made of a name: `Ann O’Neil` is `ann-oneil`. */
function idOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase();
  return plain
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 32);
}

export function pastePeople(text: string, { people, units }: Pick<People, 'people' | 'units'>, words: Words): Pasted {
  const known = new Map(people.map((person) => [foldCode(person.id), person]));
  const unitOf = new Map(
    units.flatMap(
      (u) =>
        [
          [foldCode(u.code), u.code],
          [foldCode(u.label), u.code],
        ] as const,
    ),
  );
  const issues: { row: number; what: string }[] = [];
  const edits: Edit[] = [];
  const seen = new Set<string>();
  const names = new Map(people.flatMap(({ id, email }) => [id, email ?? []].flat().map((one) => [foldCode(one), id])));
  const mailed = new Map<string, string>();
  let [added, changed] = [0, 0];
  for (const { row, name, id: given, role: roleText, unit: unitText, email } of pastedRows(text)) {
    const wrong = (what: string) => issues.push({ row, what });
    const id = given === '' ? ownId(name, email) : given;
    const role = roleOf(roleText, unitText, unitOf, words);
    if (name === '') wrong(words.noName);
    else if (!codeSchema.safeParse(id).success) wrong(words.badId(id));
    else if (seen.has(foldCode(id))) wrong(words.twice(id));
    else if (typeof role === 'string') wrong(role);
    else if (email !== null && !personSchema.shape.email.safeParse(email).success) wrong(words.badEmail(email));
    else if (email !== null && !isFree(email, id)) wrong(words.emailTaken(email));
    else {
      seen.add(foldCode(id));
      const old = known.get(foldCode(id));
      const roles = [...(old?.roles ?? [])];
      if (role && !roles.some((r) => JSON.stringify(r) === JSON.stringify(role))) roles.push(role);
      const key = old?.id ?? id;
      const isMailed = email !== null && foldCode(email) !== foldCode(old?.email ?? '');
      if (email !== null) mailed.set(foldCode(email), foldCode(id));
      if (isMailed) edits.push({ type: 'person', key, field: 'email', value: email });
      if (!old) {
        added++;
        edits.push({ type: 'person', key, field: 'name', value: name });
        edits.push({ type: 'person', key, field: 'suspended', value: false });
        edits.push({ type: 'person', key, field: 'roles', value: roles });
      } else if (old.name !== name || roles.length !== old.roles.length || isMailed) {
        changed++;
        if (old.name !== name) edits.push({ type: 'person', key, field: 'name', value: name });
        if (roles.length !== old.roles.length) edits.push({ type: 'person', key, field: 'roles', value: roles });
      }
    }
  }
  return { edits, added, changed, issues };

  /**
   * The id of somebody whose row has none: theirs whose address it is, else made of the name, numbered where that is
   * somebody with another address.
   */
  function ownId(name: string, email: string | null): string {
    const holder = email === null ? undefined : names.get(foldCode(email));
    if (holder !== undefined) return holder;
    const plain = idOf(name);
    if (email === null) return plain;
    for (let n = 1; ; n++) {
      const id = n === 1 ? plain : `${plain.slice(0, 28)}-${n}`;
      const old = known.get(foldCode(id));
      const isOther = (old?.email ?? null) !== null || (old === undefined && seen.has(foldCode(id)));
      if (!isOther) return id;
    }
  }

  /** Whether nobody else signs in with an address, now or by these rows. */
  function isFree(email: string, id: string): boolean {
    const folded = foldCode(email);
    const holder = names.get(folded);
    return (holder === undefined || foldCode(holder) === foldCode(id)) && !mailed.has(folded);
  }
}

/** A role, none where the cell is blank, or what is wrong with it. */
function roleOf(
  role: string,
  unit: string,
  units: ReadonlyMap<string, string>,
  words: Words,
): Role | undefined | string {
  if (role === '') return undefined;
  const name = role.toLowerCase();
  if (name === 'site administrator') return { role: name };
  if (name !== 'super user' && name !== 'viewer') return words.noRole(role);
  if (unit === '') return words.needsUnit;
  const code = units.get(foldCode(unit));
  return code === undefined ? words.noUnit(unit) : { role: name, unit: code };
}

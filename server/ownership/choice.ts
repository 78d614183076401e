// PIs chosen by unit, by a pattern of codes, by owner: what is to be given to somebody, among those that the asker may give.
import { foldCode } from '../../domain/records/text';
import type { Choice, ChoiceQuery } from '../../domain/wire-ownership';
import type { Body } from '../records/body';
import { pathText } from '../records/unit-labels';
import type { Who } from '../service';
import { caredPis } from './care';

/** `HS*`: `*` for any letters, `?` for one, all else as it is written; capitals and odd dashes do not matter. */
export function codePattern(pattern: string): (code: string) => boolean {
  const parts = foldCode(pattern).split('*');
  return (code) => {
    const text = foldCode(code);
    const fits = (part: string, at: number) => {
      for (let i = 0; i < part.length; i++) if (part[i] !== '?' && part[i] !== text[at + i]) return false;
      return at + part.length <= text.length;
    };
    const [first = '', ...rest] = parts;
    if (!fits(first, 0)) return false;
    let at = first.length;
    for (const [i, part] of rest.entries()) {
      const last = i === rest.length - 1;
      let found = last ? Math.max(at, text.length - part.length) : at;
      while (found <= text.length && !fits(part, found)) found = last ? text.length + 1 : found + 1;
      if (found > text.length) return false;
      at = found + part.length;
    }
    return at === text.length;
  };
}

export function choiceOf(query: ChoiceQuery, who: Who, body: Body, revision: number): Choice {
  const fits = query.code === undefined ? () => true : codePattern(query.code);
  const { unit, owner } = query;
  const cared = caredPis(who, body);
  const pis = cared.filter(
    (pi) =>
      fits(pi.code) &&
      (unit === undefined || body.unitPath(pi.unit).includes(unit)) &&
      (owner === undefined || (pi.owner ?? '-') === owner),
  );
  const named = new Set(pis.flatMap((pi) => pi.owner ?? []));
  const people = body.everybody().filter(({ id, suspended }) => !suspended || named.has(id));
  const unitOf = new Map<string, string>();
  for (const pi of cared) for (const id of [...pi.updaters, pi.owner ?? []].flat()) unitOf.set(id, pi.unit);
  return {
    revision,
    code: pis.map((pi) => pi.code),
    name: pis.map((pi) => pi.name),
    unit: pis.map((pi) => pathText(pi.unit, body)),
    owner: pis.map((pi) => pi.owner),
    updaters: pis.map((pi) => pi.updaters.length),
    people: people.map(({ id, name, suspended }) => {
      const at = unitOf.get(id);
      return { id, name, unit: at === undefined ? null : pathText(at, body), left: suspended };
    }),
  };
}

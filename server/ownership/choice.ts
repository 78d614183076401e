// PIs chosen by unit, by a pattern of codes, by owner: what is to be given to somebody, among those that the asker may give.
import { foldCode } from '../../domain/records/text';
import type { Choice, ChoiceQuery } from '../../domain/wire-ownership';
import type { Body } from '../records/body';
import type { Who } from '../service';
import { caredPis } from './care';
import { ownedColumns } from './owned-columns';

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
  const pis = caredPis(who, body).filter(
    (pi) =>
      fits(pi.code) &&
      (unit === undefined || body.unitPath(pi.unit).includes(unit)) &&
      (owner === undefined || (pi.owner ?? '-') === owner),
  );
  return { revision, pis: ownedColumns(pis, body) };
}

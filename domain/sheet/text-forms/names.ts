// Units and people by name in a cell. Names may repeat: then the key stands beside them, and a name alone is an issue.
import { foldCode } from '../../records/text';
import { nearest } from '../nearest';
import { isWrong, type Said, type TextForm } from './text-form';

export interface Named {
  readonly key: string;
  readonly name: string;
}

export interface NamesForm extends TextForm<string> {
  /** How each is written, for a list to choose from. */
  readonly choices: readonly string[];
}

/** @param what `person` or `unit` */
export function namesForm(all: readonly Named[], what: string): NamesForm {
  const byKey = new Map(all.map((n) => [n.key, n]));
  const byFoldedKey = new Map(all.map((n) => [foldCode(n.key), n]));
  const byName = new Map<string, Named[]>();
  for (const n of all) byName.set(foldCode(n.name), [...(byName.get(foldCode(n.name)) ?? []), n]);
  const found = (text: string): Named | undefined => {
    const t = text.trim();
    const same = byName.get(foldCode(t)) ?? [];
    const [, before = '', inBrackets = ''] = /^(.*)\(([^()]*)\)$/s.exec(t) ?? [];
    const bracketed = byKey.get(inBrackets);
    return (
      byKey.get(t) ??
      (same.length === 1 ? same[0] : undefined) ??
      byFoldedKey.get(foldCode(t)) ??
      (bracketed && foldCode(bracketed.name) === foldCode(before) ? bracketed : undefined)
    );
  };
  const write = (key: string): string => {
    const name = byKey.get(key)?.name.trim() ?? key;
    const isPlain = (text: string) => !text.includes(';') && found(text)?.key === key;
    return [name, `${name} (${key})`].find(isPlain) ?? key;
  };
  const read = (text: string): Said<string> => {
    const known = found(text);
    if (known) return { value: known.key };
    const t = text.trim();
    const same = byName.get(foldCode(t)) ?? [];
    if (same.length > 1)
      return {
        wrong: `Several have the name “${t}”: write ${same
          .map((n) => `“${write(n.key)}”`)
          .slice(0, 3)
          .join(' or ')}.`,
      };
    const guess = nearest(
      t,
      all.map((n) => n.name),
    );
    return {
      wrong: `“${t}” is no ${what} that you can choose.${guess ? ` Did you mean ${guess}?` : ` Choose one from the list, or type the id.`}`,
      instead: guess,
    };
  };
  return { write, read, choices: all.map((n) => write(n.key)) };
}

/** Several of them, separated by `;`. */
export function manyForm(one: TextForm<string>): TextForm<string[]> {
  return {
    write: (keys) => keys.map((key) => one.write(key)).join('; '),
    read(text) {
      const parts = text.split(';');
      const keys: string[] = [];
      for (let i = 0; i < parts.length;) {
        if (parts[i]?.trim() === '') {
          i++;
          continue;
        }
        // An id may hold a semicolon: the longest that is known counts.
        const ends = Array.from({ length: parts.length - i }, (_, n) => parts.length - n);
        const end = ends.find((e) => !isWrong(one.read(parts.slice(i, e).join(';'))));
        const said = one.read(parts.slice(i, end ?? i + 1).join(';'));
        if (isWrong(said)) return { wrong: said.wrong };
        if (!keys.includes(said.value)) keys.push(said.value);
        i = end ?? i + 1;
      }
      return { value: keys };
    },
  };
}

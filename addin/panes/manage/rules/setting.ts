// One setting of the site's rules as a line of a form: how it is shown as text, and how typed text changes the rules.
import type { SiteRules } from '../../../../domain/performance/site-rules';
import { readNumber, readShare, shareText } from '../../../../domain/sheet/text-forms/numbers';
import { isWrong, type Said, type TextForm } from '../../../../domain/sheet/text-forms/text-form';

export interface Setting {
  /** Its words stand in the texts under this name. */
  readonly id: string;
  /** Where it is one of a few. */
  readonly options?: readonly string[];
  /** Whether it is a list that wants more than a line. */
  readonly long?: boolean;
  readonly show: (rules: SiteRules) => string;
  /** The rules with it, or what is wrong with the text. */
  readonly put: (rules: SiteRules, text: string) => Said<SiteRules>;
}

type Section = keyof SiteRules;

/** A setting of one section, shown and read by a form. */
export function formed<S extends Section, N extends keyof SiteRules[S] & string>(
  section: S,
  name: N,
  form: TextForm<SiteRules[S][N]>,
  more: Pick<Setting, 'options' | 'long'> = {},
): Setting {
  return {
    ...{ id: `${section}.${name}`, ...more },
    show: (rules) => form.write(rules[section][name]),
    put(rules, text) {
      const said = form.read(text);
      return isWrong(said) ? said : { value: { ...rules, [section]: { ...rules[section], [name]: said.value } } };
    },
  };
}

/** One of some words. */
export function oneOf<T extends string>(options: readonly T[]): TextForm<T> {
  return {
    write: (value) => value,
    read(text) {
      const value = options.find((option) => option === text);
      return value === undefined ? { wrong: `Choose one of ${options.join(', ')}.` } : { value };
    },
  };
}

export const yesOrNo: TextForm<boolean> = {
  write: (value) => (value ? 'yes' : 'no'),
  read: (text) => ({ value: text === 'yes' }),
};

/** A number between two; a share is typed and shown in percent. */
export function numberBetween(least: number, most: number, as: 'whole' | 'number' | 'percent'): TextForm<number> {
  // Digit by digit: two thirds in percent read back as two thirds.
  const plain = (n: number) => (as === 'percent' ? shareText(n).replace(' %', '') : String(n));
  return {
    write: plain,
    read(text) {
      const typed = text.trim().replace(/\s*%$/, '');
      const value = (as === 'percent' ? readShare(`${typed} %`) : readNumber(typed)) ?? NaN;
      const fits = value >= least && value <= most;
      if (fits && (as !== 'whole' || Number.isInteger(value))) return { value };
      return { wrong: `Type a ${as === 'whole' ? 'whole number' : 'number'} from ${plain(least)} to ${plain(most)}.` };
    },
  };
}

/** The same, or blank. */
export function orBlank(form: TextForm<number>): TextForm<number | null> {
  return {
    write: (value) => (value === null ? '' : form.write(value)),
    read: (text) => (text.trim() === '' ? { value: null } : form.read(text)),
  };
}

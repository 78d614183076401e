// Every word that the pane says, in English. Another language is an object of the same type, `Texts`.
// Functions take counts and pieces and answer a whole sentence, since no two languages join them alike.
// `**…**` marks what stands out; nothing else is markup.
import { formatFigure, formatPair } from './figures';
import type { FigureForm } from './figures';
import type { FieldValue } from '../../domain/figure';
import { changesTexts } from './en/changes';
import { frameTexts } from './en/frame';
import { moments } from './en/moments';
import { number } from './en/plural';
import { receiptTexts } from './en/receipt';
import { signInTexts } from './en/sign-in';
import { statusTexts } from './en/status';
import { workTexts } from './en/work';

const words = { blank: 'blank' } as const;
const orBlank = (text: string) => (text === '' ? words.blank : text);

/** An edit of a figure, or of a field that the sheet writes in words of its own. */
interface Edited extends FigureForm {
  readonly before: FieldValue;
  readonly after: FieldValue;
  readonly words: { readonly before: string; readonly after: string } | null;
}

export const en = {
  language: 'en-GB',
  number,
  /** One figure: `77.4%`, `28`, `£1,250`, `blank`, `not available`. */
  figure: (value: FieldValue, form: FigureForm) => formatFigure(value, form, words),
  /** Two figures, with enough decimals to tell them apart. */
  figures: (before: FieldValue, after: FieldValue, form: FigureForm) => formatPair(before, after, form, words),
  /** An edit before and after, as a person reads it. */
  edited: (edit: Edited): readonly [string, string] =>
    edit.words === null
      ? formatPair(edit.before, edit.after, edit, words)
      : [orBlank(edit.words.before), orBlank(edit.words.after)],
  /** What stands in the store in a conflict. */
  theirs: (edit: Edited & { readonly theirs: FieldValue; readonly theirWords: string | null }) =>
    edit.theirWords === null ? formatFigure(edit.theirs, edit, words) : orBlank(edit.theirWords),
  quote: (text: string) => `“${text}”`,
  moments,
  frame: frameTexts,
  signIn: signInTexts,
  status: statusTexts,
  work: workTexts,
  changes: changesTexts,
  receipt: receiptTexts,
};

export type Texts = typeof en;

// Figures as a person reads them. A blank cell is never shown as 0, and a number never loses the digit that matters.
import type { FieldValue } from '../../domain/figure';
import type { Measure } from '../../domain/records/indicator';
import { numberText } from '../../domain/sheet/figure-text';

/** How a figure of one PI is written. */
export interface FigureForm {
  readonly measure: Measure;
  readonly decimals: number;
  /** What a number counts; for money its sign. */
  readonly measureLabel?: string;
}

/** Words of the language that stand in the place of a number. */
export interface FigureWords {
  readonly blank: string;
}

/**
 * Writes a field's value: a percentage from its ratio (0.774 is `77.4%`), money with its sign, other numbers grouped;
 * nothing as the word for blank, and text as it stands.
 */
export function formatFigure(value: FieldValue, form: FigureForm, words: FigureWords): string {
  if (value === null || value === '') return words.blank;
  if (typeof value === 'number') return numberText(value, { measureLabel: '', ...form }, form.decimals);
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}

/**
 * Two figures that differ, written so that they differ on the screen as well: with the PI's own decimals where that is
 * enough, else with as many as it takes.
 */
export function formatPair(
  before: FieldValue,
  after: FieldValue,
  form: FigureForm,
  words: FigureWords,
): readonly [string, string] {
  for (let decimals = form.decimals; decimals <= 12; decimals += 1) {
    const wider = { ...form, decimals };
    const pair = [formatFigure(before, wider, words), formatFigure(after, wider, words)] as const;
    if (pair[0] !== pair[1]) return pair;
  }
  return [formatFigure(before, form, words), formatFigure(after, form, words)];
}

// How single cells of a catalogue are read and written: words of a list, yes and no, numbers, plain text, text forms.
import type { Issue } from '../../errors';
import type { FieldValue } from '../../figure';
import { isCellError, type Cell } from '../grid';
import { readNumberText } from '../number-text';
import { nearest } from '../nearest';
import { errorIssue, readText, short, stop } from '../read-cell';
import type { FieldReading } from '../sheet-kind';
import { isWrong, type TextForm } from '../text-forms/text-form';

/** One cell's way to a value and back. A blank cell is `null`; whether that may be is for the field to say. */
export interface CellForm {
  read(cell: Cell): FieldReading;
  write(value: FieldValue): Cell;
  readonly format: string;
  readonly align: 'left' | 'right';
  readonly list?: readonly string[];
}

const value = (v: FieldValue): FieldReading => ({ kind: 'value', value: v });
const plain = (v: FieldValue): Cell => (typeof v === 'object' ? null : v);

export const textForm: CellForm = { read: readText, write: plain, format: '@', align: 'left' };

/** One of some words, case and blanks aside. */
export function choiceForm(words: readonly string[]): CellForm {
  return {
    read: texts((text) => {
      const found = words.find((w) => w.toLowerCase() === text.toLowerCase());
      if (found !== undefined) return value(found);
      const guess = nearest(text, words);
      return stop('invalid', `“${short(text)}” is none of ${words.join(', ')}.`, putIn(guess));
    }),
    ...{ write: plain, format: '@', align: 'left', list: words },
  };
}

export const yesNoForm: CellForm = {
  read: (cell) => {
    if (typeof cell === 'boolean') return value(cell);
    return texts((text) => {
      if (/^(yes|y|true)$/i.test(text)) return value(true);
      return /^(no|n|false)$/i.test(text) ? value(false) : stop('invalid', `Write yes or no, not “${short(text)}”.`);
    })(cell);
  },
  write: (v) => (v === null ? null : v === true ? 'yes' : 'no'),
  ...{ format: '@', align: 'left', list: ['yes', 'no'] },
};

/** @param expected what the number may be, as `a whole number of days` */
export function numberForm(expected: string, format: string): CellForm {
  return {
    read(cell) {
      if (cell === null || typeof cell === 'number') return value(cell);
      return texts((text) => {
        const number = readNumberText(text);
        const fix = number && { label: `Store ${number.value}`, value: number.value };
        return stop('text-for-number', `The cell holds the text “${short(text)}”, not ${expected}.`, fix);
      })(cell);
    },
    ...{ write: plain, format, align: 'right' },
  };
}

export function inText<T extends FieldValue>(form: TextForm<T>, list?: readonly string[]): CellForm {
  return {
    read: texts((text) => {
      const said = form.read(text);
      return isWrong(said) ? stop('invalid', said.wrong, putIn(said.instead)) : value(said.value);
    }),
    // Only what this form has read, or the store holds for its field, comes here.
    write: (v) => (v === null ? null : form.write(v as T)),
    ...{ format: '@', align: 'left', ...(list && { list }) },
  };
}

function putIn(text: string | undefined): Issue['fix'] {
  return text === undefined ? undefined : { label: `Put ${short(text)}`, value: text };
}

/** Blank is blank; what is no text is shown as one. */
function texts(read: (text: string) => FieldReading): CellForm['read'] {
  return (cell) => {
    if (cell === null) return value(null);
    if (isCellError(cell)) return { kind: 'issue', issue: errorIssue(cell.error) };
    const text = String(cell).trim();
    return text === '' ? value(null) : read(text);
  };
}

/** Number format of a margin: percent where it is a share of the target. */
export function marginFormat(kind: FieldValue): string {
  return kind === 'absolute' ? 'General' : '0.##%';
}

// The receipt of a push, and what becomes of an undo.
import { counts } from './work';
import type { Counted } from './work';
import { counted, listed, number, word } from './plural';

export const receiptTexts = {
  title: (n: number) => `${counted(n, 'edit')} taken`,
  about: (c: Counted, sheet: string) => `${listed(counts(c))}, from ${sheet}`,
  stamp: (when: string, revision: number) => `${when} · revision ${number(revision)}`,
  copy: 'Copy receipt',
  copied: 'Copied',
  copyByHand: 'Receipt as text: press Ctrl+C to copy it',
  standing: 'How the figures stand now',
  keptYours: 'You kept yours.',
  turned: (status: string) => `Turned ${status}.`,
  noteTaken: 'Your note was taken.',
  noteOnly: 'Note taken',
  stageTaken: (stage: string) => `Stage: ${stage}.`,
  moved: (n: number) => `${counted(n, 'roll-up')} moved`,
  alsoChanged: 'In your sheet',
  left: 'What is left',
  stayed: (n: number) => `${counted(n, 'edit')} with ${word(n, 'a problem', 'problems')} stayed in your sheet.`,
  stayedCleared: (n: number) => `${counted(n, 'cleared cell')} stayed in your sheet.`,
  showChanges: 'Show changes',
  editsSince: (n: number) => `${counted(n, 'edit')} in the sheet not sent.`,
  nothingLeft: 'Nothing more is due.',
  afterThat: (day: string) => `After that, nothing until ${day}.`,
  nothingUntil: (day: string) => `Nothing more until ${day}.`,
  moreDue: (n: number) => `and ${number(n)} more on My work`,
  undo: 'Undo',
  undoOf: (what: string) => `Undo ${what}`,
  undoing: 'Taking it back',
  undone: (c: Counted) =>
    `Taken back: ${listed(counts(c))} ${c.values + c.notes + c.other === 1 ? 'is' : 'are'} in the store as before.`,
  undoConflicts: (n: number) => `${counted(n, 'cell')} changed since, so nothing was taken back.`,
  undoOthers: (n: number) => `Undo the other ${number(n)}`,
  undoNone: 'All of it changed since.',
};

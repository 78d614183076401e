// The words of Manage › Duplicates.
import type { DuplicateReason } from '../../../../domain/records/duplicate-reasons';
import { counted, listed, number, word } from '../plural';

const reasons: Record<DuplicateReason, string> = {
  'same code written differently': 'Same code, written differently',
  'same name': 'Same name',
  'same name written differently': 'Same name, written differently',
  'same words in another order': 'Same words in another order',
  'one word spelt differently': 'One word spelt differently',
};

export const duplicateTexts = {
  reading: 'Reading which PIs may be one',
  gist: (n: number) =>
    n === 0 ? 'No two PIs that you look after look like one.' : `${counted(n, 'group')} of PIs that may be one.`,
  about: 'Say of those that are not that they are not the same, and nobody is asked again.',
  firstOf: (shown: number, of: number) =>
    `The first ${number(shown)} of ${number(of)} are shown. The next ones come when these are merged.`,
  reason: (reason: DuplicateReason, sameUnit: boolean) => `${reasons[reason]}${sameUnit ? '' : ', in different units'}`,
  figures: (n: number, last: string | null) =>
    last === null ? 'no figures' : `${counted(n, 'figure')}, the last of ${last}`,
  owner: (name: string | null) => (name === null ? 'no owner' : `owned by ${name}`),
  merge: 'Merge',
  apart: 'Not the same',
  apartOf: (codes: readonly string[]) => `${listed(codes)} are not the same`,
  toldApart: (codes: readonly string[]) => `${listed(codes)} are not the same. They are not offered again.`,
  apartNote: (codes: readonly string[]) => `${listed(codes)} are not the same`,
  apartTitle: 'Not the same',
  mayBeOne: 'May be one after all',
  againOf: (codes: readonly string[]) => `${listed(codes)} may be one after all`,
  again: (codes: readonly string[]) => `${listed(codes)} may be one after all.`,
  firstApart: (n: number) => `The first ${number(n)} are shown.`,
  mergeOf: (codes: readonly string[]) => `Merge ${listed(codes)}`,
  keep: 'Which one goes on?',
  ends: 'Which one is merged into it?',
  choice: (code: string, name: string) => `${code} ${name}`,
  planning: 'Reading what would happen',
  willDo: 'What will happen',
  cannot: 'They cannot be merged:',
  taken: (cells: number, periods: number, first: string, last: string, from: string) =>
    `**${counted(cells, 'cell')}** of ${first === last ? first : `${counted(periods, 'period')}, ${first} to ${last},`} ${word(cells, 'is', 'are')} taken over from ${from}.`,
  noneTaken: (from: string) => `Nothing of ${from} is missing in the one that goes on: no figure is taken over.`,
  collectedFrom: (code: string, label: string) => `${code} is then collected from ${label} on.`,
  owned: (code: string, name: string | null) =>
    name === null ? `Nobody owns ${code}.` : `${name} goes on owning ${code}.`,
  recorded: (names: readonly string[]) => `It is then recorded by ${listed(names)}.`,
  ended: (code: string) => `${code} is not collected any more. Its page and its history stay.`,
  differ: (n: number, keep: string, from: string) =>
    `**${counted(n, 'cell')}** ${word(n, 'differs', 'differ')}: what ${keep} has stands, and the rest stays in the history of ${from}.`,
  differList: 'Cells that differ',
  moreDiffer: (n: number) => `and ${number(n)} more`,
  differsAt: (field: string, label: string) => `${field}, ${label}`,
  stands: (kept: string, other: string) => `${kept} stands, ${other} stays behind`,
  notOpen: (n: number, labels: readonly string[], from: string) =>
    `**${counted(n, 'cell')}** of periods that are not open ${word(n, 'stays', 'stay')} with ${from}: ${listed(labels)}. Open them first to take them over.`,
  andMore: (n: number) => counted(n, 'other'),
  mergeInto: (from: string, into: string) => `Merge ${from} into ${into}`,
  cancel: 'Cancel',
  oneStep: 'You can undo this as one step.',
  done: (from: string, into: string) => `Merged ${from} into ${into}.`,
  note: (from: string, into: string) => `Merged ${from} into ${into}`,
};

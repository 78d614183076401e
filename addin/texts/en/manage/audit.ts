// The words of Manage › Audit.
import { counted, word } from '../plural';

export const auditTexts = {
  reading: 'Reading the audit',
  of: 'History of',
  kinds: { pi: 'A PI', person: 'A person', push: 'A push', all: 'Everything' },
  pi: 'Code of the PI',
  person: 'Id of the person',
  push: 'Id of the push',
  from: 'From',
  to: 'To',
  find: 'Show',
  list: 'Changes, the newest first',
  nothing: 'No change fits.',
  found: (n: number, more: boolean) =>
    more ? `The newest ${counted(n, 'change')}; all are in the file.` : counted(n, 'change'),
  change: (before: string, after: string) => `${before} → ${after}`,
  blank: 'blank',
  xlsx: 'Save as xlsx',
  csv: 'Save as CSV',
  saved: (name: string) => `${name} is ready. Your browser or Excel asks where to keep it.`,
  about: 'Who changed is kept; who saw is not.',
  head: 'End of the chain',
  headAbout: (revision: number, at: string) => `Revision ${revision.toLocaleString('en-GB')}, ${at}`,
  headKeep:
    'Keep this outside, by mail or on paper: “pi-bridge verify --head” compares with it, and sees whether the end was cut off or the chain made anew.',
  copy: 'Copy it',
  copied: 'Copied.',
  copyByHand: 'Your browser does not let it be copied: press Ctrl+C.',
  check: {
    title: 'Check of the store',
    about:
      'Every change-set is read again: its checksum, what it follows, and whether what is kept beside it comes to the same. Pushes go on meanwhile.',
    kept: 'A head that was kept outside',
    keptHint: 'May be blank. With it, an end that was cut off or a chain that was made anew is seen too.',
    begin: 'Check the store',
    running: (of: number, by: string) =>
      `Checking ${counted(of, 'change-set')}, begun by ${by}. You may leave this page.`,
    progress: 'How far the check is',
    whole: (revision: number) =>
      `Whole: all checksums of ${counted(revision, 'change-set')} hold, and so does the chain.`,
    fits: (n: number) => `It is the chain of the ${counted(n, 'head')} that ${word(n, 'was', 'were')} kept.`,
    when: (name: string, moment: string) => `Checked by ${name}, ${moment}.`,
    failed: 'The store could not be checked, which says nothing about it. Try again; the server’s log says why.',
    damagedTitle: 'The store is damaged.',
    damaged: (revision: number) =>
      `The chain is sound up to revision ${revision.toLocaleString('en-GB')}. Stop the server, keep a copy as it is, and restore a back-up into an empty place.`,
    otherTitle: 'This is not the chain that was kept.',
    other: 'Its checksums hold. Keep a copy as it is, find out who could write there, and compare with a back-up.',
    finding: (place: string, what: string) => `${place}: ${what}`,
    more: (n: number) => `And ${n.toLocaleString('en-GB')} more; “pi-bridge verify” names them all.`,
  },
};

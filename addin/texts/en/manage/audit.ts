// The words of Manage › Audit.
import { counted } from '../plural';

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
};

// Signing in, and signing in again.
import { counted } from './plural';

export const signInTexts = {
  title: 'Sign in to PI Bridge',
  demonstration: 'This is a demonstration. Choose who to be.',
  demonstrationAbout:
    'Sample data only, on this computer only. There is no password, and nothing you do reaches a real council.',
  people: 'People of the sample council',
  search: 'Find a person or a role',
  found: (n: number) => (n === 0 ? 'Nobody is called that.' : counted(n, 'person', 'people')),
  signingIn: (name: string) => `Signing in as ${name}`,
  withoutTitle: 'Your sheets work without signing in',
  without: 'Type as usual. Edits stay in the sheet until you push them.',
  noWay: 'This store offers no way to sign in that the pane knows. Your site administrator can tell you more.',
  endedTitle: 'Your sign-in has ended.',
  ended: 'Your edits stay in the sheet.',
  again: (name: string) => `Sign in again as ${name}`,
};

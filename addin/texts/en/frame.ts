// The frame around every screen: tabs, menu, the lines above a page, the guide, and what is said when the world breaks.
import { word } from './plural';

export const frameTexts = {
  name: 'PI Bridge',
  myWork: 'My work',
  changes: 'Changes',
  adopt: 'Adopt',
  adoptTable: 'Adopt a table of yours',
  explore: 'Explore',
  /** After the number on the badge, spoken. */
  unsent: (n: number) => ` ${word(n, 'unsent edit')}`,
  manage: 'Manage',
  more: 'More: find a PI, adopt a table, help, sign out',
  moreAndManage: 'More: find a PI, manage, adopt a table, help, sign out',
  signedInAs: (name: string) => `Signed in as ${name}`,
  find: 'Find a PI',
  openPi: 'Open its page',
  help: 'How a push works',
  changePassword: 'Change password',
  signOut: 'Sign out',
  sample: (body: string, day: string) => `${body}, as at ${day}`,
  loading: {
    options: 'Asking the store how to sign in',
    work: 'Reading your work',
    changes: 'Comparing the sheet with the store',
    page: 'Opening the page',
  },
  notLoaded: 'This page could not be loaded. Check the connection, then try again. Your sheet is as it was.',
  notConnectedTitle: 'Not connected',
  notConnected: 'Your edits stay in the sheet. PI Bridge tries again every minute and offers the push then.',
  tryNow: 'Try now',
  tryAgain: 'Try again',
  /** Of a change from the pane that was not taken. */
  movedMeanwhile: 'Somebody changed the same meanwhile. It stands here as it is now: look again, then do it once more.',
  close: 'Close',
  notInExcel: 'PI Bridge works inside Excel: open it from the PI Bridge tab of the ribbon there.',
  unexpected: 'Something went wrong here that PI Bridge did not expect. Your sheet is as it was.',
  brokenTitle: 'This page could not be shown',
  broken:
    'Your sheet is as it was, and nothing was sent by this. Try again; if it comes back, tell your site administrator.',
  guide: {
    title: 'How a push works',
    back: 'Back',
    lead: 'Five steps. Nothing leaves your sheet before step 4.',
    steps: [
      ['Open your update sheet', 'It holds the figures that are yours to give: one row for each PI and period.'],
      [
        'Type into the white cells',
        'Values and notes. Sort, filter, add columns and formulas as you like: rows are found by their code and period.',
      ],
      [
        'Look at Changes',
        'Each edit stands there with its old and new figure. What needs a decision comes first, with a way to settle it.',
      ],
      ['Push', 'All edits that are ready go together, all or none. What has a problem stays in your sheet.'],
      [
        'Keep the receipt',
        'It says what was taken and how the figures stand now. A push can be undone from there or from My work.',
      ],
    ] as readonly (readonly [string, string])[],
    safe: 'Zero, blank and “not available” are three different things here. A blank cell is never sent as 0.',
  },
};

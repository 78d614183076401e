// The words of Manage › People and Manage › Units.
import { counted, number, word } from '../plural';

export const peopleTexts = {
  reading: 'Reading people',
  gist: (n: number, left: number) =>
    [counted(n, 'person', 'people'), ...(left > 0 ? [`${number(left)} left`] : [])].join(', '),
  find: 'Find a person',
  list: 'People',
  nobody: 'Nobody fits.',
  roles: {
    'site administrator': () => 'site administrator',
    'super user': (unit: string) => `super user of ${unit}`,
    viewer: (unit: string) => `sees ${unit}`,
  },
  roleNames: { 'site administrator': 'Site administrator', 'super user': 'Super user', viewer: 'Viewer' },
  about: (owns: number, updates: number) =>
    [...(owns > 0 ? [`owns ${number(owns)}`] : []), ...(updates > 0 ? [`records ${number(updates)}`] : [])].join(' · '),
  noRole: 'no role',
  left: 'left',
  lastIn: (day: string) => `last in ${day}`,
  add: 'Add a person',
  paste: 'Paste people from a sheet',
  id: 'Id',
  idHint: 'Short and for good: letters, digits, dashes.',
  idTaken: 'Somebody has this id.',
  name: 'Name',
  role: 'Role',
  giveRole: 'Give a role',
  of: 'Of',
  takeRole: (role: string) => `Take the role: ${role}`,
  take: 'Take',
  suspended: 'Has left (cannot sign in)',
  suspendAbout: (pis: number) =>
    pis === 0
      ? 'Out at once; nothing is theirs to hand over.'
      : `Out at once; ${counted(pis, 'PI')} to hand over in Ownership.`,
  save: (name: string) => `Save ${name}`,
  addThem: (name: string) => `Add ${name === '' ? 'the person' : name}`,
  cancel: 'Cancel',
  nothing: 'Nothing is changed yet.',
  saved: (name: string) => `${name} is saved.`,
  added: (name: string) => `${name} is added.`,
  pasteLabel: 'Rows from a sheet: name, id, role, unit',
  pasteHint: 'Copy the cells in Excel and paste them here. Role and unit may be blank.',
  pasteIssues: (n: number) => `${counted(n, 'row')} ${word(n, 'needs', 'need')} a look:`,
  pasteRow: (row: number, what: string) => `Row ${number(row)}: ${what}`,
  pasteWill: (add: number, change: number) =>
    [`**${counted(add, 'person', 'people')}** to add`, ...(change > 0 ? [`**${number(change)}** to change`] : [])].join(
      ', ',
    ),
  pasteDo: (n: number) => `Add ${counted(n, 'person', 'people')}`,
  pasteDone: (n: number) => `${counted(n, 'person', 'people')} brought in.`,
  pasteWrong: {
    noName: 'has no name',
    badId: (id: string) => `“${id}” cannot be an id`,
    twice: (id: string) => `the id ${id} stands here twice`,
    noRole: (role: string) => `“${role}” is no role: site administrator, super user or viewer`,
    noUnit: (unit: string) => `there is no unit “${unit}”`,
    needsUnit: 'a super user or a viewer needs a unit',
  },
  readOnly: 'Roles are given by site administrators. What your people may see is asked for and granted under Requests.',
};

export const unitTexts = {
  reading: 'Reading units',
  gist: (n: number) => counted(n, 'unit'),
  list: 'Units',
  about: (pis: number, below: number) =>
    [counted(pis, 'PI'), ...(below > 0 ? [`${counted(below, 'unit')} below`] : [])].join(' · '),
  add: 'Add a unit',
  code: 'Code',
  codeTaken: 'A unit has this code.',
  name: 'Name',
  above: 'Stands under',
  top: 'Nothing: it is the top',
  sameName: (path: string) => `There is another unit of this name: ${path}. Screens will show their paths.`,
  willDo: 'What this will do',
  renames: (from: string, to: string) => `**${from}** is called ${to} from now on; its history stays.`,
  moves: (name: string, units: number, pis: number) =>
    `**${name}** moves${units > 0 ? ` with ${counted(units, 'unit')} below it` : ''} and ${counted(pis, 'PI')}.`,
  lose: (names: string) => `${names} no longer ${names.includes(' and ') ? 'look' : 'looks'} after it.`,
  gain: (names: string) => `${names} ${names.includes(' and ') ? 'look' : 'looks'} after it from now on.`,
  figures: 'Figures, owners and updaters stay. Roll-ups over units follow.',
  save: 'Save the unit',
  move: (pis: number) => `Move the unit with ${counted(pis, 'PI')}`,
  addIt: 'Add the unit',
  cancel: 'Cancel',
  saved: (name: string) => `${name} is saved.`,
  nothing: 'Nothing is changed yet.',
};

// Which cell of a pasted row is what: by the words of the first row where it has headings, as an export of a directory has them;
// else by place: name, id, role, unit, and an e-mail address in any cell.
import { rowsOfText } from '../../../../domain/adopt/table/delimited';
import { foldCode } from '../../../../domain/records/text';

export interface PastedRow {
  /** Counted from 1, with the headings. */
  readonly row: number;
  readonly name: string;
  readonly id: string;
  readonly role: string;
  readonly unit: string;
  readonly email: string | null;
}

type Column = 'name' | 'first' | 'last' | 'id' | 'role' | 'unit' | 'email';

const headings: Readonly<Record<Column, readonly string[]>> = {
  name: ['name', 'full name', 'display name', 'displayname', 'person', 'employee', 'employee name', 'staff name'],
  first: ['first name', 'firstname', 'forename', 'given name', 'givenname'],
  last: ['last name', 'lastname', 'surname', 'family name', 'sn'],
  id: ['id', 'user id', 'userid', 'user name', 'username', 'login', 'samaccountname'],
  role: ['role', 'roles', 'access'],
  unit: ['unit', 'department', 'dept', 'team', 'directorate', 'service', 'division', 'office'],
  email: ['e-mail', 'email', 'mail', 'e-mail address', 'email address', 'work email', 'userprincipalname'],
};
const columnOf = new Map(
  Object.entries(headings).flatMap(([column, words]) => words.map((word) => [word, column as Column])),
);

type Columns = ReadonlyMap<Column, number>;

/** The first column of each kind; `undefined` where the row names nobody's name, and is a row of people. */
function columnsIn(cells: readonly string[]): Columns | undefined {
  const found = new Map<Column, number>();
  for (const [at, cell] of cells.entries()) {
    const column = columnOf.get(foldCode(cell));
    if (column !== undefined && !found.has(column)) found.set(column, at);
  }
  return found.has('name') || found.has('first') || found.has('last') ? found : undefined;
}

export function pastedRows(text: string): PastedRow[] {
  const plain = text.replace(/^\uFEFF/, '');
  // Cells come with tabs between them. A file of text has its own separator, which only headings show for certain.
  const separators = plain.includes('\t') ? ['\t'] : [',', ';', '\t'];
  const all = separators.map((separator) =>
    rowsOfText(plain, separator).map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim())),
  );
  const rows = all.find(([first]) => first !== undefined && first.length > 1 && columnsIn(first)) ?? all.at(-1) ?? [];
  const columns = columnsIn(rows[0] ?? []);
  return rows.flatMap((cells, i) => {
    if (cells.every((cell) => cell === '') || (i === 0 && columns)) return [];
    return { row: i + 1, ...(columns && columns.size > 1 ? byHeading(cells, columns) : byPlace(cells)) };
  });
}

function byHeading(cells: readonly string[], columns: Columns): Omit<PastedRow, 'row'> {
  const at = (column: Column) => cells[columns.get(column) ?? -1] ?? '';
  const parts = [at('first'), at('last')].filter(Boolean).join(' ');
  return {
    name: at('name') === '' ? parts : at('name'),
    ...{ id: at('id'), role: at('role'), unit: at('unit') },
    email: at('email') === '' ? (columns.has('email') ? null : addressIn(cells)) : at('email'),
  };
}

function byPlace(cells: readonly string[]): Omit<PastedRow, 'row'> {
  // An address that stands last, or in a column of its own between others, moves none of them.
  const email = addressIn(cells);
  const [name = '', id = '', role = '', unit = ''] = email === null ? cells : cells.filter((cell) => cell !== email);
  return { name, id, role, unit, email };
}

const addressIn = (cells: readonly string[]) => cells.find((cell) => cell.includes('@')) ?? null;

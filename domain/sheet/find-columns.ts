// Which column of a grid is which: by heading, blanks and case aside, never by position. Other people's are left alone.
import type { Issue } from '../errors';
import type { Grid } from './grid';
import { foldHeading, type KnownRow, type SheetKind } from './sheet-kind';

export interface Place {
  readonly index: number;
  readonly header: string;
}

/**
 * Places by column id. What is missing or stands twice is added to `issues`.
 * @param known rows of the answer: what none of them needs is not missed
 */
export function findColumns<R extends KnownRow>(
  grid: Grid,
  kind: SheetKind<R>,
  known: readonly R[],
  issues: Issue[],
): Map<string, Place> {
  const ours = new Map(kind.columns.map((c) => [foldHeading(c.header), c.id]));
  const at = new Map<string, number[]>();
  const add = (id: string | undefined, index: number) => {
    if (id !== undefined) at.set(id, [...(at.get(id) ?? []), index]);
  };
  grid.header.forEach((heading, index) => add(ours.get(foldHeading(heading)), index));
  // A heading that is written otherwise counts where no column bears the heading as it was.
  if (kind.columnOf) {
    const exact = new Set(at.keys());
    grid.header.forEach((heading, index) => {
      const id = ours.has(foldHeading(heading)) ? undefined : kind.columnOf?.(heading);
      if (id !== undefined && !exact.has(id)) add(id, index);
    });
  }
  const places = new Map<string, Place>();
  const gone: string[] = [];
  for (const column of kind.columns) {
    const { id, kind: look, header } = column;
    const [index, ...others] = at.get(id) ?? [];
    if (index === undefined) {
      if (column.neededBy && !known.some((row) => column.neededBy?.(row))) continue;
      if (look === 'editable' && (kind.columnsMayGo || column.neededBy)) gone.push(header);
      else if (look === 'key' || look === 'editable') issues.push(missing(header, look === 'key'));
      continue;
    }
    const named = grid.header[index] ?? header;
    if (others.length > 0)
      issues.push({
        code: 'column-twice',
        severity: 'check',
        header,
        message: `Two columns are headed “${header}”. The left one is read; rename the other.`,
      });
    places.set(id, { index, header: named });
  }
  if (gone.length > 0) issues.push(notThere(gone));
  return places;
}

function missing(header: string, isKey: boolean): Issue {
  const till = isKey ? 'nothing can be sent' : 'what stands in it is not sent';
  return {
    code: 'column-missing',
    severity: 'stop',
    header,
    message: `The column “${header}” is not there. Rename its heading back to “${header}”; ${till} till then.`,
  };
}

/** Deleting a column is fine; renaming one by mistake must not go unseen. */
function notThere(headers: readonly string[]): Issue {
  const [first = '', ...rest] = headers;
  const others = rest.length === 0 ? '' : rest.length <= 4 ? `, “${rest.join('”, “')}”` : ` and ${rest.length} more`;
  return {
    code: 'column-missing',
    severity: 'check',
    header: first,
    message: `Not in this sheet: “${first}”${others}. What the store has there stays. If a heading was renamed, put it back to send what stands below it.`,
  };
}

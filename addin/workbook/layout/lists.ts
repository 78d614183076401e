// Lists that cells offer and that are too long for a rule stand on a hidden sheet of their own, each below its heading;
// the rule names the range. A list that stands there already is written anew.
import type { LayoutColumn } from '../../../domain/sheet/layout';
import { setFormat } from '../write-block';

const SHEET = 'PI Bridge lists';
/** Excel's own limit of a list written into a rule. */
const LONGEST_LIST = 255;

/** The list as a rule takes it, where it fits; `undefined` where it needs a range. */
export function shortSource(list: readonly string[]): string | undefined {
  const source = list.join(',');
  return source.length <= LONGEST_LIST && list.every((item) => item !== '' && !item.includes(',')) ? source : undefined;
}

/** The ranges of lists, by the header of their column. */
export type ListSources = ReadonlyMap<string, string>;

/** Queues the lists of some columns; at most two syncs, none where every list is short. */
export async function queueLists(
  context: Excel.RequestContext,
  columns: readonly LayoutColumn[],
): Promise<ListSources> {
  const long = columns.filter(({ list }) => list && list.length > 0 && shortSource(list) === undefined);
  const sources = new Map<string, string>();
  if (long.length === 0) return sources;
  let sheet = context.workbook.worksheets.getItemOrNullObject(SHEET);
  await context.sync();
  let headings: string[] = [];
  if (sheet.isNullObject) {
    sheet = context.workbook.worksheets.add(SHEET);
    sheet.visibility = 'Hidden';
  } else {
    const row = sheet.getRangeByIndexes(0, 0, 1, 50).load('values');
    await context.sync();
    headings = (row.values[0] ?? []).map(String).filter((text) => text !== '');
  }
  for (const { header, list = [] } of long) {
    const known = headings.indexOf(header);
    const at = known < 0 ? headings.push(header) - 1 : known;
    const items = [header, ...list];
    sheet.getRangeByIndexes(0, at, 1, 1).getEntireColumn().clear('Contents');
    const range = sheet.getRangeByIndexes(0, at, items.length, 1);
    setFormat(range, '@');
    range.values = items.map((item) => [item.startsWith("'") ? `'${item}` : item]);
    const letter = String.fromCharCode(65 + at);
    sources.set(header, `='${SHEET}'!$${letter}$2:$${letter}$${items.length}`);
  }
  return sources;
}

// What changed in the rows of a pull since a revision: per field the value then, who changed it last and when.
import { partsOf } from '../../domain/records/record-type';
import type { ViewAnswer } from '../../domain/wire';
import type { Reader } from '../store/port';

type SinceBlock = NonNullable<ViewAnswer['since']>['changes'][number];

const watched = ['value', 'note', 'target', 'stage'];

/** One block for each period and field. `rowAt` says where a row's PI stands among the answer's, where there is such a row. */
export async function changesSince(
  revision: number,
  state: Reader,
  rowAt: (code: string, period: string) => number | undefined,
  nameOf: (person: string) => string,
): Promise<SinceBlock[]> {
  const blocks = new Map<string, SinceBlock>();
  for (const change of await state.since(revision)) {
    if (change.type !== 'measurement' || !watched.includes(change.field)) continue;
    const [code = '', period = ''] = partsOf(change.key);
    const row = rowAt(code, period);
    if (row === undefined) continue;
    const id = `${period} ${change.field}`;
    const block = blocks.get(id) ?? { period, field: change.field, rows: [], base: [], revision: [], by: [], at: [] };
    blocks.set(id, block);
    block.rows.push(row);
    block.base.push(change.base);
    block.revision.push(change.revision);
    block.by.push(nameOf(change.by));
    block.at.push(change.at);
  }
  return [...blocks.values()];
}

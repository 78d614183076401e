// What changed in the rows of a pull since a revision: per field the value then, who changed it last and when.
import { partsOf } from '../../domain/records/record-type';
import type { ViewAnswer } from '../../domain/wire';
import type { Reader } from '../store/port';

type SinceBlock = NonNullable<ViewAnswer['since']>['changes'][number];

const watched = ['value', 'note', 'target', 'stage'];

/** One block for each period and field. `index` says where a code stands in the answer's columns. */
export async function changesSince(
  revision: number,
  state: Reader,
  rows: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
  index: ReadonlyMap<string, number>,
  nameOf: (person: string) => string,
): Promise<SinceBlock[]> {
  const blocks = new Map<string, SinceBlock>();
  for (const change of await state.since(revision)) {
    if (change.type !== 'measurement' || !watched.includes(change.field)) continue;
    const [code = '', period = ''] = partsOf(change.key);
    const row = index.get(code);
    if (row === undefined || !rows.get(period)?.has(code)) continue;
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

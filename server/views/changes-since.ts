// What changed in the rows of a pull since a revision: per field the value then, who changed it last and when.
import type { FieldValue } from '../../domain/figure';
import { pack } from '../../domain/packed-column';
import { partsOf } from '../../domain/records/record-type';
import type { ViewAnswer } from '../../domain/wire';
import type { Reader } from '../store/port';

type SinceBlock = NonNullable<ViewAnswer['since']>['changes'][number];

interface Changes {
  readonly period: string;
  readonly field: string;
  readonly rows: number[];
  readonly base: FieldValue[];
  readonly revision: number[];
  readonly by: string[];
  readonly at: string[];
}

const watched = ['value', 'note', 'target', 'stage', 'numerator', 'denominator'];

/** One block for each period and field. `rowAt` says where a row's PI stands among the answer's, where there is such a row. */
export async function changesSince(
  revision: number,
  state: Reader,
  rowAt: (code: string, period: string) => number | undefined,
  nameOf: (person: string) => string,
): Promise<SinceBlock[]> {
  const blocks = new Map<string, Changes>();
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
  return [...blocks.values()].map(({ period, field, rows, ...columns }) => ({
    ...{ period, field, rows, base: pack(columns.base) },
    ...{ revision: pack(columns.revision), by: pack(columns.by), at: pack(columns.at) },
  }));
}

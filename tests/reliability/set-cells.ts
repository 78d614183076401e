// Decides to set cells of a store without any rule about them: for tests of what the store does with what it took.
import type { FieldValue } from '../../domain/figure';
import type { RecordTypeName } from '../../domain/records';
import type { ChangeBlock, ChangeSetHead } from '../../domain/sync/change-set';
import type { Decision, Reader, Store } from '../../server/store/port';

export type CellToSet = readonly [type: RecordTypeName, key: string, field: string, value: FieldValue];

/** Commits cells as one push. @throws AppError as the store does */
export async function setCells(
  store: Pick<Store, 'commit'>,
  pushId: string,
  cells: readonly CellToSet[],
): Promise<void> {
  const head: ChangeSetHead = { pushId, kind: 'push', by: 'ann', at: '2015-01-08T09:00:00.000Z' };
  await store.commit(head, (state) => setting(state, cells));
}

async function setting(state: Reader, cells: readonly CellToSet[]): Promise<Decision<never>> {
  const before = await state.fields(cells.map(([type, key, field]) => ({ type, key, field })));
  const blocks = new Map<string, ChangeBlock & { keys: string[]; before: FieldValue[]; after: FieldValue[] }>();
  for (const [i, [type, key, field, value]] of cells.entries()) {
    const name = `${type} ${field}`;
    const block = blocks.get(name) ?? { type, field, keys: [], before: [], after: [] };
    blocks.set(name, block);
    block.keys.push(key);
    block.before.push(before[i]?.value ?? null);
    block.after.push(value);
  }
  return { kind: 'apply', blocks: [...blocks.values()] };
}

/** Cells that all say the same mark: what is torn is seen. */
export function markedCells(keys: readonly string[], mark: number): CellToSet[] {
  return keys.flatMap((key): CellToSet[] => [
    ['measurement', key, 'value', mark],
    ['measurement', key, 'note', `push ${mark}`],
  ]);
}

// A line that is brought into an empty place: it must be whole, follow the one before it, and be of the next revision.
import type { ChainHead } from '../port';
import { StoreRefusal } from '../refusal';
import { parseSet, type StoredSet } from './change-line';
import { checkLine } from './sealed-line';

/**
 * The change-set of a line, and its checksum.
 * @param fits throws where the place could not hold what the change-set says
 * @throws StoreRefusal `damaged` that names the revision
 */
export function restoredLine(
  line: Buffer,
  after: ChainHead,
  fits: (set: StoredSet) => void = () => undefined,
): { readonly set: StoredSet; readonly sum: string } {
  const revision = after.revision + 1;
  const refuse = (what: string, cause?: unknown) =>
    new StoreRefusal('damaged', `Revision ${revision} of the back-up is damaged: ${what}. Nothing was restored.`, {
      cause,
    });
  const sealed = checkLine(line, after.sum);
  if ('wrong' in sealed) throw refuse(sealed.wrong);
  try {
    const set = parseSet(line);
    if (set.revision !== revision) throw new RangeError(`it says that it is revision ${set.revision}`);
    fits(set);
    return { set, sum: sealed.sum };
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error), error);
  }
}

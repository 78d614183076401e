// A dry run in the pane: the page stays alive, says how far it is, and can be cancelled. Nothing is sent for it but the
// question which figures the store has.
import type { TableMapping } from '../../../domain/adopt/mapping';
import type { OnEdit } from '../../../domain/adopt/trial/count-trial';
import { tryTable, type Pace, type Trial } from '../../../domain/adopt/trial/try-table';
import type { Calendar } from '../../../domain/period/period';
import type { Api } from '../../api/port';
import type { Progress } from '../progress';
import type { AdoptDesk } from './desk';

export type { SetAside, Trial } from '../../../domain/adopt/trial/try-table';

/** @returns `null` where it was no longer wanted */
export async function tryOut(
  { api, now }: { readonly api: Pick<Api, 'view'>; readonly now: () => string },
  { sheet, pis }: Pick<AdoptDesk, 'sheet' | 'pis'>,
  mapping: TableMapping,
  calendar: Calendar,
  progress?: Progress,
  isWanted: () => boolean = () => true,
  onEdit?: OnEdit,
): Promise<Trial | null> {
  const trial = await tryTable(
    { sheet, pis, mapping, calendar, view: (request) => api.view(request), ...(onEdit && { onEdit }) },
    paced(() => Date.parse(now()), progress, isWanted),
  );
  if (trial) progress?.(1);
  return trial;
}

/** The page is painted, and a press of Cancel heard, at least so often. */
const BREATH = 40;

/** Says how far it is, and whether it is still wanted. */
function paced(now: () => number, progress: Progress | undefined, isWanted: () => boolean): Pace {
  let last = now();
  const at = async (share: number): Promise<boolean> => {
    progress?.(share);
    await new Promise((resolve) => setTimeout(resolve, 0));
    last = now();
    return isWanted();
  };
  let asked = 0;
  return {
    at,
    isDue: (): boolean => ++asked % 500 === 0 && now() - last >= BREATH,
  };
}

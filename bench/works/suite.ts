// All works in their order, by the names that `--only` knows. Memory comes after everything else that leaves the body as it is.
import type { Figure } from '../measure/figure';
import { adoptions } from './adoption';
import type { Desk } from './desk';
import { hotPull, ownWork, packedPull, refreshes, unchangedPull, warmPull } from './pulls';
import { crowd, dryRun, perThousandCells, pushOf } from './pushes';
import { rollUps } from './roll-ups';
import { memoryAfterWork } from './starts';

type Work = (desk: Desk) => Promise<readonly Figure[]>;
export const workNames = [
  'push',
  'dry-run',
  'crowd',
  'pull',
  'packed',
  'warm',
  'own',
  'refresh',
  'adopt',
  'memory',
  'roll-ups',
] as const;
export type WorkName = (typeof workNames)[number];

/** Whether a work leaves the body larger: it is done last, on a server of its own, after the starts. */
export const addsToBody = (name: WorkName): boolean => name === 'roll-ups';

const sizes = [150, 1_500, 30_000];

const works: Readonly<Record<WorkName, Work>> = {
  async push(desk) {
    const figures: Figure[] = [];
    for (const cells of sizes.filter((n) => n <= (desk.cells ?? Infinity)))
      figures.push(...(await pushOf(cells, desk)));
    return [...figures, ...perThousandCells(figures)];
  },
  'dry-run': async (desk) => [await dryRun(desk)],
  crowd: async (desk) => [await crowd(desk)],
  pull: async (desk) => [await hotPull(desk)],
  packed: async (desk) => [await packedPull(desk), ...(await unchangedPull(desk))],
  warm: async (desk) => [await warmPull(desk)],
  own: async (desk) => [await ownWork(desk)],
  refresh: refreshes,
  adopt: adoptions,
  memory: async (desk) => [await memoryAfterWork(desk)],
  'roll-ups': rollUps,
};

/** Does the works named, one after another. */
export async function suite(
  desk: Desk,
  names: readonly WorkName[],
  say: (text: string) => void,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const name of workNames)
    if (names.includes(name)) {
      say(`  ${name}`);
      figures.push(...(await works[name](desk)));
    }
  return figures;
}

// One run of the benches: the product at the reference size, then how it grows.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { generateBody, type BodySize } from './generator/body';
import { ratioFigure, type About, type Figure } from './measure/figure';
import type { Contender } from './processes/contender';
import { startFloor, type Floor } from './processes/floor-line';
import { oursOnLowdb, serverFile } from './stores/ours';
import { isInstalled, peerOn, peerPlans, type PeerPlan } from './stores/peers';
import { oursOnPostgres } from './stores/postgres';
import { copyOf, preparedBody } from './stores/prepared';
import { deskOf } from './works/desk';
import { coldStarts } from './works/starts';
import { addsToBody, suite, workNames, type WorkName } from './works/suite';

export interface RunOptions {
  readonly size: BodySize;
  readonly works: readonly WorkName[];
  readonly starts: boolean;
  readonly growth: boolean;
  readonly rounds: number;
  /** Cells of the largest push; left out: every size. */
  readonly cells?: number | undefined;
  /** Folder for profiles of the servers' processors. */
  readonly profile: string | undefined;
  /** Emptied afterwards. */
  readonly folder: string;
  readonly say: (text: string) => void;
}

const number = (n: number) => n.toLocaleString('en-GB');
const scaleOf = ({ pis, months }: BodySize) => `${number(pis)} PIs × ${months} months`;

async function withFloor<T>(folder: string, work: (floor: Floor) => Promise<T>): Promise<T> {
  const floor = await startFloor(folder);
  try {
    return await work(floor);
  } finally {
    await floor.stop();
  }
}

/** Everything about one store at one size. */
export async function measureStore(
  contender: Contender,
  size: BodySize,
  { works, starts, rounds, cells, profile, folder, say }: RunOptions,
): Promise<Figure[]> {
  const about: About = { store: contender.name, scale: scaleOf(size) };
  say(`${about.store}, ${about.scale}`);
  return withFloor(folder, async (floor) => {
    const figures: Figure[] = [];
    let last = 0;
    const serial = () => ++last;
    const work = async (names: readonly WorkName[]) => {
      if (names.length === 0) return;
      const started = await contender.start(profile);
      try {
        const body = generateBody(size);
        figures.push(...(await suite(deskOf({ about, body, floor, started, rounds, cells, serial }), names, say)));
      } finally {
        await started.stop();
      }
    };
    await work(works.filter((name) => !addsToBody(name)));
    if (starts) {
      say('  start');
      figures.push(...(await coldStarts({ contender, floor, about, profile }, rounds > 10 ? 5 : 3)));
    }
    await work(works.filter(addsToBody));
    return figures;
  });
}

/** Our store on a copy of the body of this size. */
export async function measureOurs(options: RunOptions, size = options.size): Promise<Figure[]> {
  const prepared = await preparedBody(size, options.say);
  const copy = await copyOf(prepared, path.join(options.folder, `ours-${size.pis}`));
  try {
    return await measureStore(oursOnLowdb(copy), size, options);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** The largest has fewer months: a body of 100,000 PIs takes minutes to bring in. */
const SIZES = [
  { pis: 3_000, months: 60 },
  { pis: 30_000, months: 60 },
  { pis: 100_000, months: 24 },
];
const alone = 'push of 150 cells';

/** What fails at one size or store is said, and the rest goes on. */
async function orSaid(work: () => Promise<Figure[]>, what: string, { say }: RunOptions): Promise<Figure[]> {
  try {
    return await work();
  } catch (error) {
    say(`not measured: ${what}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

/** The same at other sizes, and whether a push costs more where more is stored. */
export async function measureGrowth(options: RunOptions, known: readonly Figure[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  const ratios: number[] = [];
  const works: WorkName[] = ['push', 'pull', 'memory'];
  for (const measures of SIZES) {
    const size = { ...options.size, ...measures };
    const scale = scaleOf(size);
    const isKnown = known.some((f) => f.scale === scale);
    const measured = isKnown ? known : await orSaid(() => measureOurs({ ...options, works }, size), scale, options);
    if (!isKnown) figures.push(...withoutTargets(measured));
    const ratio = measured.find((f) => f.scale === scale && f.name === alone)?.ratio;
    if (ratio !== null && ratio !== undefined) ratios.push(ratio);
  }
  const [first, last] = [ratios[0], ratios.at(-1)];
  if (ratios.length < 2 || first === undefined || last === undefined) return figures;
  const about = {
    store: 'PI Bridge on lowdb',
    scale: `100,000 PIs beside 3,000`,
  };
  return [
    ...figures,
    ratioFigure(about, `${alone}: times the floor, on the largest over the smallest`, last / first, 1.5),
  ];
}

async function measurePeer(plan: PeerPlan, folder: string, options: RunOptions): Promise<Figure[]> {
  const { pis, months } = options.size;
  const { most = options.size } = plan;
  const size = { ...options.size, pis: Math.min(pis, most.pis), months: Math.min(months, most.months) };
  const contender = await peerOn(plan, size, folder, options.say);
  const rounds = Math.min(plan.rounds, options.rounds);
  return measureStore(contender, size, { ...options, works: plan.works, rounds, cells: plan.cells });
}

/** The product on PostgreSQL; what is worked out in the pane asks no store. */
async function measurePostgres(options: RunOptions): Promise<Figure[]> {
  const { size, say } = options;
  const { contender, stop } = await oursOnPostgres(await preparedBody(size, say), serverFile(), say);
  try {
    return await measureStore(contender, size, { ...options, works: workNames.filter((name) => name !== 'adopt') });
  } finally {
    await stop();
  }
}

/** Figures that nobody set a target for: of another size, or another store. */
function withoutTargets(figures: readonly Figure[]): Figure[] {
  return figures.map(({ target: _target, met: _met, ...figure }) => figure);
}

/** What stands beside us on the same figures. The targets are not theirs. @param own whether only our own other store is meant */
export async function measurePeers(options: RunOptions, own: boolean): Promise<Figure[]> {
  const figures = await orSaid(() => measurePostgres(options), 'PI Bridge on PostgreSQL', options);
  for (const plan of own ? [] : peerPlans) {
    if (!isInstalled(plan)) {
      options.say(`not run: ${plan.name} is not installed (npm run bench:peers).`);
      continue;
    }
    const folder = path.join(options.folder, plan.file);
    try {
      const measured = await orSaid(() => measurePeer(plan, folder, options), plan.name, options);
      figures.push(...measured);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return withoutTargets(figures);
}

export const everyWork: readonly WorkName[] = workNames;

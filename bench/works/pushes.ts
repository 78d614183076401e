// Pushes: of one person's 150 cells, of everything, of a dry run, and of 200 people at once.
import { plainTime, timeFigure, type Figure, type Limit } from '../measure/figure';
import { inTurns } from '../measure/median';
import { ANALYST, updatersOf } from '../generator/people';
import { fewer, type Desk } from './desk';
import { ofBody, ofPatch, pushMaker, type PushMaker } from './requests';

const CROWD = 200;
const OWN = 150;
const three: Limit = { timesFloor: 3 };

const number = (n: number) => n.toLocaleString('en-GB');

/** Who pushes so many cells: an updater their own, an analyst more. */
function sender(body: Desk['body'], cells: number): { who: string; maker: PushMaker } {
  const who = cells <= OWN ? (updatersOf(0)[0] ?? '') : ANALYST;
  return { who, maker: pushMaker(body, who, cells <= OWN ? ofPatch(body, 0) : ofBody(body), cells) };
}

/** Cells that are pushed before it counts: a server that has been at work for a while, as they are. */
const WARM_UP_CELLS = 30_000;
/** So many pushes of a server that was just started are told by themselves. */
const FIRST = 20;

export async function pushOf(cells: number, desk: Desk): Promise<Figure[]> {
  const { who, maker } = sender(desk.body, cells);
  const seat = await desk.seat(who);
  let body: Buffer = Buffer.alloc(0);
  const round = {
    async prepare() {
      body = maker.push(desk.serial(), desk.started.revision());
    },
    ours: () => seat.push(body),
    floor: () => desk.floor.push(body),
  };
  const name = `push of ${number(cells)} cells`;
  const figures: Figure[] = [];
  if (cells <= OWN && desk.rounds >= FIRST)
    figures.push(timeFigure(desk.about, `${name}, the first ${FIRST} after a start`, await inTurns(round, FIRST, 0)));
  const rounds = cells > 10_000 ? fewer(desk.rounds, 2) : desk.rounds;
  const warmUp = Math.max(2, Math.ceil(WARM_UP_CELLS / cells));
  figures.push(timeFigure(desk.about, name, await inTurns(round, rounds, warmUp), three));
  return figures;
}

/** Nothing is written, so the floor does not write either: it parses and answers the same bytes. */
export async function dryRun(desk: Desk): Promise<Figure> {
  const { who, maker } = sender(desk.body, OWN);
  const seat = await desk.seat(who);
  let body: Buffer = Buffer.alloc(0);
  let ready = false;
  const pair = await inTurns(
    {
      async prepare() {
        body = maker.push(desk.serial(), desk.started.revision(), true);
        if (!ready) await desk.floor.makeReady((await seat.push(body)).body);
        ready = true;
      },
      ours: () => seat.push(body),
      floor: () => desk.floor.dryRun(body),
    },
    desk.rounds,
  );
  return timeFigure(desk.about, `dry run of ${OWN} cells, with its consequences`, pair);
}

/** From the first push to the last answer. */
export async function crowd(desk: Desk): Promise<Figure> {
  const people = await Promise.all(
    Array.from({ length: CROWD }, async (_, patch) => {
      const who = updatersOf(patch)[0] ?? '';
      const maker = pushMaker(desk.body, who, ofPatch(desk.body, patch), OWN);
      return { seat: await desk.seat(who), maker };
    }),
  );
  let bodies: Buffer[] = [];
  const pair = await inTurns(
    {
      async prepare() {
        const [round, base] = [desk.serial(), desk.started.revision()];
        bodies = people.map(({ maker }) => maker.push(round, base));
      },
      ours: () => Promise.all(people.map(({ seat }, i) => seat.push(bodies[i] ?? Buffer.alloc(0)))),
      floor: () => Promise.all(bodies.map((body) => desk.floor.push(body))),
    },
    fewer(desk.rounds, 3),
  );
  return timeFigure(desk.about, `${CROWD} people push ${OWN} cells at once, total`, pair, { ms: 250 });
}

/** Milliseconds for 1,000 cells at growing sizes: the cost is linear in cells where they do not grow. */
export function perThousandCells(figures: readonly Figure[]): Figure[] {
  return figures.flatMap(({ name, median_ms, store, scale }) => {
    const cells = Number(/^push of ([\d,]+) cells$/.exec(name)?.[1]?.replaceAll(',', ''));
    if (!(cells > 0) || median_ms === null) return [];
    return plainTime({ store, scale }, `of it for 1,000 cells: ${name}`, (median_ms * 1000) / cells);
  });
}

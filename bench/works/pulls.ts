// Pulls: of everything in the last year, ready, after a push, and packed; of one's own work; and refreshes.
import { timeFigure, type Figure, type Limit } from '../measure/figure';
import { inTurns } from '../measure/median';
import { ANALYST, updatersOf } from '../generator/people';
import { must, type Answer } from '../processes/exchange';
import type { Seat } from '../processes/contender';
import { fewer, type Desk } from './desk';
import { lastYear, ofPatch, ownPull, pullOf, pushMaker } from './requests';

const three: Limit = { timesFloor: 3 };

interface Pull {
  readonly name: string;
  readonly seat: Seat;
  readonly body: () => Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly rounds: number;
  readonly prepare?: () => Promise<void>;
  readonly status?: number;
  readonly limit?: Limit;
}

async function measured(
  desk: Desk,
  { name, seat, body, headers, rounds, prepare, status, limit }: Pull,
): Promise<Figure> {
  let asked = body();
  let bytes = 0;
  const pull = async () => must(await seat.pull(asked, headers), status);
  const pair = await inTurns(
    {
      async prepare() {
        await prepare?.();
        asked = body();
        // Sent ready by the floor: the answer of the round before, but the first time one that is not counted.
        if (bytes === 0) await ready(await pull());
      },
      async ours() {
        const answer = await pull();
        bytes = answer.body.length;
      },
      floor: () => desk.floor.pull(),
    },
    rounds,
  );
  return timeFigure(desk.about, name, pair, limit, bytes);

  async function ready(answer: Answer): Promise<void> {
    bytes = answer.body.length;
    await desk.floor.makeReady(answer.body);
  }
}

const everything = () => pullOf(lastYear());

export async function hotPull(desk: Desk): Promise<Figure> {
  const seat = await desk.seat(ANALYST);
  const name = 'pull of everything in a year, ready';
  return measured(desk, { name, seat, body: everything, rounds: desk.rounds, limit: three });
}

/** One value of one period changes before each pull. */
export async function warmPull(desk: Desk): Promise<Figure> {
  const seat = await desk.seat(ANALYST);
  const who = updatersOf(1)[0] ?? '';
  const other = await desk.seat(who);
  const month = ofPatch(desk.body, 1).filter((i) => {
    const pi = desk.body.indicators[i];
    return pi?.frequency === 'month' && !pi.noteWhenRed;
  });
  const maker = pushMaker(desk.body, who, month.slice(0, 1), 1);
  const prepare = async () => {
    await other.push(maker.push(desk.serial(), desk.started.revision()));
  };
  const name = 'the same after a push changed one period';
  return measured(desk, { name, seat, body: everything, prepare, rounds: fewer(desk.rounds, 2) });
}

export async function packedPull(desk: Desk): Promise<Figure> {
  const seat = await desk.seat(ANALYST);
  // As browsers say it.
  const headers = { 'Accept-Encoding': 'gzip, deflate, br' };
  const { encoding } = must(await seat.pull(everything(), headers));
  const name = `the same, ready, compressed (${encoding ?? 'not: it was sent plain'})`;
  return measured(desk, { name, seat, body: everything, headers, rounds: desk.rounds, limit: three });
}

/** What is answered where nothing changed; none where the store gives its answers no tag. */
export async function unchangedPull(desk: Desk): Promise<Figure[]> {
  const seat = await desk.seat(ANALYST);
  const { etag } = must(await seat.pull(everything()));
  if (etag === undefined) return [];
  const headers = { 'If-None-Match': etag };
  const { status } = await seat.pull(everything(), headers);
  const name = 'the same, asked by its tag where nothing changed';
  return [await measured(desk, { name, seat, body: everything, headers, status, rounds: desk.rounds })];
}

export async function ownWork(desk: Desk): Promise<Figure> {
  const seat = await desk.seat(updatersOf(2)[0] ?? '');
  return measured(desk, { name: 'pull of a person’s own work', seat, body: () => ownPull(), rounds: desk.rounds });
}

/** A colleague pushes 150 cells before each; the sheet stands at the revision before it. */
async function refresh(desk: Desk, name: string, puller: string, rounds: number, body: (since: number) => Buffer) {
  const patch = 3;
  const who = updatersOf(patch)[0] ?? '';
  const [seat, other] = [await desk.seat(puller), await desk.seat(who)];
  const maker = pushMaker(desk.body, who, ofPatch(desk.body, patch), 150);
  let since = desk.started.revision();
  const prepare = async () => {
    since = desk.started.revision();
    await other.push(maker.push(desk.serial(), since));
  };
  return measured(desk, { name, seat, rounds, prepare, body: () => body(since) });
}

export async function refreshes(desk: Desk): Promise<Figure[]> {
  const owner = updatersOf(3)[0] ?? '';
  return [
    await refresh(desk, 'refresh of one’s own work after a push of 150', owner, desk.rounds, ownPull),
    await refresh(
      desk,
      'refresh of a year of everything after a push of 150',
      ANALYST,
      fewer(desk.rounds, 2),
      (since) => pullOf(lastYear(), since),
    ),
  ];
}

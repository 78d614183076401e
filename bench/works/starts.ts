// What a start costs, the first pull after it, and the memory of a server that has done its work.
import { memoryFigure, plainTime, timeFigure, type About, type Figure } from '../measure/figure';
import { median } from '../measure/median';
import { ANALYST } from '../generator/people';
import type { Contender } from '../processes/contender';
import { must } from '../processes/exchange';
import type { Floor } from '../processes/floor-line';
import type { Desk } from './desk';
import { lastYear, pullOf } from './requests';

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const begun = performance.now();
  const value = await work();
  return { value, ms: performance.now() - begun };
}

export interface StartParts {
  readonly contender: Contender;
  readonly floor: Floor;
  readonly about: About;
  /** Folder for a profile of the first start. */
  readonly profile: string | undefined;
}

/** Starts the server anew so many times, and pulls a year of everything before anything is ready. */
export async function coldStarts({ contender, floor, about, profile }: StartParts, times: number): Promise<Figure[]> {
  const [starts, pulls, floors]: [number[], number[], number[]] = [[], [], []];
  let [bytes, rss] = [0, 0];
  for (let i = 0; i < times; i++) {
    const bare = await contender.startBare(i === 0 ? profile : undefined);
    starts.push(bare.startMillis);
    if (i === 0) ({ rss } = await bare.memory());
    await bare.stop();
    const started = await contender.start();
    const seat = await started.as(ANALYST);
    const { value, ms } = await timed(async () => must(await seat.pull(pullOf(lastYear()))));
    await floor.makeReady(value.body);
    pulls.push(ms);
    floors.push((await timed(() => floor.pull())).ms);
    bytes = value.body.length;
    await started.stop();
  }
  const cold = { ours: median(pulls), floor: median(floors) };
  return [
    plainTime(about, 'start to the first healthy answer', median(starts), { ms: 1000 }),
    memoryFigure(about, 'memory after the start', rss),
    timeFigure(about, 'pull of everything in a year, first after a start', cold, undefined, bytes),
  ];
}

/** Asked at the end, when everything else was done. */
export async function memoryAfterWork(desk: Desk): Promise<Figure> {
  const { rss } = await desk.started.memory();
  return memoryFigure(desk.about, 'memory after all of this', rss, 250);
}

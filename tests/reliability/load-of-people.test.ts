// Row 8: two hundred connections that read and push fifty cells at a time, on the built server with everything on: no error, no
// wait that stands out, and no memory that grows. Planted: waits of which one in fifty is late.
import fs from 'node:fs';
import https from 'node:https';
import axios, { type AxiosInstance } from 'axios';
import { startServer, type RunningServer } from '../support/running-server';
import { dice, type Dice } from './dice';
import { full, limitMs, notRun, progress, report, seed, sized } from './size';

const CONNECTIONS = 200;
const CELLS = 50;
/** The promise, on a machine of one's own. In npm test, which shares its machine, only what is broken outright is red. */
const P99 = full ? 500 : 5_000;
const SLOWEST_TO_MEDIAN = full ? 20 : 400;
/** Megabytes by which the second half of a run may lie above the first. */
const GROWTH = 60;

let server: RunningServer;
let pid: number | undefined;
let http: AxiosInstance;
/** Notes that can be given: of every PI, in every period that is open. */
const pairs: string[] = [];

beforeAll(async () => {
  server = await startServer({}, { onProcess: (id) => (pid = id) });
  http = axios.create({
    baseURL: `https://localhost:${server.port}/api`,
    httpsAgent: new https.Agent({
      ca: fs.readFileSync(server.ca),
      keepAlive: true,
      maxSockets: CONNECTIONS,
      family: 4,
    }),
    validateStatus: () => true,
    timeout: 30_000,
  });
  const { data } = await http.post<{ token: string }>('/session', { person: 'site-administrator' });
  http.defaults.headers.common['Authorization'] = `Bearer ${data.token}`;
  const found = await http.post<{ items: { code: string }[] }>('/explore', { filter: {}, limit: 200 });
  const codes = found.data.items.map(({ code }) => code);
  for (const quarter of ['2013-10-01Q', '2014-01-01Q', '2014-04-01Q', '2014-07-01Q', '2014-10-01Q', '2015-01-01Q'])
    for (const code of codes) {
      const dry = await push([`${code}|${quarter}`], 'x', true);
      if (dry.status === 200) pairs.push(`${code}|${quarter}`);
    }
});
afterAll(() => server.remove());

let revision = 1;
async function push(keys: readonly string[], note: string, dryRun = false) {
  const edits = [{ type: 'measurement', field: 'note', keys, values: keys.map((key) => `${note} ${key}`) }];
  const answer = await http.post<{ revision?: number }>('/pushes', {
    ...{ pushId: crypto.randomUUID(), base: revision, edits, ...(dryRun && { dryRun }) },
  });
  revision = Math.max(revision, answer.data.revision ?? 0);
  return answer;
}

interface Waits {
  readonly median: number;
  readonly p99: number;
  readonly slowest: number;
}
function waitsOf(all: readonly number[]): Waits {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { median: at(0.5), p99: at(0.99), slowest: at(1) };
}
/** Megabytes a minute over the last two thirds of a run, when it is warm, by least squares. */
function slopeOf(all: readonly { readonly minute: number; readonly mb: number }[]): number {
  const warm = all.slice(Math.floor(all.length / 3));
  const mean = (of: (point: (typeof warm)[number]) => number) =>
    warm.reduce((sum, point) => sum + of(point), 0) / Math.max(1, warm.length);
  const [minute, mb] = [mean((p) => p.minute), mean((p) => p.mb)];
  const spread = mean((p) => (p.minute - minute) ** 2);
  return spread === 0 ? 0 : Math.round((mean((p) => (p.minute - minute) * (p.mb - mb)) / spread) * 10) / 10;
}
const stands = ({ median, p99, slowest }: Waits) => p99 <= P99 && slowest <= SLOWEST_TO_MEDIAN * Math.max(median, 5);

/** Megabytes that the server holds; `undefined` where the system does not say. */
function held(): number | undefined {
  if (!fs.existsSync(`/proc/${pid ?? 0}/status`)) return undefined;
  const kb = /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1];
  return kb === undefined ? undefined : Number(kb) / 1024;
}

/** One person: reads mostly, pushes now and then, and thinks a while in between. */
async function working(who: number, until: number, throws: Dice, tell: (ms: number, status: number) => void) {
  const stripes = Math.max(1, Math.floor(pairs.length / CELLS));
  const stripe = who % stripes;
  const keys = pairs.slice(stripe * CELLS, (stripe + 1) * CELLS);
  while (performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 500 + throws.below(3_000)));
    const from = performance.now();
    const ask = throws.below(10);
    const answer =
      ask < 2
        ? await push(keys, `Load ${throws.below(1e9)}`)
        : ask < 6
          ? await http.post('/views', { view: { sheet: 'update', scope: 'all' } })
          : ask < 8
            ? await http.get('/work')
            : await http.post('/explore', { filter: { text: 'a' }, limit: 50 });
    tell(performance.now() - from, answer.status);
  }
}

test(
  'two hundred connections: every answer is one, none stands out, and memory does not grow',
  async () => {
    expect(pairs.length).toBeGreaterThanOrEqual(CELLS);
    const ms = sized(15_000, 15 * 60_000);
    const throws = dice(`${seed}/load`);
    const from = performance.now();
    const waits: number[] = [];
    /** Statuses, and what went wrong where no answer came. */
    const failed: (number | string)[] = [];
    const halves: [number[], number[]] = [[], []];
    const memory: { readonly minute: number; readonly mb: number }[] = [];
    let conflicts = 0;
    const watching = setInterval(
      () => {
        const now = held();
        const since = performance.now() - from;
        if (now !== undefined) {
          halves[since < ms / 2 ? 0 : 1].push(now);
          memory.push({ minute: since / 60_000, mb: now });
        }
        progress(`load: ${waits.length} answers, ${failed.length} wrong`);
      },
      Math.max(250, ms / 400),
    );
    await Promise.all(
      Array.from({ length: CONNECTIONS }, (_, i) =>
        working(i, from + ms, throws.part(i), (wait, status) => {
          waits.push(wait);
          // Two who push the same cells: one of them is told so, which is an answer.
          if (status === 409) conflicts++;
          else if (status !== 200) failed.push(status);
        }).catch((error: unknown) =>
          failed.push(axios.isAxiosError(error) ? (error.code ?? error.message) : String(error)),
        ),
      ),
    );
    clearInterval(watching);
    const mean = (all: readonly number[]) => all.reduce((sum, n) => sum + n, 0) / Math.max(1, all.length);
    const growth = Math.round(mean(halves[1]) - mean(halves[0]));
    if (halves[1].length === 0) notRun('load: memory', 'this system has no /proc');
    const said = waitsOf(waits);
    report({
      test: `load of ${CONNECTIONS} connections`,
      ...{ tries: waits.length, lost: failed.length },
      more: { ...said, conflicts, 'MB of growth': growth, 'MB a minute at the end': slopeOf(memory) },
    });
    expect(failed.slice(0, 5)).toEqual([]);
    expect(waits.length).toBeGreaterThan(CONNECTIONS);
    expect([said, stands(said)]).toEqual([said, true]);
    if (full) expect(growth).toBeLessThan(GROWTH);
    // Planted: the same waits with one in fifty that is late must not stand.
    const late = waits.map((wait, i) => (i % 50 === 0 ? wait + 20_000 : wait));
    report({
      test: 'load: late answers',
      tries: 1,
      lost: 0,
      plants: { 'one in fifty late': stands(waitsOf(late)) ? '0 of 1' : '1 of 1' },
    });
    expect(stands(waitsOf(late))).toBe(false);
  },
  limitMs,
);

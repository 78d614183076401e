// npm run bench: pushes and pulls against what cannot be beaten, with the sample and with 3,000 PIs × 36 months.
// Ratios count. `--out FILE` saves them as JSON, `--quick` takes fewer rounds.
import { writeFile } from 'node:fs/promises';
import type { Sample } from '../server/sample/sample-file';
import { benchServer, generated, readSample, type BenchServer } from './bench-server';
import { floorIn, type Floor } from './floor';
import { LAST_MONTH, monthsBack, PERSON, random, valuesOf } from './generator';
import { compare, table, type Figure } from './measure';

const args = process.argv.slice(2);
const out = args.includes('--out') ? args[args.indexOf('--out') + 1] : undefined;
const rounds = args.includes('--quick') ? 5 : 25;

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

function mustBe200({ status, body }: { status: number; body: Buffer }): Buffer {
  if (status !== 200) throw new Error(`${status}: ${body.toString().slice(0, 300)}`);
  return body;
}

async function pull(server: BenchServer, floor: Floor, name: string, scale: string, view: object): Promise<Figure> {
  const body = json({ view: { sheet: 'update', scope: 'all', ...view } });
  const ready = mustBe200(await server.send('POST', '/views', body));
  const ours = async () => mustBe200(await server.send('POST', '/views', body));
  return compare(`${name} (${(ready.length / 1024).toFixed(0)} kB)`, scale, rounds, ours, () => floor.pull(ready));
}

async function push(server: BenchServer, floor: Floor, cells: number, scale: string): Promise<Figure> {
  const dice = random(cells);
  const bodies: Buffer[] = [];
  for (let i = 0; i < rounds + 2; i++) {
    const { keys, values } = valuesOf(server.sample.indicators.slice(0, cells), LAST_MONTH, dice);
    const edits = [{ type: 'measurement', field: 'value', keys, values }];
    bodies.push(json({ pushId: `bench-${cells}-${i}`, base: 1_000_000_000, edits }));
  }
  const { revision } = await server.store.read();
  const bodyOf = (i: number) =>
    Buffer.from((bodies[i] ?? Buffer.alloc(0)).toString().replace('1000000000', String(revision + i)));
  const ready = bodies.map((_, i) => bodyOf(i));
  return compare(
    `push of ${cells} cells`,
    scale,
    rounds,
    async (i) => mustBe200(await server.send('POST', '/pushes', ready[i])),
    (i) => floor.push(ready[i] ?? Buffer.alloc(0)),
  );
}

async function withServer(sample: Sample, person: string, work: (server: BenchServer, floor: Floor) => Promise<void>) {
  const server = await benchServer(sample, person);
  const floor = await floorIn(server.folder);
  try {
    await work(server, floor);
  } finally {
    await floor.close();
    await server.close();
  }
}

const figures: Figure[] = [];
await withServer(await readSample(), 'performance-analyst', async (server, floor) => {
  figures.push(await pull(server, floor, 'pull of the sample', '45 PIs', {}));
});
const started = performance.now();
const scale = '3,000 PIs × 36 months';
await withServer(generated(3_000, 36), PERSON, async (server, floor) => {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`108,000 values and as many targets brought in within ${seconds} s\n`);
  figures.push(await push(server, floor, 150, scale));
  figures.push(await push(server, floor, 3_000, scale));
  figures.push(await pull(server, floor, 'pull of 3,000 × 12', scale, { periods: monthsBack(12) }));
});
console.log(table(figures));
if (out !== undefined) await writeFile(out, `${JSON.stringify(figures, null, 2)}\n`);

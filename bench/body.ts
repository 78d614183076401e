// npm run bench:body -- --out FOLDER [--pis N] [--months M] [--seed S]: makes a store with the reference body in it, and
// the file that lets one sign in as its people.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bodyLoader } from '../server/records/body';
import { sampleClock } from '../server/clock';
import { pushService } from '../server/pushes/push';
import { openLowdbStore } from '../server/store/lowdb/open';
import { numberAfter, textAfter } from './command-line';
import { generateBody, REFERENCE } from './generator/body';
import { AS_AT } from './generator/periods';
import { bringIn } from './stores/bring-in';
import { peopleFile } from './stores/people-file';

const args = process.argv.slice(2);

async function fill(out: string): Promise<string> {
  const body = generateBody({
    pis: numberAfter(args, '--pis', REFERENCE.pis),
    months: numberAfter(args, '--months', REFERENCE.months),
    seed: numberAfter(args, '--seed', REFERENCE.seed),
  });
  await mkdir(out, { recursive: true });
  const die = (error: Error) => {
    throw error;
  };
  const store = await openLowdbStore({ folder: path.join(out, 'store'), init: true, die });
  try {
    if ((await store.read()).revision > 0) throw new Error(`${out} holds a store already. Name another folder.`);
    const push = pushService({
      ...{ store, loadBody: bodyLoader(), calendar: { yearStartsIn: 4 } },
      clock: sampleClock(AS_AT, () => new Date()),
    });
    let told = 0;
    await bringIn(body, store, push, (share) => {
      if (share < told + 0.1) return;
      told = share;
      console.log(`  ${(share * 100).toFixed(0)} % brought in`);
    });
  } finally {
    await store.close();
  }
  await writeFile(path.join(out, 'people.json'), JSON.stringify(peopleFile(body)));
  return `${body.indicators.length} PIs with ${body.periods.length} periods stand in ${out}`;
}

try {
  const out = textAfter(args, '--out');
  if (out === undefined) throw new Error('Name the folder to fill: npm run bench:body -- --out FOLDER');
  console.log(await fill(out));
  console.log(
    `Serve it with PI_BRIDGE_DATA=${path.join(out, 'store')} PI_BRIDGE_SAMPLE=${path.join(out, 'people.json')}`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

// The generated body passes the real rules on its way in, and comes out of the store as it was generated.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sampleClock } from '../../server/clock';
import { bodyLoader } from '../../server/records/body';
import { sampleSchema } from '../../server/sample/sample-file';
import { pushService } from '../../server/pushes/push';
import { openLowdbStore } from '../../server/store/lowdb/open';
import { generateBody } from '../generator/body';
import { AS_AT } from '../generator/periods';
import { bringIn } from './bring-in';
import { peopleFile } from './people-file';

const body = generateBody({ pis: 300, months: 12, seed: 3 });

test('a body is brought in by the rules and reads back as it was generated', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'pi-bridge-bring-in-'));
  const die = (error: Error) => {
    throw error;
  };
  const store = await openLowdbStore({ folder, init: true, die });
  try {
    const push = pushService({
      ...{ store, loadBody: bodyLoader(), calendar: { yearStartsIn: 4 } },
      clock: sampleClock(AS_AT, () => new Date(0)),
    });
    const shares: number[] = [];
    await bringIn(body, store, push, (share) => shares.push(share));
    expect(shares).toHaveLength(body.periods.length);
    expect(shares.at(-1)).toBe(1);
    const now = await store.read();
    expect((await now.documents('unit')).size).toBe(371);
    expect((await now.documents('indicator')).size).toBe(300);
    expect((await now.documents('person')).size).toBe(body.people.length);
    for (const period of body.periods.slice(-3)) {
      const { codes, value, target, note, stage } = body.figures(period);
      const [block] = await now.measurements(codes, [period], ['value', 'target', 'note', 'stage']);
      expect(block?.columns).toMatchObject({ value, target, note, stage });
    }
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('the file of people is a sample that a server takes', () => {
  const file = sampleSchema.parse(JSON.parse(JSON.stringify(peopleFile(body))));
  expect(file.people.map(({ id }) => id)).toEqual(body.people.map(({ id }) => id));
});

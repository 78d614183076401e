// A store taken from a folder to PostgreSQL and back is the same store: every line byte by byte, every value, all of
// history. On a real server from npm.
import { measurementFields } from '../../domain/records/measurement';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sampleClock } from '../clock';
import { pushService } from '../pushes/push';
import { bodyLoader } from '../records/body';
import { importSample } from '../sample/import-sample';
import { sampleSchema } from '../sample/sample-file';
import { naughtyStrings } from '../store/store.contract';
import { openPostgresStore } from '../store/postgres/open';
import type { Store } from '../store/port';
import {
  commit,
  fillSmall,
  linesOf,
  makeSmall,
  newTerminal,
  openFolder,
  type Terminal,
} from '../../tests/support/command-line';
import { startPostgres, type PostgresServer } from '../../tests/support/postgres-server';

const postgres: PostgresServer | undefined = await startPostgres();
afterAll(() => postgres?.stop());

let terminal: Terminal;
beforeEach(async () => {
  terminal = await newTerminal();
});
afterEach(() => terminal.remove());

/** Everything that can be asked of a store. */
async function everything(store: Store) {
  const state = await store.read();
  const types = ['unit', 'person', 'indicator', 'recording-period', 'site'] as const;
  const codes = ['A1', 'B2', 'C3'];
  const [asOf1, asOf2] = [await store.read(1), await store.read(2)];
  return {
    ...{ id: store.id, head: await store.head(), lines: await linesOf(store) },
    documents: await Promise.all(types.map(async (type) => [...(await state.documents(type))].sort())),
    measurements: await state.measurements(codes, ['2014-07-01Q', '2014-10-01Q'], measurementFields),
    standing: await state.standing(codes, '2014-07-01Q', measurementFields),
    before: [
      await asOf1.measurements(codes, ['2014-07-01Q'], measurementFields),
      await asOf2.measurements(codes, ['2014-07-01Q'], measurementFields),
    ],
    since: [...(await state.since(1))].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    history: await store.history({}),
    ofOne: await store.history({ type: 'measurement', key: 'A1|2014-07-01Q' }),
    push: await store.push('first'),
  };
}

async function lookInto<T>(opened: Promise<Store>, look: (store: Store) => Promise<T>): Promise<T> {
  const store = await opened;
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

async function fill(folder: string): Promise<void> {
  await lookInto(openFolder(folder), async (store) => {
    await fillSmall(store);
    for (const [i, text] of naughtyStrings.entries())
      await commit(store, {
        id: `naughty ${i} ${text.slice(0, 20)}`,
        ...(text !== '' && { note: text }),
        set: [
          ['measurement', 'C3|2014-10-01Q', 'note', text],
          ['measurement', 'C3|2014-10-01Q', 'value', i / 3],
        ],
      });
  });
}

test('from folder to folder it stays the same, and the old one is left as it was', async () => {
  await fill(terminal.at('store'));
  const before = await lookInto(openFolder(terminal.at('store')), everything);
  const moved = await terminal.pib('move', '--data', 'store', '--to', 'other');
  expect(moved).toMatchObject({ code: 0, err: '' });
  expect(moved.out).toMatch(/store was left as it is\. Start servers on .*other only/);
  expect(await lookInto(openFolder(terminal.at('other')), everything)).toEqual(before);
  expect(await lookInto(openFolder(terminal.at('store')), everything)).toEqual(before);
});

if (postgres)
  describe('with PostgreSQL', () => {
    let url: string;
    beforeEach(async () => {
      url = await postgres.database();
    });
    afterEach(() => postgres.drop(url));

    test('a table is tried, brought in and recognised the next time, in a database as in a folder', async () => {
      const sample = sampleSchema.parse(JSON.parse(await readFile(path.resolve('samples/council.json'), 'utf8')));
      await terminal.pib('init', '--database', url);
      await lookInto(openPostgresStore({ url }), async (store) => {
        const clock = sampleClock(sample.asAt, () => new Date('2026-11-24T09:00:00.000Z'));
        const parts = { store, clock, loadBody: bodyLoader(), calendar: { yearStartsIn: 4 } };
        await importSample(sample, store, pushService(parts));
      });
      const bring = (...more: string[]) =>
        terminal.pib('import', 'return.csv', '--database', url, '--as', 'Housing inputter', ...more);
      const head = async () => (await terminal.pib('head', '--database', url)).out;
      await writeFile(terminal.at('return.csv'), 'KPI Ref;Q2 2014/15;Q3 2014/15\nHS01;11;12\nhs07;36;41\n');
      const before = await head();
      expect((await bring('--dry-run')).out).toMatch(/2 new[^]*A dry run: nothing was changed/);
      expect(await head()).toBe(before);
      const done = await bring();
      expect(done).toMatchObject({ code: 0, err: '' });
      expect(done.out).toMatch(/2 figures were brought in[^]*kept in the store as “return”/);
      const told = await lookInto(openPostgresStore({ url }), async (store) => {
        const refs = ['HS01', 'HS07'].map((code) => ({
          ...{ type: 'measurement' as const, key: `${code}|2014-10-01Q`, field: 'value' },
        }));
        const [last] = await store.history({ limit: 1 });
        return { values: (await (await store.read()).fields(refs)).map((f) => f.value), last };
      });
      expect(told).toMatchObject({ values: [12, 41], last: { kind: 'import', source: { workbook: 'return.csv' } } });
      const again = await bring();
      expect(again.out).toMatch(/layout is known from “return”[^]*holds all of it already/);
      await writeFile(terminal.at('return.csv'), 'KPI Ref;Q2 2014/15;Q3 2014/15\nHS01;11;13\nHS99;36;41\n');
      const refused = await bring();
      expect(refused.code).toBe(1);
      expect(refused.err).toMatch(/HS99: no PI[^]*differ from the store/);
      expect((await terminal.pib('verify', '--database', url)).code).toBe(0);
    });

    test('to a database and back the store is the same in every place', async () => {
      await fill(terminal.at('store'));
      const before = await lookInto(openFolder(terminal.at('store')), everything);
      expect(await terminal.pib('move', '--data', 'store', '--to', url)).toMatchObject({ code: 0, err: '' });
      expect(await lookInto(openPostgresStore({ url }), everything)).toEqual(before);
      expect(await terminal.pib('move', '--database', url, '--to', 'again')).toMatchObject({ code: 0, err: '' });
      expect(await lookInto(openFolder(terminal.at('again')), everything)).toEqual(before);
      expect((await terminal.pib('verify', '--database', url)).code).toBe(0);
    });

    test('a backup of one kind of store is a backup of the other', async () => {
      await fill(terminal.at('store'));
      await terminal.pib('backup', 'a.jsonl', '--data', 'store');
      expect(await terminal.pib('restore', 'a.jsonl', '--database', url)).toMatchObject({ code: 0, err: '' });
      await terminal.pib('backup', 'b.jsonl', '--database', url);
      const [a, b] = [await readFile(terminal.at('a.jsonl')), await readFile(terminal.at('b.jsonl'))];
      expect(b.equals(a)).toBe(true);
      await terminal.pib('export-audit', 'a.csv', '--data', 'store');
      await terminal.pib('export-audit', 'b.csv', '--database', url);
      expect(await readFile(terminal.at('b.csv'))).toEqual(await readFile(terminal.at('a.csv')));
    });

    test('a database that holds a store is refused, as is one that holds none', async () => {
      await makeSmall(terminal.at('store'));
      for (const call of [['head'], ['verify'], ['backup', 'b.jsonl'], ['move', '--to', 'other']]) {
        const ended = await terminal.pib(...call, '--database', url);
        expect(ended).toMatchObject({ code: 1, out: '' });
        expect(ended.err).toMatch(/place_\d+: This database holds no store/);
      }
      expect(await terminal.pib('init', '--database', url)).toMatchObject({ code: 0, err: '' });
      await terminal.pib('backup', 'b.jsonl', '--data', 'store');
      for (const call of [
        ['init', '--database', url],
        ['restore', 'b.jsonl', '--database', url],
        ['move', '--data', 'store', '--to', url],
      ]) {
        const ended = await terminal.pib(...call);
        expect(ended).toMatchObject({ code: 1, out: '' });
        expect(ended.err).toMatch(/place_\d+: This database holds a store already/);
      }
      expect((await terminal.pib('head', '--database', url)).out).toMatch(/revision 0 /);
    });

    test('damage in a table is named, and a backup that is not whole leaves nothing in a database', async () => {
      await makeSmall(terminal.at('store'));
      await terminal.pib('backup', 'b.jsonl', '--data', 'store');
      const cut = (await readFile(terminal.at('b.jsonl'), 'utf8')).split('\n').slice(0, -3).join('\n');
      await (await import('node:fs/promises')).writeFile(terminal.at('cut.jsonl'), `${cut}\n`);
      expect((await terminal.pib('restore', 'cut.jsonl', '--database', url)).err).toMatch(/was cut off/);
      expect((await terminal.pib('head', '--database', url)).code).toBe(1);
      expect(await terminal.pib('restore', 'b.jsonl', '--database', url)).toMatchObject({ code: 0, err: '' });
      await postgres.administer(`UPDATE pi_bridge.measurement SET value = 99 WHERE code = 'A1'`, url);
      const ended = await terminal.pib('verify', '--database', url);
      expect(ended.code).toBe(1);
      expect(ended.out).toMatch(/measurement, revision \d+: .*A1/);
    });

    test('pushes that come while a database is moved are pointed out', async () => {
      await makeSmall(terminal.at('store'));
      await terminal.pib('move', '--data', 'store', '--to', url);
      const store = await openPostgresStore({ url });
      let pushed: Promise<void> | undefined;
      const late = { taken: false };
      const ended = await terminal.pibWith(
        {
          // The clock is read while the lines go by: somebody pushes just then.
          now: () => {
            pushed ??= commit(store, { id: 'late', set: [['measurement', 'A1|2014-07-01Q', 'value', 15]] }).then(() => {
              late.taken = true;
            });
            return new Date();
          },
        },
        ...['move', '--database', url, '--to', 'other'],
      );
      const { taken } = late;
      await pushed;
      await store.close();
      // What was taken while the move went on is moved or pointed out; what was still under way may come after it.
      const there = (await terminal.pib('head', '--data', 'other')).out;
      if (ended.code === 0) expect(there).toMatch(taken ? /revision 5 / : /revision [45] /);
      else expect(ended.err).toMatch(/took 1 more pushes meanwhile; they are not in .*other/);
    });

    test.each([
      ['no server there', (u: URL) => (u.port = '9'), /cannot be reached/],
      ['no such database', (u: URL) => (u.pathname = '/nowhere'), /no database|does not exist/],
      ['a wrong password', (u: URL) => (u.password = 'hunter2-wrong'), /password/],
    ])('%s is said in one line without the password', async (_name, change, message) => {
      const wrong = new URL(url);
      if (wrong.password === '') wrong.password = 's3cret-word';
      const secrets = [wrong.password];
      change(wrong);
      secrets.push(wrong.password);
      const ended = await terminal.pib('head', '--database', wrong.href);
      expect(ended).toMatchObject({ code: 1, out: '' });
      expect(ended.err).toMatch(message);
      expect(ended.err.trim().split('\n')).toHaveLength(1);
      for (const secret of secrets) expect(ended.err).not.toContain(secret);
    });
  });

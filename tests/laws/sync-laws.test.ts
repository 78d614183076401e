// The laws of SYNC, as properties over people who pull, type, refresh and push in any order against the real store.
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { sameValue } from '../../domain/figure';
import { rowsOf } from '../../domain/sheet/view-rows';
import { start } from '../../server/compose';
import { readConfig } from '../../server/config';
import { personWithSheet, type Accepted, type PersonWithSheet } from './person-with-sheet';

const people = ['housing-inputter', 'housing-deputy-inputter', 'housing-owner'];
let server: Awaited<ReturnType<typeof start>>;
let folder: string;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'pi-bridge-'));
  const settings = {
    PORT: '0',
    HOST: '127.0.0.1',
    PI_BRIDGE_DATA: path.join(folder, 'store'),
    PI_BRIDGE_SAMPLE: 'samples/council.json',
    LOG_LEVEL: 'silent',
  };
  server = await start(readConfig(settings, []));
});
afterAll(async () => {
  await server.close();
  await fs.rm(folder, { recursive: true, force: true });
});
const open = (id: string): Promise<PersonWithSheet> => personWithSheet(`http://127.0.0.1:${server.port}`, id);
/** Everything of the rows that a person may change, as one text. */
const stateOf = async (p: PersonWithSheet) =>
  JSON.stringify(
    rowsOf(await p.api.view({ view: { sheet: 'update', scope: 'mine' } })).map((r) => [
      r.key,
      r.value,
      r.note,
      r.status,
    ]),
  );

const valuesNow = async (p: PersonWithSheet | undefined) =>
  new Map<string, unknown>(
    rowsOf((await p?.api.view({ view: { sheet: 'update', scope: 'mine' } })) ?? nobody()).flatMap((r) => [
      [`${r.key} value`, r.value],
      [`${r.key} note`, r.note],
    ]),
  );
const nobody = (): never => {
  throw new Error('Nobody is there');
};

const value = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 99 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ who: fc.nat(2), do: fc.constant('edit' as const), row: fc.nat(3), value }) },
  { weight: 1, arbitrary: fc.record({ who: fc.nat(2), do: fc.constant('note' as const), row: fc.nat(3), value }) },
  { weight: 2, arbitrary: fc.record({ who: fc.nat(2), do: fc.constantFrom('refresh', 'push', 'push mine') }) },
  { weight: 1, arbitrary: fc.record({ who: fc.nat(2), do: fc.constant('pull' as const) }) },
);

/**
 * An accepted edit that replaced another one which its sender had not seen; none by the law. One that put back the very
 * value that the sender had seen is not lost by being replaced.
 * @param initial values before the first push, by key and field
 */
function lostEdits(accepted: readonly Accepted[], initial: ReadonlyMap<string, unknown>): string[] {
  const edits = new Map<string, { revision: number; value: unknown }[]>();
  const lost: string[] = [];
  for (const push of [...accepted].sort((a, b) => a.revision - b.revision))
    for (const edit of push.edits) {
      const id = `${edit.key} ${edit.field}`;
      const earlier = edits.get(id) ?? [];
      const before = earlier.at(-1);
      const saw = Math.max(push.base, edit.seen ?? 0);
      const then = earlier.filter((e) => e.revision <= saw).at(-1);
      const seen = then ? then.value : (initial.get(id) ?? null);
      if (before && before.revision > saw && before.value !== edit.value && before.value !== seen)
        lost.push(`${id}: ${before.revision} by ${push.revision} that saw ${saw}`);
      edits.set(id, [...earlier, { revision: push.revision, value: edit.value }]);
    }
  return lost;
}

test('5 and 4: the store equals the accepted pushes in revision order, none is lost unseen, and no refresh takes an edit', async () => {
  let pushes = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 40 }), async (steps) => {
      const all = await Promise.all(people.map(open));
      await Promise.all(all.map((p) => p.pull()));
      const accepted: Accepted[] = [];
      const initial = await valuesNow(all[0]);
      for (const s of steps) {
        const p = all[s.who];
        if (!p) continue;
        if (s.do === 'pull') await p.pull();
        else if (s.do === 'edit' && 'row' in s) {
          p.edit(s.row, 'Value', s.value);
          p.edit(s.row, 'Note', `because of ${String(s.value)}`);
        } else if (s.do === 'note' && 'row' in s) p.edit(s.row, 'Note', s.value === null ? null : `note ${s.value}`);
        else if (s.do === 'refresh') {
          const unsent = (await p.plan()).ready.map((e) => [e.row, e.header, e.after] as const);
          await p.refresh();
          for (const [row, header, after] of unsent)
            expect(sameValue(p.grid().rows[row]?.[p.grid().header.indexOf(header)] as never, after)).toBe(true);
        } else {
          const push = await p.push(s.do === 'push mine');
          if (push) accepted.push(push);
        }
      }
      pushes += accepted.length;
      expect(lostEdits(accepted, initial)).toEqual([]);
      const expected = new Map<string, unknown>();
      for (const push of accepted) for (const e of push.edits) expected.set(`${e.key}|${e.field}`, e.value);
      const first = all[0];
      if (!first) return;
      for (const r of rowsOf(await first.api.view({ view: { sheet: 'update', scope: 'mine' } })))
        for (const field of ['value', 'note'] as const)
          if (expected.has(`${r.key}|${field}`))
            expect([r.key, field, r[field]]).toEqual([r.key, field, expected.get(`${r.key}|${field}`)]);
    }),
    { numRuns: 12 },
  );
  expect(pushes).toBeGreaterThan(10);
});

test('the check itself: an edit that replaced one unseen is caught', () => {
  const edit = (value: number) => [{ type: 'measurement' as const, key: 'A|2014-10-01Q', field: 'value', value }];
  const planted: Accepted[] = [
    { revision: 5, base: 4, edits: edit(1), pushId: 'a' },
    { revision: 6, base: 4, edits: edit(2), pushId: 'b' },
  ];
  expect(lostEdits(planted, new Map())).toHaveLength(1);
  // The second put back what the third had seen: nothing that anybody thought of is gone.
  const cameBack: Accepted[] = [
    { revision: 5, base: 4, edits: edit(1), pushId: 'a' },
    { revision: 6, base: 5, edits: edit(2), pushId: 'b' },
    { revision: 7, base: 6, edits: edit(1), pushId: 'c' },
    { revision: 8, base: 5, edits: edit(3), pushId: 'd' },
  ];
  expect(lostEdits(cameBack, new Map())).toEqual([]);
});

test('2: pull then push with no edit changes nothing and sends nothing', async () => {
  const p = await open('housing-inputter');
  await p.pull();
  expect(await p.plan()).toMatchObject({ ready: [], cleared: [], conflicts: [], issues: [], unsent: 0 });
  expect(await p.push(true)).toBeUndefined();
});

test('3: a push followed by its undo gives back the same records', async () => {
  const p = await open('housing-inputter');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(3), value), { minLength: 1, maxLength: 6 }), async (edits) => {
      await p.pull();
      const before = await stateOf(p);
      for (const [row, v] of edits) {
        p.edit(row, 'Value', v);
        p.edit(row, 'Note', `why ${String(v)}`);
      }
      const push = await p.push(false);
      if (!push) return;
      expect(await p.api.undo(push.pushId, { pushId: `undo-${push.pushId}` })).toMatchObject({ kind: 'receipt' });
      expect(await stateOf(p)).toBe(before);
    }),
    { numRuns: 10 },
  );
});

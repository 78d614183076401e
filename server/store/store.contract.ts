// What every store must do, whatever it is made of. Run by each implementation's own test.
import { AppError } from '../../domain/errors';
import type { FieldValue } from '../../domain/figure';
import { measurementFields, type MeasurementField } from '../../domain/records/measurement';
import type { Change, ChangeBlock, ChangeSetHead } from '../../domain/sync/change-set';
import { changesOf, changesToColumns } from '../../domain/sync/columns';
import { parseSet } from './chain/change-line';
import { checkLine, genesisOf } from './chain/sealed-line';
import type { Decision, Reader, Store } from './port';

/** A place that holds one store and can be opened again and again. */
export interface StorePlace {
  /** Opens the store, or opens what was left by the last one; the last one is closed first. */
  open(): Promise<Store>;
  /** Whether what was committed is there after opening again. */
  readonly lasting: boolean;
  clear(): Promise<void>;
}

/** Texts that break software; each must come back exactly. */
export const naughtyStrings: readonly string[] = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  "'",
  '""',
  '\\',
  '\n',
  '\r\n',
  '\t',
  ' ',
  ' two  blanks ',
  '\u0000',
  '\u001f',
  '\u007f',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\u200b',
  '\ud800',
  '\udfff x',
  '😀',
  '👩‍👩‍👧‍👦',
  'Ａ',
  'ﬁ',
  'é',
  'e\u0301',
  '田中さんにあげて下さい',
  'مرحبا',
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'true',
  '0',
  '1e999',
  '-0',
  ',"changes":',
  '","changes":[',
  '{"sum":"',
  "'; DROP TABLE measurement; --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  '${7*7}',
  'x'.repeat(32_767),
];

let counter = 0;
/** A head with a pushId of its own. */
export function headOf(over: Partial<ChangeSetHead> = {}): ChangeSetHead {
  counter++;
  return { pushId: `push-${counter}`, kind: 'push', by: 'ann', at: '2015-01-08T09:00:00.000Z', ...over };
}

/** Decides to set fields to values, with `before` as the draft has it. */
export function setting(
  values: readonly (readonly [type: Change['type'], key: string, field: string, value: FieldValue])[],
): (state: Reader) => Promise<Decision<never>> {
  return async (state) => {
    const refs = values.map(([type, key, field]) => ({ type, key, field }));
    const states = await state.fields(refs);
    const after = (i: number) => ({ before: states[i]?.value ?? null, after: values[i]?.[3] ?? null });
    return { kind: 'apply', blocks: changesToColumns(refs.map((ref, i) => ({ ...ref, ...after(i) }))) };
  };
}

/** Adds one to a value: lost where two decide on the same state. */
const addOne = async (state: Reader): Promise<Decision<never>> => {
  const [field] = await state.fields([{ type: 'measurement', key: 'A1|2014-07-01Q', field: 'value' }]);
  const before = field?.value ?? null;
  const after = (typeof before === 'number' ? before : 0) + 1;
  const change = { type: 'measurement' as const, key: 'A1|2014-07-01Q', field: 'value', before, after };
  return { kind: 'apply', blocks: changesToColumns([change]) };
};

const codes = ['A1', 'B2', 'C3'];
const periods = ['2013-04-01Y', '2014-04-01Q', '2014-07-01Q'];
/** Those that most measurements have. */
const usual = ['value', 'target', 'note', 'stage', 'status'] as const;

/** Everything that can be read of a state, as one text. */
export async function everything(state: Reader): Promise<string> {
  const types = ['unit', 'person', 'indicator', 'recording-period', 'site'] as const;
  const documents = await Promise.all(types.map(async (t) => [...(await state.documents(t))].sort()));
  return JSON.stringify([documents, await state.measurements(codes, periods, measurementFields)]);
}

/** All lines after a revision. */
export async function linesOf(store: Pick<Store, 'lines'>, after: number): Promise<Buffer[]> {
  const lines: Buffer[] = [];
  for await (const line of store.lines(after)) lines.push(line);
  return lines;
}

const toArray = ({ revisions }: { readonly revisions: ArrayLike<number> }) => Array.from(revisions);

async function valueOf(state: Reader, key: string, field = 'value'): Promise<FieldValue> {
  const [found] = await state.fields([{ type: 'measurement', key, field }]);
  return found?.value ?? null;
}

const unitRecord = (key: string, name: string): [Change['type'], string, string, FieldValue][] => [
  ['unit', key, 'name', name],
];

export function storeContract(name: string, newPlace: () => Promise<StorePlace>, moreNaughty: readonly string[]): void {
  describe(`${name} keeps the contract of the store`, () => {
    let place: StorePlace;
    let store: Store;
    beforeEach(async () => {
      place = await newPlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.clear();
    });

    test('a new store is at revision 0 and blank', async () => {
      const state = await store.read();
      expect(state.revision).toBe(0);
      expect((await state.documents('unit')).size).toBe(0);
      expect((await state.measurements(['A1'], ['2014-07-01Q'], ['value']))[0]?.columns.value).toEqual([null]);
      expect(await state.fields([{ type: 'measurement', key: 'A1|2014-07-01Q', field: 'value' }])).toEqual([
        expect.objectContaining({ value: null, revision: 0, by: '', at: '' }),
      ]);
      expect(store.health()).toEqual({ writable: true });
    });

    test('each change-set takes the next revision, and each field knows which one changed it', async () => {
      await store.commit(headOf(), setting(unitRecord('HS', 'Housing')));
      const second = await store.commit(
        headOf({ by: 'bob', at: '2015-01-09T10:00:00.000Z' }),
        setting([['measurement', 'A1|2014-07-01Q', 'value', 0.5]]),
      );
      expect(second).toMatchObject({ kind: 'committed', changeSet: { revision: 2, by: 'bob' } });
      const state = await store.read();
      expect(state.revision).toBe(2);
      expect((await state.documents('unit')).get('HS')).toEqual({ code: 'HS', name: 'Housing', parent: null });
      expect(await state.fields([{ type: 'measurement', key: 'A1|2014-07-01Q', field: 'value' }])).toEqual([
        expect.objectContaining({ value: 0.5, revision: 2, by: 'bob', at: '2015-01-09T10:00:00.000Z', kind: 'push' }),
      ]);
    });

    test('measurements come in the order asked for, unknown ones blank, one asked twice twice', async () => {
      await store.commit(
        headOf(),
        setting([
          ['measurement', 'B2|2014-07-01Q', 'value', 2],
          ['measurement', 'A1|2014-07-01Q', 'value', 'not available'],
          ['measurement', 'A1|2014-07-01Q', 'target', -1.5],
          ['measurement', 'A1|2014-07-01Q', 'note', 'why'],
          ['measurement', 'A1|2014-07-01Q', 'stage', 'final'],
          ['measurement', 'A1|2014-07-01Q', 'status', 'red'],
        ]),
      );
      const [later, block] = await (
        await store.read()
      ).measurements(['C3', 'B2', 'A1', 'B2'], ['2014-10-01Q', '2014-07-01Q'], usual);
      expect(later?.columns.value).toEqual([null, null, null, null]);
      expect(block).toEqual({
        period: '2014-07-01Q',
        columns: {
          value: [null, 2, 'not available', 2],
          target: [null, null, -1.5, null],
          note: [null, null, 'why', null],
          stage: [null, null, 'final', null],
          status: [null, null, 'red', null],
        },
      });
    });

    test('a refusal changes nothing and hands back what the caller said', async () => {
      const result = await store.commit(headOf({ pushId: 'refused' }), async () => ({ kind: 'refuse', refusal: 'no' }));
      expect(result).toEqual({ kind: 'refused', refusal: 'no' });
      expect((await store.read()).revision).toBe(0);
      expect(await store.push('refused')).toBeUndefined();
    });

    test('a decision that breaks changes nothing, and the next push goes on', async () => {
      await expect(store.commit(headOf(), () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
      expect(await store.commit(headOf(), addOne)).toMatchObject({ kind: 'committed', changeSet: { revision: 1 } });
    });

    test('empty changes commit nothing and answer the revision that they saw', async () => {
      await store.commit(headOf(), addOne);
      const head = headOf();
      const result = await store.commit(head, async () => ({ kind: 'apply', blocks: [] }));
      expect(result).toMatchObject({ kind: 'committed', changeSet: { revision: 1, blocks: [] } });
      expect((await store.read()).revision).toBe(1);
      expect(await store.push(head.pushId)).toBeUndefined();
    });

    test('the same pushId again is known, and changes nothing', async () => {
      const head = headOf();
      await store.commit(head, addOne);
      const again = await store.commit(head, addOne);
      expect(again).toMatchObject({ kind: 'known', changeSet: { revision: 1, pushId: head.pushId } });
      expect(await valueOf(await store.read(), 'A1|2014-07-01Q')).toBe(1);
    });

    test('the same pushId sent many times at once commits once', async () => {
      const head = headOf();
      const results = await Promise.all(Array.from({ length: 8 }, () => store.commit(head, addOne)));
      expect(results.map((r) => r.kind).sort()).toEqual(['committed', ...Array.from({ length: 7 }, () => 'known')]);
      expect(await valueOf(await store.read(), 'A1|2014-07-01Q')).toBe(1);
    });

    test('200 pushes at once are decided one after another: none is lost', async () => {
      const results = await Promise.all(Array.from({ length: 200 }, () => store.commit(headOf(), addOne)));
      const revisions = results.map((r) => (r.kind === 'committed' ? r.changeSet.revision : 0));
      expect(revisions).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
      expect(await valueOf(await store.read(), 'A1|2014-07-01Q')).toBe(200);
      const history = await store.history({ type: 'measurement', key: 'A1|2014-07-01Q' });
      expect(history.map((h) => changesOf(h)[0]?.after)).toEqual(Array.from({ length: 200 }, (_, i) => 200 - i));
    });

    test('a reader keeps one state, whatever is committed while it reads', async () => {
      await store.commit(
        headOf(),
        setting([...unitRecord('HS', 'Housing'), ['measurement', 'A1|2014-07-01Q', 'value', 1]]),
      );
      const state = await store.read();
      const before = await everything(state);
      await store.commit(
        headOf(),
        setting([...unitRecord('HS', 'Homes'), ['measurement', 'A1|2014-07-01Q', 'value', 2]]),
      );
      expect(await everything(state)).toBe(before);
      expect(await valueOf(state, 'A1|2014-07-01Q')).toBe(1);
    });

    test('every earlier state can be read again', async () => {
      const states = [await everything(await store.read())];
      for (let i = 1; i <= 6; i++) {
        await store.commit(
          headOf(),
          setting([
            ...unitRecord(i % 2 ? 'HS' : 'PS', i === 6 ? 'Gone' : `Name ${i}`),
            ['measurement', `${codes[i % 3] ?? ''}|${periods[i % 2] ?? ''}`, 'value', i],
            ['measurement', 'A1|2014-07-01Q', 'note', `note ${i}`],
          ]),
        );
        states.push(await everything(await store.read()));
      }
      for (const [revision, state] of states.entries())
        expect(await everything(await store.read(revision))).toBe(state);
      await expect(store.read(7)).rejects.toThrow(AppError);
    });

    test('what changed since a revision comes once per field, with its value then and who changed it last', async () => {
      const key = 'A1|2014-07-01Q';
      await store.commit(
        headOf(),
        setting([
          ['measurement', key, 'value', 1],
          ['measurement', key, 'note', 'one'],
        ]),
      );
      await store.commit(headOf(), setting([['measurement', key, 'value', 2]]));
      await store.commit(
        headOf({ by: 'bob', at: '2015-01-10T00:00:00.000Z' }),
        setting([['measurement', key, 'value', 3]]),
      );
      const state = await store.read();
      expect(await state.since(1)).toEqual([
        { type: 'measurement', key, field: 'value', base: 1, revision: 3, by: 'bob', at: '2015-01-10T00:00:00.000Z' },
      ]);
      expect(await state.since(3)).toEqual([]);
      expect((await state.since(0)).map((f) => [f.field, f.base, f.revision])).toEqual([
        ['value', null, 3],
        ['note', null, 1],
      ]);
      expect(await (await store.read(2)).since(1)).toMatchObject([{ base: 1, revision: 2, by: 'ann' }]);
    });

    test('heads are told by revision, whatever they changed; what is later than the state, or not there, is left out', async () => {
      const source = { workbook: 'Return “A”,"changes":.xlsx', sheet: 'KPIs', table: 'adopted' } as const;
      const first = headOf({ kind: 'import', note: 'a "note"', source });
      const key = 'A1|2014-07-01Q';
      await store.commit(first, setting([['measurement', key, 'value', 1]]));
      const early = await store.read();
      const second = headOf({ by: 'bob' });
      await store.commit(second, setting([['measurement', key, 'value', 2]]));
      expect([...(await early.heads([1, 2, 0, 9, 1]))]).toEqual([[1, first]]);
      expect(await (await store.read()).heads([2, 1])).toEqual(
        new Map([
          [1, first],
          [2, second],
        ]),
      );
    });

    test('history finds change-sets by record, person, kind and what they undo, newest first', async () => {
      const first = headOf({ kind: 'import', note: 'a note', source: { workbook: 'w.xlsx', sheet: 's' } });
      await store.commit(
        first,
        setting([
          ['measurement', 'A1|2014-07-01Q', 'value', 1],
          ['measurement', 'B2|2014-07-01Q', 'value', 1],
        ]),
      );
      await store.commit(headOf({ by: 'bob' }), setting([['measurement', 'B2|2014-07-01Q', 'value', 2]]));
      await store.commit(
        headOf({ kind: 'undo', undoes: first.pushId }),
        setting([['measurement', 'A1|2014-07-01Q', 'value', null]]),
      );
      const found = async (filter: Parameters<Store['history']>[0]) =>
        (await store.history(filter)).map((h) => h.revision);
      expect(await found({})).toEqual([3, 2, 1]);
      expect(await found({ limit: 2 })).toEqual([3, 2]);
      expect(await found({ by: 'bob' })).toEqual([2]);
      expect(await found({ kind: 'import' })).toEqual([1]);
      expect(await found({ undoes: first.pushId })).toEqual([3]);
      expect(await found({ type: 'measurement', key: 'A1|2014-07-01Q' })).toEqual([3, 1]);
      const [, only] = await store.history({ type: 'measurement', key: 'A1|2014-07-01Q' });
      expect(only).toMatchObject({ note: 'a note', source: { workbook: 'w.xlsx', sheet: 's' } });
      expect(only && changesOf(only)).toHaveLength(1);
    });

    test('a push taken back leaves the same records, byte for byte', async () => {
      await store.commit(
        headOf(),
        setting([...unitRecord('HS', 'Housing'), ['measurement', 'A1|2014-07-01Q', 'value', 0.1 + 0.2]]),
      );
      const before = await everything(await store.read());
      const push = await store.commit(
        headOf(),
        setting([
          ...unitRecord('PS', 'Planning'),
          ['unit', 'HS', 'name', 'Homes'],
          ['measurement', 'A1|2014-07-01Q', 'value', 7],
          ['measurement', 'C3|2013-04-01Y', 'note', 'new'],
        ]),
      );
      if (push.kind !== 'committed') throw new Error('not committed');
      await store.commit(headOf({ kind: 'undo' }), async () => ({
        kind: 'apply',
        blocks: push.changeSet.blocks.map((b) => ({ ...b, before: b.after, after: b.before })),
      }));
      expect(await everything(await store.read())).toBe(before);
    });

    test('numbers come back as the same doubles; -0, which JSON does not know, as 0', async () => {
      const numbers = [0.1 + 0.2, 5e-324, 1.7976931348623157e308, -12.5, 9007199254740993, 1 / 3, -0];
      for (const n of numbers) {
        await store.commit(headOf(), setting([['measurement', 'A1|2014-07-01Q', 'value', n]]));
        expect(await valueOf(await store.read(), 'A1|2014-07-01Q')).toBe(n === 0 ? 0 : n);
      }
    });

    test('every text comes back exactly, also after opening again', async () => {
      const texts = [...naughtyStrings, ...moreNaughty].filter((t) => t !== '');
      await store.commit(
        headOf({ note: texts.join('') }),
        setting(texts.map((text, i) => ['measurement', `N${i}|2014-07-01Q`, 'note', text])),
      );
      const read = async () =>
        (
          await (
            await store.read()
          ).measurements(
            texts.map((_, i) => `N${i}`),
            ['2014-07-01Q'],
            ['note'],
          )
        )[0]?.columns.note;
      expect(await read()).toEqual(texts);
      if (!place.lasting) return;
      await store.close();
      store = await place.open();
      expect(await read()).toEqual(texts);
      expect((await store.history({ limit: 1 }))[0]?.note).toBe(texts.join(''));
    });

    test('keys that look like parts of the language are only keys', async () => {
      const keys = ['__proto__', 'constructor', 'prototype', 'toString'];
      await store.commit(headOf(), setting(keys.map((k) => ['unit', k, 'name', k])));
      const units = await (await store.read()).documents('unit');
      expect([...units.keys()].sort()).toEqual([...keys].sort());
      expect(({} as Record<string, unknown>)['name']).toBeUndefined();
    });

    test('opened again, everything is as it was: records, revisions, pushes, history', async () => {
      if (!place.lasting) return;
      for (let i = 1; i <= 5; i++)
        await store.commit(
          headOf({ pushId: `kept-${i}` }),
          setting([
            ...unitRecord(`U${i}`, `Unit ${i}`),
            ['measurement', 'A1|2014-07-01Q', 'value', i],
            ['measurement', `B2|${periods[i % 3] ?? ''}`, 'target', i],
          ]),
        );
      const before = [await everything(await store.read()), await everything(await store.read(3))];
      const [history, since] = [await store.history({}), await (await store.read()).since(2)];
      await store.close();
      store = await place.open();
      expect([await everything(await store.read()), await everything(await store.read(3))]).toEqual(before);
      expect(await store.history({})).toEqual(history);
      expect(await (await store.read()).since(2)).toEqual(since);
      expect(await store.commit(headOf({ pushId: 'kept-3' }), addOne)).toMatchObject({
        kind: 'known',
        changeSet: { revision: 3 },
      });
      expect(await store.commit(headOf(), addOne)).toMatchObject({ kind: 'committed', changeSet: { revision: 6 } });
    });

    test('measurements stand in columns, in the order asked for, each with the revision that set it', async () => {
      const [key, period] = ['B2|2014-07-01Q', '2014-07-01Q'];
      await store.commit(headOf(), setting([['measurement', key, 'value', 1]]));
      await store.commit(headOf(), setting([['measurement', key, 'status', 'red']]));
      await store.commit(headOf(), setting([['measurement', key, 'value', null]]));
      const standing = await (await store.read()).standing(['A1', 'B2', 'B2'], period, usual);
      const columns = Object.entries(standing).map(([f, c]) => [f, c.values, Array.from(c.revisions)]);
      expect(columns).toEqual([
        ['value', [null, null, null], [0, 3, 3]],
        ['target', [null, null, null], [0, 0, 0]],
        ['note', [null, null, null], [0, 0, 0]],
        ['stage', [null, null, null], [0, 0, 0]],
        ['status', [null, 'red', 'red'], [0, 2, 2]],
      ]);
      const { value, status } = await (await store.read(1)).standing(['B2'], period, ['value', 'status']);
      expect([value.values, value.revisions[0], status.values, status.revisions[0]]).toEqual([[1], 1, [null], 0]);
    });

    const rare: readonly [MeasurementField, FieldValue, FieldValue][] = [
      ['numerator', 0.1 + 0.2, -4],
      ['denominator', 9007199254740993, 5e-324],
      ['forecast', 0, 1 / 3],
      ['benchmark', 12, 0],
      ['byHand', 'amber', 'red'],
      ['coverage', '14 of 17', '\u0000 \u0010 \ud800'],
    ];
    test.each(rare)('%s, which most measurements lack, is kept like any other field', async (field, first, second) => {
      const period = '2014-07-01Q';
      const rare = (value: FieldValue) => setting([['measurement', `B2|${period}`, field, value]]);
      await store.commit(headOf(), setting([['measurement', `A1|${period}`, 'value', 1]]));
      await store.commit(headOf(), rare(first));
      await store.commit(headOf(), rare(second));
      await store.commit(headOf(), rare(null));
      const kept = async () => {
        const found: unknown[] = [];
        for (const revision of [1, 2, 3, 4]) {
          const state = await store.read(revision);
          const standing = await state.standing(['B2', 'A1', 'B2'], period, ['value', field]);
          const [block] = await state.measurements(['B2', 'A1', 'C3'], [period], [field]);
          found.push([block?.columns, Object.keys(standing), standing[field].values, toArray(standing[field])]);
        }
        return found;
      };
      const column = (value: FieldValue, revision: number) => [
        ...[{ [field]: [value, null, null] }, ['value', field], [value, null, value], [revision, 0, revision]],
      ];
      const expected = [column(null, 0), column(first, 2), column(second, 3), column(null, 4)];
      expect(await kept()).toEqual(expected);
      expect(await (await store.read()).since(1)).toMatchObject([{ field, base: null, revision: 4 }]);
      if (!place.lasting) return;
      await store.close();
      store = await place.open();
      expect(await kept()).toEqual(expected);
      expect(await valueOf(await store.read(3), `B2|${period}`, field)).toEqual(second);
    });

    test('only the fields asked for are read', async () => {
      await store.commit(headOf(), setting([['measurement', 'A1|2014-07-01Q', 'value', 1]]));
      const state = await store.read();
      const [block] = await state.measurements(['A1'], ['2014-07-01Q'], ['note']);
      expect(block?.columns).toEqual({ note: [null] });
      expect(Object.keys(await state.standing(['A1'], '2014-07-01Q', ['status', 'value']))).toHaveLength(2);
      expect(await state.measurements([], ['2014-07-01Q'], ['value', 'byHand'])).toEqual([
        { period: '2014-07-01Q', columns: { value: [], byHand: [] } },
      ]);
    });

    test('a decision sees the columns of what waits for the disk', async () => {
      const seen: [number, FieldValue, number][] = [];
      const next = async (state: Reader): Promise<Decision<never>> => {
        const { value } = await state.standing(['A1'], '2014-07-01Q', ['value']);
        seen.push([await state.changedAt('2014-07-01Q'), value.values[0] ?? null, value.revisions[0] ?? 0]);
        return addOne(state);
      };
      await Promise.all(Array.from({ length: 5 }, () => store.commit(headOf(), next)));
      expect(seen).toEqual([0, 1, 2, 3, 4].map((n) => [n, n === 0 ? null : n, n]));
    });

    test('a period knows the revision that changed it last, now and at any time before', async () => {
      const [a, b] = ['2014-07-01Q', '2014-10-01Q'];
      await store.commit(headOf(), setting([['measurement', `A1|${a}`, 'value', 1]]));
      await store.commit(headOf(), setting([['measurement', `A1|${b}`, 'value', 1]]));
      await store.commit(headOf(), setting([['unit', 'HS', 'name', 'Housing']]));
      await store.commit(headOf(), setting([['measurement', `B2|${a}`, 'note', 'x']]));
      const at = async (revision: number) => {
        const state = await store.read(revision);
        return [await state.changedAt(a), await state.changedAt(b), await state.changedAt('2015-01-01Q')];
      };
      expect(await Promise.all([0, 1, 2, 3, 4].map(at))).toEqual([
        [0, 0, 0],
        [1, 0, 0],
        [1, 2, 0],
        [1, 2, 0],
        [4, 2, 0],
      ]);
    });

    test('the chain goes from the store’s id over every line to its head', async () => {
      expect(await store.head()).toEqual({ revision: 0, sum: genesisOf(store.id) });
      for (let i = 0; i < 5; i++) await store.commit(headOf(), addOne);
      const lines = await linesOf(store, 0);
      let prev = genesisOf(store.id);
      for (const [i, line] of lines.entries()) {
        const checked = checkLine(line, prev);
        if ('wrong' in checked) throw new Error(checked.wrong);
        expect(parseSet(line)).toMatchObject({ revision: i + 1, blocks: [{ before: [i === 0 ? null : i], was: i }] });
        prev = checked.sum;
      }
      expect(await store.head()).toEqual({ revision: 5, sum: prev });
      expect(await linesOf(store, 3)).toEqual(lines.slice(3));
      expect(await linesOf(store, 5)).toEqual([]);
      if (!place.lasting) return;
      const { id } = store;
      await store.close();
      store = await place.open();
      expect([store.id, await store.head(), await linesOf(store, 0)]).toEqual([id, { revision: 5, sum: prev }, lines]);
    });

    test('lines end where the head was when they were asked for', async () => {
      await store.commit(headOf(), addOne);
      const lines = store.lines(0);
      await store.commit(headOf(), addOne);
      const found: Buffer[] = [];
      for await (const line of lines) found.push(line);
      expect(found.length).toBeLessThanOrEqual(2);
      expect(parseSet(found[0] ?? Buffer.alloc(0)).revision).toBe(1);
    });

    test('30,000 cells are one change-set like any other', async () => {
      const many = Array.from({ length: 30_000 }, (_, i) => `PI${i}`);
      const keys = many.map((code) => `${code}|2014-07-01M`);
      const put = (value: (i: number) => number) =>
        store.commit(headOf(), async (state) => {
          const before = (await state.standing(many, '2014-07-01M', ['value'])).value.values;
          const after = keys.map((_, i) => value(i));
          return { kind: 'apply', blocks: [{ type: 'measurement', field: 'value', keys, before, after }] };
        });
      await put((i) => i / 8);
      await put((i) => i / 4);
      const [now] = await (await store.read()).measurements(many, ['2014-07-01M'], ['value']);
      expect(now?.columns.value).toEqual(keys.map((_, i) => i / 4));
      const [then] = await (await store.read(1)).measurements(many, ['2014-07-01M'], ['value']);
      expect(then?.columns.value).toEqual(keys.map((_, i) => i / 8));
      const since = await (await store.read()).since(1);
      expect([since.length, since[29_999]]).toMatchObject([
        30_000,
        { key: keys[29_999], base: 29_999 / 8, revision: 2 },
      ]);
    });

    test('a state far back is read through many changes, also while more are made', async () => {
      const codesOfAll = Array.from({ length: 40 }, (_, i) => `M${i}`);
      const period = '2014-07-01Q';
      const push = (n: number) =>
        store.commit(
          headOf(),
          setting(codesOfAll.slice(n % 20, (n % 20) + 20).map((c) => ['measurement', `${c}|${period}`, 'value', n])),
        );
      for (let n = 1; n <= 30; n++) await push(n);
      const early = await store.read(10);
      const expected = (await early.measurements(codesOfAll, [period], ['value']))[0]?.columns.value;
      const reading = store.read(10).then((state) => state.measurements(codesOfAll, [period], ['value']));
      for (let n = 31; n <= 60; n++) await push(n);
      expect((await reading)[0]?.columns.value).toEqual(expected);
      expect((await early.standing(codesOfAll, period, ['value'])).value.values).toEqual(expected);
      expect((await (await store.read(10)).measurements(codesOfAll, [period], ['value']))[0]?.columns.value).toEqual(
        expected,
      );
      expect(expected?.[15]).toBe(10);
    });

    test.each<[string, ChangeBlock]>([
      [
        'an unknown field',
        { type: 'measurement', field: 'colour', keys: ['A1|2014-07-01Q'], before: [null], after: [1] },
      ],
      [
        'a text for a number',
        { type: 'measurement', field: 'target', keys: ['A1|2014-07-01Q'], before: [null], after: ['x'] },
      ],
      ['no number', { type: 'measurement', field: 'value', keys: ['A1|2014-07-01Q'], before: [null], after: [NaN] }],
      ['columns that do not fit', { type: 'unit', field: 'name', keys: ['A', 'B'], before: [null], after: ['x'] }],
    ])('what no reader could hold is refused before it is written: %s', async (_what, block) => {
      const decision = async () => ({ kind: 'apply' as const, blocks: [block] });
      await expect(store.commit(headOf(), decision)).rejects.toThrow();
      expect(await store.commit(headOf(), addOne)).toMatchObject({ kind: 'committed', changeSet: { revision: 1 } });
    });

    test('a closed store takes no push and says so', async () => {
      await store.close();
      await expect(store.commit(headOf(), addOne)).rejects.toMatchObject({ code: 'store-stopped' });
      expect(store.health().writable).toBe(false);
    });
  });
}

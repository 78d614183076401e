// What is kept never shows: an answer put together from kept texts is, byte for byte, the one that a service makes that
// has never answered before, whoever asks, whatever was pushed, and whichever state the reader is pinned to.
import fc from 'fast-check';
import { rightsOver } from '../../domain/access/policy';
import { askerOf } from '../records/asking';
import { shift } from '../../domain/period/period';
import { indicatorsOf, rowsOf } from '../../domain/sheet/view-rows';
import type { View, ViewAnswer, ViewRequest } from '../../domain/wire';
import { viewAnswerSchema } from '../../domain/wire';
import { readSample, sampleApp, type SampleApp } from '../../tests/support/sample-app';
import { gzipBytes, plainBytes } from '../bytes/ready-bytes';
import { gunzipSync } from 'node:zlib';
import { bodyLoader } from '../records/body';
import type { ServiceParts, Who } from '../service';
import type { Store } from '../store/port';
import type { TaggedAnswer } from './answer-tag';
import { viewService, type ViewService } from './view';

const nothing: ReadonlySet<string> = new Set();
const calendar = { yearStartsIn: 4 };
const codes = ['HS01', 'HS07', 'ETS01', 'CS01'];
const periods = ['2014-04-01Q', '2014-07-01Q', '2014-10-01Q', '2014-12-01M'];
const shown = ['value', 'target', 'note', 'stage', 'status'] as const;
const people = ['housing-inputter', 'housing-owner', 'housing-super-user', 'performance-analyst'];

let server: SampleApp;
let pushes = 0;
beforeEach(async () => {
  server = await sampleApp();
});
afterEach(() => server.close());

/** The services' parts over the store as it was at a revision. */
function partsAt(revision: () => number | undefined, today: string): ServiceParts {
  const store = Object.create(server.store, { read: { value: () => server.store.read(revision()) } }) as Store;
  return {
    store,
    loadBody: bodyLoader(),
    calendar,
    clock: { today: () => today, now: () => `${today}T12:00:00.000Z` },
  };
}

async function whoIs(id: string, revision?: number): Promise<Who> {
  const body = await bodyLoader()(await server.store.read(revision));
  const person = body.person(id);
  if (!person) throw new Error(`The sample has no ${id}`);
  return askerOf(person, body, '2015-01-08');
}

async function textOf(answer: Promise<TaggedAnswer>): Promise<string> {
  const made = await answer;
  if (made.kind !== 'bytes') throw new Error('Nobody said that they have this answer');
  const text = Buffer.concat(plainBytes(made.parts).buffers).toString();
  expect(gunzipSync(Buffer.concat((await gzipBytes(made.parts)).buffers)).toString()).toBe(text);
  return text;
}

/** Sends one edit in the name of a person, and tells whether it was taken. */
async function push(id: string, type: string, field: string, key: string, value: unknown): Promise<string> {
  const { revision } = await server.store.read();
  const edits = [{ type, field, keys: [key], values: [value] }] as never;
  return (await server.services.push.push({ pushId: `p${++pushes}`, base: revision, edits }, await whoIs(id))).kind;
}

type Step =
  | {
      readonly kind: 'measure';
      readonly by: string;
      readonly field: string;
      readonly key: string;
      readonly value: unknown;
    }
  | {
      readonly kind: 'settle';
      readonly type: string;
      readonly field: string;
      readonly key: string;
      readonly value: unknown;
    }
  | { readonly kind: 'pull'; readonly by: string; readonly back: number; readonly request: ViewRequest };

const key = fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...periods)).map((parts) => parts.join('|'));
const view: fc.Arbitrary<View> = fc.record(
  {
    sheet: fc.constant('update' as const),
    scope: fc.constantFrom('mine' as const, 'all' as const),
    units: fc.constantFrom(['HSG'], ['COUNCIL'], []),
    periods: fc.constantFrom(['2014-07-01Q', '2014-10-01Q', '2015-01-01Q'], ['2014-10-01Q'], periods),
  },
  { requiredKeys: ['sheet', 'scope'] },
);
/** Figures and notes that are taken, so that there is something to be out of date. */
const measure: fc.Arbitrary<Step> = fc.record({
  ...{ kind: fc.constant('measure' as const), by: fc.constant('housing-inputter') },
  ...{ key: fc.constantFrom('HS01|2014-10-01Q', 'HS07|2014-10-01Q'), field: fc.constantFrom('value', 'value', 'note') },
  value: fc.oneof(fc.integer({ min: 8, max: 12 }), fc.constantFrom(null, 'not available', 'Why “so”?')),
});
const settle = fc.constantFrom<Step>(
  { kind: 'settle', type: 'indicator', field: 'unit', key: 'HS07', value: 'PLN' },
  { kind: 'settle', type: 'indicator', field: 'updaters', key: 'HS01', value: [] },
  { kind: 'settle', type: 'indicator', field: 'name', key: 'HS01', value: 'Another name' },
  { kind: 'settle', type: 'person', field: 'roles', key: 'performance-analyst', value: [] },
  { kind: 'settle', type: 'recording-period', field: 'state', key: '2014-10-01Q|HSG', value: 'closed' },
);
const plain = fc.record({ view });
const more = fc.record(
  { view, since: fc.integer({ min: 0, max: 6 }), also: fc.array(key, { maxLength: 4 }) },
  { requiredKeys: ['view'] },
);
const pull: fc.Arbitrary<Step> = fc.record({
  ...{ kind: fc.constant('pull' as const), by: fc.constantFrom(...people), back: fc.constantFrom(0, 0, 0, 1, 3) },
  request: fc.oneof(plain, more),
});
const step = fc.oneof(
  { weight: 6, arbitrary: measure },
  { weight: 1, arbitrary: settle },
  { weight: 10, arbitrary: pull },
);

/** Nothing of what the person may not see, and of the rest what they may do, asked of the policy itself. */
async function mustBeTheirs(answer: ViewAnswer, who: Who, revision: number): Promise<void> {
  const body = await bodyLoader()(await server.store.read(revision));
  for (const { code, rights } of indicatorsOf(answer)) {
    const pi = body.indicator(code);
    const allowed = pi ? rightsOver(who, body.placeOf(pi)) : [];
    expect(allowed).toContain('see');
    expect(rights).toEqual(allowed);
  }
  const state = await server.store.read(revision);
  for (const { code, period, value, target, note, stage, status, previous } of rowsOf(answer)) {
    const [before, now] = await state.measurements([code], [shift(period, -1), period], shown);
    const stored = { ...now?.columns, previous: before?.columns.value };
    expect({ value, target, note, stage, status, previous }).toMatchObject(
      Object.fromEntries([...shown, 'previous' as const].map((field) => [field, stored[field]?.[0]])),
    );
  }
}

test('an answer from kept texts is the one that is made anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      let pinned: number | undefined;
      const kept = viewService(partsAt(() => pinned, '2015-01-08'));
      for (const taken of steps)
        if (taken.kind === 'measure') await push(taken.by, 'measurement', taken.field, taken.key, taken.value);
        else if (taken.kind === 'settle')
          await push('site-administrator', taken.type, taken.field, taken.key, taken.value);
        else {
          const { revision } = await server.store.read();
          pinned = taken.back === 0 ? undefined : Math.max(6, revision - taken.back);
          const who = await whoIs(taken.by, pinned);
          const fresh = viewService(partsAt(() => pinned, '2015-01-08'));
          const text = await textOf(kept.view(taken.request, who, nothing));
          expect(text).toBe(await textOf(fresh.view(taken.request, who, nothing)));
          await mustBeTheirs(viewAnswerSchema.parse(JSON.parse(text)), who, pinned ?? revision);
        }
    }),
    { numRuns: 30 },
  );
}, 120_000);

describe('a change is in the next answer', () => {
  const request: ViewRequest = { view: { sheet: 'update', scope: 'all', periods: ['2014-10-01Q', '2015-01-01Q'] } };
  let kept: ViewService;
  const pull = async (id: string, asked = request) =>
    viewAnswerSchema.parse(JSON.parse(await textOf(kept.view(asked, await whoIs(id), nothing))));
  const codesOf = (answer: ViewAnswer) => indicatorsOf(answer).map(({ code }) => code);
  beforeEach(async () => {
    kept = viewService(partsAt(() => undefined, '2015-01-08'));
    for (const id of people) await pull(id);
  });

  test('of a value: also as the value before, in the period after', async () => {
    expect(await push('housing-inputter', 'measurement', 'value', 'HS01|2014-10-01Q', 10)).toBe('receipt');
    const rows = rowsOf(await pull('performance-analyst')).filter(({ code }) => code === 'HS01');
    expect([rows[0]?.value, rows[1]?.previous]).toEqual([10, 10]);
  });

  test('of roles: what a person may see no more is gone, and nobody else’s answer changes', async () => {
    const before = await pull('housing-owner');
    expect(await push('site-administrator', 'person', 'roles', 'performance-analyst', [])).toBe('receipt');
    expect(codesOf(await pull('performance-analyst'))).toEqual([]);
    expect({ ...(await pull('housing-owner')), revision: before.revision }).toEqual(before);
  });

  test('of a unit: who saw the PI by its old unit sees it no more', async () => {
    expect(codesOf(await pull('housing-super-user'))).toContain('HS07');
    expect(await push('site-administrator', 'indicator', 'unit', 'HS07', 'PLN')).toBe('receipt');
    expect(codesOf(await pull('housing-super-user'))).not.toContain('HS07');
    expect(codesOf(await pull('planning-owner'))).not.toContain('HS07');
  });

  test('of the list of PIs: a new one is there', async () => {
    const hs01 = (await readSample()).indicators.find((pi) => pi.code === 'HS01');
    const { revision } = await server.store.read();
    const edits = Object.entries({ ...hs01, code: undefined })
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => ({ type: 'indicator', field, keys: ['HS99'], values: [value] })) as never;
    await server.services.push.push({ pushId: 'new', base: revision, edits }, await whoIs('site-administrator'));
    for (const id of ['housing-super-user', 'performance-analyst', 'housing-inputter'])
      expect(codesOf(await pull(id))).toContain('HS99');
    expect(codesOf(await pull('environmental-inputter'))).not.toContain('HS99');
  });

  test('of rights: two people who see the same PIs are each told their own', async () => {
    const [inputter, owner] = [await pull('housing-inputter'), await pull('housing-owner')];
    expect(codesOf(owner)).toEqual(codesOf(inputter));
    expect(indicatorsOf(owner)[0]?.rights).toEqual(['see', 'data', 'notes', 'targets']);
    expect(indicatorsOf(inputter)[0]?.rights).toEqual(['see', 'data', 'notes']);
  });

  test('of the day: a quarter that has ended since is there', async () => {
    let today = '2015-03-31';
    const parts = partsAt(() => undefined, today);
    kept = viewService({ ...parts, clock: { ...parts.clock, today: () => today } });
    const due: ViewRequest = { view: { sheet: 'update', scope: 'mine' } };
    const labels = async () => (await pull('housing-inputter', due)).periods.map((block) => block.label);
    expect(await labels()).toEqual(['Q3 2014/15']);
    today = '2015-04-01';
    expect(await labels()).toEqual(['Q3 2014/15', 'Q4 2014/15']);
  });
});

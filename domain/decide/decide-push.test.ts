// The decision about a push and about taking it back, as pure functions: laws that hold for any push, and the rules
// for records other than measurements. What HTTP says of each refusal is tested at the server's door.
import fc from 'fast-check';
import type { FieldValue } from '../figure';
import { mayGive, maySet, rightsOver, type Asker } from '../access/policy';
import { modulesOpen, openToAll } from '../access/rollout-now';
import { aprilCalendar } from '../period/period';
import { blankFields, defaultThresholds, type Indicator } from '../records/indicator';
import { handStatuses } from '../performance/judgements';
import { defaultSiteRules } from '../performance/site-rules';
import { recordTypes } from '../records';
import { measurementFields, measurementKey } from '../records/measurement';
import type { Issue } from '../errors';
import { partsOf, type RecordFields } from '../records/record-type';
import { foldCode } from '../records/text';
import { refId, type Change, type ChangeSet, type Edit } from '../sync/change-set';
import { changesFromColumns, changesToColumns, editsToColumns } from '../sync/columns';
import { pushRules } from './decide-measurement';
import { decidePush, type PushInput } from './decide-push';
import { planUndo } from './plan-undo';
import { pushByPeriod } from './push-by-period';
import type { FieldNow, MeasurementNow, PushConflict, PushContext } from './push-context';
import type { Standing } from './standing';

const pi = (code: string, unit = 'HSG'): Indicator => ({
  ...blankFields,
  ...{ code, name: code, unit, measure: 'number', measureLabel: '', decimals: 1, polarity: 'maximise' },
  ...{ frequency: 'quarter', thresholds: defaultThresholds, dueDays: 14, graceDays: 0, collectedFrom: '2014-04-01Q' },
  ...{ owner: 'owner', updaters: ['ann'], noteWhenRed: false, description: null },
  // One of the two is made of parts.
  ...(code === 'B2' && { numeratorLabel: 'Part', denominatorLabel: 'Whole' }),
});

const documents = new Map<string, RecordFields>([
  ['unit TOP', { code: 'TOP', name: 'Council', parent: null }],
  ['unit HSG', { code: 'HSG', name: 'Housing', parent: 'TOP' }],
  ['unit PLN', { code: 'PLN', name: 'Planning', parent: 'TOP' }],
  ['person ann', { id: 'ann', name: 'Ann', roles: [], suspended: false }],
  ['person owner', { id: 'owner', name: 'Owner', roles: [], suspended: false }],
  ...['A1', 'B2'].map((code): [string, RecordFields] => [`indicator ${code}`, { ...pi(code) }]),
]);

function contextOf(asker: Asker, site = defaultSiteRules): PushContext {
  const unitPath = (code: string): string[] => {
    const unit = documents.get(`unit ${code}`);
    return unit ? [code, ...(typeof unit['parent'] === 'string' ? unitPath(unit['parent']) : [])] : [];
  };
  const found = (code: string) => {
    const fields = documents.get(`indicator ${code}`);
    return fields && recordTypes.indicator.schema.parse(fields);
  };
  const over = (code: string) => {
    const known = found(code);
    return known ? rightsOver(asker, { ...known, unitPath: unitPath(known.unit) }) : [];
  };
  const seen = (code: string) => {
    const pi = found(code);
    return pi && over(code).includes('see')
      ? { pi, rights: over(code), ordinal: Number(code.codePointAt(0)) }
      : undefined;
  };
  return {
    calendar: aprilCalendar,
    site,
    seen,
    indicator: (code) => seen(code)?.pi,
    rightsOver: over,
    rightsAt: ({ unit, owner, updaters }) => rightsOver(asker, { unitPath: unitPath(unit), owner, updaters }),
    maySet: maySet(asker),
    opens: (module) => modulesOpen(asker.rollout, [unitPath('HSG')]).includes(module),
    mayGive: (role) => mayGive(asker, role, 'unit' in role ? unitPath(role.unit) : []),
    recordingState: () => 'open',
    document: (type, key) => documents.get(`${type} ${key}`),
    keysLike: (type, key) =>
      [...documents.keys()].filter((k) => k.startsWith(`${type} `) && foldCode(k) === foldCode(`${type} ${key}`)),
    unitPath,
    records: (type) =>
      new Map(
        [...documents].flatMap(([k, fields]) => (k.startsWith(`${type} `) ? [[k.slice(type.length + 1), fields]] : [])),
      ),
  };
}

const ann: Asker = { id: 'ann', roles: [], suspended: false, rollout: openToAll };
const superUser: Asker = {
  id: 'sue',
  roles: [{ role: 'super user', unit: 'HSG' }],
  suspended: false,
  rollout: openToAll,
};
const seesHousing = { role: 'viewer', unit: 'HSG' } as const;
const viewer: Asker = { id: 'vic', roles: [seesHousing], suspended: false, rollout: openToAll };
const administrator: Asker = {
  id: 'adam',
  roles: [{ role: 'site administrator' }],
  suspended: false,
  rollout: openToAll,
};

type Decided =
  | { readonly kind: 'apply'; readonly changes: readonly Change[] }
  | { readonly kind: 'refuse'; readonly issues: readonly Issue[]; readonly conflicts: readonly PushConflict[] };

/** The smallest store there is: fields and who set them. */
class Tiny {
  readonly fields = new Map<string, FieldNow>();
  revision = 0;

  now(ref: { type: Edit['type']; key: string; field: string }): FieldNow {
    const document = documents.get(`${ref.type} ${ref.key}`)?.[ref.field] ?? null;
    return this.fields.get(refId(ref)) ?? { value: document, revision: 0, by: '', at: '', kind: null };
  }
  measurements(keys: readonly string[]): Map<string, MeasurementNow> {
    const value = (key: string, field: string) => this.now({ type: 'measurement', key, field }).value;
    return new Map(
      keys.map((key) => [
        key,
        {
          ...{ value: value(key, 'value'), target: value(key, 'target'), note: value(key, 'note') },
          ...{ status: value(key, 'status'), byHand: value(key, 'byHand'), previous: null },
          ...{ numerator: value(key, 'numerator'), denominator: value(key, 'denominator') },
        },
      ]),
    );
  }
  private standing(codes: readonly string[], period: string): Standing {
    const column = (field: string) => {
      const now = codes.map((code) => this.now({ type: 'measurement', key: measurementKey(code, period), field }));
      return { values: now.map((n) => n.value), revisions: now.map((n) => n.revision) };
    };
    return Object.fromEntries(measurementFields.map((f) => [f, column(f)])) as unknown as Standing;
  }
  decide(edits: readonly Edit[], asker: Asker, base = this.revision): Decided {
    const periods = pushByPeriod(editsToColumns(edits));
    const input: PushInput = {
      ...{ periods, base, rules: pushRules, context: contextOf(asker), moved: new Map() },
      standing: periods.map(({ codes, period }) => this.standing(codes, period)),
      previous: periods.map(({ codes }) => codes.map(() => null)),
      documents: edits.filter((e) => e.type !== 'measurement').map((edit) => ({ edit, now: this.now(edit) })),
    };
    const decision = decidePush(input, false);
    return decision.kind === 'apply' ? { kind: 'apply', changes: changesFromColumns(decision.blocks) } : decision;
  }
  apply(changes: readonly Change[], kind: ChangeSet['kind'] = 'push'): ChangeSet {
    const revision = ++this.revision;
    for (const c of changes) {
      expect(this.now(c).value).toEqual(c.before);
      this.fields.set(refId(c), { value: c.after, revision, by: 'ann', at: '', kind });
    }
    return { pushId: `p${revision}`, kind, by: 'ann', at: '', revision, blocks: changesToColumns(changes) };
  }
  undo({ revision, blocks, kind }: ChangeSet, asker: Asker) {
    const changes = changesFromColumns(blocks);
    return planUndo({
      ...{ revision, changes, leaveChanged: false, context: contextOf(asker), isUndo: kind === 'undo' },
      now: changes.map((c) => this.now(c)),
      measurements: this.measurements(changes.filter((c) => c.type === 'measurement').map((c) => c.key)),
    });
  }
  /** What is held, blanks aside. */
  held(): string {
    return JSON.stringify(
      [...this.fields]
        .filter(([, f]) => f.value !== null)
        .map(([k, f]) => [k, f.value])
        .sort(),
    );
  }
}

const edit = fc.record({
  type: fc.constant('measurement' as const),
  key: fc
    .constantFrom('A1', 'B2')
    .chain((code) => fc.constantFrom('2014-04-01Q', '2014-07-01Q').map((p) => measurementKey(code, p))),
  field: fc.constantFrom('value', 'note', 'target', 'numerator', 'denominator', 'byHand'),
  value: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(null)),
});
const asField = ({ field, value }: { field: string; value: number | null }): FieldValue => {
  if (value === null) return null;
  if (field === 'byHand') return handStatuses[Math.abs(value) % 3] ?? null;
  return field === 'note' ? `note ${value}` : value;
};
const push = fc
  .uniqueArray(edit, { selector: (e) => refId(e), maxLength: 8 })
  .map((edits): Edit[] => edits.map((e) => ({ ...e, value: asField(e) })));
const owner: Asker = {
  id: 'owner',
  roles: [{ role: 'super user', unit: 'HSG' }],
  suspended: false,
  rollout: openToAll,
};

test('a push and its undo give back what was there; so does undoing the undo', () => {
  fc.assert(
    fc.property(fc.array(push, { maxLength: 4 }), push, (before, last) => {
      const store = new Tiny();
      for (const edits of before) {
        const decided = store.decide(edits, owner);
        if (decided.kind === 'apply' && decided.changes.length > 0) store.apply(decided.changes);
      }
      const was = store.held();
      const decided = store.decide(last, owner);
      if (decided.kind !== 'apply' || decided.changes.length === 0) return;
      const pushed = store.apply(decided.changes);
      const then = store.held();
      const plan = store.undo(pushed, owner);
      expect([plan.conflicts, plan.issues]).toEqual([[], []]);
      const undone = store.apply(plan.changes, 'undo');
      expect(store.held()).toBe(was);
      store.apply(store.undo(undone, owner).changes, 'undo');
      expect(store.held()).toBe(then);
    }),
  );
});

/** A part goes, the other comes, and the first is given back by an undo: then both stand. */
const partTakenBack: [Edit[], number | null][] = [
  [[part('numerator', 0)], null],
  [[part('numerator', null)], null],
  [[part('denominator', 0)], null],
  [[], 1],
];
function part(field: string, value: number | null): Edit {
  return { type: 'measurement', key: measurementKey('B2', '2014-04-01Q'), field, value };
}

test('where both parts stand, the value is theirs, whatever is pushed and taken back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(push, fc.option(fc.nat(9))), { maxLength: 8 }), (steps) => {
      const store = new Tiny();
      const sets: ChangeSet[] = [];
      for (const [edits, undone] of steps) {
        const set = undone === null ? undefined : sets[undone];
        const decided = set ? undefined : store.decide(edits, owner);
        const changes = set ? store.undo(set, owner).changes : decided?.kind === 'apply' ? decided.changes : [];
        if (changes.length > 0) sets.push(store.apply(changes, set ? 'undo' : 'push'));
        for (const period of ['2014-04-01Q', '2014-07-01Q']) {
          const held = (field: string) =>
            store.now({ type: 'measurement', key: measurementKey('B2', period), field }).value;
          const [n, d, value] = [held('numerator'), held('denominator'), held('value')];
          if (typeof n === 'number' && typeof d === 'number') expect(value).toBe(d === 0 ? 'not available' : n / d + 0);
        }
      }
    }),
    { numRuns: 300, examples: [[partTakenBack]] },
  );
});

test('the order of edits changes nothing', () => {
  fc.assert(
    fc.property(push, (edits) => {
      const sorted = (d: Decided) =>
        [d.kind, ...(d.kind === 'apply' ? d.changes : d.issues).map((c) => JSON.stringify(c))].sort();
      const store = new Tiny();
      expect(sorted(store.decide([...edits].reverse(), owner))).toEqual(sorted(store.decide(edits, owner)));
    }),
  );
});

test('a status is judged when its value is recorded, and again when its target is', () => {
  const store = new Tiny();
  const key = 'A1|2014-07-01Q';
  const statusAfter = (field: string, value: FieldValue) => {
    const decided = store.decide([{ type: 'measurement', key, field, value }], owner);
    if (decided.kind !== 'apply') throw new Error('refused');
    store.apply(decided.changes);
    return store.now({ type: 'measurement', key, field: 'status' }).value;
  };
  expect(statusAfter('target', 10)).toBeNull();
  expect(statusAfter('value', 9.5)).toBe('amber');
  expect(statusAfter('target', 9)).toBe('green');
  expect(statusAfter('target', null)).toBe('data only');
  expect(statusAfter('value', 'not applicable')).toBe('not applicable');
  expect(statusAfter('value', null)).toBeNull();
});

describe('records other than measurements', () => {
  const one = (type: Edit['type'], key: string, fields: Record<string, FieldValue>): Edit[] =>
    Object.entries(fields).map(([field, value]) => ({ type, key, field, value }));
  const { code: _code, ...newPi } = pi('C3');
  const rows: readonly [name: string, who: Asker, edits: Edit[], outcome: string][] = [
    ['a super user renames a PI of their unit', superUser, one('indicator', 'A1', { name: 'New' }), 'apply'],
    ['a super user makes a PI in their unit', superUser, one('indicator', 'C3', newPi), 'apply'],
    ['not in another unit', superUser, one('indicator', 'C3', { ...newPi, unit: 'PLN' }), 'unknown-record'],
    ['a viewer makes none, and is answered as of one unseen', viewer, one('indicator', 'C3', newPi), 'unknown-record'],
    ['a super user lets somebody see their unit', superUser, one('person', 'ann', { roles: [seesHousing] }), 'apply'],
    ['and no other', superUser, one('person', 'ann', { roles: [{ ...seesHousing, unit: 'PLN' }] }), 'unknown-record'],
    [
      'nor what is above',
      superUser,
      one('person', 'ann', { roles: [{ ...seesHousing, unit: 'TOP' }] }),
      'unknown-record',
    ],
    [
      'nor look after it',
      superUser,
      one('person', 'ann', { roles: [{ ...seesHousing, role: 'super user' }] }),
      'unknown-record',
    ],
    ['nor suspends anybody', superUser, one('person', 'ann', { suspended: true }), 'unknown-record'],
    [
      'a role over a unit that is not there',
      administrator,
      one('person', 'ann', { roles: [{ ...seesHousing, unit: 'NONE' }] }),
      'unknown-record',
    ],
    ['nor moves one there', superUser, one('indicator', 'A1', { unit: 'PLN' }), 'not-yours'],
    ['an updater does not rename it', ann, one('indicator', 'A1', { name: 'New' }), 'not-yours'],
    ['nor change thresholds', ann, one('indicator', 'A1', { thresholds: defaultThresholds }), 'not-yours'],
    [
      'whoever cannot see it is told that it is not there',
      { ...ann, id: 'bob' },
      one('indicator', 'A1', { name: 'x' }),
      'unknown-record',
    ],
    [
      'only an administrator makes a unit',
      superUser,
      one('unit', 'NEW', { name: 'New', parent: 'TOP' }),
      'unknown-record',
    ],
    ['an administrator does', administrator, one('unit', 'NEW', { name: 'New', parent: 'TOP' }), 'apply'],
    [
      'a unit and its PI come together',
      administrator,
      [...one('unit', 'NEW', { name: 'N', parent: 'TOP' }), ...one('indicator', 'C3', { ...newPi, unit: 'NEW' })],
      'apply',
    ],
    ['a unit that is not there', administrator, one('indicator', 'A1', { unit: 'NONE' }), 'unknown-record'],
    ['an owner who is not there', administrator, one('indicator', 'A1', { owner: 'nobody' }), 'unknown-record'],
    ['a unit below itself', administrator, one('unit', 'TOP', { parent: 'HSG' }), 'invalid'],
    ['half a record', administrator, one('indicator', 'C3', { name: 'only a name' }), 'invalid'],
    ['a field out of its range', administrator, one('indicator', 'A1', { decimals: 99 }), 'invalid'],
    ['a field nobody knows', administrator, one('indicator', 'A1', { colour: 'red' }), 'unknown-field'],
    ['the key', administrator, one('indicator', 'A1', { code: 'Z' }), 'not-editable'],
    ['a code that reads the same', administrator, one('indicator', 'a1', newPi), 'row-twice'],
    [
      'a period closed for a unit',
      administrator,
      one('recording-period', '2014-07-01Q|HSG', { state: 'closed' }),
      'apply',
    ],
  ];
  test.each(rows)('%s', (_name, who, edits, outcome) => {
    const decided = new Tiny().decide(edits, who);
    expect(decided.kind === 'apply' ? 'apply' : [...new Set(decided.issues.map((i) => i.code))]).toEqual(
      outcome === 'apply' ? 'apply' : [outcome],
    );
  });
});

test('a key is taken apart the way it was put together', () => {
  expect(partsOf(measurementKey('A1', '2014-07-01Q'))).toEqual(['A1', '2014-07-01Q']);
});

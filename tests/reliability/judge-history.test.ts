// The checker of histories by hand-made histories: what can be so passes, what cannot is named.
import type { FieldValue } from '../../domain/figure';
import { judgeHistory } from './judge-history';
import type { Operation, Told } from './told';

const start = { revision: 10, values: new Map<string, FieldValue>([['A value', 1]]) };
let clock = 0;
const span = () => ({ client: 1, begun: ++clock, ended: ++clock });
const done = (revision: number): Told => ({ kind: 'done', revision });

const push = (pushId: string, base: number, value: number, told: Told, seen?: number): Operation => ({
  ...{ kind: 'push', ...span(), pushId, base, told },
  edits: new Map([['A value', seen === undefined ? { value } : { value, seen }]]),
});
const undo = (pushId: string, undoes: string, told: Told): Operation => ({
  kind: 'undo',
  ...span(),
  pushId,
  undoes,
  told,
});
const pull = (revision: number, value: number): Operation => ({
  ...{ kind: 'pull', ...span(), revision },
  values: new Map([['A value', value]]),
});
const conflict = (theirs: number, revision: number): Told => ({
  kind: 'conflicts',
  conflicts: new Map([['A value', { theirs, revision }]]),
});

beforeEach(() => {
  clock = 0;
});

test.each<[string, () => Operation[]]>([
  ['pushes one after another', () => [push('a', 10, 2, done(11)), push('b', 11, 3, done(12)), pull(12, 3)]],
  [
    'a conflict, then mine',
    () => [push('a', 10, 2, done(11)), push('b', 10, 3, conflict(2, 11)), push('c', 10, 3, done(12), 11)],
  ],
  [
    'an undo, and a push on a base from before it all',
    () => [...[push('a', 10, 2, done(11)), undo('u', 'a', done(12)), push('b', 10, 5, done(13)), pull(13, 5)]],
  ],
  ['the same push sent twice', () => [push('a', 10, 2, done(11)), push('a', 10, 2, done(11)), pull(11, 2)]],
  ['a push that never came', () => [push('a', 10, 2, { kind: 'absent' }), pull(10, 1)]],
  ['a push of what is there', () => [push('a', 10, 1, { kind: 'nothing', revision: 10 })]],
])('%s can be so', (_, operations) => {
  expect(judgeHistory({ start, operations: operations() })).toEqual([]);
});

test.each<[string, () => Operation[], RegExp]>([
  [
    'an update over one that was not seen',
    () => [push('a', 10, 2, done(11)), push('b', 10, 3, done(12))],
    /A value had changed/,
  ],
  ['a pull of what is no longer so', () => [push('a', 10, 2, done(11)), pull(10, 1)], /saw 10 after 11 was known/],
  ['a pull of what is not so yet', () => [pull(11, 2), push('a', 10, 2, done(11))], /not between 10 and 10/],
  ['a pull that mixes two states', () => [push('a', 10, 2, done(11)), pull(11, 1)], /says A value is 1, and it was 2/],
  ['one push done twice', () => [push('a', 10, 2, done(11)), push('a', 10, 2, done(12))], /taken twice/],
  ['a revision that nobody made', () => [push('a', 10, 2, done(12))], /missing/],
  ['a conflict with nothing', () => [push('a', 10, 2, conflict(1, 10))], /so at no revision/],
  [
    'a refusal that names another value',
    () => [push('a', 10, 2, done(11)), push('b', 10, 3, conflict(7, 11))],
    /so at no revision/,
  ],
  [
    'an undo of what changed since',
    () => [...[push('a', 10, 2, done(11)), push('b', 11, 3, done(12)), undo('u', 'a', done(13))]],
    /had changed/,
  ],
  ['an acknowledged push that is gone', () => [push('a', 10, 2, done(11)), pull(11, 1)], /it was 2/],
])('%s cannot be so', (_, operations, why) => {
  expect(judgeHistory({ start, operations: operations() }).join()).toMatch(why);
});

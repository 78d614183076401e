import { handOver, type OwnedPi } from './hand-over';

const pi = (code: string, owner: string | null, ...updaters: string[]): OwnedPi => ({
  ...{ code, name: code, unit: 'Housing', owner, updaters },
});
const carol = new Set(['carol']);

test('a leaver’s PIs go to a successor, as owner and as who records them, and nobody else’s part changes', () => {
  const pis = [pi('A', 'carol', 'ann'), pi('B', 'carol', 'carol', 'ann'), pi('C', 'bob', 'carol'), pi('D', 'carol')];
  const { edits, owners, recorded, noUpdater } = handOver(pis, 'dev', carol);
  expect(edits.map(({ key, field, value }) => [key, field, value])).toEqual([
    ['A', 'owner', 'dev'],
    ['B', 'owner', 'dev'],
    ['B', 'updaters', ['dev', 'ann']],
    ['C', 'updaters', ['dev']],
    ['D', 'owner', 'dev'],
  ]);
  expect(owners).toEqual([{ from: 'carol', pis: 3 }]);
  expect(recorded).toEqual([{ from: 'carol', pis: 2 }]);
  expect(noUpdater).toEqual(['D']);
});

test('a successor who records it already stands there once', () => {
  expect(handOver([pi('B', 'dev', 'carol', 'dev')], 'dev', carol).edits).toEqual([
    { type: 'indicator', key: 'B', field: 'updaters', value: ['dev'] },
  ]);
});

test('what is theirs already is no edit', () => {
  expect(handOver([pi('A', 'dev', 'ann')], 'dev', carol).edits).toEqual([]);
});

test('without leavers only owners change, from whomever', () => {
  const { owners } = handOver([pi('A', null, 'x'), pi('B', 'bob', 'x')], 'dev', new Set());
  expect(owners).toEqual([
    { from: null, pis: 1 },
    { from: 'bob', pis: 1 },
  ]);
});

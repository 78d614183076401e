// Passes: short tokens, handles that are good once, and what happens when somebody else holds one.
import { SessionKeeper } from './session-keeper';

function keeper() {
  let now = 0;
  let count = 0;
  const made = new SessionKeeper({
    ...{ minutes: 480, tokenMinutes: 10, millis: () => now },
    newToken: () => `token-${++count}`,
  });
  return { keeper: made, pass: (minutes: number) => (now += minutes * 60_000) };
}

test('a token ends after its minutes, and its handle gives the next', () => {
  const { keeper: k, pass } = keeper();
  const first = k.begin('jane');
  pass(9);
  expect(k.personOf(first.token)).toBe('jane');
  pass(1);
  expect(k.personOf(first.token)).toBeUndefined();
  const next = k.renew(first.renewal)!;
  expect([next.person, k.personOf(next.pass.token)]).toEqual(['jane', 'jane']);
});

test('looking whether a token is good uses nothing: an answer that was lost may be asked for again', () => {
  const { keeper: k, pass } = keeper();
  const first = k.begin('jane');
  const lost = k.renew(first.renewal)!.pass;
  expect([k.isGood(lost.token), k.isGood(first.token), k.isGood('never')]).toEqual([true, true, false]);
  expect(k.renew(first.renewal)).toBeDefined();
  expect(k.isGood(lost.token)).toBe(false);
  const last = k.begin('jane');
  pass(10);
  expect(k.isGood(last.token)).toBe(false);
});

test('however often it is renewed, a session ends', () => {
  const { keeper: k, pass } = keeper();
  let { renewal } = k.begin('jane');
  for (let minutes = 0; minutes < 470; minutes += 10) {
    pass(10);
    renewal = k.renew(renewal)!.pass.renewal;
  }
  pass(10);
  expect(k.renew(renewal)).toBeUndefined();
});

test('a handle that comes a second time ends the whole session', () => {
  const { keeper: k } = keeper();
  const first = k.begin('jane');
  const second = k.renew(first.renewal)!.pass;
  expect(k.personOf(second.token)).toBe('jane');
  expect(k.renew(first.renewal)).toBeUndefined();
  expect(k.personOf(second.token)).toBeUndefined();
  expect(k.renew(second.renewal)).toBeUndefined();
});

test('an answer that was lost on its way may be asked for again', () => {
  const { keeper: k } = keeper();
  const first = k.begin('jane');
  const lost = k.renew(first.renewal)!.pass;
  const again = k.renew(first.renewal)!.pass;
  expect(k.personOf(again.token)).toBe('jane');
  expect(k.personOf(lost.token)).toBeUndefined();
});

test('a thief who was faster is found when the owner renews, and both are out', () => {
  const { keeper: k } = keeper();
  const owner = k.begin('jane');
  const thief = k.renew(owner.renewal)!.pass;
  expect(k.personOf(thief.token)).toBe('jane');
  expect(k.renew(owner.renewal)).toBeUndefined();
  expect(k.personOf(thief.token)).toBeUndefined();
});

test('who stole the handle of a lost answer ends the session with it', () => {
  const { keeper: k } = keeper();
  const first = k.begin('jane');
  const stolen = k.renew(first.renewal)!.pass;
  const again = k.renew(first.renewal)!.pass;
  expect(k.renew(stolen.renewal)).toBeUndefined();
  expect(k.personOf(again.token)).toBeUndefined();
});

test('signing out ends one session, an administrator ends all; others stay', () => {
  const { keeper: k } = keeper();
  const [a, b, other] = [k.begin('jane'), k.begin('jane'), k.begin('tom')];
  k.signOut(a.token);
  expect([k.personOf(a.token), k.renew(a.renewal), k.personOf(b.token)]).toEqual([undefined, undefined, 'jane']);
  k.endAll('jane');
  expect([k.personOf(b.token), k.personOf(other.token)]).toEqual([undefined, 'tom']);
});

test('of many sessions of one person the oldest end', () => {
  const { keeper: k } = keeper();
  const passes = Array.from({ length: 25 }, () => k.begin('jane'));
  expect(passes.map(({ token }) => k.personOf(token) ?? 'out').filter((p) => p === 'out')).toHaveLength(5);
  expect(k.personOf(passes.at(-1)!.token)).toBe('jane');
});

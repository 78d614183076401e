// Tries: a storm from elsewhere takes nothing from a person where they usually are, and nobody is locked out for good.
import { AppError } from '../../domain/errors';
import { addressKey, allowances, makeAttempts } from './attempts';

const clock = () => {
  let now = 0;
  return { millis: () => now, pass: (seconds: number) => (now += seconds * 1000) };
};
const code = (work: () => unknown) => {
  try {
    work();
    return 'may';
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};

test('ten slips at one address, then one every twenty seconds', () => {
  const { millis, pass } = clock();
  const attempts = makeAttempts(millis);
  const once = () => code(() => attempts.byName('jane', 'a', false));
  expect(Array.from({ length: allowances.pair.most }, once)).toEqual(Array(allowances.pair.most).fill('may'));
  expect(once()).toBe('too-many-tries');
  pass(19);
  expect(once()).toBe('too-many-tries');
  pass(1);
  expect([once(), once()]).toEqual(['may', 'too-many-tries']);
});

test('a try that was right takes nothing, and forgives the slips before it', () => {
  const attempts = makeAttempts(clock().millis);
  for (let i = 0; i < 9; i++) attempts.byName('jane', 'a', false);
  attempts.byName('jane', 'a', false).right();
  for (let i = 0; i < 10; i++) expect(code(() => attempts.byName('jane', 'a', false))).toBe('may');
});

test('a thousand strangers do not keep Jane out where she came in from before', () => {
  const attempts = makeAttempts(clock().millis);
  for (let i = 0; i < 1000; i++) code(() => attempts.byName('jane', `stranger-${i}`, false));
  expect(code(() => attempts.byName('jane', 'stranger-5000', false))).toBe('too-many-tries');
  expect(code(() => attempts.byName('jane', 'her desk', true))).toBe('may');
});

test('a colleague who tries every name of the office keeps out nobody who is known there', () => {
  const attempts = makeAttempts(clock().millis);
  for (let i = 0; i < 200; i++) code(() => attempts.byName(`name-${i}`, 'office', false));
  expect(code(() => attempts.byName('new', 'office', false))).toBe('too-many-tries');
  expect(code(() => attempts.byName('jane', 'office', true))).toBe('may');
});

test('many at once are counted before they are decided', () => {
  const attempts = makeAttempts(clock().millis);
  const tries = Array.from({ length: 500 }, () => code(() => attempts.byName('jane', 'a', false)));
  expect(tries.filter((t) => t === 'may')).toHaveLength(10);
});

test('what is remembered has an end', () => {
  const attempts = makeAttempts(clock().millis);
  for (let i = 0; i < 60_000; i++) code(() => attempts.byAddress(`a${i}`));
  expect(code(() => attempts.byAddress('a0'))).toBe('may');
});

test.each([
  ['192.0.2.7', '192.0.2.7', 'IPv4 is itself'],
  ['::ffff:192.0.2.7', '192.0.2.7', 'and the same written in IPv6'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2', 'of IPv6 the network counts'],
  ['2001:db8:1:2::9', '2001:db8:1:2', 'written short'],
  ['2001:0DB8:0001::1', '2001:db8:1:0', 'written long'],
  ['::1', '0:0:0:0', 'loopback'],
  ['fe80::1%eth0', 'fe80:0:0:0', 'with its zone'],
])('%s is %s: %s', (ip, key) => {
  expect(addressKey(ip)).toBe(key);
});

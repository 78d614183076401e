import { Kept } from './kept';

test('what was used least recently goes first, and never more is held than allowed', () => {
  const kept = new Kept<string>(10);
  kept.set('a', 'A', 4);
  kept.set('b', 'B', 4);
  expect(kept.get('a')).toBe('A');
  kept.set('c', 'C', 4);
  expect([kept.get('a'), kept.get('b'), kept.get('c'), kept.bytes]).toEqual(['A', undefined, 'C', 8]);
});

test('a new value takes the room of the old one', () => {
  const kept = new Kept<number>(10);
  for (let i = 0; i < 5; i++) kept.set('a', i, 8);
  expect([kept.get('a'), kept.bytes]).toEqual([4, 8]);
});

test('what is heavier than all may weigh is given back and not kept, nor what it replaces', () => {
  const kept = new Kept<string>(10);
  kept.set('a', 'old', 2);
  kept.set('b', 'B', 2);
  expect(kept.set('a', 'large', 11)).toBe('large');
  expect([kept.get('a'), kept.get('b'), kept.bytes]).toEqual([undefined, 'B', 2]);
});

import { Kept, Room } from './kept';

test('what was used least recently goes first, and never more is held than allowed', () => {
  const room = new Room(10);
  const kept = new Kept<string>(room);
  kept.set('a', 'A', 4);
  kept.set('b', 'B', 4);
  expect(kept.get('a')).toBe('A');
  kept.set('c', 'C', 4);
  expect([kept.get('a'), kept.get('b'), kept.get('c'), room.bytes]).toEqual(['A', undefined, 'C', 8]);
});

test('those who share a room do not see each other’s things, and make room for each other', () => {
  const room = new Room(10);
  const [one, other] = [new Kept<string>(room), new Kept<number>(room)];
  one.set('a', 'A', 6);
  other.set('a', 1, 4);
  expect([one.get('a'), other.get('a'), room.bytes]).toEqual(['A', 1, 10]);
  other.set('b', 2, 6);
  expect([one.get('a'), other.get('a'), other.get('b'), room.bytes]).toEqual([undefined, 1, 2, 10]);
});

test('a new value takes the room of the old one', () => {
  const room = new Room(10);
  const kept = new Kept<number>(room);
  for (let i = 0; i < 5; i++) kept.set('a', i, 8);
  expect([kept.get('a'), room.bytes]).toEqual([4, 8]);
});

test('what is heavier than the room is given back and not kept, nor what it replaces', () => {
  const room = new Room(10);
  const kept = new Kept<string>(room);
  kept.set('a', 'old', 2);
  kept.set('b', 'B', 2);
  expect(kept.set('a', 'large', 11)).toBe('large');
  expect([kept.get('a'), kept.get('b'), room.bytes]).toEqual([undefined, 'B', 2]);
});

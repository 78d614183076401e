// A place is named without its password, whatever is said about it.
import { nameOf, placeOf, withoutSecrets } from './places';

const url = 'postgres://pi:s%40cret9@db.example.org:5433/pi?sslmode=require&password=other9';

test.each([
  ['postgres://h/d', { kind: 'database', url: 'postgres://h/d' }],
  ['PostgreSQL://h/d', { kind: 'database', url: 'PostgreSQL://h/d' }],
  ['data', { kind: 'folder', folder: '/here/data' }],
  ['/data/postgres:', { kind: 'folder', folder: '/data/postgres:' }],
])('%s is a place', (text, place) => {
  expect(placeOf(text, '/here')).toEqual(place);
});

test.each([
  [url, 'postgres://pi@db.example.org:5433/pi'],
  ['postgres:///pi?host=/run', 'postgres:///pi'],
  ['postgres://h:notaport/x', 'the database'],
])('%s is called %s', (text, name) => {
  expect(nameOf(placeOf(text, '/'))).toBe(name);
});

test.each([
  `could not connect to ${url}`,
  'password "s%40cret9" is wrong',
  'password "s@cret9" is wrong',
  'other9 was refused',
])('%s loses its secrets', (text) => {
  expect(withoutSecrets(text, [url])).not.toMatch(/s%40cret9|s@cret9|other9/);
});

test('a URL that cannot be read gives no password away', () => {
  const broken = 'postgres://pi:hunter2@db:notaport/x';
  expect(withoutSecrets(`Invalid URL ${broken}; hunter2`, [broken])).toBe('Invalid URL the database; ***');
});

test('a URL that is wrongly escaped is no trouble', () => {
  expect(withoutSecrets('x', ['postgres://pi:100%@h/d'])).toBe('x');
});

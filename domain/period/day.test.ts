import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDay, weekdayOf } from './day';

test.each([
  ['2009-02-09', 1],
  ['2015-04-05', 7],
  ['1970-01-01', 4],
  ['1969-12-31', 3],
  ['2000-02-29', 2],
])('%s was weekday %i, Monday being 1', (day, weekday) => {
  expect(weekdayOf(day)).toBe(weekday);
});

test.each([
  ['2012-02-29', true],
  ['2015-02-29', false],
  ['2015-04-31', false],
  ['2015-13-01', false],
  ['2015-4-1', false],
  ['April', false],
  ['', false],
])('whether “%s” is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

test('no file about periods asks the machine what time zone it is in', () => {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const local =
    /\.(get|set)(FullYear|Month|Date|Day|Hours|Minutes)\(|toLocale|Intl\.|getTimezoneOffset|Date\.parse|new Date\((?!n \* MS\)|Date\.UTC\(|dayNumber\(day\) \* MS\))/;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => /(?<!\.test)\.ts$/.test(f));
  expect(files.length).toBeGreaterThan(15);
  expect(files.filter((f) => local.test(readFileSync(join(folder, f), 'utf8')))).toEqual([]);
});

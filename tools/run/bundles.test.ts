// When a build is due, what the pane weighs, and how test results are summed.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { measurePane } from '../bundle-size.mjs';
import { isBuilt, sourceHash } from './bundles.mjs';
import { sumResults } from './checks.mjs';

let folder: string;
const write = (name: string, text: string | Buffer): string => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pi-bridge-bundles-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a build', () => {
  const stamp = (): string =>
    write('dist/.built.json', JSON.stringify({ sources: sourceHash(folder), parts: ['dist/server/main.js'] }));
  beforeEach(() => {
    write('server/main.ts', 'a');
    write('domain/rule.ts', 'b');
    write('dist/server/main.js', 'ab');
    stamp();
  });

  test('is not due while nothing has changed', () => expect(isBuilt(folder)).toBe(true));

  test.each<[string, () => void]>([
    ['a source has changed', () => write('server/main.ts', 'c')],
    ['a file has come', () => write('addin/assets/new.png', 'd')],
    ['a file has been renamed', () => (rmSync(join(folder, 'domain/rule.ts')), write('domain/role.ts', 'b'))],
    ['the manifest has changed', () => write('manifest.xml', '<a/>')],
    ['a bundle is gone', () => rmSync(join(folder, 'dist/server/main.js'))],
    ['it was never finished', () => rmSync(join(folder, 'dist/.built.json'))],
  ])('is due when %s', (_why, change) => {
    change();
    expect(isBuilt(folder)).toBe(false);
  });

  test('is not due for a test or a document', () => {
    write('server/main.test.ts', 'x');
    write('docs/guide.md', 'x');
    expect(isBuilt(folder)).toBe(true);
  });
});

test('the pane weighs what its page names and what comes later, without office.js', () => {
  write('a.js', randomBytes(5000));
  write('b.css', randomBytes(3000));
  write('later.js', randomBytes(9000));
  write(
    'taskpane.html',
    '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script><link href="b.css"><script defer src="./a.js"></script>',
  );
  const { first, later, total } = measurePane(folder);
  expect(first.map(({ name }) => name)).toEqual(['taskpane.html', 'b.css', 'a.js']);
  expect(later.map(({ name }) => name)).toEqual(['later.js']);
  expect(total).toBeGreaterThan(17_000);
  expect(total).toBeLessThan(17_500);
});

test('results are summed; a file that could not be loaded counts as a failure; a run that never was as nothing', () => {
  const result = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    numRuntimeErrorTestSuites: 1,
  };
  const one = write('one/result.json', JSON.stringify(result));
  const two = write('two/result.json', JSON.stringify({ ...result, numRuntimeErrorTestSuites: 0 }));
  expect(sumResults([one, two, join(folder, 'three/result.json')])).toEqual({ passed: 6, failed: 3, skipped: 6 });
});

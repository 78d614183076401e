// What addin/workbook calls is in every Excel that the manifest lets in, or is asked for first.
import { join } from 'node:path';
import { repository, runNode } from './planted';

test('no call is above the floor of the manifest without asking', () => {
  const { code, stdout, stderr } = runNode([join(repository, 'tools/api-sets.mjs')], repository);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(JSON.parse(stdout).calls).toBeGreaterThan(100); // it has really looked
}, 60_000);

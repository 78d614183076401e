import { readFileSync } from 'node:fs';
import { supportedMembersMarkdown } from './supported-members';

test('the document of supported members says what the code supports', () => {
  const written = readFileSync(new URL('../docs/workbench-members.md', import.meta.url), 'utf8');
  expect(written).toBe(supportedMembersMarkdown());
});

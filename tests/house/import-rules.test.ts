// Every import rule catches the leak that it was written for; and an innocent tree breaks none.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { plant, repository, runNode } from './planted';
import type { Planted } from './planted';

interface Leak {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

const bare = (target: string): string => `import '${target}';\n`;
const named = (target: string): string => `import { thing } from '${target}';\nexport const mine = thing;\n`;
const typeOnly = (target: string): string => `import type { Thing } from '${target}';\nexport type Mine = Thing;\n`;
const THING = 'export interface Thing { a: string }\nexport const thing = 1;\n';

/** What stands in the tree to be imported. */
const targets = [
  ...['domain/rule', 'server/config', 'server/compose', 'server/http/app', 'server/records/service'],
  ...[
    'server/store/port',
    'server/store/accounts',
    'server/identity/sessions',
    'server/store/lowdb/store',
    'server/store/postgres/store',
    'workbench/engine/engine',
  ],
  ...['addin/flows/pull', 'addin/panes/one/one', 'addin/panes/two/two', 'addin/ui/row', 'addin/texts/en'],
  ...['addin/workbook/port', 'addin/api/port', 'addin/compose', 'addin/commands/commands', 'samples/council'],
];
const tree = Object.fromEntries(targets.map((path) => [`${path}.ts`, THING]));

/** rule → one leak: [file, text, what it imports]. */
const leaks: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['domain-imports-nothing-of-ours', 'domain/leak-a.ts', named('../server/config')],
  ['domain-uses-only-zod', 'domain/leak-b.ts', bare('node:fs')],
  ['domain-uses-only-zod', 'domain/leak-c.ts', bare('axios')],
  ['addin-does-not-import-server', 'addin/flows/leak-a.ts', typeOnly('../../server/config')],
  ['server-does-not-import-addin', 'server/records/leak-a.ts', named('../../addin/flows/pull')],
  ['flows-know-no-screen', 'addin/flows/leak-b.ts', bare('react')],
  ['flows-know-no-screen', 'addin/flows/leak-c.ts', named('../ui/row')],
  ['flows-see-ports-as-types', 'addin/flows/leak-d.ts', named('../workbook/port')],
  ['panes-see-flows-and-ui', 'addin/panes/one/leak-a.ts', typeOnly('../../api/port')],
  ['panes-see-flows-and-ui', 'addin/panes/one/leak-b.ts', named('../../compose')],
  ['panes-do-not-import-one-another', 'addin/panes/one/leak-c.ts', named('../two/two')],
  ['ui-knows-no-pane-and-no-port', 'addin/ui/leak-a.ts', named('../panes/one/one')],
  ['ports-know-no-flow-and-no-screen', 'addin/workbook/leak-a.ts', named('../api/port')],
  ['only-addin-api-says-axios', 'addin/panes/one/leak-d.ts', bare('axios')],
  ['nobody-imports-office', 'addin/workbook/leak-b.ts', bare('@microsoft/office-js')],
  ['only-server-http-says-express', 'server/records/leak-b.ts', bare('express')],
  ['only-lowdb-store-says-lowdb', 'server/records/leak-c.ts', bare('lowdb')],
  ['only-postgres-store-says-pg', 'server/store/lowdb/leak-a.ts', bare('pg')],
  ['services-know-only-the-store-port', 'server/records/leak-d.ts', named('../store/lowdb/store')],
  ['only-identity-says-openid', 'server/records/leak-g.ts', bare('jose')],
  ['only-identity-says-openid', 'server/http/leak-b.ts', bare('openid-client')],
  ['only-identity-reads-accounts', 'server/records/leak-h.ts', typeOnly('../store/accounts')],
  ['services-are-told-who-asks', 'server/records/leak-i.ts', named('../identity/sessions')],
  ['services-do-not-know-http', 'server/records/leak-e.ts', named('../http/app')],
  ['workbench-knows-nobody', 'workbench/leak-a.ts', named('../domain/rule')],
  ['product-does-not-import-trials', 'addin/flows/leak-e.ts', named('../../samples/council')],
  ['packages-are-declared', 'server/http/leak-a.ts', bare('body-parser')],
  ['server-runs-without-dev-packages', 'server/records/leak-f.ts', bare('fast-check')],
];
const cycle = {
  'server/records/round-a.ts': "import './round-b';\nexport const a = 1;\n",
  'server/records/round-b.ts': "import './round-a';\nexport const b = 1;\n",
};

/** What looks like a leak and is none. */
const innocent: Readonly<Record<string, string>> = {
  'domain/fine.ts': bare('zod') + named('./rule'),
  'domain/fine.test.ts': bare('fast-check'),
  'addin/flows/fine.ts': typeOnly('../workbook/port'),
  'addin/flows/fine.test.ts': named('../workbook/port'),
  'addin/panes/one/fine.ts': `import '../../flows/pull';\nimport '../../ui/row';\nimport '../../texts/en';\nimport './one';\n`,
  'addin/api/fine.ts': bare('axios') + named('../../domain/rule'),
  'addin/main.ts': `import './workbook/port';\nimport './api/port';\nimport './panes/one/one';\nimport './flows/pull';\n`,
  'server/http/fine.ts': bare('express') + named('../records/service') + typeOnly('../identity/sessions'),
  'server/identity/fine.ts': bare('jose') + bare('openid-client') + typeOnly('../store/accounts'),
  'server/store/lowdb/fine.ts': bare('lowdb') + named('../port'),
  'server/main.ts': `import './http/app';\nimport './store/lowdb/store';\n`,
  'tests/everything.test.ts': `import '../addin/compose';\nimport '../server/compose';\nimport '../workbench/engine/engine';\nimport 'axios';\nimport '@jest/globals';\n`,
  'bench/figures.ts': named('../server/records/service'),
};

const ask = (folder: string): readonly Leak[] => {
  const { stdout, stderr } = runNode([join(repository, 'tools/import-rules.mjs'), '--json', folder], repository);
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
};
const packageJson = readFileSync(join(repository, 'package.json'), 'utf8');

describe('import rules', () => {
  let planted: Planted;
  let found: readonly Leak[];
  beforeAll(() => {
    const files = Object.fromEntries(leaks.map(([, file, text]) => [file, text]));
    planted = plant({ ...tree, ...innocent, ...files, ...cycle, 'package.json': packageJson });
    found = ask(planted.folder);
  }, 60_000);
  afterAll(() => planted.remove());

  test.each(leaks)('%s catches %s', (rule, file) => {
    expect(found.filter(({ from }) => from === file).map((leak) => leak.rule)).toContain(rule);
  });

  test('no-cycles catches two files that need each other', () => {
    expect(found.filter(({ rule }) => rule === 'no-cycles')).not.toEqual([]);
  });

  test.each(Object.keys(innocent))('%s may import what it imports', (file) => {
    expect(found.filter(({ from }) => from === file)).toEqual([]);
  });

  test('there is no rule without a planted leak', () => {
    const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
    const rules = forbidden.map(({ name }: { name: string }) => name).sort();
    expect([...new Set([...leaks.map(([rule]) => rule), 'no-cycles'])].sort()).toEqual(rules);
  });
});

// Lint and the domain's own compiler settings catch what they are there for: planted faults, one a line.
import { join } from 'node:path';
import { plant, repository, runNode } from './planted';
import type { Planted } from './planted';

const faults: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-restricted-globals', 'addin/flows/says-excel.ts', 'export const run = (): unknown => Excel.run;\n'],
  ['no-restricted-globals', 'addin/panes/one/says-office.ts', 'export const on = (): unknown => Office.onReady;\n'],
  ['no-restricted-syntax', 'server/says-excel-type.ts', 'export type Cell = Excel.Range;\n'],
  ['no-restricted-properties', 'addin/ui/by-window.ts', "export const run = (): unknown => window['Excel'];\n"],
  ['no-console', 'server/says-much.ts', "console.log('x');\n"],
  ['no-restricted-properties', 'domain/asks-the-clock.ts', 'export const at = (): number => Date.now();\n'],
  ['no-restricted-syntax', 'domain/asks-the-date.ts', 'export const at = (): Date => new Date();\n'],
  ['no-restricted-properties', 'addin/flows/rolls-dice.ts', 'export const n = (): number => Math.random();\n'],
  ['no-restricted-syntax', 'domain/by-default.ts', 'export default 1;\n'],
  ['@typescript-eslint/no-explicit-any', 'domain/any-thing.ts', 'export const a = (b: any): unknown => b;\n'],
  [
    '@typescript-eslint/no-floating-promises',
    'server/forgets.ts',
    'export function f(): void {\n  Promise.resolve(1);\n}\n',
  ],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    'domain/forgets-one.ts',
    "export function f(a: 'x' | 'y'): number {\n  switch (a) {\n    case 'x':\n      return 1;\n  }\n  return 2;\n}\n",
  ],
  [
    '@typescript-eslint/consistent-type-imports',
    'domain/takes-a-type.ts',
    "import { A } from './a';\nexport type B = A;\n",
  ],
  ['@typescript-eslint/ban-ts-comment', 'domain/hides.ts', '// @ts-ignore\nexport const a = 1;\n'],
  ['no-console', 'server/switches-off.ts', "// eslint-disable-next-line no-console\nconsole.log('x');\n"],
  [
    'react-hooks/rules-of-hooks',
    'addin/ui/sometimes.tsx',
    "import { useState } from 'react';\nexport function Sometimes({ on }: { on: boolean }): string {\n  if (on) useState(1);\n  return '';\n}\n",
  ],
];
const fine: Readonly<Record<string, string>> = {
  'addin/workbook/excel-run.ts': 'export const run = (): unknown => Excel.run;\n',
  'bench/figures.ts': "console.log('1 ms');\n",
  'domain/a.ts': 'export interface A {\n  readonly a: string;\n}\n',
  'domain/at.ts': 'export const at = (text: string): Date => new Date(text);\n',
};
const tsconfig = JSON.stringify({
  extends: join(repository, 'tsconfig.json'),
  compilerOptions: { types: ['office-js'] },
  include: ['addin', 'server', 'domain', 'bench'],
});

interface FileResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

describe('lint', () => {
  let planted: Planted;
  let results: readonly FileResult[];
  const messagesOf = (file: string): readonly (string | null)[] =>
    results.find(({ filePath }) => filePath.replaceAll('\\', '/').endsWith(`/${file}`))!.messages.map((m) => m.ruleId);
  beforeAll(() => {
    planted = plant({
      ...fine,
      ...Object.fromEntries(faults.map(([, file, text]) => [file, text])),
      'tsconfig.json': tsconfig,
    });
    const eslint = join(repository, 'node_modules/eslint/bin/eslint.js');
    const config = join(repository, 'eslint.config.js');
    const { stdout, stderr } = runNode([eslint, '--config', config, '--format', 'json', '.'], planted.folder);
    if (!stdout) throw new Error(stderr);
    results = JSON.parse(stdout);
  }, 120_000);
  afterAll(() => planted.remove());

  test.each(faults)('%s catches %s', (rule, file) => {
    expect(messagesOf(file)).toContain(rule);
  });

  test.each(Object.keys(fine))('%s is let alone', (file) => {
    expect(messagesOf(file)).toEqual([]);
  });
});

describe('tsc -p domain', () => {
  const foreign = ['window', 'document', 'process', 'Buffer', 'setTimeout', 'fetch', 'require', 'localStorage'];

  test('knows neither a browser nor Node', () => {
    const planted = plant({
      'domain/leak.ts': `${foreign.map((name) => `export const a${name}: unknown = ${name};`).join('\n')}\n`,
      'domain/tsconfig.json': JSON.stringify({ extends: join(repository, 'domain/tsconfig.json'), include: ['.'] }),
    });
    const tsc = join(repository, 'node_modules/typescript/bin/tsc');
    const { stdout } = runNode([tsc, '-p', 'domain'], planted.folder);
    planted.remove();
    expect(foreign.filter((name) => !stdout.includes(`'${name}'`))).toEqual([]);
  }, 60_000);
});

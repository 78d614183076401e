// Lint: strict and type-checked. Inline switches are off (noInlineConfig): a rule that is wrong here is
// changed here, for everybody and with a reason. Formatting is Prettier's business, imports dependency-cruiser's.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const PRODUCT = ['addin/**/*.{ts,tsx}', 'domain/**/*.ts', 'server/**/*.ts', 'workbench/**/*.ts'];
const TESTS = ['**/*.test.{ts,tsx}', 'tests/**/*.{ts,tsx}'];
const MICROSOFT = ['Excel', 'Office', 'OfficeExtension', 'OfficeRuntime', 'CustomFunctions'];
const PORT_ONLY = 'Only addin/workbook speaks to Excel: ask the Workbook port.';
const ARGUMENT = 'Time, identity and randomness are arguments here.';

const namedExports = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that the name is the same everywhere.',
};
const noEnums = {
  selector: 'TSEnumDeclaration',
  message: 'A union of texts: it is the same on the wire and in a log.',
};
const microsoftTypes = {
  selector: `TSQualifiedName > Identifier.left[name=/^(${MICROSOFT.join('|')})$/]`,
  message: PORT_ONLY,
};
const clock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: ARGUMENT },
  { selector: "CallExpression[callee.name='Date']", message: ARGUMENT },
];

// One program for everything: quicker by a third than one per file's nearest tsconfig.
const typed = { project: './tsconfig.json', tsconfigRootDir: process.cwd() };

export default tseslint.config(
  { ignores: ['**/node_modules/', 'dist/', 'coverage/', '.data/', '.artefacts/', '**/*.cjs', '*.config.js'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: typed },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Costly, and about what is not used here: classes that merge with interfaces, and enums (refused below).
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // It costs another fifth; the editor strikes deprecated calls through.
      '@typescript-eslint/no-deprecated': 'off',
      // An implementation of a port may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', namedExports, noEnums],
    },
  },
  {
    files: ['addin/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    // The compiler's own rules cost a fifth of the whole run; these two find what breaks a pane.
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: PRODUCT,
    ignores: ['addin/workbook/**', 'workbench/**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error', namedExports, noEnums, microsoftTypes],
      'no-restricted-globals': ['error', ...MICROSOFT.map((name) => ({ name, message: PORT_ONLY }))],
      'no-restricted-properties': [
        'error',
        ...['window', 'globalThis', 'self'].flatMap((object) =>
          MICROSOFT.map((property) => ({ object, property, message: PORT_ONLY })),
        ),
      ],
    },
  },
  {
    files: ['domain/**/*.ts', 'addin/flows/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-syntax': ['error', namedExports, noEnums, microsoftTypes, ...clock],
      'no-restricted-properties': [
        'error',
        ...['window', 'globalThis', 'self'].flatMap((object) =>
          MICROSOFT.map((property) => ({ object, property, message: PORT_ONLY })),
        ),
        { object: 'Date', property: 'now', message: ARGUMENT },
        { object: 'Math', property: 'random', message: ARGUMENT },
        { object: 'crypto', property: 'randomUUID', message: ARGUMENT },
      ],
    },
  },
  {
    // Tests look into answers whose type nobody promised, and may stop on what cannot be.
    files: TESTS,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['bench/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    // Tools are plain JavaScript, since the first of them runs before anything is installed; tsc checks them.
    files: ['tools/**/*.mjs'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: typed },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      'no-restricted-syntax': ['error', namedExports, noEnums],
    },
  },
);

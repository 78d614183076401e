// Four projects: node for rules, server, workbench and tools; jsdom for the panes; the built product, in a real browser and
// killed outright; and the same where it is measured how long people wait, which needs the machine for itself.
// Run with node --experimental-vm-modules (npm run jest): everything here is an ES module.
const swc = [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
    module: { type: 'es6' },
  },
];

/** What measures how long people wait. */
const waits = ['tests/reliability/hostile.test.ts', 'tests/reliability/load-of-people.test.ts'];

const base = {
  transform: { '^.+\\.tsx?$': swc },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '\\.css$': '<rootDir>/tools/run/no-style.mjs' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

export default {
  // Real parts on a busy machine: an answer that takes long is late, not wrong. What hangs is ended all the same.
  testTimeout: 30_000,
  projects: [
    {
      ...base,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/{domain,server,workbench,samples,tools,bench,tests}/**/*.test.ts',
        '<rootDir>/addin/**/*.test.ts',
      ],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/(browser|crash|reliability)/'],
    },
    {
      ...base,
      displayName: 'pane',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/addin/**/*.test.tsx'],
      setupFilesAfterEnv: ['@testing-library/jest-dom'],
    },
    {
      ...base,
      displayName: 'browser',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/{browser,crash,reliability}/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...waits],
      setupFilesAfterEnv: ['<rootDir>/tools/run/long-timeout.mjs'],
    },
    {
      ...base,
      displayName: 'waits',
      testEnvironment: 'node',
      testMatch: waits.map((file) => `<rootDir>/${file}`),
      setupFilesAfterEnv: ['<rootDir>/tools/run/long-timeout.mjs'],
    },
  ],
};

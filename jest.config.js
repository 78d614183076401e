// Two projects: node for the rules, the server and the workbench's handlers; jsdom for the panes.
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
    module: { type: 'es6' },
  },
];
const base = {
  transform: { '^.+\\.tsx?$': swc },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
};
export default {
  projects: [
    {
      ...base,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/{domain,server,workbench,samples,tools,bench}/**/*.test.ts',
        '<rootDir>/addin/{api,flows,workbook,texts}/**/*.test.ts',
        '<rootDir>/tests/*/**/*.test.ts',
      ],
    },
    {
      ...base,
      displayName: 'pane',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/addin/{panes,ui}/**/*.test.tsx'],
    },
  ],
};

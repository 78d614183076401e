// Who may import whom (docs: CONTRIBUTING). Each rule has a planted leak in tests/house/import-rules.test.ts:
// a rule without one is a rule that nobody knows to work.

const TEST = '\\.test\\.tsx?$';
/** A package, however it was found: unresolved by name, or inside node_modules. */
const pkg = (names) => `(^|/)node_modules/(${names})(/|$)|^(${names})(/|$)`;
const VIEW_PACKAGES = 'react|react-dom|@fluentui/[^/]+|@tanstack/[^/]+';

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or hide a third.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'domain-imports-nothing-of-ours',
    comment: 'The rules about performance indicators know nobody; both sides import them.',
    from: { path: '^domain/' },
    to: { path: '^(addin|server|workbench|tests|bench|samples|tools)/' },
  },
  {
    name: 'domain-uses-only-zod',
    comment: 'The domain runs in Excel, on the server and in tests alike: no package but zod, nothing of Node.',
    from: { path: '^domain/', pathNot: TEST },
    to: { path: '.', pathNot: `^domain/|${pkg('zod')}` },
  },
  {
    name: 'addin-does-not-import-server',
    comment: 'They meet in domain/wire.ts only.',
    from: { path: '^addin/' },
    to: { path: '^server/' },
  },
  {
    name: 'server-does-not-import-addin',
    comment: 'They meet in domain/wire.ts only.',
    from: { path: '^server/' },
    to: { path: '^addin/' },
  },
  {
    name: 'flows-know-no-screen',
    comment: 'What a button does is told without React, panes or pieces of screen.',
    from: { path: '^addin/flows/', pathNot: TEST },
    to: { path: `^addin/(panes|ui|functions|commands|main|compose)|${pkg(VIEW_PACKAGES)}` },
  },
  {
    name: 'flows-see-ports-as-types',
    comment: 'A flow is handed the workbook and the api; it never makes them.',
    from: { path: '^addin/flows/', pathNot: TEST },
    to: { path: '^addin/(workbook|api)/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'panes-see-flows-and-ui',
    comment: 'A pane imports flows, ui, texts and domain; the rest reaches it through compose.',
    from: { path: '^addin/panes/', pathNot: TEST },
    to: { path: '^addin/', pathNot: '^addin/(panes|flows|ui|texts)/' },
  },
  {
    name: 'panes-do-not-import-one-another',
    comment: 'What two panes need belongs in addin/ui or addin/flows.',
    from: { path: '^addin/panes/([^/]+)/' },
    to: { path: '^addin/panes/', pathNot: '^addin/panes/$1/' },
  },
  {
    name: 'ui-knows-no-pane-and-no-port',
    comment: 'Small pieces are given what they show.',
    from: { path: '^addin/ui/', pathNot: TEST },
    to: { path: '^addin/', pathNot: '^addin/(ui|texts|flows)/' },
  },
  {
    name: 'ports-know-no-flow-and-no-screen',
    comment: 'The workbook and the api are below the flows, and do not know each other.',
    from: { path: '^addin/(workbook|api)/', pathNot: TEST },
    to: {
      path: `^addin/|${pkg(VIEW_PACKAGES)}`,
      pathNot: '^addin/($1|texts)/',
    },
  },
  {
    name: 'only-addin-api-says-axios',
    comment: 'One door to the server.',
    from: { path: '^(addin|server|domain|workbench)/', pathNot: '^addin/api/' },
    to: { path: pkg('axios') },
  },
  {
    name: 'nobody-imports-office',
    comment: 'office.js comes from Microsoft by a script tag; its licence forbids bundling it.',
    from: { path: '^(addin|server|domain)/', pathNot: TEST },
    to: { path: pkg('@microsoft/office-js|office-js') },
  },
  {
    name: 'only-server-http-says-express',
    comment: 'Services are functions; only the door speaks HTTP.',
    from: { path: '^(addin|server|domain|workbench)/', pathNot: '^server/http/' },
    to: { path: pkg('express|helmet|pino-http|@types/express') },
  },
  {
    name: 'only-lowdb-store-says-lowdb',
    comment: 'A store implementation keeps its technology to itself.',
    from: { path: '^(addin|server|domain|workbench)/', pathNot: '^server/store/lowdb/' },
    to: { path: pkg('lowdb') },
  },
  {
    name: 'only-postgres-store-says-pg',
    comment: 'A store implementation keeps its technology to itself.',
    from: { path: '^(addin|server|domain|workbench)/', pathNot: '^server/store/postgres/' },
    to: { path: pkg('pg|@types/pg|node-pg-migrate') },
  },
  {
    name: 'services-know-only-the-store-port',
    comment: 'Which store it is gets decided in server/compose.ts, and for whole stores in server/store/store-at.ts.',
    from: {
      path: '^server/',
      pathNot: `^server/(compose|main|store/store-at)\\.tsx?$|^server/store/(lowdb|postgres)/|${TEST}`,
    },
    to: { path: '^server/store/(lowdb|postgres)/' },
  },
  {
    name: 'only-identity-says-openid',
    comment: 'Tokens of others are checked in one place.',
    from: { path: '^(addin|server|domain|workbench)/', pathNot: '^server/identity/' },
    to: { path: pkg('openid-client|jose') },
  },
  {
    name: 'only-identity-reads-accounts',
    comment: 'Secrets are kept by the stores and read where people sign in, nowhere else.',
    from: { path: '^server/', pathNot: `^server/(identity|store)/|${TEST}` },
    to: { path: '^server/store/accounts\\.ts$' },
  },
  {
    name: 'services-are-told-who-asks',
    comment: 'A service is given a Who; how that person signed in is the door’s business and identity’s.',
    from: { path: '^server/', pathNot: `^server/(compose|config|services)\\.ts$|^server/(identity|http)/|${TEST}` },
    to: { path: '^server/identity/' },
  },
  {
    name: 'services-do-not-know-http',
    comment: 'A service can be called by a command line or a test without a request.',
    from: { path: '^server/', pathNot: `^server/(compose|main|config)\\.tsx?$|^server/http/|${TEST}` },
    to: { path: '^server/http/' },
  },
  {
    name: 'workbench-knows-nobody',
    comment: 'It plays the part of Microsoft, who do not know us either.',
    from: { path: '^workbench/' },
    to: { path: '^(addin|server|domain|samples|bench|tests|tools)/' },
  },
  {
    name: 'product-does-not-import-trials',
    comment: 'Workbench, tests, figures, samples and tools are not part of what a body deploys.',
    from: { path: '^(addin|server)/', pathNot: TEST },
    to: { path: '^(workbench|tests|bench|samples|tools)/' },
  },
  {
    name: 'packages-are-declared',
    comment: 'A package that another one happened to bring goes away without notice.',
    from: { path: '^(addin|server|domain|workbench|samples|bench|tests|tools)/' },
    // @jest/globals is a part of jest itself, which is declared.
    to: {
      dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
      pathNot: pkg('@jest/globals'),
    },
  },
  {
    name: 'server-runs-without-dev-packages',
    comment: 'A body installs with --omit=dev: what the server needs stands in dependencies.',
    from: { path: '^(server|domain)/', pathNot: TEST },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
  },
];

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    // Ours only: the types of many packages stand in a folder of that name too.
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default', 'require'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};

/** The architecture: who may import whom. Read it together with DESIGN.md. */
const pure = ['text', 'report', 'crosslingual', 'lookup', 'answering', 'presentation'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '(\\.test\\.ts|\\.d\\.ts)$' },
      to: {},
    },
    {
      name: 'text-is-the-ground',
      severity: 'error',
      from: { path: '^src/text' },
      to: { path: '^src/(?!text|errors)' },
    },
    {
      name: 'report-knows-only-text',
      severity: 'error',
      from: { path: '^src/report' },
      to: { path: '^src/(?!report|text|errors)' },
    },
    {
      name: 'answering-is-pure-over-ports',
      severity: 'error',
      from: { path: '^src/answering', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(telegram|console|commands|presentation|operations|store|main)' },
    },
    {
      name: 'presentation-is-pure',
      severity: 'error',
      from: { path: '^src/presentation', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(telegram|console|commands|search|embedding|operations|store|main)' },
    },
    {
      name: 'telegraf-only-in-telegram',
      severity: 'error',
      from: { pathNot: '^(src/telegram|test)' },
      to: { path: 'node_modules/telegraf' },
    },
    {
      name: 'dotenv-only-at-the-edge',
      severity: 'error',
      from: { pathNot: '^src/(main\\.ts|commands)' },
      to: { path: 'node_modules/dotenv' },
    },
    {
      name: 'pure-folders-touch-no-files',
      severity: 'error',
      from: { path: `^src/(${pure.join('|')})`, pathNot: '(\\.test\\.ts|-file\\.ts)$' },
      to: { dependencyTypes: ['core'], path: '^(node:)?(fs|child_process|net|http|os)' },
    },
    { name: 'nobody-imports-main', severity: 'error', from: {}, to: { path: '^src/main\\.ts$' } },
    {
      name: 'no-dev-dependencies-in-product',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

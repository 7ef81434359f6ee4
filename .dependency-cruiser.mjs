/**
 * Which folder of `src/` may import which: the table of docs/architecture.md. Each folder lists all it may
 * import; what is not listed is refused.
 */

/** Folders that decide and never act: no file system, network, clock or environment. */
const pure = [
  'model',
  'checkers',
  'rules',
  'snapshot',
  'match',
  'policy',
  'history',
  'render',
  'messages',
  'config',
  'ports',
]

/** A folder may always import itself. */
const mayImport = {
  model: [],
  checkers: ['model', 'snapshot'],
  rules: ['model'],
  snapshot: ['model'],
  match: ['model'],
  policy: ['model'],
  history: ['model'],
  render: ['model', 'rules', 'messages', 'history'],
  web: ['model'],
  messages: ['model'],
  config: ['model', 'messages'],
  ports: ['model'],
  app: [...pure],
  adapters: ['ports', 'model'],
  entry: [...pure, 'app', 'adapters'],
}

/** Packages that need nothing of the outside world themselves. */
const purePackages = 'node_modules/(valibot|smol-toml|yaml|re2js)/'

/** What the application inside the HTML report is built with. It runs in a browser, without a network. */
const webPackages = 'node_modules/(preact|@tanstack/virtual-core|(@types/)?d3-hierarchy|uplot)/'

const folderRules = Object.entries(mayImport).map(([folder, others]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import ${[folder, ...others].map((name) => `src/${name}`).join(', ')}. See docs/architecture.md.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...others].join('|')})/` },
}))

export default {
  forbidden: [
    ...folderRules,
    {
      name: 'pure-folders-touch-nothing',
      comment:
        'Pure folders get time, files and hashes as values. Only packages that are pure themselves are allowed.',
      severity: 'error',
      from: { path: `^src/(${[...pure, 'app'].join('|')})/` },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'],
        pathNot: purePackages,
      },
    },
    {
      name: 'web-packages',
      comment: 'The report is one small file: its application takes only packages made for what it shows.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'],
        pathNot: webPackages,
      },
    },
    {
      name: 'cli-loads-no-github-code',
      comment:
        'The command line starts fast and works offline: nothing it reaches may load GitHub’s packages. `baseline pull`, `doctor`, `dashboard` and `summary` ask with fetch, and read answers and zips as the action does.',
      severity: 'error',
      from: { path: '^src/entry/cli\\.ts$' },
      to: {
        path: 'node_modules/(@actions|@octokit|undici)/|^src/adapters/github/(?!(actions-answers|answer|file-answer|artifact-bytes|zip-entry|zip-size)\\.ts$)',
        reachable: true,
      },
    },
    {
      name: 'no-circular',
      comment: 'Cycles hide who decides.',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nobody imports is dead.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '^src/(entry|web)/' },
      to: {},
    },
    {
      name: 'production-never-imports-test',
      comment: 'The product must not need its tests.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    {
      name: 'resolvable',
      comment: 'An import that is not found is not checked either.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}

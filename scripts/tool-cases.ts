/** What linters and other tools are run on for test/cases, one list for each version of a tool. */
import type { CheckerName } from '#model/snapshot.ts'
import { golangciCommand, npmProgram, packagedProgram, rustProgram } from '#test/support/checkers.ts'
import { carrierCases } from './carrier-cases.ts'

/** A folder of test/cases: a tree, arguments, and what is special about it. */
export interface ToolCase {
  readonly leaf: string
  readonly tree: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** It looks for packages in the folder that it checks. */
  readonly withModules?: true
  /** Of `checker: pattern`. */
  readonly pattern?: string
}

/** One version of one tool. */
export interface ToolCases {
  readonly checker: CheckerName
  readonly version: string
  /** What is really started, where the checker is only the form of its output. */
  readonly program?: string
  readonly start: () => Promise<readonly string[]>
  readonly cases: readonly ToolCase[]
}

const ruffJson = ['check', '--output-format', 'json', '--no-cache', '--isolated', '--select', 'E,F,B']
const ruffCases: readonly ToolCase[] = [
  { leaf: 'findings', tree: 'python/shop', args: [...ruffJson, 'shop'] },
  { leaf: 'findings-exit-zero', tree: 'python/shop', args: [...ruffJson, '--exit-zero', 'shop'] },
  { leaf: 'clean', tree: 'python/clean', args: [...ruffJson, '.'] },
  { leaf: 'no-files', tree: 'python/no-files', args: [...ruffJson, '.'] },
  { leaf: 'missing-file', tree: 'python/clean', args: [...ruffJson, 'gone.py'] },
  { leaf: 'syntax-error', tree: 'python/syntax-error', args: [...ruffJson, '.'] },
  { leaf: 'no-text', tree: 'python/no-text', args: [...ruffJson, '.'] },
  { leaf: 'notebook', tree: 'python/basedpyright-notebook', args: [...ruffJson, '.'] },
  {
    leaf: 'unknown-argument',
    tree: 'python/clean',
    args: ['check', '--output-format', 'json', '--nonsense'],
  },
  {
    leaf: 'unknown-rule',
    tree: 'python/clean',
    args: ['check', '--output-format', 'json', '--select', 'NOPE1'],
  },
  {
    leaf: 'broken-config',
    tree: 'python/ruff-broken-config',
    args: ['check', '--output-format', 'json', '.'],
  },
  { leaf: 'statistics', tree: 'python/shop', args: [...ruffJson, '--statistics', 'shop'] },
  { leaf: 'text', tree: 'python/shop', args: ['check', '--no-cache', '--isolated', 'shop'] },
]

const eslintJson = ['--format', 'json', '--no-color']
const eslintCases: readonly ToolCase[] = [
  { leaf: 'findings', tree: 'javascript/linted', args: [...eslintJson, 'src'] },
  {
    leaf: 'findings-max-warnings',
    tree: 'javascript/linted',
    args: [...eslintJson, '--max-warnings', '0', 'src/warned.js'],
  },
  { leaf: 'clean', tree: 'javascript/linted', args: [...eslintJson, 'src/clean.js'] },
  { leaf: 'no-files', tree: 'javascript/linted', args: [...eslintJson, 'gone'] },
  { leaf: 'no-patterns', tree: 'javascript/linted', args: [...eslintJson, '--pass-on-no-patterns'] },
  { leaf: 'syntax-error', tree: 'javascript/linted', args: [...eslintJson, 'broken'] },
  { leaf: 'unknown-argument', tree: 'javascript/linted', args: [...eslintJson, '--nonsense', 'src'] },
  { leaf: 'missing-config', tree: 'javascript/linted', args: [...eslintJson, '-c', 'gone.js', 'src'] },
  {
    leaf: 'broken-config',
    tree: 'javascript/linted',
    args: [...eslintJson, '-c', 'broken.config.js', 'src'],
  },
  {
    leaf: 'unknown-rule',
    tree: 'javascript/linted',
    args: [...eslintJson, '-c', 'unknown-rule.config.js', 'src'],
  },
  {
    leaf: 'rule-crashes',
    tree: 'javascript/linted',
    args: [...eslintJson, '-c', 'crashing.config.js', 'src'],
  },
  { leaf: 'text', tree: 'javascript/linted', args: ['--no-color', 'src'] },
]

const oxlintJson = ['--format', 'json']
const oxlintCases: readonly ToolCase[] = [
  { leaf: 'findings', tree: 'javascript/linted', args: [...oxlintJson, '-D', 'no-eval', 'src'] },
  { leaf: 'clean', tree: 'javascript/linted', args: [...oxlintJson, 'src/clean.js'] },
  { leaf: 'no-files', tree: 'javascript/linted', args: [...oxlintJson, 'gone'] },
  { leaf: 'syntax-error', tree: 'javascript/linted', args: [...oxlintJson, 'broken'] },
  { leaf: 'unknown-argument', tree: 'javascript/linted', args: [...oxlintJson, '--nonsense', 'src'] },
  { leaf: 'broken-config', tree: 'javascript/linted', args: [...oxlintJson, '-c', 'half.json', 'src'] },
  {
    leaf: 'unknown-rule',
    tree: 'javascript/linted',
    args: [...oxlintJson, '-c', 'unknown-rule.json', 'src'],
  },
  { leaf: 'missing-config', tree: 'javascript/linted', args: [...oxlintJson, '-c', 'gone.json', 'src'] },
  { leaf: 'text', tree: 'javascript/linted', args: ['src'] },
]

const biomeJson = ['lint', '--reporter=json', '--colors=off']
const biomeCases: readonly ToolCase[] = [
  { leaf: 'findings', tree: 'javascript/linted', args: [...biomeJson, 'src'] },
  { leaf: 'clean', tree: 'javascript/linted', args: [...biomeJson, '--only=suspicious/noDebugger', 'tidy'] },
  { leaf: 'no-files', tree: 'javascript/linted', args: [...biomeJson, 'empty'] },
  { leaf: 'missing-file', tree: 'javascript/linted', args: [...biomeJson, 'gone'] },
  { leaf: 'syntax-error', tree: 'javascript/linted', args: [...biomeJson, 'broken'] },
  { leaf: 'unknown-argument', tree: 'javascript/linted', args: [...biomeJson, '--nonsense', 'src'] },
  { leaf: 'broken-config', tree: 'javascript/biome-broken-config', args: [...biomeJson, '.'] },
  { leaf: 'unknown-key', tree: 'javascript/biome-unknown-key', args: [...biomeJson, '.'] },
  { leaf: 'text', tree: 'javascript/linted', args: ['lint', '--colors=off', 'src'] },
]

const pylintJson = ['--output-format=json2']
const pylintCases: readonly ToolCase[] = [
  { leaf: 'findings', tree: 'python/shop', args: [...pylintJson, 'shop'] },
  { leaf: 'findings-exit-zero', tree: 'python/shop', args: [...pylintJson, '--exit-zero', 'shop'] },
  { leaf: 'clean', tree: 'python/clean', args: [...pylintJson, '--disable=all', '--enable=E', 'tidy.py'] },
  { leaf: 'no-files', tree: 'python/clean', args: [...pylintJson] },
  { leaf: 'missing-file', tree: 'python/clean', args: [...pylintJson, 'gone.py'] },
  { leaf: 'syntax-error', tree: 'python/syntax-error', args: [...pylintJson, 'broken.py'] },
  { leaf: 'no-text', tree: 'python/no-text', args: [...pylintJson, 'binary.py'] },
  { leaf: 'unknown-argument', tree: 'python/clean', args: [...pylintJson, '--nonsense', 'tidy.py'] },
  { leaf: 'missing-config', tree: 'python/clean', args: [...pylintJson, '--rcfile=gone.toml', 'tidy.py'] },
  { leaf: 'text', tree: 'python/shop', args: ['shop'] },
]

const banditJson = ['--format', 'json', '--quiet']
const banditCases: readonly ToolCase[] = [
  { leaf: 'findings', tree: 'python/unsafe', args: [...banditJson, '-r', '.'] },
  { leaf: 'clean', tree: 'python/clean', args: [...banditJson, '-r', '.'] },
  { leaf: 'no-files', tree: 'python/no-files', args: [...banditJson, '-r', '.'] },
  { leaf: 'missing-file', tree: 'python/clean', args: [...banditJson, 'gone.py'] },
  { leaf: 'syntax-error', tree: 'python/syntax-error', args: [...banditJson, '-r', '.'] },
  { leaf: 'unknown-argument', tree: 'python/clean', args: [...banditJson, '--nonsense', '.'] },
  { leaf: 'missing-config', tree: 'python/clean', args: [...banditJson, '-c', 'gone.yml', '.'] },
  { leaf: 'loud', tree: 'python/unsafe', args: ['--format', 'json', '-r', '.'] },
  { leaf: 'text', tree: 'python/unsafe', args: ['-r', '.'] },
]

const zubanCheck = [
  'check',
  '--show-column-numbers',
  '--show-error-codes',
  '--no-pretty',
  '--python-version',
  '3.12',
]
const zubanCases: readonly ToolCase[] = [
  { leaf: 'many-errors', tree: 'python/shop', args: [...zubanCheck, '--strict', 'shop'] },
  { leaf: 'many-errors-plain', tree: 'python/shop', args: ['check', 'shop'] },
  { leaf: 'clean', tree: 'python/clean', args: [...zubanCheck, '.'] },
  { leaf: 'no-files', tree: 'python/no-files', args: [...zubanCheck, '.'] },
  { leaf: 'missing-file', tree: 'python/clean', args: [...zubanCheck, 'gone.py'] },
  { leaf: 'syntax-error', tree: 'python/syntax-error', args: [...zubanCheck, '.'] },
  { leaf: 'no-text', tree: 'python/no-text', args: [...zubanCheck, 'binary.py'] },
  { leaf: 'no-summary', tree: 'python/shop', args: [...zubanCheck, '--no-error-summary', 'shop'] },
  { leaf: 'unknown-argument', tree: 'python/clean', args: [...zubanCheck, '--nonsense', '.'] },
  { leaf: 'json', tree: 'python/clean', args: ['check', '--output', 'json', '.'] },
  { leaf: 'refused-setting', tree: 'python/mypy-refused-setting', args: [...zubanCheck, '.'] },
]

const svelteVerbose = ['--output', 'machine-verbose']
const svelteCases: readonly ToolCase[] = [
  { leaf: 'many-errors', tree: 'svelte/shop', args: svelteVerbose },
  { leaf: 'many-errors-threshold', tree: 'svelte/shop', args: [...svelteVerbose, '--threshold', 'error'] },
  { leaf: 'many-errors-machine', tree: 'svelte/shop', args: ['--output', 'machine'] },
  { leaf: 'many-errors-human', tree: 'svelte/shop', args: ['--output', 'human'] },
  { leaf: 'clean', tree: 'svelte/clean', args: svelteVerbose },
  { leaf: 'no-files', tree: 'svelte/no-inputs', args: svelteVerbose },
  { leaf: 'syntax-error', tree: 'svelte/syntax-error', args: svelteVerbose },
  { leaf: 'unknown-argument', tree: 'svelte/clean', args: [...svelteVerbose, '--nonsense'] },
  { leaf: 'missing-project', tree: 'svelte/clean', args: [...svelteVerbose, '--tsconfig', 'gone.json'] },
]

const clippyJson = ['clippy', '--message-format=json', '--offline']
const capped = ['--', '--cap-lints', 'warn']
const clippyCases: readonly ToolCase[] = [
  { leaf: 'findings', tree: 'rust/shop', args: [...clippyJson, ...capped] },
  { leaf: 'findings-all-targets', tree: 'rust/shop', args: [...clippyJson, '--all-targets', ...capped] },
  { leaf: 'denied', tree: 'rust/shop', args: [...clippyJson, '--all-targets'] },
  { leaf: 'denied-warnings', tree: 'rust/shop', args: [...clippyJson, '--', '-D', 'warnings'] },
  { leaf: 'clean', tree: 'rust/clean', args: [...clippyJson, ...capped] },
  { leaf: 'compile-error', tree: 'rust/compile-error', args: [...clippyJson, ...capped] },
  { leaf: 'syntax-error', tree: 'rust/syntax-error', args: [...clippyJson, ...capped] },
  { leaf: 'broken-config', tree: 'rust/broken-config', args: [...clippyJson, ...capped] },
  { leaf: 'broken-manifest', tree: 'rust/broken-manifest', args: [...clippyJson, ...capped] },
  { leaf: 'no-manifest', tree: 'python/clean', args: [...clippyJson, ...capped] },
  { leaf: 'no-targets', tree: 'rust/no-targets', args: [...clippyJson, ...capped] },
  { leaf: 'missing-package', tree: 'rust/clean', args: [...clippyJson, '-p', 'gone', ...capped] },
  { leaf: 'unknown-argument', tree: 'rust/clean', args: [...clippyJson, '--nonsense'] },
  { leaf: 'unknown-compiler-argument', tree: 'rust/clean', args: [...clippyJson, '--', '--nonsense'] },
  { leaf: 'text', tree: 'rust/shop', args: ['clippy', '--offline', ...capped] },
]

const golangciJson = ['run', '--output.json.path=stdout', '--show-stats=false']
const unlimited = ['--max-issues-per-linter=0', '--max-same-issues=0']
const golangciCases: readonly ToolCase[] = [
  { leaf: 'findings', tree: 'go/shop', args: [...golangciJson, ...unlimited] },
  { leaf: 'findings-exit-zero', tree: 'go/shop', args: [...golangciJson, '--issues-exit-code=0'] },
  { leaf: 'findings-stats', tree: 'go/shop', args: ['run', '--output.json.path=stdout'] },
  { leaf: 'clean', tree: 'go/clean', args: [...golangciJson, ...unlimited] },
  { leaf: 'no-files', tree: 'go/no-files', args: golangciJson },
  { leaf: 'no-module', tree: 'python/no-files', args: golangciJson },
  { leaf: 'missing-folder', tree: 'go/clean', args: [...golangciJson, './gone/...'] },
  { leaf: 'compile-error', tree: 'go/compile-error', args: golangciJson },
  { leaf: 'syntax-error', tree: 'go/syntax-error', args: golangciJson },
  { leaf: 'broken-config', tree: 'go/broken-config', args: golangciJson },
  { leaf: 'missing-config', tree: 'go/clean', args: [...golangciJson, '-c', 'gone.yml'] },
  { leaf: 'unknown-argument', tree: 'go/clean', args: ['run', '--nonsense'] },
  { leaf: 'unknown-linter', tree: 'go/clean', args: [...golangciJson, '--enable', 'nope'] },
  { leaf: 'text', tree: 'go/shop', args: ['run', '--color', 'never'] },
]

const flowJson = ['check', '--json', '--json-version=2', '--quiet']
const flowCases: readonly ToolCase[] = [
  { leaf: 'findings', tree: 'flow/shop', args: flowJson },
  { leaf: 'findings-warnings', tree: 'flow/shop', args: [...flowJson, '--include-warnings'] },
  { leaf: 'findings-pretty', tree: 'flow/shop', args: [...flowJson, '--pretty'] },
  { leaf: 'clean', tree: 'flow/clean', args: flowJson },
  { leaf: 'syntax-error', tree: 'flow/syntax-error', args: flowJson },
  { leaf: 'no-config', tree: 'python/clean', args: flowJson },
  { leaf: 'broken-config', tree: 'flow/broken-config', args: flowJson },
  { leaf: 'missing-folder', tree: 'flow/clean', args: [...flowJson, 'gone'] },
  { leaf: 'unknown-argument', tree: 'flow/clean', args: ['check', '--nonsense'] },
  { leaf: 'first-version', tree: 'flow/shop', args: ['check', '--json', '--quiet'] },
  { leaf: 'text', tree: 'flow/shop', args: ['check', '--quiet', '--color', 'never'] },
]

const plainDeno = { env: { NO_COLOR: '1' } } as const
const denoCases: readonly ToolCase[] = [
  { leaf: 'findings', tree: 'deno/shop', args: ['check'] },
  { leaf: 'findings-plain', tree: 'deno/shop', args: ['check'], ...plainDeno },
  { leaf: 'one-error', tree: 'deno/shop', args: ['check', 'one.ts'], ...plainDeno },
  { leaf: 'clean', tree: 'deno/clean', args: ['check'], ...plainDeno },
  { leaf: 'no-files', tree: 'python/no-files', args: ['check'], ...plainDeno },
  { leaf: 'syntax-error', tree: 'deno/syntax-error', args: ['check'], ...plainDeno },
  { leaf: 'missing-file', tree: 'deno/clean', args: ['check', 'gone.ts'], ...plainDeno },
  { leaf: 'missing-import', tree: 'deno/missing-import', args: ['check'], ...plainDeno },
  { leaf: 'broken-config', tree: 'deno/broken-config', args: ['check'], ...plainDeno },
  { leaf: 'unknown-argument', tree: 'deno/clean', args: ['check', '--nonsense'], ...plainDeno },
]

const astroCheck = { args: ['check'], env: { ASTRO_TELEMETRY_DISABLED: '1' }, withModules: true } as const
const astroCases: readonly ToolCase[] = [
  { leaf: 'findings', tree: 'astro/shop', ...astroCheck },
  {
    leaf: 'findings-errors',
    tree: 'astro/shop',
    ...astroCheck,
    args: ['check', '--minimumSeverity', 'error'],
  },
  { leaf: 'clean', tree: 'astro/clean', ...astroCheck },
  { leaf: 'no-files', tree: 'python/no-files', ...astroCheck },
  { leaf: 'syntax-error', tree: 'astro/syntax-error', ...astroCheck },
  { leaf: 'broken-config', tree: 'astro/broken-config', ...astroCheck },
]

/** In the order in which they are captured. */
export const toolCases: readonly ToolCases[] = [
  ...['0.9.10', '0.17.6'].map(
    (version): ToolCases => ({
      checker: 'ruff',
      version,
      start: async () => [await packagedProgram('ruff', version)],
      cases: ruffCases,
    }),
  ),
  ...['9.39.0', '10.15.0'].map(
    (version): ToolCases => ({
      checker: 'eslint',
      version,
      start: async () => [await npmProgram('eslint', [`eslint@${version}`])],
      cases: eslintCases,
    }),
  ),
  ...['1.20.0', '1.94.0'].map(
    (version): ToolCases => ({
      checker: 'oxlint',
      version,
      start: async () => [await npmProgram('oxlint', [`oxlint@${version}`])],
      cases: oxlintCases,
    }),
  ),
  ...['2.4.0', '2.6.8'].map(
    (version): ToolCases => ({
      checker: 'biome',
      version,
      start: async () => [await npmProgram('biome', [`@biomejs/biome@${version}`])],
      cases: biomeCases,
    }),
  ),
  ...['3.3.9', '4.1.4'].map(
    (version): ToolCases => ({
      checker: 'pylint',
      version,
      start: async () => [await packagedProgram('pylint', version, { scripts: ['pylint'] })],
      cases: pylintCases,
    }),
  ),
  ...['1.7.10', '1.9.4'].map(
    (version): ToolCases => ({
      checker: 'bandit',
      version,
      start: async () => [await packagedProgram('bandit', version, { scripts: ['bandit'] })],
      cases: banditCases,
    }),
  ),
  {
    checker: 'flow',
    version: '0.336.0',
    start: async () => [await npmProgram('flow', ['flow-bin@0.336.0'])],
    cases: flowCases,
  },
  {
    checker: 'deno',
    version: '2.9.6',
    start: async () => [await npmProgram('deno', ['deno@2.9.6'])],
    cases: denoCases,
  },
  {
    checker: 'astro',
    version: '0.9.10',
    start: async () => [
      await npmProgram('astro', ['@astrojs/check@0.9.10', 'astro@7.3.5', 'typescript@5.9.3']),
    ],
    cases: astroCases,
  },
  {
    checker: 'golangci-lint',
    version: '2.15.0',
    start: () => golangciCommand('2.15.0'),
    cases: golangciCases,
  },
  {
    checker: 'clippy',
    version: '1.95.0',
    start: async () => rustProgram('cargo'),
    cases: clippyCases,
  },
  {
    checker: 'zuban',
    version: '0.10.2',
    start: async () => [await packagedProgram('zuban', '0.10.2')],
    cases: zubanCases,
  },
  {
    checker: 'svelte-check',
    version: '4.7.8',
    start: async () => [
      await npmProgram('svelte-check', ['svelte-check@4.7.8', 'svelte@5.45.2', 'typescript@5.9.3']),
    ],
    cases: svelteCases,
  },
  ...carrierCases,
]

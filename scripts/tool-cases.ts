/** What linters and other tools are run on for test/cases, one list for each version of a tool. */
import type { CheckerName } from '#model/snapshot.ts'
import { npmProgram, packagedProgram } from '#test/support/checkers.ts'

/** A folder of test/cases: a tree, arguments, and what is special about it. */
export interface ToolCase {
  readonly leaf: string
  readonly tree: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** One version of one tool. */
export interface ToolCases {
  readonly checker: CheckerName
  readonly version: string
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
]

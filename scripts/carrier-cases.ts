/** The forms in which many tools report, each captured of several tools that write it. */
import { join } from 'node:path'
import { npmProgram, packagedProgram, tyWorld } from '#test/support/checkers.ts'
import type { ToolCase, ToolCases } from './tool-cases.ts'

type Carrier = 'sarif' | 'gitlab' | 'checkstyle' | 'github' | 'rdjson'

/** A tool, and how it is asked for each form. */
interface Writer {
  readonly program: string
  readonly version: string
  readonly start: () => Promise<readonly string[]>
  readonly forms: Partial<Readonly<Record<Carrier, readonly ToolCase[]>>>
}

/** The same runs in one form; `ask` puts the form's name to the options. */
function inForm(ask: readonly string[], runs: readonly ToolCase[]): readonly ToolCase[] {
  return runs.map((run) => ({ ...run, args: [...ask, ...run.args] }))
}

const ruffArgs = ['--no-cache', '--isolated', '--select', 'E,F,B']
const ruffRuns: readonly ToolCase[] = [
  { leaf: 'ruff-findings', tree: 'python/shop', args: [...ruffArgs, 'shop'] },
  { leaf: 'ruff-findings-exit-zero', tree: 'python/shop', args: [...ruffArgs, '--exit-zero', 'shop'] },
  { leaf: 'ruff-clean', tree: 'python/clean', args: [...ruffArgs, '.'] },
  { leaf: 'ruff-no-files', tree: 'python/no-files', args: [...ruffArgs, '.'] },
  { leaf: 'ruff-syntax-error', tree: 'python/syntax-error', args: [...ruffArgs, '.'] },
  { leaf: 'ruff-unknown-argument', tree: 'python/clean', args: ['--nonsense'] },
]
const ruff = (form: string): readonly ToolCase[] => inForm(['check', '--output-format', form], ruffRuns)

const tyRuns: readonly ToolCase[] = [
  { leaf: 'ty-findings', tree: 'python/shop', args: tyWorld.args, env: tyWorld.env },
  { leaf: 'ty-clean', tree: 'python/clean', args: tyWorld.args, env: tyWorld.env },
  { leaf: 'ty-missing-file', tree: 'python/clean', args: [...tyWorld.args, 'gone.py'], env: tyWorld.env },
]
const ty = (form: string): readonly ToolCase[] => inForm(['check', '--output-format', form], tyRuns)

const formatters = join(
  import.meta.dirname,
  '../.tools/checkers/eslint-formatter-checkstyle-9.0.1/node_modules',
)
const eslintRuns: readonly ToolCase[] = [
  { leaf: 'eslint-findings', tree: 'javascript/linted', args: ['src'] },
  { leaf: 'eslint-clean', tree: 'javascript/linted', args: ['src/clean.js'] },
  { leaf: 'eslint-no-files', tree: 'javascript/linted', args: ['gone'] },
]
const eslint = (formatter: string): readonly ToolCase[] =>
  inForm(['--no-color', '--format', join(formatters, formatter)], eslintRuns)

const biomeRuns: readonly ToolCase[] = [
  { leaf: 'biome-findings', tree: 'javascript/linted', args: ['--colors=off', 'src'] },
]
const biome = (form: string): readonly ToolCase[] => inForm(['lint', `--reporter=${form}`], biomeRuns)

const oxlintRuns: readonly ToolCase[] = [
  { leaf: 'oxlint-findings', tree: 'javascript/linted', args: ['-D', 'no-eval', 'src'] },
  { leaf: 'oxlint-no-files', tree: 'javascript/linted', args: ['gone'] },
]
const oxlint = (form: string): readonly ToolCase[] => inForm(['--format', form], oxlintRuns)

const writers: readonly Writer[] = [
  {
    program: 'ruff',
    version: '0.17.6',
    start: async () => [await packagedProgram('ruff', '0.17.6')],
    forms: {
      sarif: ruff('sarif'),
      gitlab: ruff('gitlab'),
      github: ruff('github'),
      rdjson: ruff('rdjson'),
    },
  },
  {
    program: 'ty',
    version: '0.0.108',
    start: async () => [await packagedProgram('ty', '0.0.108')],
    forms: { sarif: ty('sarif'), gitlab: ty('gitlab'), github: ty('github') },
  },
  {
    program: 'eslint',
    version: '10.15.0',
    start: async () => [
      await npmProgram('eslint', [
        'eslint-formatter-checkstyle@9.0.1',
        '@microsoft/eslint-formatter-sarif@3.1.0',
        'eslint@10.15.0',
      ]),
    ],
    forms: {
      sarif: eslint('@microsoft/eslint-formatter-sarif/sarif.js'),
      checkstyle: eslint('eslint-formatter-checkstyle/index.js'),
    },
  },
  {
    program: 'biome',
    version: '2.6.8',
    start: async () => [await npmProgram('biome', ['@biomejs/biome@2.6.8'])],
    forms: {
      sarif: biome('sarif'),
      gitlab: biome('gitlab'),
      checkstyle: biome('checkstyle'),
      github: biome('github'),
      rdjson: biome('rdjson'),
    },
  },
  {
    program: 'oxlint',
    version: '1.94.0',
    start: async () => [await npmProgram('oxlint', ['oxlint@1.94.0'])],
    forms: {
      sarif: oxlint('sarif'),
      gitlab: oxlint('gitlab'),
      checkstyle: oxlint('checkstyle'),
      github: oxlint('github'),
    },
  },
]

const concise = String.raw`^(?<path>[^:]+):(?<line>\d+):(?<column>\d+): (?:(?<code>[A-Z]+\d+)|invalid-syntax:)(?: \[\*\])? (?<message>.*)$`

/** In the order in which they are captured. */
export const carrierCases: readonly ToolCases[] = [
  ...writers.flatMap(({ program, version, start, forms }) =>
    (['sarif', 'gitlab', 'checkstyle', 'github', 'rdjson'] as const).flatMap(
      (checker): readonly ToolCases[] => {
        const cases = forms[checker]
        return cases === undefined ? [] : [{ checker, program, version, start, cases }]
      },
    ),
  ),
  {
    checker: 'pattern',
    program: 'ruff',
    version: '0.17.6',
    start: async () => [await packagedProgram('ruff', '0.17.6')],
    cases: ruff('concise').map((one) => ({ ...one, pattern: concise })),
  },
]

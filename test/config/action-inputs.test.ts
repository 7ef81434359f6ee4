/** The action's inputs become one configuration; combinations that contradict each other are refused. */
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { readActionInputs, readMergeInputs } from '#config/action-inputs.ts'
import type { ActionConfig } from '#config/config.ts'
import { caughtProblem } from '#test/support/caught-problem.ts'
import { parseActionManifest } from '#test/support/github/action-manifest.ts'
import { resolveDefault } from '#test/support/github/input-default.ts'

function configOf(inputs: Readonly<Record<string, string>>): ActionConfig {
  return readActionInputs((name) => inputs[name] ?? '')
}

const defaults: ActionConfig = {
  check: {
    checker: 'auto',
    command: null,
    args: [],
    workingDirectory: '.',
    inputFile: null,
    exitCode: null,
    pattern: null,
    timeLimitMs: null,
  },
  name: null,
  policy: { maxIncrease: null, maxErrors: null, maxNewErrors: null },
  target: null,
  mode: 'enforce',
  comment: 'on-change',
  checkRun: false,
  dataBranch: null,
  baseline: { kind: 'auto' },
  baselineBranches: null,
  baselineWorkflow: null,
  baselineWaitMs: 180_000,
  enforceDefaultBranch: false,
  confirmNew: false,
  recompute: { when: 'when-missing', budgetMs: 600_000 },
  retentionDays: null,
  excerpts: true,
  part: { shard: null, matrix: [], jobTotal: null, jobId: null },
}

describe('defaults', () => {
  test('no input at all is a whole configuration', () => {
    expect(configOf({})).toEqual(defaults)
  })

  test('the defaults of action.yml mean the same as no input', async () => {
    const manifest = parseActionManifest(await readFile(new URL('../../action.yml', import.meta.url), 'utf8'))
    // What the runner's contexts give outside a matrix.
    const resolved = (value = ''): string =>
      resolveDefault(value, { github: { token: '' }, matrix: null, strategy: {}, job: {} })
    const inputs = Object.fromEntries([...manifest.inputs].map(([name, value]) => [name, resolved(value)]))
    expect(configOf(inputs)).toEqual(defaults)
  })

  test('merge/action.yml declares every input that is read, and no other', async () => {
    const manifest = parseActionManifest(
      await readFile(new URL('../../merge/action.yml', import.meta.url), 'utf8'),
    )
    const read = new Set<string>()
    readMergeInputs((name) => {
      read.add(name)
      return ''
    })
    expect([...read, 'github-token', 'job-token'].sort()).toEqual([...manifest.inputs.keys()].sort())
  })

  test('action.yml declares every input that is read, and no other', async () => {
    const manifest = parseActionManifest(await readFile(new URL('../../action.yml', import.meta.url), 'utf8'))
    const read = new Set<string>()
    readActionInputs((name) => {
      read.add(name)
      return ''
    })
    // `checks` chooses among those of a configuration file, before there is one check to read.
    expect([...read, 'checks', 'github-token', 'job-token'].sort()).toEqual(
      [...manifest.inputs.keys()].sort(),
    )
  })
})

describe('values', () => {
  test('every input reaches its setting', () => {
    const config = configOf({
      checker: 'mypy',
      command: 'uv run mypy',
      args: "--strict 'my src'",
      'working-directory': ' backend ',
      name: ' API ',
      'max-increase': '10%',
      'max-errors': '4000',
      'max-new-errors': '0',
      'target-errors': '500',
      'target-date': '2027-03-31',
      mode: 'report-only',
      comment: 'never',
      'check-run': 'true',
      'data-branch': 'data/type-ratchet',
      baseline: ' file:./types/mypy.tsv ',
      'baseline-branches': 'release/* next',
      'baseline-workflow': 'ci.yml',
      'baseline-wait': '0',
      'enforce-default-branch': 'true',
      'confirm-new': 'true',
      'retention-days': '3',
      recompute: 'on-drift',
      'recompute-minutes': '0',
      pattern: '^(?<path>.+): (?<message>.+)$',
      'timeout-minutes': '22.5',
      excerpts: 'false',
      shard: '3/10',
      matrix: '{ "python": "3.11", "runner": { "os": "linux" } }',
      'job-total': '4',
      'job-id': '56789012345',
    })
    expect(config).toEqual({
      check: {
        checker: 'mypy',
        command: ['uv', 'run', 'mypy'],
        args: ['--strict', 'my src'],
        workingDirectory: 'backend',
        inputFile: null,
        exitCode: null,
        pattern: '^(?<path>.+): (?<message>.+)$',
        timeLimitMs: 1_350_000,
      },
      name: 'API',
      policy: { maxIncrease: { kind: 'percent', hundredths: 1000 }, maxErrors: 4000, maxNewErrors: 0 },
      target: { errors: 500, time: Date.UTC(2027, 2, 31) / 1000 },
      mode: 'report-only',
      comment: 'never',
      checkRun: true,
      dataBranch: 'data/type-ratchet',
      baseline: { kind: 'file', path: 'types/mypy.tsv' },
      baselineBranches: ['release/*', 'next'],
      baselineWorkflow: 'ci.yml',
      baselineWaitMs: 0,
      enforceDefaultBranch: true,
      confirmNew: true,
      recompute: { when: 'on-drift', budgetMs: null },
      retentionDays: 3,
      excerpts: false,
      part: { shard: '3/10', matrix: ['3.11', '{"os":"linux"}'], jobTotal: 4, jobId: 56_789_012_345 },
    })
  })

  test('a file is read with or without its exit code', () => {
    expect(configOf({ 'input-file': 'out.txt' }).check).toMatchObject({
      inputFile: 'out.txt',
      exitCode: null,
    })
    const both = configOf({ 'input-file': 'out.txt', 'exit-code': '1' })
    expect(both.check).toMatchObject({ inputFile: 'out.txt', exitCode: 1 })
  })
})

describe('refusals', () => {
  test.each([
    ['exit-code without input-file', { 'exit-code': '1' }, 'exit-code'],
    ['command together with input-file', { command: 'mypy', 'input-file': 'out.txt' }, 'command'],
    ['a day without a target', { 'target-date': '2027-03-31' }, 'target-date'],
    ['a day that is none', { 'target-errors': '5', 'target-date': '2027-02-30' }, 'target-date'],
    ['an unknown checker', { checker: 'unheard-of' }, 'checker'],
    ['a growth in words', { 'max-increase': 'ten' }, 'max-increase'],
    ['a negative ceiling', { 'max-errors': '-1' }, 'max-errors'],
    ['a percentage of new errors', { 'max-new-errors': '5%' }, 'max-new-errors'],
    ['an unknown mode', { mode: 'strict' }, 'mode'],
    ['an unknown comment policy', { comment: 'true' }, 'comment'],
    ['a wait without a unit', { 'baseline-wait': '3' }, 'baseline-wait'],
    ['a flag in other words', { 'enforce-default-branch': 'yes' }, 'enforce-default-branch'],
    ['a second run of a file', { 'input-file': 'out.txt', 'confirm-new': 'true' }, 'confirm-new'],
    ['a retention of no days', { 'retention-days': '0' }, 'retention-days'],
    ['a retention that GitHub has not', { 'retention-days': '401' }, 'retention-days'],
    ['a baseline that is nowhere', { baseline: 'cache' }, 'baseline'],
    ['a baseline file without a name', { baseline: 'file:' }, 'baseline'],
    ['a baseline file outside of the repository', { baseline: 'file:../types.tsv' }, 'baseline'],
    ['a baseline file from the root of the machine', { baseline: 'file:/etc/passwd' }, 'baseline'],
    ['a baseline file of another machine', { baseline: 'file:C:\\types.tsv' }, 'baseline'],
    ['a branch that no repository can have', { 'baseline-branches': 'release/* a..b' }, 'baseline-branches'],
    ['an exit code in words', { 'input-file': 'out.txt', 'exit-code': 'one' }, 'exit-code'],
  ] satisfies [string, Record<string, string>, string][])('%s is refused by name', (_, inputs, input) => {
    const value = (inputs as Readonly<Record<string, string>>)[input]
    expect(caughtProblem(() => configOf(inputs))).toMatchObject({ kind: 'input-invalid', input, value })
  })

  test.each([
    ['command', 'mypy | tee out'],
    ['args', '--flag $HOME'],
  ])('%s that needs a shell is refused by name', (input, value) => {
    expect(caughtProblem(() => configOf({ [input]: value }))).toMatchObject({
      kind: 'command-needs-shell',
      input,
      value,
    })
  })
})

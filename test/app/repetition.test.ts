/** The line that shows the same new errors elsewhere. */
import { describe, expect, test } from 'vitest'
import { repeatedCheck, repeatedComparison, repeatedOptions } from '#app/action/repetition.ts'
import type { CheckConfig, JudgingConfig } from '#config/config.ts'
import type { Settings } from '#config/file/settings.ts'
import type { Policy } from '#model/policy.ts'
import type { BaselineSummary, FileEdit } from '#model/report.ts'
import { planOf } from '#test/support/plan-factory.ts'
import { exactBaseline, noBaseline } from '#test/support/report-factory.ts'

const check: CheckConfig = {
  checker: 'mypy',
  command: null,
  args: ['src', 'my tests'],
  workingDirectory: '.',
  inputFile: null,
  exitCode: null,
  timeLimitMs: null,
}

function baselineOf(origin: object): BaselineSummary {
  return exactBaseline.state === 'loaded'
    ? { ...exactBaseline, origin: { ...exactBaseline.origin, ...origin } }
    : exactBaseline
}

const stored = baselineOf({
  source: 'artifact',
  runUrl: 'https://github.com/acme/shop/actions/runs/6980',
  artifact: 'type-ratchet-baseline-mypy-attempt-2',
})
const unlimited = planOf().config.policy
const line = (changed: Partial<CheckConfig>, baseline = stored, judging: Partial<JudgingConfig> = {}) => {
  const config = { check: { ...check, ...changed }, policy: unlimited, name: null, ...judging }
  return repeatedComparison({ ...planOf(), repeat: repeatedOptions(config, 'mypy') }, baseline)
}

test('fetches the baseline that the run was compared with, and checks as it did', () => {
  expect(line({})).toBe(
    "gh run download 6980 -n type-ratchet-baseline-mypy-attempt-2 && npx type-ratchet check --baseline snapshot.json --checker mypy -- src 'my tests'",
  )
})

test.each([
  [{ args: [], workingDirectory: 'backend' }, '--checker mypy --cwd backend'],
  [{ command: ['uv', 'run', 'mypy'], args: ['src'] }, "--checker mypy --command 'uv run mypy' -- src"],
  [{ inputFile: 'mypy.txt', exitCode: 1, args: ['src'] }, '--checker mypy --input mypy.txt --exit-code 1'],
])('says what was asked for: %j', (changed, options) => {
  expect(line(changed)?.split('snapshot.json ')[1]).toBe(options)
})

test('says the limits that held, and a name that is not the checker’s', () => {
  const policy: Policy = { maxIncrease: { kind: 'percent', hundredths: 250 }, maxErrors: 40, maxNewErrors: 0 }
  expect(line({ args: ['src'] }, stored, { policy, name: 'strict' })?.split('snapshot.json ')[1]).toBe(
    '--checker mypy --name strict --max-increase 2.5% --max-errors 40 --max-new-errors 0 -- src',
  )
  expect(line({}, stored, { name: 'mypy' })).not.toContain('--name')
})

describe('a check of the configuration file', () => {
  const policy: Policy = { ...unlimited, maxErrors: 40, maxNewErrors: 3 }
  const filed = { path: 'type-ratchet.yml', edits: [] }
  const settings: Settings = new Map([
    ['max-errors', { value: '40', from: 'type-ratchet.yml:4' }],
    ['max-new-errors', { value: '3', from: '`max-new-errors`' }],
  ])
  const api = { name: 'api', settings, filed, config: { policy } }

  test('is named, beside the limits that inputs said in place of the file', () => {
    expect(repeatedCheck(api)).toEqual(['--checks', 'api', '--max-new-errors', '3'])
  })

  test('is said in full where the file here is not what held', () => {
    const edit: FileEdit = { setting: 'max-errors', from: '40', to: '50' }
    expect(repeatedCheck({ ...api, filed: { ...filed, edits: [edit] } })).toBeNull()
    expect(repeatedCheck({ ...api, filed: { ...filed, standing: 'removed' } })).toBeNull()
    const command = { value: 'uv run mypy', from: '`command`' }
    expect(repeatedCheck({ ...api, settings: new Map([...settings, ['command', command]]) })).toBeNull()
  })
})

test('names a committed baseline, which is there already', () => {
  const plan = {
    ...planOf({ baseline: { kind: 'file', path: 'types/mypy.tsv' } }),
    repeat: ['--checker', 'mypy'],
  }
  expect(repeatedComparison(plan, baselineOf({ source: 'file', runUrl: null }))).toBe(
    'npx type-ratchet check --baseline types/mypy.tsv --checker mypy',
  )
})

test('is none where the baseline can’t be had, and where no single command made the run', () => {
  expect(line({}, noBaseline)).toBeNull()
  expect(line({}, baselineOf({ source: 'cache', runUrl: null }))).toBeNull()
  expect(repeatedComparison({ ...planOf(), repeat: null }, stored)).toBeNull()
})

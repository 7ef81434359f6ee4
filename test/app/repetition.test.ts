/** The line that shows the same new errors elsewhere. */
import { expect, test } from 'vitest'
import { repeatedComparison, repeatedOptions } from '#app/action/repetition.ts'
import type { CheckConfig } from '#config/config.ts'
import type { BaselineSummary } from '#model/report.ts'
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
const line = (changed: Partial<CheckConfig>, baseline = stored) =>
  repeatedComparison({ ...planOf(), repeat: repeatedOptions({ ...check, ...changed }, 'mypy') }, baseline)

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

/** The names of artifacts, which readers of other versions look for, and which of several attempts is taken. */
import { describe, expect, test } from 'vitest'
import {
  attemptName,
  baselineName,
  baselineUploadName,
  checkerReportName,
  checkOfResult,
  newestAttempt,
  newestAttempts,
  reportName,
  resultName,
  snapshotName,
} from '#app/baseline/artifact-names.ts'

const first = { name: 'mypy', leg: null, attempt: 1 }
const again = { name: 'mypy', leg: 'linux', attempt: 3 }

test('names say the use, the leg and the attempt', () => {
  expect(baselineName('mypy')).toBe('type-ratchet-baseline-mypy')
  expect(baselineUploadName(first)).toBe('type-ratchet-baseline-mypy')
  expect(baselineUploadName(again)).toBe('type-ratchet-baseline-mypy-attempt-3')
  expect(snapshotName(first)).toBe('type-ratchet-snapshot-mypy')
  expect(snapshotName(again)).toBe('type-ratchet-snapshot-mypy-linux-attempt-3')
  expect(reportName(again)).toBe('type-ratchet-report-mypy-linux-attempt-3.html')
  expect(resultName(first)).toBe('type-ratchet-result-mypy.json')
  expect(checkerReportName(first, 1)).toBe('type-ratchet-checker-report-mypy')
  expect(checkerReportName(again, 2)).toBe('type-ratchet-checker-report-mypy-linux-2-attempt-3')
  expect(attemptName('x', 2)).toBe('x-attempt-2')
})

test.each([
  ['type-ratchet-result-mypy.json', 1, 'mypy'],
  ['type-ratchet-result-a.b_c-9-attempt-12.json', 12, 'a.b_c-9'],
  ['type-ratchet-result-a.b_c-9-attempt-12.json', 11, null],
  ['type-ratchet-result-mypy.json', 2, null],
  ['x-type-ratchet-result-mypy.json', 1, null],
  ['type-ratchet-result-mypy.json.html', 1, null],
  ['type-ratchet-result-MYPY.json', 1, null],
  ['type-ratchet-result-.json', 1, null],
  [`type-ratchet-result-${'x'.repeat(61)}.json`, 1, null],
])('the result %s of attempt %i is of the check %s', (artifact, attempt, check) => {
  expect(checkOfResult(artifact, attempt)).toBe(check)
})

describe('of several attempts', () => {
  const named = (
    ...names: readonly string[]
  ): readonly { readonly name: string; readonly expired: boolean }[] =>
    names.map((name) => ({ name, expired: false }))

  test('the highest is taken, and of equal ones the one that is listed first', () => {
    expect(newestAttempt(named('x-attempt-2', 'x', 'x-attempt-10'), 'x')).toMatchObject({
      name: 'x-attempt-10',
    })
    const twice = named('x', 'x')
    expect(newestAttempt(twice, 'x')).toBe(twice[0])
  })

  test('none is one whose name only looks alike', () => {
    const alike = [
      'x-attempt-',
      'x-attempt-1234567',
      'y-attempt-2',
      'xx',
      'x-y-attempt-2',
      'x-attempt-2-y',
      'x-attempt-0',
    ]
    expect(newestAttempt(named(...alike), 'x')).toBeNull()
    expect(newestAttempt([], 'x')).toBeNull()
  })

  test('each name has its newest, in the names’ order, and none that expired', () => {
    const all = [...named('b-attempt-12', 'b', 'a-attempt-2'), { name: 'a-attempt-3', expired: true }]
    expect(
      newestAttempts([...all, { name: 'c', expired: true }]).map(({ name, artifact }) => [
        name,
        artifact.name,
      ]),
    ).toEqual([
      ['a', 'a-attempt-2'],
      ['b', 'b-attempt-12'],
    ])
    expect(newestAttempts(named('a-attempt-2-b')).map(({ name }) => name)).toEqual(['a-attempt-2-b'])
  })
})
